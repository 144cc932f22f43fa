/**
 * misconception: Inertia is the mean squared distance.
 * expects: /it is a sum, did you divide by n/
 */
import { squaredDistance } from "@algorithms/core/distance";
import type { Matrix } from "@algorithms/core/matrix";

export function inertia(X: Matrix, labels: Int32Array, clusterCenters: Matrix): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) sum += squaredDistance(X, i, clusterCenters, labels[i]!);
  return sum / X.rows;
}
