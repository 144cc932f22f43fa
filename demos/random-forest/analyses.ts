/** What is measured beside the run: how alike trees are, which columns count, and which rate and rounds boost best. */
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { meanCorrelation, permutationImportance, votesOf } from "../../algorithms/random-forest";
import * as randomForest from "../../algorithms/random-forest";
import * as gradientBoosting from "../../algorithms/random-forest/gradient-boosting";
import type { Dataset } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";
import { judge } from "./scores";
import { taskOf, type Task } from "./task";

/** More points than this would not be measured while somebody waits. */
const mostPoints = 400;
export const correlationColumns = 8;
const correlationTrees = 30;

export interface CorrelationRow {
  readonly maxFeatures: number;
  /** The mean over all pairs of trees. */
  readonly correlation: number;
  /** On the points held out (or, without any, on all): of one tree on average, and of all together. */
  readonly oneTree: number;
  readonly forest: number;
}

/** For every number of columns a split may use, out of eight directions. Yields after each. */
export function* correlation({ parameters, dataset, seeds }: RunInput<Parameters>): Generator<readonly CorrelationRow[], void, void> {
  const task = taskOf(fewer(dataset, seeds.model), correlationColumns);
  const { trainX, trainY, X, y, kind, nClasses } = task;
  const rows = judged(task);
  let measured: readonly CorrelationRow[] = [];
  for (let maxFeatures = 1; maxFeatures <= correlationColumns; maxFeatures++) {
    const { bootstrap, maxDepth, minSamplesLeaf } = parameters;
    const { trees } = randomForest.fit(trainX, trainY, {
      task: kind, nEstimators: correlationTrees, maxFeatures, bootstrap, maxDepth, minSamplesLeaf, seed: seeds.model,
    });
    const votes = trees.map((tree) => votesOf(tree, X));
    const errorOf = (data: Float64Array): number => judge(data, () => 1, rows, y, nClasses).error ?? 0;
    const together = zeros(X.rows, votes[0]!.columns);
    for (const { data } of votes) for (let i = 0; i < data.length; i++) together.data[i]! += data[i]! / votes.length;
    const alike = meanCorrelation(votes.map((of) => Float64Array.from(rows, (row) => rightness(of, row, y, nClasses))));
    measured = [...measured, {
      maxFeatures,
      correlation: Number.isNaN(alike) ? 1 : alike,
      oneTree: votes.reduce((sum, { data }) => sum + errorOf(data) / votes.length, 0),
      forest: errorOf(together.data),
    }];
    yield measured;
  }
}

/** The share for the true class, or the error: two trees are alike where they are right and wrong of the same points. */
const rightness = ({ data, columns }: Matrix, row: number, y: ArrayLike<number>, nClasses: number): number =>
  nClasses > 0 ? data[row * columns + y[row]!]! : data[row]! - y[row]!;

export interface ImportanceRow {
  readonly column: string;
  readonly impurity: number;
  /** How much the error on points held out rises when the column is shuffled. */
  readonly permutation: number;
}

export const plantedName = "planted noise";

/** A column of pure chance is planted among those shown. Both importances of a forest that is given it as well. */
export function* importance({ parameters, dataset, seeds }: RunInput<Parameters>): Generator<readonly ImportanceRow[], void, void> {
  const some = fewer(dataset, seeds.model);
  const { X, y, train, kind, nClasses, ...task } = taskOf(some, 2);
  const planted = withNoise(X, seeds.model);
  const { bootstrap, maxDepth, minSamplesLeaf } = parameters;
  const model = randomForest.fit(takeRows(planted, train), Float64Array.from(train, (row) => y[row]!), {
    task: kind, nEstimators: 60, maxFeatures: 1, bootstrap, maxDepth, minSamplesLeaf, seed: seeds.model,
  });
  const rows = judged({ train, ...task });
  const answers = Float64Array.from(rows, (row) => y[row]!);
  const everyRow = Int32Array.from({ length: rows.length }, (_, i) => i);
  const score = (table: Matrix): number => {
    const votes = kind === "regression" ? Float64Array.from(randomForest.predict(model, table)) : randomForest.predictProba(model, table).data;
    return -(judge(votes, () => 1, everyRow, answers, nClasses).error ?? 0);
  };
  const { importancesMean } = permutationImportance(score, takeRows(planted, rows), { nRepeats: 10, seed: seeds.model });
  yield [...some.featureNames, plantedName].map((column, j) => ({ column, impurity: model.featureImportances[j]!, permutation: importancesMean[j]! }));
}

export interface HeatRow {
  readonly learningRate: number;
  readonly rounds: number;
  /** On the points held out (or, without any, on all): log-loss, or the mean squared error. */
  readonly loss: number;
}

export const heatRates = [0.03, 0.1, 0.3, 1];
export const heatRounds = [1, 3, 10, 30, 100, 300];

/** Learning rate against rounds. Yields after each rate. */
export function* heat({ parameters, dataset, seeds }: RunInput<Parameters>): Generator<readonly HeatRow[], void, void> {
  const task = taskOf(fewer(dataset, seeds.model), parameters.columns);
  const { trainX, trainY, X, y, kind, nClasses } = task;
  const rows = judged(task);
  let measured: readonly HeatRow[] = [];
  for (const learningRate of heatRates) {
    const nEstimators = heatRounds.at(-1)!;
    const model = gradientBoosting.fit(trainX, trainY, { task: kind, nEstimators, learningRate, maxDepth: parameters.boostingDepth, seed: seeds.model });
    let round = 0;
    for (const scores of gradientBoosting.stagedDecisionFunction(model, X)) {
      if (heatRounds.includes(round)) {
        const shares = nClasses === 0 ? scores.data : gradientBoosting.probabilities(scores).data;
        const { error, logLoss } = judge(shares, () => 1, rows, y, nClasses);
        measured = [...measured, { learningRate, rounds: round, loss: logLoss ?? error ?? 0 }];
      }
      round++;
    }
    yield measured;
  }
}

/** The points that a measurement is made on: those held out, if there are any. */
const judged = ({ train, test }: Pick<Task, "train" | "test">): Int32Array => (test.length > 0 ? test : train);

function fewer(dataset: Dataset, seed: number): Dataset {
  const { train, test } = dataset;
  const some = (rows: Int32Array): Int32Array =>
    rows.length <= mostPoints ? rows : createRandom(seed).permutation(rows.length).slice(0, mostPoints).map((i) => rows[i]!).toSorted();
  return { ...dataset, train: some(train), test: some(test) };
}

function withNoise(X: Matrix, seed: number): Matrix {
  const random = createRandom(seed + 1);
  const planted = zeros(X.rows, X.columns + 1);
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < X.columns; j++) planted.data[i * planted.columns + j] = X.data[i * X.columns + j]!;
    planted.data[i * planted.columns + X.columns] = random.normal();
  }
  return planted;
}
