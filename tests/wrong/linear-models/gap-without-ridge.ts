/**
 * misconception: Ridge's part makes no difference to the gap.
 * expects: /g = xᵀr \/ n − l2 w/
 */
import type { Penalty, ResidualSums } from "@algorithms/linear-models";

export function dualityGap({ products, squares, withTargets, n }: ResidualSums, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  const l1 = alpha * l1Ratio;
  const size = coef.reduce((sum, w) => sum + Math.abs(w), 0);
  const steepest = products.reduce((most, p) => Math.max(most, Math.abs(p / n)), 0);
  const s = steepest > l1 ? l1 / steepest : 1;
  return (0.5 * (1 + s * s) * squares) / n - (s * withTargets) / n + l1 * size;
}
