/**
 * misconception: Without free examples, the middle of all residuals will do.
 * expects: /those that can rise want at least/
 */
import type { Problem } from "@algorithms/support-vector-machine";

export function interceptOf(alpha: Float64Array, residuals: Float64Array, { C }: Pick<Problem, "y" | "C">): number {
  const free = residuals.filter((_, t) => alpha[t]! > 0 && alpha[t]! < C[t]!);
  if (free.length > 0) return free.reduce((sum, residual) => sum + residual, 0) / free.length;
  return (Math.max(...residuals) + Math.min(...residuals)) / 2;
}
