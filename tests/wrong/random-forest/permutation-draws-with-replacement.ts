/**
 * misconception: To shuffle is to draw a value for every row from the column.
 * expects: /did you draw with replacement/
 */
import { copy, zeros, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function importancesByShuffling(score: (X: Matrix) => number, X: Matrix, nRepeats: number, random: Random): Matrix {
  const { rows: n, columns: d } = X;
  const importances = zeros(d, nRepeats);
  for (let j = 0; j < d; j++) {
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      const shuffled = copy(X);
      for (let i = 0; i < n; i++) shuffled.data[i * d + j] = X.data[random.integer(n) * d + j]!;
      importances.data[j * nRepeats + repeat] = score(X) - score(shuffled);
    }
  }
  return importances;
}
