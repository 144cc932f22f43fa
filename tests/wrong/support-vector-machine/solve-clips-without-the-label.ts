/**
 * misconception: α may rise to C and fall to 0, whatever the class.
 * expects: /did you leave the label out/
 */
import { leastCurvature, type Examples } from "@algorithms/support-vector-machine";

export function solvePair(i: number, j: number, alpha: Float64Array, residuals: Float64Array, { C, K }: Examples) {
  const curvature = K.diagonal[i]! + K.diagonal[j]! - 2 * K.row(i)[j]!;
  const unclipped = (residuals[i]! - residuals[j]!) / (curvature > 0 ? curvature : leastCurvature);
  return { unclipped, size: Math.min(unclipped, C[i]! - alpha[i]!, C[j]! - alpha[j]!) };
}
