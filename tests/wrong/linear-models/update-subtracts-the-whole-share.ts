/**
 * misconception: After an update the new x w is subtracted from the residual.
 * expects: /did you subtract the whole x w again/
 */
import { bestCoefficient, type Penalty } from "@algorithms/linear-models";

export function updateCoordinate(x: Float64Array, residual: Float64Array, w: number, penalty: Penalty): number {
  const n = x.length;
  const product = x.reduce((sum, value, i) => sum + value * residual[i]!, 0);
  const updated = bestCoefficient(product / n, x.reduce((sum, value) => sum + value * value, 0) / n, w, penalty);
  x.forEach((value, i) => (residual[i]! -= value * updated));
  return updated;
}
