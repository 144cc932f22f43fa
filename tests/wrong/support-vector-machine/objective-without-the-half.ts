/**
 * misconception: The dual objective is Σα less the double sum.
 * expects: /did you forget the ½/
 */
export function dualObjective(alpha: Float64Array, residuals: Float64Array, y: Float64Array): number {
  return alpha.reduce((sum, value, i) => sum + value - value * (1 - y[i]! * residuals[i]!), 0);
}
