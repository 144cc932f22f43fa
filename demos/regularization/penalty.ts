/** One objective for all penalties, and the reference that minimises it. */
import { elasticNet, linearRegression, ridge, type LinearModel } from "../../algorithms/linear-models";
import type { Matrix } from "../../algorithms";
import type { ParameterValues } from "./parameters";

/** alpha (l1Ratio ‖w‖₁ + ½ (1 − l1Ratio) ‖w‖²), beside half the mean squared error. */
export interface Penalty {
  readonly alpha: number;
  readonly l1Ratio: number;
}

export type PenaltyKind = ParameterValues["penalty"];

export function penaltyOf({ penalty, alpha, l1Ratio }: Pick<ParameterValues, "penalty" | "alpha" | "l1Ratio">): Penalty {
  return { alpha, l1Ratio: penalty === "l1" ? 1 : penalty === "l2" ? 0 : l1Ratio };
}

/** The penalty of some coefficients, alpha left out. */
export function sizeOf(coef: ArrayLike<number>, l1Ratio: number): number {
  let size = 0;
  for (let j = 0; j < coef.length; j++) size += l1Ratio * Math.abs(coef[j]!) + ((1 - l1Ratio) / 2) * coef[j]! ** 2;
  return size;
}

/** Near enough to the minimum that nobody tells the difference, also where columns are nearly collinear. */
const exact = { tol: 1e-10, maxIter: 20_000 };
/** Nearer than a line is wide, for a whole path of them. */
const drawn = { tol: 1e-6, maxIter: 5000 };

/** The model that minimises half the mean squared error plus the penalty. */
export function fit(X: Matrix, y: ArrayLike<number>, { alpha, l1Ratio }: Penalty): LinearModel {
  if (alpha === 0) return linearRegression.fit(X, y);
  // Ridge adds up squared errors where the others take half their mean.
  if (l1Ratio === 0) return ridge.fit(X, y, { alpha: alpha * X.rows });
  const { coef, intercept } = elasticNet.fit(X, y, { alpha, l1Ratio, ...exact });
  return { coef: withoutDust(coef), intercept };
}

/** A copy of a column that is kept already may get what rounding left over, some 1e-16: that is no coefficient. */
function withoutDust(coef: Float64Array): Float64Array {
  const least = 1e-12 * coef.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return coef.map((value) => (Math.abs(value) < least ? 0 : value));
}

export interface Path {
  /** Falling. */
  readonly alphas: Float64Array;
  /** A row of coefficients for each alpha. */
  readonly coefs: Matrix;
  readonly intercepts: Float64Array;
}

/** The models of falling alphas, all above 0. */
export function pathOf(X: Matrix, y: ArrayLike<number>, l1Ratio: number, alphas: Float64Array): Path {
  if (l1Ratio > 0) {
    const path = elasticNet.path(X, y, { alphas, l1Ratio, ...drawn });
    path.coefs.data.set(withoutDust(path.coefs.data));
    return path;
  }
  return { ...ridge.path(X, y, { alphas: alphas.map((alpha) => alpha * X.rows) }), alphas };
}

/** Falling alphas from where the penalty leaves next to nothing to where it hardly matters. */
export function alphasFor(X: Matrix, y: ArrayLike<number>, l1Ratio: number, count: number): Float64Array {
  const [highest, decades] = l1Ratio > 0 ? [elasticNet.alphaMax(X, y, { l1Ratio: Math.max(l1Ratio, 0.05) }), 3.5] : [100 * meanSquares(X), 6];
  const top = 1.2 * (highest > 0 ? highest : 1);
  return Float64Array.from({ length: count }, (_, k) => top * 10 ** ((-decades * k) / (count - 1)));
}

/** The largest variance of a column. */
function meanSquares({ data, rows, columns }: Matrix): number {
  let largest = 0;
  for (let j = 0; j < columns; j++) {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < rows; i++) sum += data[i * columns + j]! / rows;
    for (let i = 0; i < rows; i++) squares += (data[i * columns + j]! - sum) ** 2 / rows;
    largest = Math.max(largest, squares);
  }
  return largest;
}
