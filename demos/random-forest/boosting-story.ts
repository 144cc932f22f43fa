/** Boosting goes round after round: each tree learns what those before it left wrong. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Model as Tree } from "../../algorithms/decision-tree";
import { leafCount, maxDepth } from "../../algorithms/decision-tree/model";
import * as gradientBoosting from "../../algorithms/random-forest/gradient-boosting";
import { addVotes } from "../../algorithms/random-forest/votes";
import type { RunInput } from "../../src/kit/lab/model";
import type { Frame, Picture } from "./frame";
import type { Parameters } from "./parameters";
import { additionOf, pictureOf } from "./pictures";
import { decisions } from "./forest-story";
import { judge } from "./scores";
import { taskOf, type Task } from "./task";

export function* boostingStory({ parameters, dataset, seeds }: RunInput<Parameters>): Generator<Frame, void, void> {
  const { columns, nEstimators, learningRate, boostingDepth } = parameters;
  const task = taskOf(dataset, columns);
  const { trainX, trainY, kind, nClasses } = task;
  checkClasses(task);
  const initial = gradientBoosting.initialScores(trainY, nClasses);
  const scores = { rows: filled(task.X.rows, initial), grid: filled(task.grid.rows, initial) };

  const rounds = gradientBoosting.steps(trainX, trainY, { task: kind, nEstimators, learningRate, maxDepth: boostingDepth, seed: seeds.model });
  for (const { round, trees, residuals } of rounds) {
    if (trees.length > 0) {
      addTrees(trees, task.X, scores.rows, learningRate);
      addTrees(trees, task.grid, scores.grid, learningRate);
    }
    yield frameOf(task, round, trees, scores, residuals, learningRate);
  }
}

/** @throws Error, in a sentence for people, if a class has no training points: nothing could be said of it */
function checkClasses({ trainY, target }: Task): void {
  if (target.kind !== "class") return;
  const present = new Set(trainY);
  if (present.size < 2) throw new Error("Boosting needs points of two classes to tell apart. Add some of another class.");
  const missing = target.classNames.find((_, k) => !present.has(k));
  if (missing !== undefined) throw new Error(`Boosting needs training points of every class. Add some of ${missing}, or hold out fewer.`);
}

function frameOf(task: Task, round: number, trees: readonly Tree[], scores: { rows: Matrix; grid: Matrix }, residuals: Matrix, learningRate: number): Frame {
  const { nClasses, train, test, y, domain, X } = task;
  const shares = nClasses === 0 ? scores.rows.data : gradientBoosting.probabilities(scores.rows).data;
  const gridShares = nClasses === 0 ? scores.grid.data : gradientBoosting.probabilities(scores.grid).data;
  const once = (): number => 1;
  const of = { train: judge(shares, once, train, y, nClasses), test: judge(shares, once, test, y, nClasses) };
  return {
    method: "boosting", trees: round, domain, nClasses,
    leaves: trees.reduce((sum, tree) => sum + leafCount(tree), 0),
    depth: trees.reduce((deepest, tree) => Math.max(deepest, maxDepth(tree)), 0),
    draws: new Uint16Array(),
    together: pictureOf(gridShares, nClasses),
    newest: newestOf(task, trees, learningRate),
    votes: decisions(shares, nClasses),
    residuals: sizesOf(residuals, train, X.rows, task),
    error: { train: of.train.error, test: of.test.error, outOfBag: null },
    logLoss: { train: of.train.logLoss, test: of.test.logLoss, outOfBag: null },
    outOfBag: 0,
  };
}

/** What the round adds to the one score; where there are more, the class whose score it raises most. */
function newestOf({ grid, nClasses }: Task, trees: readonly Tree[], learningRate: number): Picture | null {
  if (trees.length === 0) return null;
  const added = zeros(grid.rows, trees.length);
  addTrees(trees, grid, added, learningRate);
  return trees.length === 1 ? additionOf(added.data) : pictureOf(gradientBoosting.probabilities(added).data, nClasses);
}

function addTrees(trees: readonly Tree[], X: Matrix, scores: Matrix, learningRate: number): void {
  trees.forEach((tree, k) => {
    const step = zeros(X.rows, 1);
    addVotes(tree, X, step);
    for (let i = 0; i < X.rows; i++) scores.data[i * scores.columns + k]! += learningRate * step.data[i]!;
  });
}

/** The largest residual of each training point, as a share of the largest that there can be, or, for values, that there was. */
function sizesOf({ data, rows, columns }: Matrix, train: Int32Array, n: number, { nClasses, trainY }: Task): Float32Array {
  const sizes = new Float32Array(n);
  const largest = nClasses > 0 ? 1 : spread(trainY) || 1;
  for (let i = 0; i < rows; i++) {
    let size = 0;
    for (let k = 0; k < columns; k++) size = Math.max(size, Math.abs(data[i * columns + k]!));
    sizes[train[i]!] = size / largest;
  }
  return sizes;
}

const spread = (values: Float64Array): number => values.reduce((high, value) => Math.max(high, value), -Infinity) - values.reduce((low, value) => Math.min(low, value), Infinity);

function filled(rows: number, initial: Float64Array): Matrix {
  const matrix = zeros(rows, initial.length);
  for (let i = 0; i < rows; i++) matrix.data.set(initial, i * initial.length);
  return matrix;
}
