/**
 * misconception: The i-th vote is on row i.
 * expects: /votes has a row for each entry of rows/
 */
import type { Matrix } from "@algorithms/core/matrix";

interface Tally {
  readonly sums: Matrix;
  readonly counts: Int32Array;
}

export function castVotes({ sums, counts }: Tally, rows: Int32Array, votes: Matrix): void {
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < sums.columns; k++) sums.data[i * sums.columns + k]! += votes.data[i * sums.columns + k]!;
    counts[i]!++;
  }
}
