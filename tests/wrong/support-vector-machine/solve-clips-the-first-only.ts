/**
 * misconception: Once the first of the two is in the box, so is the second.
 * expects: /both have to stay in the box/
 */
import { leastCurvature, type Examples } from "@algorithms/support-vector-machine";

export function solvePair(i: number, j: number, alpha: Float64Array, residuals: Float64Array, { y, C, K }: Examples) {
  const curvature = K.diagonal[i]! + K.diagonal[j]! - 2 * K.row(i)[j]!;
  const unclipped = (residuals[i]! - residuals[j]!) / (curvature > 0 ? curvature : leastCurvature);
  const roomToRise = y[i]! > 0 ? C[i]! - alpha[i]! : alpha[i]!;
  return { unclipped, size: Math.min(unclipped, roomToRise) };
}
