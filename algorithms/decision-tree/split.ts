/**
 * The heart of a tree: of all questions "is feature j at most t?", the one that leaves the two sides purest.
 *
 * Ties: of splits that are equally good the one of the lowest feature, then of the lowest threshold. Two gains count as
 * equal if they differ by less than 1e-10 of the node's impurity, which is rounding: features that cut the rows alike
 * are equally good, however their sums were rounded. (scikit-learn breaks ties by chance and by rounding.)
 */
import type { Matrix } from "../core/matrix";
import { summarise, type Criterion } from "./criterion";

/** A question, and what asking it is worth. */
export interface Split {
  readonly feature: number;
  /** Rows with a value of at most this go left. */
  readonly threshold: number;
  /** By how much the impurity of the node's rows falls. */
  readonly gain: number;
  readonly nLeft: number;
  readonly nRight: number;
  /** Where rows without a value go; not there if the node has none. */
  readonly missingLeft?: boolean;
}

/** Gains closer than this share of the node's impurity are tied. */
export const tieTolerance = 1e-10;

/**
 * Where to cut between two neighbouring values: halfway.
 * @param below the smaller value; @param above the larger one
 * @returns at least below, and less than above, also where no number lies between them
 * @exercise Return the middle between two values: at least the smaller, less than the larger.
 * @hint Rows of at most the threshold go left. If rounding makes the middle equal to the larger value, both would.
 */
export function midpoint(below: number, above: number): number {
  const middle = below / 2 + above / 2;
  return middle < above && middle >= below ? middle : below;
}

/**
 * What a cut is worth: the node's impurity less the mean impurity of its sides, each weighted by its share of the rows.
 * @param left, right the impurities of the sides; @param nLeft, nRight their numbers of rows
 * @exercise Return by how much a cut lowers the impurity: the node's, less the mean of its sides', weighted by their rows.
 * @hint A side counts as much as it has rows: nLeft / (nLeft + nRight) is the left one's weight.
 */
export function impurityDecrease(node: number, left: number, nLeft: number, right: number, nRight: number): number {
  return node - (nLeft * left + nRight * right) / (nLeft + nRight);
}

/**
 * All cuts of one feature that tell rows apart, by threshold: the rows in order of their values, and a cut between any
 * two neighbours that differ. One row moves from right to left at a time, so that no sum is begun anew.
 * @param X n × d; @param y n targets; @param rows the node's
 * @param minSamplesLeaf cuts that leave a side fewer rows are left out
 * @exercise List every cut of one feature with its gain, from the lowest threshold to the highest.
 * @hint Sort the rows by their value. Begin with everything on the right: summarise(criterion, y, rows).
 * @hint Move a row with criterion.remove(right, target) and criterion.add(left, target), then ask criterion.impurity of both.
 * @hint Two rows of the same value can never be told apart: no cut between them.
 */
export function candidateSplits(
  X: Matrix,
  y: ArrayLike<number>,
  rows: ArrayLike<number>,
  feature: number,
  criterion: Criterion,
  minSamplesLeaf = 1,
): Split[] {
  const value = (row: number): number => X.data[row * X.columns + feature]!;
  const sorted = Array.from(rows).toSorted((a, b) => value(a) - value(b));
  const [left, right] = [criterion.empty(), summarise(criterion, y, rows)];
  const impurity = criterion.impurity(right);
  const splits: Split[] = [];
  for (let nLeft = 1; nLeft < sorted.length; nLeft++) {
    const nRight = sorted.length - nLeft;
    const [below, above] = [sorted[nLeft - 1]!, sorted[nLeft]!];
    criterion.remove(right, y[below]!);
    criterion.add(left, y[below]!);
    if (value(below) === value(above) || Math.min(nLeft, nRight) < minSamplesLeaf) continue;
    const gain = impurityDecrease(impurity, criterion.impurity(left), nLeft, criterion.impurity(right), nRight);
    splits.push({ feature, threshold: midpoint(value(below), value(above)), gain, nLeft, nRight });
  }
  return splits;
}

/**
 * The split that lowers the impurity most. It need not lower it at all: where every cut gains nothing, as at the root of
 * XOR, the first one is taken, and what it cuts off may still be worth it.
 * @param splits in the order that decides ties; @param impurity the node's
 * @returns null if there is no split
 * @exercise Return the split of the largest gain; of equal ones, the first.
 * @hint A later split must gain more than the best so far by more than rounding: tieTolerance · impurity.
 */
export function bestSplit(splits: Iterable<Split>, impurity: number): Split | null {
  let best: Split | null = null;
  for (const split of splits) {
    if (!best || split.gain > best.gain + tieTolerance * impurity) best = split;
  }
  return best;
}

/**
 * The rows of both sides, each in the order it had.
 * @exercise Send rows with a value of at most the threshold left, the others right.
 * @hint A value equal to the threshold goes left.
 */
export function partition(X: Matrix, rows: Int32Array, { feature, threshold }: Pick<Split, "feature" | "threshold">): [Int32Array, Int32Array] {
  const goesLeft = (row: number): boolean => X.data[row * X.columns + feature]! <= threshold;
  return [rows.filter(goesLeft), rows.filter((row) => !goesLeft(row))];
}
