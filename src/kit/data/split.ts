/** Which points are held out for testing. */
import { hash } from "./stream";

export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Holds out a share of the points: those that come first in a random order. A point's place in it is its own, made of
 * the seed and its id, so that another share only moves as many points as it must, and a point added or deleted moves at
 * most one other. A share above 0 holds out at least one of two or more points; one point always remains for training.
 */
export function split(ids: Int32Array, testFraction: number, seed: number): Split {
  const n = ids.length;
  const wanted = testFraction > 0 ? Math.max(1, Math.round(testFraction * n)) : 0;
  const priorities = Float64Array.from(ids, (id) => hash(seed, id));
  const order = Int32Array.from(ids.keys()).toSorted((a, b) => priorities[a]! - priorities[b]! || ids[a]! - ids[b]!);
  const nTest = Math.max(0, Math.min(wanted, n - 1));
  return { train: order.slice(nTest).toSorted(), test: order.slice(0, nTest).toSorted() };
}
