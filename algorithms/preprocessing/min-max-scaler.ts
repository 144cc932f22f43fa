/**
 * Moves and stretches every column so that its smallest and largest value become the ends of a range. scikit-learn's
 * `MinMaxScaler`. Misleads where one value lies far off: all others are pressed together.
 */
import { InvalidInput } from "../core/errors";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { columnOf, mapColumns } from "./columns";

export interface Params {
  /** Where the smallest and the largest value go. */
  featureRange: readonly [low: number, high: number];
}

export const defaults: Readonly<Params> = { featureRange: [0, 1] };

/** One number a column: x becomes x scale + min. */
export interface Model {
  readonly scale: Float64Array;
  readonly min: Float64Array;
  /** The smallest and the largest value seen. */
  readonly dataMin: Float64Array;
  readonly dataMax: Float64Array;
}

/**
 * A column of one value goes to the low end.
 * @param X n × d
 * @throws InvalidInput for a table that is empty, ragged or not finite, or a range that does not ascend
 */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  const [low, high] = { ...defaults, ...params }.featureRange;
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new InvalidInput(`featureRange must be two finite numbers, ascending; got ${low} and ${high}`);
  }
  const matrix = toMatrix(X);
  const columns = Array.from({ length: matrix.columns }, (_, j) => columnOf(matrix, j));
  const dataMin = Float64Array.from(columns, (column) => column.reduce((least, value) => Math.min(least, value), Infinity));
  const dataMax = Float64Array.from(columns, (column) => column.reduce((most, value) => Math.max(most, value), -Infinity));
  const scale = dataMin.map((least, j) => (high - low) / widthOf(least, dataMax[j]!));
  return { scale, min: scale.map((factor, j) => low - dataMin[j]! * factor), dataMin, dataMax };
}

/** x scale + min; new rows may fall outside the range. @throws InvalidInput if X has other columns than in fit */
export function transform({ scale, min }: Model, X: MatrixLike): Matrix {
  return mapColumns(X, scale.length, (value, j) => value * scale[j]! + min[j]!);
}

/** `fit` and `transform` in one. */
export function fitTransform(X: MatrixLike, params: Partial<Params> = {}): Matrix {
  return transform(fit(X, params), X);
}

/** (x − min) / scale: back to the table's own units. @throws InvalidInput if X has other columns than in fit */
export function inverseTransform({ scale, min }: Model, X: MatrixLike): Matrix {
  return mapColumns(X, scale.length, (value, j) => (value - min[j]!) / scale[j]!);
}

/** 1 where it is 0, or so small that scikit-learn takes it for that. */
function widthOf(least: number, most: number): number {
  const width = most - least;
  return width < 10 * Number.EPSILON ? 1 : width;
}
