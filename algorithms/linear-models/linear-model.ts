/** What the regressions of the family share: targets, the intercept, and predicting. */
import { checkColumns, checkTargets } from "../core/check";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";

/** y ≈ X coef + intercept. */
export interface LinearModel {
  /** One number a column. */
  readonly coef: Float64Array;
  /** 0 if it was not fitted. */
  readonly intercept: number;
}

/** A table and its targets, and what is taken off both. */
export interface Centered {
  readonly X: Matrix;
  readonly y: Float64Array;
  /** Of the columns of X. */
  readonly means: Float64Array;
  readonly yMean: number;
}

/** The value of every row: X coef + intercept. @throws InvalidInput if X has other columns than in fit */
export function predict({ coef, intercept }: LinearModel, X: MatrixLike): Float64Array {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, coef.length);
  return times(matrix, coef).map((value) => value + intercept);
}

/** X w. @param X n × d; @param w d numbers; @returns n numbers */
export function times(X: Matrix, w: Float64Array): Float64Array {
  const product = new Float64Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    let sum = 0;
    for (let j = 0; j < X.columns; j++) sum += X.data[i * X.columns + j]! * w[j]!;
    product[i] = sum;
  }
  return product;
}

/** Xᵀ v. @param X n × d; @param v n numbers; @returns d numbers */
export function transposedTimes(X: Matrix, v: Float64Array): Float64Array {
  const product = new Float64Array(X.columns);
  for (let i = 0; i < X.rows; i++) {
    const weight = v[i]!;
    for (let j = 0; j < X.columns; j++) product[j]! += weight * X.data[i * X.columns + j]!;
  }
  return product;
}

/**
 * A regression's table and targets, validated; centred if an intercept is to be fitted, and else as they are. The best
 * intercept for any coefficients is the mean of y − X coef. Put in, it leaves the same problem without an intercept for
 * what is centred: so the intercept is not penalised, and found last, by `interceptOf`.
 * @throws InvalidInput for a table that is empty, ragged or not finite, or targets that are not one finite number a row
 */
export function prepare(X: MatrixLike, y: ArrayLike<number>, fitIntercept: boolean): Centered {
  const matrix = toMatrix(X);
  checkTargets(y, matrix.rows);
  if (fitIntercept) return center(matrix, y);
  return { X: matrix, y: Float64Array.from(y), means: new Float64Array(matrix.columns), yMean: 0 };
}

/**
 * Takes its mean off every column of X, and off y. A column of one value becomes exactly zero.
 * @param X n × d; @param y n targets
 * @exercise Take its mean off every column of X, and off y; say what the means were.
 * @hint A column's mean is the sum of its entries over n, the number of rows. Every column has its own.
 * @hint Rounding can let the mean of equal numbers miss them by a last bit. The mean of the differences from the first row cannot.
 * @hint Leave X and y as they are: write into new arrays.
 */
export function center(X: Matrix, y: ArrayLike<number>): Centered {
  const means = columnMeans(X);
  const yMean = columnMeans({ data: Float64Array.from(y), rows: y.length, columns: 1 })[0]!;
  const centered = zeros(X.rows, X.columns);
  for (let i = 0, entry = 0; i < X.rows; i++) {
    for (let j = 0; j < X.columns; j++, entry++) centered.data[entry] = X.data[entry]! - means[j]!;
  }
  return { X: centered, y: Float64Array.from(y, (value) => value - yMean), means, yMean };
}

/** A regression's table, validated and left as it is, with centred targets: for engines that need no centred copy of the table. */
export function prepareLightly(X: MatrixLike, y: ArrayLike<number>, fitIntercept: boolean): Centered {
  const matrix = toMatrix(X);
  checkTargets(y, matrix.rows);
  const targets = new Float64Array(y.length);
  targets.set(y);
  if (!fitIntercept) return { X: matrix, y: targets, means: new Float64Array(matrix.columns), yMean: 0 };
  const yMean = columnMeans({ data: targets, rows: y.length, columns: 1 })[0]!;
  for (let i = 0; i < targets.length; i++) targets[i]! -= yMean;
  return { X: matrix, y: targets, means: columnMeans(matrix), yMean };
}

/** The mean of every column, as the first row plus the mean difference from it: exact where all values are equal. */
export function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 1; i < rows; i++) {
    const start = i * columns;
    for (let j = 0; j < columns; j++) means[j]! += data[start + j]! - data[j]!;
  }
  return means.map((sum, j) => data[j]! + sum / rows);
}

/** The intercept that belongs to coefficients of centred columns: the plane goes through the point of means. */
export function interceptOf(coef: Float64Array, { means, yMean }: Pick<Centered, "means" | "yMean">): number {
  return coef.reduce((rest, w, j) => rest - w * means[j]!, yMean);
}
