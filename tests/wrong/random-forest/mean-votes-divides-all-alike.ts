/**
 * misconception: All rows have as many votes as there are trees.
 * expects: /did you divide all rows alike/
 */
import type { Matrix } from "@algorithms/core/matrix";

interface Tally {
  readonly sums: Matrix;
  readonly counts: Int32Array;
}

export function meanVotes({ sums, counts }: Tally): Matrix {
  const most = Math.max(...counts);
  return { ...sums, data: sums.data.map((sum) => (most === 0 ? 0 : sum / most)) };
}
