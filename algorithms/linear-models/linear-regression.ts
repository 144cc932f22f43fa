/**
 * Ordinary least squares: the plane with the smallest sum of squared vertical distances from the points.
 *
 * Objective: ‖y − X coef − intercept‖², scikit-learn's `LinearRegression`. Where many planes reach the minimum (fewer rows
 * than columns, collinear columns) the coefficients are the shortest of all.
 * Solved by the normal equations with a correction, and by singular values where these would be inaccurate.
 * Cost: O(n·d²).
 * Misleads when a few points lie far off, for distances are squared; and when columns nearly repeat each other: then
 * coefficients are huge, opposite and different for every sample, though predictions may be good.
 *
 * Source: T. Hastie, R. Tibshirani and J. Friedman, "The elements of statistical learning", 2nd ed. (2009), section 3.2.
 */
import { drain } from "../core/generator";
import type { MatrixLike } from "../core/matrix";
import { interceptOf, prepare, type Centered, type LinearModel } from "./linear-model";
import { solveNormalEquations } from "./normal-equations";
import { fitLong } from "./normal-equations-engine";
import { directionsOf, shrink } from "./singular-values";

export { predict } from "./linear-model";

export interface Params {
  fitIntercept: boolean;
}

export const defaults: Readonly<Params> = { fitIntercept: true };

export interface Model extends LinearModel {
  /** Of X, centred if there is an intercept: below the number of columns if coefficients are not determined by the data. */
  readonly rank: number;
}

/** A closed formula has no way to tell: its one frame is the model. */
export type Frame = Model;

/**
 * One frame, for there is nothing to iterate.
 * @param X n × d; @param y n reals
 * @throws InvalidInput for a table or targets that are not finite, empty, or of different lengths
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const { fitIntercept } = { ...defaults, ...params };
  const problem = prepare(X, y, fitIntercept);
  const { coef, rank } = solve(problem);
  const model = { coef, intercept: interceptOf(coef, problem), rank };
  yield model;
  return model;
}

/** The model that `steps` shows, by a faster engine where the table is long. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const { fitIntercept } = { ...defaults, ...params };
  const model = fitLong(X, y, 0, fitIntercept);
  return model ? { ...model, rank: model.coef.length } : drain(steps(X, y, params));
}

function solve(problem: Centered): { coef: Float64Array; rank: number } {
  const { X, y } = problem;
  const determined = X.rows >= X.columns ? solveNormalEquations(X, y, 0) : undefined;
  if (determined) return { coef: determined, rank: X.columns };
  const directions = directionsOf(problem);
  return { coef: shrink(directions, 0, X.columns), rank: directions.values.length };
}
