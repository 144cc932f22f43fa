/**
 * misconception: Every cluster always keeps at least one point.
 * expects: /its mean would be 0 / 0 = NaN/
 */
import type { Matrix } from "@algorithms/core/matrix";

export function fillEmptyClusters(_X: Matrix, labels: Int32Array, _clusterCenters: Matrix): Int32Array {
  return labels;
}
