/**
 * misconception: Distance is the straight line, whatever the metric is called.
 * expects: /use the given measure/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { distance, type Measure } from "@algorithms/k-nearest-neighbors/measure";
import type { Found } from "@algorithms/k-nearest-neighbors/nearest";

export function nearest(X: Matrix, Q: Matrix, i: number, k: number, _measure: Measure): Found {
  const distances = Float64Array.from({ length: X.rows }, (_, row) => distance(X, row, Q, i, { metric: "euclidean", p: 2 }));
  const order = [...distances.keys()].toSorted((a, b) => distances[a]! - distances[b]! || a - b).slice(0, k);
  return { indices: Int32Array.from(order), distances: Float64Array.from(order, (row) => distances[row]!) };
}
