/**
 * misconception: A box is where its middle is.
 * expects: /did you measure to the middle or to a corner/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { distance, type Measure } from "@algorithms/k-nearest-neighbors/measure";

export function boxDistance(low: Matrix, high: Matrix, node: number, Q: Matrix, i: number, measure: Measure): number {
  const middle = low.data.map((value, entry) => (value + high.data[entry]!) / 2);
  const d = low.columns;
  const isInside = [...middle.keys()].slice(0, d).every((j) =>
    Q.data[i * d + j]! >= low.data[node * d + j]! && Q.data[i * d + j]! <= high.data[node * d + j]!);
  return isInside ? 0 : distance({ ...low, data: middle }, node, Q, i, measure);
}
