/**
 * Kernels: inner products of examples after a map into another space, computed without going there. All that a support
 * vector machine asks of its examples is K(x, z); whoever can answer that can be separated by a plane.
 */
import { squaredDistance } from "../core/distance";
import type { Matrix } from "../core/matrix";

export type KernelName = "linear" | "poly" | "rbf" | "sigmoid";

/** A kernel with its numbers settled. */
export interface Kernel {
  readonly kernel: KernelName;
  /** Scales inner products and squared distances; above 0. */
  readonly gamma: number;
  /** The power of "poly". */
  readonly degree: number;
  /** What "poly" and "sigmoid" add to the inner product. */
  readonly coef0: number;
}

/**
 * K(row i of A, row j of B): ⟨a, b⟩ for "linear", (γ⟨a, b⟩ + c₀)^degree for "poly", exp(−γ‖a − b‖²) for "rbf",
 * tanh(γ⟨a, b⟩ + c₀) for "sigmoid", which is the inner product of no space for many γ and c₀.
 * @exercise Compute the kernel of two examples.
 * @hint Three of the four begin with the inner product of the two rows.
 * @hint The radial kernel takes the squared distance, and is 1 where the two rows are equal.
 */
export function kernelValue(A: Matrix, i: number, B: Matrix, j: number, { kernel, gamma, degree, coef0 }: Kernel): number {
  switch (kernel) {
    case "linear":
      return innerProduct(A, i, B, j);
    case "poly":
      return (gamma * innerProduct(A, i, B, j) + coef0) ** degree;
    case "rbf":
      return Math.exp(-gamma * squaredDistance(A, i, B, j));
    case "sigmoid":
      return Math.tanh(gamma * innerProduct(A, i, B, j) + coef0);
  }
}

function innerProduct(A: Matrix, i: number, B: Matrix, j: number): number {
  const d = A.columns;
  let sum = 0;
  for (let column = 0; column < d; column++) sum += A.data[i * d + column]! * B.data[j * d + column]!;
  return sum;
}

/** The matrix of all K(xᵢ, xⱼ). */
export interface Gram {
  /** Row i. Not to be changed. */
  row(i: number): Float64Array;
  readonly diagonal: Float64Array;
}

/** Each row is computed when it is first asked for, and kept: most are of examples that never matter. */
export function gramOf(X: Matrix, kernel: Kernel): Gram {
  const known: Float64Array[] = [];
  return {
    row: (i) => (known[i] ??= Float64Array.from({ length: X.rows }, (_, j) => kernelValue(X, i, X, j, kernel))),
    diagonal: Float64Array.from({ length: X.rows }, (_, i) => kernelValue(X, i, X, i, kernel)),
  };
}

/**
 * The γ that a rule stands for: "auto" is 1/d; "scale" is 1/(d · the variance of all entries of X), which does not
 * change what is learnt when all features are measured in another unit. Where nothing varies, "scale" is 1.
 */
export function resolveGamma(X: Matrix, gamma: "scale" | "auto" | number): number {
  if (typeof gamma === "number") return gamma;
  if (gamma === "auto") return 1 / X.columns;
  const mean = X.data.reduce((sum, value) => sum + value, 0) / X.data.length;
  const variance = X.data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / X.data.length;
  return variance === 0 ? 1 : 1 / (X.columns * variance);
}
