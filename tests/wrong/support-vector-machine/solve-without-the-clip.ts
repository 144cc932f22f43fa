/**
 * misconception: The top of the parabola is the solution; the box takes care of itself.
 * expects: /did you forget to clip/
 */
import { leastCurvature, type Examples } from "@algorithms/support-vector-machine";

export function solvePair(i: number, j: number, _alpha: Float64Array, residuals: Float64Array, { K }: Examples) {
  const curvature = K.diagonal[i]! + K.diagonal[j]! - 2 * K.row(i)[j]!;
  const unclipped = (residuals[i]! - residuals[j]!) / (curvature > 0 ? curvature : leastCurvature);
  return { unclipped, size: unclipped };
}
