/**
 * misconception: The error is the truth minus the probability.
 * expects: /p minus truth/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function logisticGradient(X: Matrix, P: Matrix, y: ArrayLike<number>): Matrix {
  const gradient = zeros(P.columns, X.columns);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < P.columns; k++) {
      const error = (P.columns === 1 ? y[i]! : Number(y[i] === k)) - P.data[i * P.columns + k]!;
      for (let j = 0; j < X.columns; j++) gradient.data[k * X.columns + j]! += error * X.data[i * X.columns + j]!;
    }
  }
  return gradient;
}
