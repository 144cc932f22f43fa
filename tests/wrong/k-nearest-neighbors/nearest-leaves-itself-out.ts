/**
 * misconception: A point is not its own neighbour.
 * expects: /a training row is its own nearest neighbour/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { distance, type Measure } from "@algorithms/k-nearest-neighbors/measure";
import type { Found } from "@algorithms/k-nearest-neighbors/nearest";

export function nearest(X: Matrix, Q: Matrix, i: number, k: number, measure: Measure): Found {
  const distances = Float64Array.from({ length: X.rows }, (_, row) => distance(X, row, Q, i, measure));
  const others = [...distances.keys()].filter((row) => distances[row]! > 0);
  const order = others.toSorted((a, b) => distances[a]! - distances[b]! || a - b).slice(0, k);
  return { indices: Int32Array.from(order), distances: Float64Array.from(order, (row) => distances[row]!) };
}
