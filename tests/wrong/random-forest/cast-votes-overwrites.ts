/**
 * misconception: The newest tree's vote is the one that counts.
 * expects: /did you overwrite the votes before/
 */
import type { Matrix } from "@algorithms/core/matrix";

interface Tally {
  readonly sums: Matrix;
  readonly counts: Int32Array;
}

export function castVotes({ sums, counts }: Tally, rows: Int32Array, votes: Matrix): void {
  const K = sums.columns;
  rows.forEach((row, i) => {
    sums.data.set(votes.data.subarray(i * K, (i + 1) * K), row * K);
    counts[row]!++;
  });
}
