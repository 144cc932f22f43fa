/** The analysis of many columns: their coefficients over alpha, and what cross-validation says about alpha. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as modelSelection from "../../algorithms/cross-validation";
import * as metrics from "../../algorithms/metrics";
import { row, takeRows } from "../../algorithms/core/matrix";
import { linearRegression } from "../../algorithms/linear-models";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";
import { alphasFor, pathOf, penaltyOf, type Path } from "./penalty";

export interface ColumnsPath extends Path {
  /** Of each alpha: the mean squared error on rows left out, its mean over the folds and that mean's standard error. */
  readonly error: Float64Array;
  readonly standardError: Float64Array;
  /** Of each alpha: the mean squared error on the rows fitted on. */
  readonly trainError: Float64Array;
  /** Which alpha has the least error, and which is the largest whose error is within one standard error of that. */
  readonly best: number;
  readonly simplest: number;
}

const nAlphas = 60;
export const nFolds = 10;

export function* columnsPath({ parameters, dataset: { X, target }, seeds }: RunInput<Parameters>): Generator<ColumnsPath, void, void> {
  if (target?.kind !== "real") throw new Error("The target must be a number for every row.");
  yield crossValidatedPath(X, target.values, penaltyOf(parameters).l1Ratio, seeds.split);
}

/** The path of all rows, judged by rows left out. */
export function crossValidatedPath(X: Matrix, y: Float64Array, l1Ratio: number, seed: number): ColumnsPath {
  const alphas = alphasFor(X, y, l1Ratio, nAlphas);
  const folds = modelSelection.kFold(X.rows, { nSplits: nFolds, shuffle: true, seed });
  const errors = folds.map(({ train, test }) => {
    const [seen, unseen] = [takeRows(X, train), takeRows(X, test)];
    return errorsOf(pathOf(seen, take(y, train), l1Ratio, alphas), unseen, take(y, test));
  });
  const error = alphas.map((_, k) => meanOf(errors.map((ofFold) => ofFold[k]!)));
  const standardError = alphas.map((_, k) => deviationOf(errors.map((ofFold) => ofFold[k]!)) / Math.sqrt(nFolds));
  const path = pathOf(X, y, l1Ratio, alphas);
  return { ...path, error, standardError, trainError: errorsOf(path, X, y), ...chosen(error, standardError) };
}

/**
 * The alpha of least error; and by the one-standard-error rule (Breiman, Friedman, Olshen and Stone 1984, section 3.4.3) the
 * largest whose error cannot be told from it. Alphas fall, so the largest is the first.
 */
export function chosen(error: Float64Array, standardError: Float64Array): { best: number; simplest: number } {
  const best = error.indexOf(error.reduce((least, value) => Math.min(least, value)));
  const limit = error[best]! + standardError[best]!;
  return { best, simplest: error.findIndex((value) => value <= limit) };
}

function errorsOf({ alphas, coefs, intercepts }: Path, X: Matrix, y: Float64Array): Float64Array {
  return alphas.map((_, k) => metrics.meanSquaredError(y, linearRegression.predict({ coef: row(coefs, k), intercept: intercepts[k]! }, X)));
}

const take = (values: Float64Array, rows: Int32Array): Float64Array => Float64Array.from(rows, (i) => values[i]!);
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / values.length, 0);

/** The standard deviation of a sample. */
function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
