/**
 * misconception: Only the true class's coefficients are moved.
 * expects: /did you forget that those are pushed down/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function logisticGradient(X: Matrix, P: Matrix, y: ArrayLike<number>): Matrix {
  const gradient = zeros(P.columns, X.columns);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < P.columns; k++) {
      if (P.columns > 1 && y[i] !== k) continue;
      const error = P.data[i * P.columns + k]! - (P.columns === 1 ? y[i]! : 1);
      for (let j = 0; j < X.columns; j++) gradient.data[k * X.columns + j]! += error * X.data[i * X.columns + j]!;
    }
  }
  return gradient;
}
