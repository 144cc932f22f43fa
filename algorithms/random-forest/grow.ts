/** One tree of a forest, which needs nothing of the others; and how trees add up to a forest. */
import { zeros, type Matrix } from "../core/matrix";
import { createRandom } from "../core/random";
import type { Model as Tree } from "../decision-tree";
import { grow, type Presorted } from "../decision-tree/presorted";
import { bootstrap, outOfBag } from "./bootstrap";
import { meanImportances } from "./importance";
import type { Settings } from "./parameters";
import { addVotes, castVotes, emptyTally, meanVotes, votesOf, voteWidth, winner } from "./votes";

/** All that the trees of a forest are grown from: plain data, which a worker can be given. */
export interface Plan {
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
  /** K, for class ids 0 … K − 1; 0 for regression. */
  readonly nClasses: number;
  /** X, sorted once for all trees. */
  readonly table: Presorted;
  readonly settings: Settings;
}

/** A tree, and what it says of the rows that it did not see. */
export interface Grown {
  readonly tree: Tree;
  /** How often each row was drawn; once each without a bootstrap. */
  readonly draws: Int32Array;
  /** Its votes on the rows that were not: row i is on the i-th of `outOfBag(draws)`. */
  readonly votes: Matrix;
}

/** What one tree changes. */
export interface Frame extends Grown {
  /** Which tree this is: 0, 1, 2, … */
  readonly index: number;
  /** Of the forest so far: the accuracy (or R²) of the rows' out-of-bag votes. Null while no row has one. */
  readonly oobScore: number | null;
}

export interface Model {
  readonly task: "classification" | "regression";
  readonly nClasses: number;
  readonly nFeatures: number;
  readonly trees: readonly Tree[];
  /**
   * Accuracy, or R², where every row is predicted by the trees that did not see it. Null without a bootstrap, and if every row was
   * drawn for every tree. (scikit-learn counts a row that no tree can be asked about as class 0; here it is left out.)
   */
  readonly oobScore: number | null;
  /** n × K, or n × 1: the mean vote on every row of the trees that did not see it; zeros where there is none. */
  readonly oobDecisionFunction: Matrix;
  /** How many trees that were. */
  readonly oobCounts: Int32Array;
  /** The trees' mean decreases in impurity, as shares of 1. */
  readonly featureImportances: Float64Array;
}

/** Grows the tree of one seed: its rows, the features of every node, and nothing else, are drawn from it. */
export function growTree({ X, y, nClasses, table, settings }: Plan, seed: number): Grown {
  const random = createRandom(seed);
  const draws = settings.bootstrap ? bootstrap(X.rows, random) : new Int32Array(X.rows).fill(1);
  const tree = grow(table, { y, nClasses }, { ...settings.tree, seed: random.fork() }, draws);
  return { tree, draws, votes: votesOf(tree, X, outOfBag(draws)) };
}

/** A forest under way: trees are added in their order, by whoever grows them. */
export interface Gathering {
  add(grown: Grown): Frame;
  finish(): Model;
}

export function gather({ X, y, nClasses, settings }: Plan): Gathering {
  const { task } = settings.tree;
  const tally = emptyTally(X.rows, voteWidth({ task, nClasses }));
  const trees: Tree[] = [];
  const score = (): number | null => oobScore(task, y, meanVotes(tally), tally.counts);

  return {
    add(grown) {
      castVotes(tally, outOfBag(grown.draws), grown.votes);
      return { ...grown, index: trees.push(grown.tree) - 1, oobScore: score() };
    },
    finish: () => ({
      task,
      nClasses,
      nFeatures: X.columns,
      trees,
      oobScore: score(),
      oobDecisionFunction: meanVotes(tally),
      oobCounts: tally.counts,
      featureImportances: meanImportances(trees.map(({ featureImportances }) => featureImportances)),
    }),
  };
}

/**
 * Accuracy, or R², over the rows that were voted on; null where that is not defined.
 * @param votes mean votes, row by row; @param counts how many trees voted on each row
 */
export function oobScore(task: Model["task"], y: ArrayLike<number>, votes: Matrix, counts: Int32Array): number | null {
  let [n, correct, sum] = [0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    n++;
    sum += y[i]!;
    if (task === "classification" && winner(votes, i) === y[i]) correct++;
  }
  if (n === 0) return null;
  if (task === "classification") return correct / n;
  let [residual, total] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    residual += (y[i]! - votes.data[i]!) ** 2;
    total += (y[i]! - sum / n) ** 2;
  }
  return total > 0 ? 1 - residual / total : null;
}

/** The mean vote of all trees on every row of X: n × K, or n × 1. */
export function forestVotes({ trees, ...model }: Model, X: Matrix): Matrix {
  const sums = zeros(X.rows, voteWidth(model));
  for (const tree of trees) addVotes(tree, X, sums);
  for (let entry = 0; entry < sums.data.length; entry++) sums.data[entry]! /= trees.length;
  return sums;
}
