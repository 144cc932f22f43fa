/**
 * misconception: Neighbours are a set: their order says nothing.
 * expects: /did you return them in the order of X/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { distance, type Measure } from "@algorithms/k-nearest-neighbors/measure";
import type { Found } from "@algorithms/k-nearest-neighbors/nearest";

export function nearest(X: Matrix, Q: Matrix, i: number, k: number, measure: Measure): Found {
  const distances = Float64Array.from({ length: X.rows }, (_, row) => distance(X, row, Q, i, measure));
  const order = [...distances.keys()].toSorted((a, b) => distances[a]! - distances[b]! || a - b).slice(0, k);
  const indices = Int32Array.from(order).toSorted();
  return { indices, distances: Float64Array.from(indices, (row) => distances[row]!) };
}
