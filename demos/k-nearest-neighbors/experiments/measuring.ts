/** What the experiments share: points, splits and scores. */
import { metrics, type Matrix } from "../../../algorithms";
import { takeRows } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import * as knn from "../../../algorithms/k-nearest-neighbors";
import { generatorOf } from "../../../src/kit/data/generators";
import { loadTable } from "../../../src/kit/data/tables";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";

type Options = Readonly<Record<string, Value>>;

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 20;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 9999;

/** The part of a demo state that puts just these points on the stage: every option is named, so that none of the demo's own remain. */
export function showing(source: string, options: Options, seed: number) {
  const all = { ...defaultsOf(generatorOf(source)!.options), ...options };
  return { data: { source, options: all }, seeds: { data: seed } };
}

export interface Labelled {
  readonly X: Matrix;
  readonly y: Int32Array;
}

/** The same points as the demo shows for this source, these options and this data seed. */
export function points(source: string, options: Options, seed: number): Labelled {
  const { X, target } = generatorOf(source)!.generate(options, seed);
  if (target?.kind !== "class") throw new Error(`${source} has no classes.`);
  return { X, y: target.values };
}

/** All numeric columns of a table that is shipped, and its classes. */
export async function table(id: string): Promise<Labelled> {
  const { columns, target } = await loadTable(id);
  const features = columns.filter(({ name, kind }) => kind === "numeric" && name !== target && !name.startsWith("component"));
  const classes = columns.find(({ name }) => name === target)!;
  const rows = classes.values.length;
  const data = Float64Array.from({ length: rows * features.length }, (_, i) => features[i % features.length]!.values[Math.floor(i / features.length)]!);
  return { X: { data, rows, columns: features.length }, y: Int32Array.from(classes.values) };
}

/** Random halves, or other shares: the first for training. */
export function halves({ X, y }: Labelled, seed: number, trainingShare = 0.5): readonly [train: Labelled, test: Labelled] {
  const order = createRandom(seed).permutation(X.rows);
  const cut = Math.round(trainingShare * X.rows);
  const part = (rows: Int32Array): Labelled => ({ X: takeRows(X, rows), y: rows.map((row) => y[row]!) });
  return [part(order.subarray(0, cut)), part(order.subarray(cut))];
}

export function accuracy(train: Labelled, test: Labelled, params: Partial<knn.Params> = {}): number {
  return metrics.accuracy(test.y, knn.predict(knn.fit(train.X, train.y, params), test.X));
}

/** The points with columns of pure chance beside their own, as widely spread. */
export function withNoise({ X, y }: Labelled, extra: number, seed: number, spread: number): Labelled {
  const random = createRandom(seed);
  const columns = X.columns + extra;
  const data = new Float64Array(X.rows * columns);
  for (let i = 0; i < X.rows; i++) {
    data.set(X.data.subarray(i * X.columns, (i + 1) * X.columns), i * columns);
    for (let j = X.columns; j < columns; j++) data[i * columns + j] = spread * random.normal();
  }
  return { X: { data, rows: X.rows, columns }, y };
}

/** Every column with mean 0 and variance 1, as the training rows have it. */
export function standardized(train: Matrix, X: Matrix): Matrix {
  const d = X.columns;
  const means = range(d).map((j) => averageOf(range(train.rows).map((i) => train.data[i * d + j]!)));
  const spreads = range(d).map((j) => Math.sqrt(averageOf(range(train.rows).map((i) => (train.data[i * d + j]! - means[j]!) ** 2))) || 1);
  return { ...X, data: X.data.map((value, entry) => (value - means[entry % d]!) / spreads[entry % d]!) };
}

/** Independent standard normals. */
export function gaussian(rows: number, columns: number, seed: number): Matrix {
  const random = createRandom(seed);
  return { data: Float64Array.from({ length: rows * columns }, () => random.normal()), rows, columns };
}
