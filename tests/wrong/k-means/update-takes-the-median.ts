/**
 * misconception: The centre of a cluster is its middle point, which no outlier can move.
 * expects: /did you take the median/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function update(X: Matrix, labels: Int32Array, nClusters: number): Matrix {
  const centers = zeros(nClusters, X.columns);
  for (let entry = 0; entry < centers.data.length; entry++) {
    const [k, j] = [Math.floor(entry / X.columns), entry % X.columns];
    const values = Array.from(labels.keys()).filter((i) => labels[i] === k).map((i) => X.data[i * X.columns + j]!);
    const sorted = values.toSorted((a, b) => a - b);
    const half = sorted.length / 2;
    centers.data[entry] = (sorted[Math.ceil(half - 1)]! + sorted[Math.floor(half)]!) / 2;
  }
  return centers;
}
