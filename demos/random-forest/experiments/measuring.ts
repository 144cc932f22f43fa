/** What the experiments share: points, fits, errors and averages. */
import type { Matrix } from "../../../algorithms";
import * as gradientBoosting from "../../../algorithms/random-forest/gradient-boosting";
import * as randomForest from "../../../algorithms/random-forest";
import { generatorOf } from "../../../src/kit/data/generators";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";

type Options = Readonly<Record<string, Value>>;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 9999;

/** The part of a demo state that puts just these points on the stage: every option is named, so that none of the demo's own remain. */
export function showing(source: string, options: Options, seed: number) {
  return { data: { source, options: { ...defaultsOf(generatorOf(source)!.options), ...options } }, seeds: { data: seed, model: 1 } };
}

export interface Points {
  readonly X: Matrix;
  readonly y: Int32Array | Float64Array;
}

/** The points that the demo shows for this source, these options and this data seed. */
export function points(source: string, options: Options, seed: number): Points {
  const { X, target } = generatorOf(source)!.generate(options, seed);
  return { X, y: target!.values };
}

/** Moons that overlap, as the demo opens with: some to learn from, and others, of another seed, to test on. */
export const noisyMoons = { nSamples: 400, noise: 0.9 };
export const moons = (seed: number, nSamples = 150): Points => points("moons", { ...noisyMoons, nSamples }, seed);
export const unseenMoons = (seed: number): Points => moons(1000 + seed, 500);

export const wrongShare = (predicted: ArrayLike<number>, y: ArrayLike<number>): number =>
  averageOf(Array.from(y, (truth, i) => Number(predicted[i] !== truth)));

/** The error on unseen points of a forest's first trees, for every number of trees asked for. */
export function errorsOfFirst(forest: randomForest.Model, { X, y }: Points, counts: readonly number[]): number[] {
  const sums = { data: new Float64Array(X.rows * forest.nClasses), rows: X.rows, columns: forest.nClasses };
  const errors: number[] = [];
  forest.trees.forEach((tree, index) => {
    randomForest.addVotes(tree, X, sums);
    if (counts.includes(index + 1)) errors.push(wrongShare(range(X.rows).map((i) => randomForest.winner(sums, i)), y));
  });
  return errors;
}

/** The log-loss on unseen points after every round. */
export function lossesByRound(model: gradientBoosting.Model, { X, y }: Points): number[] {
  return [...gradientBoosting.stagedDecisionFunction(model, X)].map((scores) => gradientBoosting.meanLoss(y, scores, model.nClasses));
}

/** The given columns of a table beside each other. */
export function beside(X: Matrix, more: (i: number) => readonly number[]): Matrix {
  const rows = range(X.rows).map((i) => [...X.data.subarray(i * X.columns, (i + 1) * X.columns), ...more(i)]);
  return { data: Float64Array.from(rows.flat()), rows: X.rows, columns: rows[0]!.length };
}

/** What several learners say of each point, on average. */
export const meansOf = (predictions: readonly ArrayLike<number>[]): readonly number[] =>
  range(predictions[0]!.length).map((i) => averageOf(predictions.map((one) => one[i]!)));

/** How far they stray from that, squared, on average over the points. */
export function varianceOf(predictions: readonly ArrayLike<number>[]): number {
  const mean = meansOf(predictions);
  return averageOf(mean.map((of, i) => averageOf(predictions.map((one) => (one[i]! - of) ** 2))));
}
