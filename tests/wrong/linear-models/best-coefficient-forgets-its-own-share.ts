/**
 * misconception: The residual already is what the column has to explain.
 * expects: /did you leave out squares × w/
 */
import { softThreshold, type Penalty } from "@algorithms/linear-models";

export function bestCoefficient(product: number, squares: number, _w: number, { alpha, l1Ratio }: Penalty): number {
  if (squares === 0) return 0;
  return softThreshold(product, alpha * l1Ratio) / (squares + alpha * (1 - l1Ratio));
}
