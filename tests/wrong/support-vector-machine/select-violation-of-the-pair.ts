/**
 * misconception: The violation is by how much the chosen two disagree.
 * expects: /the violation is about the lowest residual of all/
 */
import type { Examples } from "@algorithms/support-vector-machine";

export function selectPair(alpha: Float64Array, residuals: Float64Array, { y, C, K }: Examples) {
  const canRise = (t: number): boolean => y[t]! > 0 ? alpha[t]! < C[t]! : alpha[t]! > 0;
  const canFall = (t: number): boolean => y[t]! > 0 ? alpha[t]! > 0 : alpha[t]! < C[t]!;
  const rows = Array.from(alpha.keys());
  const [i = -1] = rows.filter(canRise).toSorted((a, b) => residuals[b]! - residuals[a]! || b - a);
  const falling = rows.filter(canFall);
  const gain = (t: number): number => {
    const curvature = K.diagonal[i]! + K.diagonal[t]! - 2 * K.row(i)[t]!;
    return (residuals[i]! - residuals[t]!) ** 2 / Math.max(curvature, 1e-12);
  };
  const partners = falling.filter((t) => i >= 0 && residuals[t]! < residuals[i]!);
  const [j = -1] = partners.toSorted((a, b) => gain(b) - gain(a) || b - a);
  return { pair: j < 0 ? null : { i, j }, violation: j < 0 ? 0 : residuals[i]! - residuals[j]! };
}
