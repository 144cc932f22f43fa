/**
 * The k nearest rows so far, as a heap with the farthest on top: what a fast search fills. It ends with the same rows as
 * the reference, for it keeps the same order: by distance, and at equal distance by row number.
 */
import type { Found } from "./nearest";

/** Both are binary heaps of k entries. Entry 0 is the one that the next nearer row replaces. */
export interface Shortlist {
  readonly distances: Float64Array;
  readonly rows: Int32Array;
}

export function createShortlist(k: number): Shortlist {
  return { distances: new Float64Array(k), rows: new Int32Array(k) };
}

/** Empty: places at infinity, which any row is nearer than. */
export function clear({ distances, rows }: Shortlist): void {
  distances.fill(Infinity);
  rows.fill(0x7fffffff);
}

/** Takes the row in, if it is nearer than the farthest so far. */
export function offer({ distances, rows }: Shortlist, far: number, row: number): void {
  const top = distances[0]!;
  if (far < top || (far === top && row < rows[0]!)) sink(distances, rows, far, row, distances.length);
}

/** Puts an entry on top in place of the one there, and lets it sink to where it belongs within the first `size` entries. */
function sink(distances: Float64Array, rows: Int32Array, far: number, row: number, size: number): void {
  let spot = 0;
  for (;;) {
    let child = 2 * spot + 1;
    if (child >= size) break;
    const other = child + 1;
    if (other < size && isFarther(distances[other]!, rows[other]!, distances[child]!, rows[child]!)) child = other;
    if (!isFarther(distances[child]!, rows[child]!, far, row)) break;
    distances[spot] = distances[child]!;
    rows[spot] = rows[child]!;
    spot = child;
  }
  distances[spot] = far;
  rows[spot] = row;
}

const isFarther = (far: number, row: number, thanFar: number, thanRow: number): boolean =>
  far > thanFar || (far === thanFar && row > thanRow);

/** Writes the rows out, nearest first, from `offset` on; the list is used up by it. */
export function drainInto({ distances, rows }: Shortlist, { indices, distances: out }: Found, offset: number): void {
  for (let last = distances.length - 1; last >= 0; last--) {
    out[offset + last] = distances[0]!;
    indices[offset + last] = rows[0]!;
    sink(distances, rows, distances[last]!, rows[last]!, last);
  }
}

/** The largest sum of squares whose root can still be at most `far`: whoever compares squares misses no tie. */
export const squareReach = (far: number): number => far * far * (1 + 1e-15);
