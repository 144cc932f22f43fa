/** Distances between rows of matrices. */
import type { Matrix } from "./matrix";

/** Σⱼ (A[i, j] − B[k, j])²: the squared euclidean distance between row i of A and row k of B. */
export function squaredDistance(A: Matrix, i: number, B: Matrix, k: number): number {
  const d = A.columns;
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const difference = A.data[i * d + j]! - B.data[k * d + j]!;
    sum += difference * difference;
  }
  return sum;
}
