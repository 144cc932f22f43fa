/**
 * What trees say, added up. A tree's vote on a row is the shares of the classes in the row's leaf, or the leaf's mean: soft votes, as
 * in scikit-learn, where Breiman's trees named one class each.
 */
import { zeros, type Matrix } from "../core/matrix";
import { missingGoesLeft, noChild, type Model as Tree } from "../decision-tree";

/** Votes on n rows by trees of which not every one votes on every row. */
export interface Tally {
  /** n × K, or n × 1 for regression: the sum of the votes. */
  readonly sums: Matrix;
  /** How many trees voted on each row. */
  readonly counts: Int32Array;
}

export const emptyTally = (n: number, width: number): Tally => ({ sums: zeros(n, width), counts: new Int32Array(n) });

/** How many numbers a vote has: one a class, or the value. */
export const voteWidth = ({ task, nClasses }: Pick<Tree, "task" | "nClasses">): number => (task === "regression" ? 1 : nClasses);

/**
 * Adds one tree's votes on the given rows to a tally.
 * @param rows row numbers of the tally; @param votes row i is the vote on row rows[i]
 * @exercise Add every vote to the sums of its row, and count it.
 * @hint votes has a row for each entry of `rows`, not for each row of the tally.
 * @hint sums and votes are row-major: entry (i, k) is at data[i · columns + k].
 */
export function castVotes({ sums, counts }: Tally, rows: Int32Array, votes: Matrix): void {
  const K = votes.columns;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let k = 0; k < K; k++) sums.data[row * K + k]! += votes.data[i * K + k]!;
    counts[row]!++;
  }
}

/**
 * The mean vote on every row; zeros where no tree voted.
 * @exercise Divide every row's sum by the number of trees that voted on it, and leave a row without votes at zero.
 * @hint Each row has a number of votes of its own: counts[i], not the number of trees.
 */
export function meanVotes({ sums, counts }: Tally): Matrix {
  const mean = zeros(sums.rows, sums.columns);
  for (let i = 0; i < sums.rows; i++) {
    if (counts[i] === 0) continue;
    for (let k = 0; k < sums.columns; k++) {
      mean.data[i * sums.columns + k] = sums.data[i * sums.columns + k]! / counts[i]!;
    }
  }
  return mean;
}

/** The class with most of the votes in row i (ties: the lowest id). */
export function winner({ data, columns }: Matrix, i: number): number {
  let best = 0;
  for (let k = 1; k < columns; k++) if (data[i * columns + k]! > data[i * columns + best]!) best = k;
  return best;
}

/** A tree's votes on the given rows of X; on all of them if none are given. */
export function votesOf(tree: Tree, X: Matrix, rows?: Int32Array): Matrix {
  const votes = zeros(rows?.length ?? X.rows, voteWidth(tree));
  addVotes(tree, X, votes, rows);
  return votes;
}

/** Adds a tree's votes on the given rows of X to `sums`, whose row i is for row rows[i]. Walks without allocating. */
export function addVotes(tree: Tree, X: Matrix, sums: Matrix, rows?: Int32Array): void {
  const { feature, threshold, left, right, nSamples, task } = tree;
  const value = tree.value.data;
  const K = sums.columns;
  for (let i = 0; i < sums.rows; i++) {
    const start = (rows ? rows[i]! : i) * X.columns;
    let node = 0;
    while (left[node] !== noChild) {
      const value = X.data[start + feature[node]!]!;
      const goesLeft = value <= threshold[node]! || (value !== value && missingGoesLeft(tree, node));
      node = goesLeft ? left[node]! : right[node]!;
    }
    const weight = task === "regression" ? 1 : nSamples[node]!;
    for (let k = 0; k < K; k++) sums.data[i * K + k]! += value[node * K + k]! / weight;
  }
}
