/**
 * misconception: How far a box is away is decided by its farthest side.
 * expects: /3 and 4 beyond: 5/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Measure } from "@algorithms/k-nearest-neighbors/measure";

export function boxDistance(low: Matrix, high: Matrix, node: number, Q: Matrix, i: number, _measure: Measure): number {
  const d = low.columns;
  let largest = 0;
  for (let j = 0; j < d; j++) {
    const value = Q.data[i * d + j]!;
    largest = Math.max(largest, low.data[node * d + j]! - value, value - high.data[node * d + j]!);
  }
  return largest;
}
