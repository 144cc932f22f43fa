/**
 * misconception: The radial kernel falls with the distance, so the distance goes into the exponential.
 * expects: /did you take the distance itself instead of its square/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";
import type { Kernel } from "@algorithms/support-vector-machine";

export function kernelValue(A: Matrix, i: number, B: Matrix, j: number, { kernel, gamma, degree, coef0 }: Kernel): number {
  let product = 0;
  for (let column = 0; column < A.columns; column++) product += A.data[i * A.columns + column]! * B.data[j * B.columns + column]!;
  if (kernel === "linear") return product;
  if (kernel === "poly") return (gamma * product + coef0) ** degree;
  if (kernel === "sigmoid") return Math.tanh(gamma * product + coef0);
  return Math.exp(-gamma * Math.sqrt(squaredDistance(A, i, B, j)));
}
