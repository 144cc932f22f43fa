/**
 * misconception: Every support vector lies on the margin, so all of them tell the intercept.
 * expects: /did you average over them too/
 */
import type { Problem } from "@algorithms/support-vector-machine";

export function interceptOf(alpha: Float64Array, residuals: Float64Array, _problem: Pick<Problem, "y" | "C">): number {
  const support = residuals.filter((_, t) => alpha[t]! > 0);
  return support.reduce((sum, residual) => sum + residual, 0) / support.length;
}
