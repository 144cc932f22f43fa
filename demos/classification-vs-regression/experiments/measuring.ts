/** What the experiments share: points, heads and averages. */
import { linearRegression, logisticRegression, type Matrix } from "../../../algorithms";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits } from "../../../src/kit/data/dataset";
import { generatorOf } from "../../../src/kit/data/generators";
import { loadTable } from "../../../src/kit/data/tables";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";
import { taskOf, type Task } from "../task";

type Options = Readonly<Record<string, Value>>;

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 20;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 99_999;

/** The part of a demo state that puts just these points on the stage. */
export function showing(source: string, options: Options, seed: number) {
  return { data: { source, options: { ...defaultsOf(generatorOf(source)!.options), ...options } }, seeds: { data: seed } };
}

/** The same points as the demo shows, and what they are. */
export function pointsOf(source: string, options: Options, seed: number): { X: Matrix; y: Int32Array } {
  const { X, target } = generatorOf(source)!.generate(options, seed);
  if (target?.kind !== "class") throw new Error(`${source} has no classes.`);
  return { X, y: target.values };
}

/** A table as the demo reads it, with a share of its rows held out. */
export async function taskOfTable(source: string, { bins = 3, testFraction = 0, seed = 0, features = null }: {
  bins?: number; testFraction?: number; seed?: number; features?: readonly [string, string] | null;
}): Promise<Task> {
  const data = { source, options: {}, features, scaling: "standard", testFraction, edits: noEdits } as const;
  const { dataset } = buildDataset({ data, seeds: { data: 0, split: seed }, table: await loadTable(source), target: "known" });
  return taskOf(dataset, bins);
}

export const leastSquares = (X: Matrix, y: ArrayLike<number>) => linearRegression.fit(X, y);
export const logistic = (X: Matrix, y: ArrayLike<number>) => logisticRegression.fit(X, y);

/** Least squares on the class ids as numbers, then the nearest one. */
export function nearestClass(X: Matrix, y: ArrayLike<number>): Int32Array {
  const last = Math.max(...Array.from(y));
  return Int32Array.from(linearRegression.predict(leastSquares(X, y), X), (value) => Math.min(last, Math.max(0, Math.round(value))));
}
