/**
 * misconception: A multiplier can rise while it is below C and fall while it is above 0, whatever its class.
 * expects: /did you leave the label out/
 */
import type { Examples } from "@algorithms/support-vector-machine";

export function selectPair(alpha: Float64Array, residuals: Float64Array, { C, K }: Examples) {
  const canRise = (t: number): boolean => alpha[t]! < C[t]!;
  const canFall = (t: number): boolean => alpha[t]! > 0;
  const rows = Array.from(alpha.keys());
  const [i = -1] = rows.filter(canRise).toSorted((a, b) => residuals[b]! - residuals[a]! || b - a);
  const falling = rows.filter(canFall);
  const lowest = Math.min(...falling.map((t) => residuals[t]!));
  const violation = i < 0 || falling.length === 0 ? 0 : residuals[i]! - lowest;
  const gain = (t: number): number => {
    const curvature = K.diagonal[i]! + K.diagonal[t]! - 2 * K.row(i)[t]!;
    return (residuals[i]! - residuals[t]!) ** 2 / Math.max(curvature, 1e-12);
  };
  const partners = falling.filter((t) => i >= 0 && residuals[t]! < residuals[i]!);
  const [j = -1] = partners.toSorted((a, b) => gain(b) - gain(a) || b - a);
  return { pair: j < 0 ? null : { i, j }, violation };
}
