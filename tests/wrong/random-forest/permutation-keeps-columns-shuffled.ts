/**
 * misconception: A column that was shuffled may stay so while the next is tried.
 * expects: /was column 0 put back before/
 */
import { copy, zeros, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function importancesByShuffling(score: (X: Matrix) => number, X: Matrix, nRepeats: number, random: Random): Matrix {
  const { rows: n, columns: d } = X;
  const importances = zeros(d, nRepeats);
  const shuffled = copy(X);
  for (let j = 0; j < d; j++) {
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      const order = random.permutation(n);
      for (let i = 0; i < n; i++) shuffled.data[i * d + j] = X.data[order[i]! * d + j]!;
      importances.data[j * nRepeats + repeat] = score(X) - score(shuffled);
    }
  }
  return importances;
}
