/**
 * misconception: A tree votes for one class.
 * expects: /a tree votes with its shares, not for one class alone/
 */
import type { Matrix } from "@algorithms/core/matrix";

interface Tally {
  readonly sums: Matrix;
  readonly counts: Int32Array;
}

export function castVotes({ sums, counts }: Tally, rows: Int32Array, votes: Matrix): void {
  const K = sums.columns;
  rows.forEach((row, i) => {
    const vote = votes.data.subarray(i * K, (i + 1) * K);
    if (K === 1) sums.data[row]! += vote[0]!;
    else sums.data[row * K + vote.indexOf(Math.max(...vote))]! += 1;
    counts[row]!++;
  });
}
