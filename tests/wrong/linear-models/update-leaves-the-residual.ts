/**
 * misconception: The residual is brought up to date once per sweep.
 * expects: /the next column must only explain what is left/
 */
import { bestCoefficient, type Penalty } from "@algorithms/linear-models";

export function updateCoordinate(x: Float64Array, residual: Float64Array, w: number, penalty: Penalty): number {
  const n = x.length;
  const product = x.reduce((sum, value, i) => sum + value * residual[i]!, 0);
  return bestCoefficient(product / n, x.reduce((sum, value) => sum + value * value, 0) / n, w, penalty);
}
