/**
 * misconception: The curvature is Kᵢᵢ + Kⱼⱼ − Kᵢⱼ.
 * expects: /the curvature is Kᵢᵢ \+ Kⱼⱼ − 2Kᵢⱼ/
 */
import { leastCurvature, type Examples } from "@algorithms/support-vector-machine";

export function solvePair(i: number, j: number, alpha: Float64Array, residuals: Float64Array, { y, C, K }: Examples) {
  const curvature = K.diagonal[i]! + K.diagonal[j]! - K.row(i)[j]!;
  const unclipped = (residuals[i]! - residuals[j]!) / (curvature > 0 ? curvature : leastCurvature);
  const roomToRise = y[i]! > 0 ? C[i]! - alpha[i]! : alpha[i]!;
  const roomToFall = y[j]! > 0 ? alpha[j]! : C[j]! - alpha[j]!;
  return { unclipped, size: Math.min(unclipped, roomToRise, roomToFall) };
}
