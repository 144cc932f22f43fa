/**
 * Missing values: NaN in the table. A node that asks about a column in which some of its rows have no value tries these rows on both
 * sides of every cut, keeps the better side, and sends whoever has no value there later the same way; one cut more sends all rows
 * that have a value left, and all that have none right. At a node all of whose rows had the value, a row without it goes where most
 * of them went. As in scikit-learn from 1.3 on.
 *
 * Ties: missing values to the right come before missing values to the left.
 * Source: T. Chen and C. Guestrin, "XGBoost: a scalable tree boosting system", KDD 2016, algorithm 3.
 */
import { zeros, type Matrix } from "../core/matrix";
import type { Criterion } from "./criterion";
import { missingGoesLeft, noChild, type Tree } from "./model";
import { candidateSplits, partition, type Split } from "./split";

/** Where a missing value stands among the others: beyond them all, and yet finite, so that a threshold below it survives JSON. */
export const beyond = Number.MAX_VALUE;

/** A value as the order of its column has it. */
export const placeOf = (value: number): number => (Number.isNaN(value) ? beyond : value);

/** All cuts of one feature: `candidateSplits`, where values are missing once for each side that they may go to. */
export function splitsOf(X: Matrix, y: ArrayLike<number>, rows: Int32Array, feature: number, criterion: Criterion, minSamplesLeaf: number): Split[] {
  if (!rows.some((row) => Number.isNaN(X.data[row * X.columns + feature]!))) return candidateSplits(X, y, rows, feature, criterion, minSamplesLeaf);
  const swept = (place: number): Split[] => candidateSplits(columnOf(X, feature, place), y, rows, 0, criterion, minSamplesLeaf);
  const right = swept(beyond).map((split): Split => ({ ...split, feature, missingLeft: false }));
  // That all missing values are alone on their side was tried already.
  const left = swept(-beyond).filter(({ threshold }) => threshold > -beyond / 2).map((split): Split => ({ ...split, feature, missingLeft: true }));
  return [...right, ...left];
}

/** `partition`, with the missing values on the side that the split says. */
export function sidesOf(X: Matrix, rows: Int32Array, split: Split): [Int32Array, Int32Array] {
  if (!split.missingLeft) return partition(X, rows, split);
  return partition(columnOf(X, split.feature, -beyond), rows, { feature: 0, threshold: split.threshold });
}

/** One column as a table, with a number in place of what is missing. */
function columnOf({ data, rows, columns }: Matrix, feature: number, missing: number): Matrix {
  const column = zeros(rows, 1);
  for (let i = 0; i < rows; i++) {
    const value = data[i * columns + feature]!;
    column.data[i] = Number.isNaN(value) ? missing : value;
  }
  return column;
}

/**
 * For every node, 1 where a missing value goes left.
 * @param learnt what its split says of them; undefined where none of its rows lacked the value
 * @returns undefined if no node has learnt anything: then the larger side is the rule everywhere
 */
export function missingSides(tree: Pick<Tree, "left" | "right" | "nSamples">, learnt: (node: number) => boolean | undefined): Uint8Array | undefined {
  const nodes = Array.from(tree.left.keys());
  if (nodes.every((node) => learnt(node) === undefined)) return undefined;
  return Uint8Array.from(nodes, (node) => Number(tree.left[node] !== noChild && (learnt(node) ?? missingGoesLeft(tree, node))));
}
