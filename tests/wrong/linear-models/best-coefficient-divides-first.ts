/**
 * misconception: Dividing by the curvature and soft-thresholding can change places.
 * expects: /threshold first, then divide/
 */
import { softThreshold, type Penalty } from "@algorithms/linear-models";

export function bestCoefficient(product: number, squares: number, w: number, { alpha, l1Ratio }: Penalty): number {
  if (squares === 0) return 0;
  return softThreshold((product + squares * w) / (squares + alpha * (1 - l1Ratio)), alpha * l1Ratio);
}
