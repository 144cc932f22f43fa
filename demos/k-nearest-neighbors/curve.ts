/** The analysis over all k: how often training and held-out points are answered right, by 1 … n neighbours. */
import { takeRows, type Matrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { RunInput } from "../../src/kit/lab/model";
import { rememberLast } from "./memo";
import type { Parameters } from "./parameters";
import { upTo } from "./story";
import { fitTask, taskOf, type Task } from "./task";

export interface Curve {
  /** Accuracy, or the root mean squared error, at each k. */
  readonly measure: "accuracy" | "error";
  readonly ks: readonly number[];
  readonly training: Float64Array;
  /** Null where nothing is held out. */
  readonly test: Float64Array | null;
  /** Of each part, at most so many points were asked about. */
  readonly sampled: boolean;
}

const mostQueries = 300;
const mostKs = 80;
/** Distances computed before the worker listens for other wishes. */
const workAtOnce = 1e6;

type Input = RunInput<Parameters>;

/** The same for every query and every k. */
const notesFor = rememberLast(
  ({ parameters: { weights, metric, p, stretch, noiseFeatures }, dataset, seeds }: Input) =>
    [weights, metric, p, stretch, noiseFeatures, seeds.model, dataset.X.data, dataset.ids, dataset.train, dataset.target?.values ?? null],
  (): { curve: Curve | null } => ({ curve: null }),
);

/** Null for as long as the curve is not whole. */
export function* curve(input: Input): Generator<Curve | null, void, void> {
  const notes = notesFor(input);
  notes.curve ??= yield* overK(input);
  yield notes.curve;
}

function* overK(input: Input): Generator<null, Curve, void> {
  const task = taskOf(input);
  const model = fitTask(task, { ...input.parameters, algorithm: "auto" }, 1);
  const ks = upTo(task.X.rows, mostKs);
  const rowsOf = (rows: Int32Array): Int32Array => createRandom(input.seeds.model).permutation(rows.length).subarray(0, mostQueries);
  const [trainRows, testRows] = [rowsOf(task.train), rowsOf(task.test)];
  const training = yield* measured(model, takeRows(task.X, trainRows), targetsOf(task, task.train, trainRows), ks);
  const test = testRows.length === 0 ? null : yield* measured(model, takeRows(task.testX, testRows), targetsOf(task, task.test, testRows), ks);
  const sampled = Math.max(task.train.length, task.test.length) > mostQueries;
  return { measure: model.task === "classification" ? "accuracy" : "error", ks, training, test, sampled };
}

const targetsOf = ({ target }: Task, part: Int32Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => target.values[part[row]!]!);

/** The figure of merit at each k. All neighbours of a query are found once; with each further one, its answer is brought up to date. */
export function* measured(model: knn.Model, Q: Matrix, targets: Float64Array, ks: readonly number[]): Generator<null, Float64Array, void> {
  const n = model.X.rows;
  const sums = new Float64Array(ks.length);
  const atOnce = Math.max(1, Math.round(workAtOnce / n));
  for (let from = 0; from < Q.rows; from += atOnce) {
    const rows = Int32Array.from({ length: Math.min(atOnce, Q.rows - from) }, (_, i) => from + i);
    const { indices, distances } = knn.neighbors(model, takeRows(Q, rows), n);
    rows.forEach((row, i) => {
      const [classes, weights] = [indices.subarray(i * n, (i + 1) * n), knn.neighborWeights(distances.subarray(i * n, (i + 1) * n), model.weights)];
      const losses = model.task === "classification" ? rights(model, classes, weights, targets[row]!, ks) : squares(model, classes, weights, targets[row]!, ks);
      losses.forEach((loss, at) => (sums[at]! += loss / Q.rows));
    });
    yield null;
  }
  return model.task === "classification" ? sums : sums.map(Math.sqrt);
}

/** 1 where the vote is right, else 0, at each k. */
function rights({ y, nClasses }: knn.Model, rows: Int32Array, weights: Float64Array, truth: number, ks: readonly number[]): number[] {
  const votes = new Float64Array(nClasses);
  return along(rows, ks, (place) => void (votes[y[rows[place]!]!]! += weights[place]!), () => Number(knn.winner(votes) === truth));
}

/** The squared error at each k. */
function squares({ y }: knn.Model, rows: Int32Array, weights: Float64Array, truth: number, ks: readonly number[]): number[] {
  let [sum, total] = [0, 0];
  return along(rows, ks, (place) => {
    sum += weights[place]! * y[rows[place]!]!;
    total += weights[place]!;
  }, () => (sum / total - truth) ** 2);
}

/** Takes in one neighbour after the other, and reads at each k. */
function along(rows: Int32Array, ks: readonly number[], takeIn: (place: number) => void, read: () => number): number[] {
  let place = 0;
  return ks.map((k) => {
    while (place < Math.min(k, rows.length)) takeIn(place++);
    return read();
  });
}
