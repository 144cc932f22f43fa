/** Brute force, the reference: look at every row, and keep those that are nearest so far. */
import type { Matrix } from "../core/matrix";
import { distance, type Measure } from "./measure";

/** The k nearest rows of one query, nearest first; of equally far rows, the one that comes first in X. */
export interface Found {
  /** Row numbers of X. */
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/**
 * The k rows of X that are nearest to row i of Q.
 * @param X n × d; @param Q m × d; @param k 1 … n
 * @exercise Find the k rows of X that are nearest to row i of Q, nearest first; of equally far rows the first in X.
 * @hint Measure the distance to every row. You could sort them all; you need only the k smallest.
 * @hint Keep a short list, always in order. A row that is nearer than the list's last pushes that one out.
 * @hint Going through the rows in order, a tie is settled by < instead of <=: the row that was there first stays first.
 */
export function nearest(X: Matrix, Q: Matrix, i: number, k: number, measure: Measure): Found {
  const indices = new Int32Array(k).fill(-1);
  const distances = new Float64Array(k).fill(Infinity);
  for (let row = 0; row < X.rows; row++) {
    const far = distance(X, row, Q, i, measure);
    let place = k;
    while (place > 0 && far < distances[place - 1]!) place--;
    if (place === k) continue;
    indices.copyWithin(place + 1, place);
    distances.copyWithin(place + 1, place);
    indices[place] = row;
    distances[place] = far;
  }
  return { indices, distances };
}
