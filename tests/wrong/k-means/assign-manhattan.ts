/**
 * misconception: Without the square root, the distance is the sum of the differences.
 * expects: /did you add up differences without squaring them/
 */
import type { Matrix } from "@algorithms/core/matrix";

export function assign(X: Matrix, clusterCenters: Matrix): Int32Array {
  const labels = new Int32Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    let smallest = Infinity;
    for (let k = 0; k < clusterCenters.rows; k++) {
      let distance = 0;
      for (let j = 0; j < X.columns; j++) {
        distance += Math.abs(X.data[i * X.columns + j]! - clusterCenters.data[k * X.columns + j]!);
      }
      if (distance < smallest) {
        smallest = distance;
        labels[i] = k;
      }
    }
  }
  return labels;
}
