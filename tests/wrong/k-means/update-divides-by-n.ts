/**
 * misconception: A mean is a sum over n, and n is the number of all points.
 * expects: /did you divide by n instead of by the cluster's count/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function update(X: Matrix, labels: Int32Array, nClusters: number): Matrix {
  const centers = zeros(nClusters, X.columns);
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < X.columns; j++) {
      centers.data[labels[i]! * X.columns + j]! += X.data[i * X.columns + j]! / X.rows;
    }
  }
  return centers;
}
