/**
 * misconception: A row of W holds the weights of one unit, as in PyTorch.
 * expects: /is W\[j, k\] read as W\[k, j\]/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function dense(A: Matrix, W: Matrix, b: Float64Array): Matrix {
  const Z = zeros(A.rows, W.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < W.columns; k++) {
      let sum = b[k]!;
      for (let j = 0; j < A.columns; j++) sum += A.data[i * A.columns + j]! * W.data[k * W.rows + j]!;
      Z.data[i * W.columns + k] = sum;
    }
  }
  return Z;
}
