/** What the experiments share: data, changes of units, and averages. */
import { preprocessing, type Matrix } from "../../../algorithms";
import { copy, zeros } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { generatorOf } from "../../../src/kit/data/generators";
import { loadTable } from "../../../src/kit/data/tables";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";
import type { Drawn } from "../sparse";

type Options = Readonly<Record<string, Value>>;

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 20;
/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 9999;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / values.length, 0);

/** The part of a demo state that puts two columns on the stage: every option is named, so that none of the demo's own remain. */
export function showing(options: Options, seed = 1) {
  const all = { ...defaultsOf(generatorOf("two-columns")!.options), nSamples: 60, ...options };
  return { data: { source: "two-columns", options: all }, seeds: { data: seed, model: 0 } };
}

/** The points that the demo shows for these options and this data seed, all of them. */
export function twoColumns(options: Options, seed: number): Drawn {
  const { X, target } = generatorOf("two-columns")!.generate({ nSamples: 60, ...options }, seed);
  if (target?.kind !== "real") throw new Error("Two columns have no target.");
  return { X, y: target.values };
}

/** The ten columns of the diabetes table, and what is to be predicted. */
export async function diabetes(): Promise<Drawn & { readonly names: readonly string[] }> {
  const { columns, target } = await loadTable("diabetes");
  const features = columns.filter(({ name }) => name !== target);
  const y = columns.find(({ name }) => name === target)!.values;
  const X = zeros(y.length, features.length);
  features.forEach(({ values }, j) => values.forEach((value, i) => (X.data[i * X.columns + j] = value)));
  return { X, y: Float64Array.from(y), names: features.map(({ name }) => name) };
}

/** The same table with one column in another unit. */
export function rescaled(X: Matrix, column: number, factor: number): Matrix {
  const changed = copy(X);
  for (let i = 0; i < X.rows; i++) changed.data[i * X.columns + column]! *= factor;
  return changed;
}

export const standardised = (X: Matrix): Matrix => preprocessing.standardScaler.fitTransform(X);

/** A table of standard normals. */
export function normals(rows: number, columns: number, seed: number): Matrix {
  const random = createRandom(seed);
  const X = zeros(rows, columns);
  for (let entry = 0; entry < X.data.length; entry++) X.data[entry] = random.normal();
  return X;
}
