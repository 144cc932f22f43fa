/** The tables of many columns: standardised, and then one column doubled or in another unit, if so wished. */
import type { Matrix } from "../../../algorithms/core/matrix";
import * as preprocessing from "../../../algorithms/preprocessing";
import { zeros } from "../../../algorithms/core/matrix";
import type { Dataset } from "../../../src/kit/data/dataset";
import { loadTable } from "../../../src/kit/data/tables";
import { drawSparse, truth } from "../sparse";

export type Source = "diabetes" | "sparse" | "correlated";

export interface Columns {
  readonly X: Matrix;
  readonly y: Float64Array;
  readonly names: readonly string[];
  /** The names of those that matter, where it is known. */
  readonly truth: ReadonlySet<string> | null;
  /** The column that says most about the target. */
  readonly strongest: number;
}

export interface Changes {
  readonly duplicate: boolean;
  readonly unit: boolean;
}

export const nothingChanged: Changes = { duplicate: false, unit: false };

export async function loadColumns(source: Source): Promise<Columns> {
  if (source === "diabetes") return diabetes();
  const { X, y } = drawSparse(2, { correlation: source === "correlated" ? 0.9 : 0.1 });
  const names = Array.from({ length: X.columns }, (_, j) => `x${j + 1}`);
  return finished(X, y, names, new Set(Array.from(truth.keys(), (j) => names[j]!)));
}

async function diabetes(): Promise<Columns> {
  const { columns, target } = await loadTable("diabetes");
  const features = columns.filter((column) => column.kind === "numeric" && column.name !== target);
  const y = Float64Array.from(columns.find(({ name }) => name === target)!.values);
  const X = zeros(y.length, features.length);
  features.forEach(({ values }, j) => values.forEach((value, i) => (X.data[i * X.columns + j] = value)));
  return finished(X, y, features.map(({ name }) => name), null);
}

/** Scaled with all rows, before any fold: what that leaks is next to nothing, as an experiment of this page measures. */
function finished(X: Matrix, y: Float64Array, names: readonly string[], known: Columns["truth"]): Columns {
  const scaled = preprocessing.standardScaler.fitTransform(X);
  const mean = y.reduce((sum, value) => sum + value / y.length, 0);
  const strength = names.map((_, j) => Math.abs(y.reduce((sum, value, i) => sum + (value - mean) * scaled.data[i * X.columns + j]!, 0)));
  return { X: scaled, y, names, truth: known, strongest: strength.indexOf(Math.max(...strength)) };
}

/** The data set with its changes, and what is known of it. */
export function changedBy({ X, y, names, truth: known, strongest }: Columns, { duplicate, unit }: Changes): { readonly dataset: Dataset; readonly truth: Columns["truth"] } {
  // The copy stands right behind its original: coordinate descent comes to it when there is nothing left for it.
  const places = Array.from({ length: X.columns }, (_, j) => j).flatMap((j) => (duplicate && j === strongest ? [j, j] : [j]));
  const changed = zeros(X.rows, places.length);
  for (let i = 0; i < X.rows; i++) {
    places.forEach((j, place) => (changed.data[i * places.length + place] = X.data[i * X.columns + j]!));
    if (unit) changed.data[i * places.length + strongest]! /= 10;
  }
  const copied = `${names[strongest]}, copy`;
  const rows = Int32Array.from({ length: X.rows }, (_, i) => i);
  const featureNames = places.map((j, place) => (place > 0 && places[place - 1] === j ? copied : names[j]!));
  const dataset: Dataset = { X: changed, featureNames, target: { kind: "real", name: "y", values: y }, ids: rows, train: rows, test: new Int32Array(0) };
  return { dataset, truth: known && duplicate ? new Set([...known, copied]) : known };
}
