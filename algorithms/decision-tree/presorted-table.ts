/** A table that is sorted once for all trees and all their nodes. */
import type { Matrix } from "../core/matrix";
import { beyond, placeOf } from "./missing";

/** Row numbers, in the fewest bytes that hold them: what fits into the cache is fast. */
export type Order = Uint16Array | Int32Array;

const emptyOrder = (n: number, length: number): Order => (n <= 65_536 ? new Uint16Array(length) : new Int32Array(length));

export interface Presorted {
  /** How many rows, and how many columns. */
  readonly n: number;
  readonly d: number;
  /** The table column by column: entry (i, j) at j · n + i. What is missing stands beyond every number, so at the end of the order. */
  readonly columns: Float64Array;
  /** The rows in order of each column's values (ties: by row): those of column j from j · n on. */
  readonly order: Order;
}

/** Sorts every column: O(d·n log n), the only sort there is. */
export function presort(X: Matrix): Presorted {
  const { rows: n, columns: d, data } = X;
  const columns = new Float64Array(n * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) columns[j * n + i] = placeOf(data[i * d + j]!);
  const order = emptyOrder(n, n * d);
  for (let j = 0; j < d; j++) sortRows(columns.subarray(j * n, (j + 1) * n), order.subarray(j * n, (j + 1) * n));
  return { n, d, columns, order };
}

/** Writes the row numbers in order of their values, ties in order of the rows: a counting sort by the values' ranks. */
function sortRows(values: Float64Array, order: Order): void {
  const n = values.length;
  const sorted = values.toSorted();
  // Where the next row of each value goes, kept at the first place that the value takes.
  const next = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n; i++) order[next[firstPlace(sorted, values[i]!)]!++] = i;
}

/** Where a value, or the first of several equal ones, stands in ascending values. */
function firstPlace(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of the rows whose weight is above zero, m of them: what a tree cuts up as it grows. */
export function orderOf({ n, order }: Presorted, weights: Float64Array): { order: Order; m: number } {
  let m = 0;
  for (let i = 0; i < n; i++) m += Number(weights[i]! > 0);
  if (m === n) return { order: order.slice(), m };
  // One place more than is kept: a branch would be guessed wrong too often, so every row is written and some are overwritten.
  const kept = emptyOrder(n, (order.length / n) * m + 1);
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    kept[at] = row;
    at += Number(weights[row]! > 0);
  }
  return { order: kept, m };
}

/**
 * Cuts the rows at the places start … end − 1 of every column's order in two, each side in its order; that of the split's
 * feature is cut already, at `middle`. A side that nobody will ask for may be left in any state.
 */
export type Cut = (feature: number, start: number, middle: number, end: number, needsLeft: boolean, needsRight: boolean) => void;

export function createCut(order: Order, m: number, d: number, n: number): Cut {
  const isLeft = new Uint8Array(n);
  const scratch = emptyOrder(n, m + 1);

  function keepLeft(from: number, to: number): void {
    let left = from;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      order[left] = row;
      left += isLeft[row]!;
    }
  }

  function keepRight(from: number, to: number): void {
    let right = to - 1;
    for (let i = to - 1; i >= from; i--) {
      const row = order[i]!;
      order[right] = row;
      right -= 1 - isLeft[row]!;
    }
  }

  function keepBoth(from: number, to: number): void {
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const goes = isLeft[row]!;
      order[left] = row;
      scratch[right] = row;
      left += goes;
      right += 1 - goes;
    }
    for (let i = 0; i < right; i++) order[left + i] = scratch[i]!;
  }

  return (feature, start, middle, end, needsLeft, needsRight) => {
    if (!needsLeft && !needsRight) return;
    const own = feature * m;
    for (let i = start; i < middle; i++) isLeft[order[own + i]!] = 1;
    for (let i = middle; i < end; i++) isLeft[order[own + i]!] = 0;
    const keep = !needsRight ? keepLeft : needsLeft ? keepBoth : keepRight;
    for (let base = 0; base < d * m; base += m) if (base !== own) keep(base + start, base + end);
  };
}

/** Tells where the rows without a value begin among the places start … end − 1 of a column's order: at `end`, if there are none. */
export function firstMissing({ columns, n }: Presorted, order: Order, column: number, from: number, to: number): number {
  let place = to;
  while (place > from && columns[column * n + order[place - 1]!] === beyond) place--;
  return place;
}

/** Moves the entries middle … to − 1 before those from … middle − 1, each part in its order. */
export function rotate(order: Order, from: number, middle: number, to: number): void {
  const first = order.slice(from, middle);
  order.copyWithin(from, middle, to);
  order.set(first, to - first.length);
}
