/**
 * misconception: The labels do not matter for the inertia, since every point is with its nearest centre anyway.
 * expects: /the centre of point i is row labels\[i\]/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function inertia(X: Matrix, _labels: Int32Array, clusterCenters: Matrix): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) {
    let nearest = Infinity;
    for (let k = 0; k < clusterCenters.rows; k++) nearest = Math.min(nearest, squaredDistance(X, i, clusterCenters, k));
    sum += nearest;
  }
  return sum;
}
