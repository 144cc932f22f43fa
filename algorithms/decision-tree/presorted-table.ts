/** A table that is sorted once for all trees and all their nodes. */
import type { Matrix } from "../core/matrix";

export interface Presorted {
  /** How many rows, and how many columns. */
  readonly n: number;
  readonly d: number;
  /** The table column by column: entry (i, j) at j · n + i. */
  readonly columns: Float64Array;
  /** The rows in order of each column's values (ties: by row): those of column j from j · n on. */
  readonly order: Int32Array;
}

/** Sorts every column: O(d·n log n), the only sort there is. */
export function presort(X: Matrix): Presorted {
  const { rows: n, columns: d, data } = X;
  const columns = new Float64Array(n * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) columns[j * n + i] = data[i * d + j]!;
  const order = new Int32Array(n * d);
  for (let j = 0; j < d; j++) sortRows(columns.subarray(j * n, (j + 1) * n), order.subarray(j * n, (j + 1) * n));
  return { n, d, columns, order };
}

/** Writes the row numbers in order of their values, ties in order of the rows: a counting sort by the values' ranks. */
function sortRows(values: Float64Array, order: Int32Array): void {
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

/** The order of the rows whose weight is above zero: what a tree cuts up as it grows. */
export function orderOf({ n, d, order }: Presorted, weights: Int32Array): { order: Int32Array; m: number } {
  const m = weights.reduce((count, weight) => count + Number(weight > 0), 0);
  if (m === n) return { order: order.slice(), m };
  const kept = new Int32Array(d * m + 1);
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    // Written in any case and kept by counting: a branch here would be guessed wrong too often.
    kept[at] = order[i]!;
    at += Number(weights[order[i]!]! > 0);
  }
  return { order: kept, m };
}

/**
 * Cuts the rows start … end − 1 of every column's order in two, each side in its order. The column of the split is cut already.
 * @param isLeft 1 for rows that go left, else 0; @param scratch as long as the rows of a column
 */
export function partitionAll(order: Int32Array, m: number, d: number, start: number, end: number, feature: number, isLeft: Uint8Array, scratch: Int32Array): void {
  for (let j = 0; j < d; j++) {
    if (j === feature) continue;
    let [left, right] = [j * m + start, 0];
    const last = j * m + end;
    for (let i = left; i < last; i++) {
      const row = order[i]!;
      const goes = isLeft[row]!;
      order[left] = row;
      scratch[right] = row;
      left += goes;
      right += 1 - goes;
    }
    for (let i = 0; i < right; i++) order[left + i] = scratch[i]!;
  }
}
