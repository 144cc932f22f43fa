/**
 * misconception: Every row is out of some tree's bag.
 * expects: /0 \/ 0 is NaN: a row that nobody voted on stays zero/
 */
import type { Matrix } from "@algorithms/core/matrix";

interface Tally {
  readonly sums: Matrix;
  readonly counts: Int32Array;
}

export function meanVotes({ sums, counts }: Tally): Matrix {
  return { ...sums, data: sums.data.map((sum, entry) => sum / counts[Math.floor(entry / sums.columns)]!) };
}
