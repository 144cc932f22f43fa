/**
 * misconception: The farthest point is always free to go.
 * expects: /taking it empties that one instead/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function fillEmptyClusters(X: Matrix, labels: Int32Array, clusterCenters: Matrix): Int32Array {
  const filled = labels.slice();
  const distances = Array.from(labels, (label, i) => squaredDistance(X, i, clusterCenters, label));
  for (let k = 0; k < clusterCenters.rows; k++) {
    if (filled.includes(k)) continue;
    const farthest = distances.indexOf(Math.max(...distances));
    filled[farthest] = k;
    distances[farthest] = -1;
  }
  return filled;
}
