/**
 * misconception: It does not matter which of two equally near centres a point goes to.
 * expects: /a tie goes to the lowest cluster id/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function assign(X: Matrix, clusterCenters: Matrix): Int32Array {
  const labels = new Int32Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    let smallest = Infinity;
    for (let k = 0; k < clusterCenters.rows; k++) {
      const distance = squaredDistance(X, i, clusterCenters, k);
      if (distance <= smallest) {
        smallest = distance;
        labels[i] = k;
      }
    }
  }
  return labels;
}
