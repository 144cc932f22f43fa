/**
 * misconception: Every column has some spread to divide by.
 * expects: /a column of zeros has the coefficient 0/
 */
import { softThreshold, type Penalty } from "@algorithms/linear-models";

export function bestCoefficient(product: number, squares: number, w: number, { alpha, l1Ratio }: Penalty): number {
  return softThreshold(product + squares * w, alpha * l1Ratio) / (squares + alpha * (1 - l1Ratio));
}
