/**
 * misconception: The squares of the penalty are not halved.
 * expects: /did you forget the half/
 */
import type { Penalty } from "@algorithms/linear-models";

export function elasticNetObjective(residual: Float64Array, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  let sum = 0;
  for (const r of residual) sum += (0.5 * r * r) / residual.length;
  for (const w of coef) sum += alpha * (l1Ratio * Math.abs(w) + (1 - l1Ratio) * w * w);
  return sum;
}
