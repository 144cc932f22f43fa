/**
 * misconception: An empty cluster takes the point that is nearest to its centre.
 * expects: /is farther from its own centre/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function fillEmptyClusters(X: Matrix, labels: Int32Array, clusterCenters: Matrix): Int32Array {
  const filled = labels.slice();
  const size = (k: number) => filled.filter((label) => label === k).length;
  for (let k = 0; k < clusterCenters.rows; k++) {
    if (size(k) > 0) continue;
    const free = Array.from(filled.keys()).filter((i) => size(filled[i]!) > 1);
    const distance = (i: number) => squaredDistance(X, i, clusterCenters, k);
    filled[free.reduce((nearest, i) => (distance(i) < distance(nearest) ? i : nearest))] = k;
  }
  return filled;
}
