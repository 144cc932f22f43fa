/**
 * misconception: The gradient of a weight is its input times the delta.
 * expects: /did one row overwrite another/
 */
import type { DenseGradient } from "@algorithms/backpropagation/backward";
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function denseBackward(A: Matrix, W: Matrix, delta: Matrix): DenseGradient {
  const [weights, biases, inputs] = [zeros(W.rows, W.columns), new Float64Array(W.columns), zeros(A.rows, A.columns)];
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < W.columns; k++) {
      const d = delta.data[i * W.columns + k]!;
      biases[k]! += d;
      for (let j = 0; j < W.rows; j++) {
        weights.data[j * W.columns + k] = A.data[i * A.columns + j]! * d;
        inputs.data[i * A.columns + j]! += W.data[j * W.columns + k]! * d;
      }
    }
  }
  return { weights, biases, inputs };
}
