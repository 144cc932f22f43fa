/**
 * misconception: The sum over the rows is compared with alpha.
 * expects: /did you compare the sum with alpha/
 */
import { bestCoefficient, type Penalty } from "@algorithms/linear-models";

export function updateCoordinate(x: Float64Array, residual: Float64Array, w: number, penalty: Penalty): number {
  const product = x.reduce((sum, value, i) => sum + value * residual[i]!, 0);
  const updated = bestCoefficient(product, x.reduce((sum, value) => sum + value * value, 0), w, penalty);
  x.forEach((value, i) => (residual[i]! -= value * (updated - w)));
  return updated;
}
