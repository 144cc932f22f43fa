/**
 * Gives every column the mean 0 and the standard deviation 1, so that distances, penalties and gradient steps treat columns
 * alike, whatever their units. scikit-learn's `StandardScaler`: the variance is divided by n.
 */
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { columnOf, mapColumns } from "./columns";

export interface Params {
  /** Whether to take off the means. */
  withMean: boolean;
  /** Whether to divide by the standard deviations. */
  withStd: boolean;
}

export const defaults: Readonly<Params> = { withMean: true, withStd: true };

/** One number a column. */
export interface Model {
  /** What is taken off. */
  readonly mean: Float64Array;
  /** What is divided by: the standard deviation, but 1 for a column of one value. */
  readonly scale: Float64Array;
}

/**
 * @param X n × d
 * @throws InvalidInput for a table that is empty, ragged or not finite
 */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  const { withMean, withStd } = { ...defaults, ...params };
  const matrix = toMatrix(X);
  const [mean, scale] = [new Float64Array(matrix.columns), new Float64Array(matrix.columns).fill(1)];
  for (let j = 0; j < matrix.columns; j++) {
    const column = columnOf(matrix, j);
    const center = meanOf(column);
    if (withMean) mean[j] = center;
    if (withStd) scale[j] = deviation(column, center);
  }
  return { mean, scale };
}

/** (x − mean) / scale. @throws InvalidInput if X has other columns than in fit */
export function transform({ mean, scale }: Model, X: MatrixLike): Matrix {
  return mapColumns(X, mean.length, (value, j) => (value - mean[j]!) / scale[j]!);
}

/** `fit` and `transform` in one. */
export function fitTransform(X: MatrixLike, params: Partial<Params> = {}): Matrix {
  return transform(fit(X, params), X);
}

/** x scale + mean: back to the table's own units. @throws InvalidInput if X has other columns than in fit */
export function inverseTransform({ mean, scale }: Model, X: MatrixLike): Matrix {
  return mapColumns(X, mean.length, (value, j) => value * scale[j]! + mean[j]!);
}

/** As the first value plus the mean difference from it: exact where all are equal. */
function meanOf(values: Float64Array): number {
  const first = values[0]!;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** The standard deviation; 1 where it is 0, or nothing but the rounding of equal values. */
function deviation(values: Float64Array, mean: number): number {
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const noise = values.length * Number.EPSILON * variance + (values.length * mean * Number.EPSILON) ** 2;
  return variance <= noise ? 1 : Math.sqrt(variance);
}
