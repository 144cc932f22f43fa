/**
 * misconception: Inertia adds up the distances.
 * expects: /did you add up distances that are not squared/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function inertia(X: Matrix, labels: Int32Array, clusterCenters: Matrix): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) sum += Math.sqrt(squaredDistance(X, i, clusterCenters, labels[i]!));
  return sum;
}
