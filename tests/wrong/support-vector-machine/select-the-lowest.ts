/**
 * misconception: The partner is the one that disagrees most.
 * expects: /did you take the lowest residual rather than the greatest gain/
 */
import type { Examples } from "@algorithms/support-vector-machine";

export function selectPair(alpha: Float64Array, residuals: Float64Array, { y, C }: Examples) {
  const canRise = (t: number): boolean => y[t]! > 0 ? alpha[t]! < C[t]! : alpha[t]! > 0;
  const canFall = (t: number): boolean => y[t]! > 0 ? alpha[t]! > 0 : alpha[t]! < C[t]!;
  const rows = Array.from(alpha.keys());
  const [i = -1] = rows.filter(canRise).toSorted((a, b) => residuals[b]! - residuals[a]! || b - a);
  const falling = rows.filter(canFall);
  const lowest = Math.min(...falling.map((t) => residuals[t]!));
  const violation = i < 0 || falling.length === 0 ? 0 : residuals[i]! - lowest;
  const gain = (t: number): number => {
    return residuals[i]! - residuals[t]!;
  };
  const partners = falling.filter((t) => i >= 0 && residuals[t]! < residuals[i]!);
  const [j = -1] = partners.toSorted((a, b) => gain(b) - gain(a) || b - a);
  return { pair: j < 0 ? null : { i, j }, violation };
}
