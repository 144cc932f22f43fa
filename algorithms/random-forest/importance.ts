/**
 * Which columns matter? Two answers, which differ. The mean decrease in impurity costs nothing, but it is measured on the rows the
 * trees were grown on, so that a column of many different values earns some though it is pure noise. Permutation asks what is lost
 * when a column is shuffled; two columns that say the same cover for each other, and both then seem not to matter.
 *
 * Source: L. Breiman, "Random forests", Machine Learning 45 (2001), section 10; C. Strobl et al., "Bias in random forest variable
 * importance measures", BMC Bioinformatics 8 (2007).
 */
import { checkInteger } from "../core/check";
import { copy, toMatrixWithGaps, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { createRandom, type Random } from "../core/random";

/**
 * The trees' mean decreases in impurity, averaged.
 * @param importances d shares a tree, all zero for a tree without a split; at least one tree
 * @returns d shares that add up to 1, or zeros if no tree has a split
 * @exercise Average the trees' importances feature by feature, then make the sum 1 unless it is zero.
 * @hint A tree without a split says zero for every feature: so the averages may add up to less than 1 before you divide.
 */
export function meanImportances(importances: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(importances[0]!.length);
  for (const ofTree of importances) for (let j = 0; j < mean.length; j++) mean[j]! += ofTree[j]! / importances.length;
  const sum = mean.reduce((total, share) => total + share, 0);
  return sum > 0 ? mean.map((share) => share / sum) : mean;
}

export interface PermutationImportance {
  /** d × nRepeats: how much the score fell, for every column and shuffle. */
  readonly importances: Matrix;
  /** The mean of each column's. */
  readonly importancesMean: Float64Array;
  /** Their standard deviation (divided by nRepeats). */
  readonly importancesStd: Float64Array;
}

/**
 * How much worse a model does when one column is shuffled: its values stay, but belong to other rows.
 * @param score of any model on a table like X, larger being better; best on rows it has not seen
 * @param X n × d
 * @throws InvalidInput for a table that cannot be scored, or fewer than one repeat
 */
export function permutationImportance(
  score: (X: Matrix) => number,
  X: MatrixLike,
  { nRepeats = 5, seed = 0 }: { nRepeats?: number; seed?: number } = {},
): PermutationImportance {
  checkInteger("nRepeats", nRepeats, { min: 1 });
  checkInteger("seed", seed, { min: 0 });
  const importances = importancesByShuffling(score, toMatrixWithGaps(X), nRepeats, createRandom(seed));
  return { importances, ...summary(importances) };
}

/**
 * By how much the score falls, for every column and shuffle.
 * @param X n × d, which is not changed
 * @returns d × nRepeats
 * @exercise For every column, shuffle it nRepeats times, alone, and note by how much the score falls.
 * @hint random.permutation(n) is a random order of the rows: row i gets the value of row order[i].
 * @hint Work on one copy of X, and put the column back before the next one is shuffled.
 * @hint Importance is the score of X as it is less the score of the shuffled table: positive where the column helped.
 */
export function importancesByShuffling(score: (X: Matrix) => number, X: Matrix, nRepeats: number, random: Random): Matrix {
  const { rows: n, columns: d } = X;
  const shuffled = copy(X);
  const importances = zeros(d, nRepeats);
  const baseline = score(X);

  for (let j = 0; j < d; j++) {
    for (let repeat = 0; repeat < nRepeats; repeat++) {
      const order = random.permutation(n);
      for (let i = 0; i < n; i++) shuffled.data[i * d + j] = X.data[order[i]! * d + j]!;
      importances.data[j * nRepeats + repeat] = baseline - score(shuffled);
    }
    for (let i = 0; i < n; i++) shuffled.data[i * d + j] = X.data[i * d + j]!;
  }
  return importances;
}

function summary({ data, rows, columns }: Matrix): Omit<PermutationImportance, "importances"> {
  const each = Array.from({ length: rows }, (_, j) => data.subarray(j * columns, (j + 1) * columns));
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    importancesMean: Float64Array.from(each, mean),
    importancesStd: Float64Array.from(each, (values) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))),
  };
}
