/**
 * misconception: The coefficients may be changed where they are.
 * expects: /a frame that was shown must not change/
 */
import { softThreshold } from "@algorithms/linear-models";

export function proximal(coef: Float64Array, threshold: number): Float64Array {
  coef.forEach((w, j) => (coef[j] = softThreshold(w, threshold)));
  return coef;
}
