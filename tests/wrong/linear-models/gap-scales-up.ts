/**
 * misconception: The dual point is scaled until a column touches the bound, up or down.
 * expects: /scales the dual point down, never up|s is 1, not infinite/
 */
import type { Penalty, ResidualSums } from "@algorithms/linear-models";

export function dualityGap({ products, squares, withTargets, n }: ResidualSums, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  const [l1, l2] = [alpha * l1Ratio, alpha * (1 - l1Ratio)];
  const norm = coef.reduce((sum, w) => sum + w * w, 0);
  const size = coef.reduce((sum, w) => sum + Math.abs(w), 0);
  if (l1 === 0) return (squares - withTargets) / n + 0.5 * l2 * norm + products.reduce((sum, p) => sum + (p / n) ** 2 / (2 * l2), 0);
  const steepest = products.reduce((most, p, j) => Math.max(most, Math.abs(p / n - l2 * coef[j]!)), 0);
  const s = l1 / steepest;
  return 0.5 * (1 + s * s) * (squares / n + l2 * norm) - (s * withTargets) / n + l1 * size;
}
