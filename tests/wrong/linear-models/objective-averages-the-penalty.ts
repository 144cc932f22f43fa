/**
 * misconception: The penalty is averaged over the rows, as the squares are.
 * expects: /the penalty is not averaged over the rows/
 */
import type { Penalty } from "@algorithms/linear-models";

export function elasticNetObjective(residual: Float64Array, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  let sum = 0;
  for (const r of residual) sum += 0.5 * r * r;
  for (const w of coef) sum += alpha * (l1Ratio * Math.abs(w) + 0.5 * (1 - l1Ratio) * w * w);
  return sum / residual.length;
}
