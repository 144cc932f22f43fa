/**
 * misconception: The constant of the polynomial kernel is added to the power.
 * expects: /γ scales and c₀ is added before the power/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";
import type { Kernel } from "@algorithms/support-vector-machine";

export function kernelValue(A: Matrix, i: number, B: Matrix, j: number, { kernel, gamma, degree, coef0 }: Kernel): number {
  let product = 0;
  for (let column = 0; column < A.columns; column++) product += A.data[i * A.columns + column]! * B.data[j * B.columns + column]!;
  if (kernel === "linear") return product;
  if (kernel === "poly") return (gamma * product) ** degree + coef0;
  if (kernel === "sigmoid") return Math.tanh(gamma * product + coef0);
  return Math.exp(-gamma * squaredDistance(A, i, B, j));
}
