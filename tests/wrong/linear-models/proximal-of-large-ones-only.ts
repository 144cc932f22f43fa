/**
 * misconception: The proximal step sets small coefficients to zero and leaves the rest.
 * expects: /all shrink by the threshold/
 */
export function proximal(coef: Float64Array, threshold: number): Float64Array {
  return coef.map((w) => (Math.abs(w) <= threshold ? 0 : w));
}
