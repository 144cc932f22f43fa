/**
 * Ridge regression: least squares that prefers short coefficients. The penalty pulls every direction towards zero, most
 * of all those along which the data hardly vary, and so makes the solution unique and steady, for a little bias.
 *
 * Objective: ‖y − X coef − intercept‖² + alpha ‖coef‖², scikit-learn's `Ridge`. It is a sum over rows, not a mean: with twice
 * the rows the same alpha weighs half. The intercept is not penalised.
 * Solved by a symmetric system as large as the smaller side of X; by singular values where that is nearly singular.
 * Cost: O(n·d·min(n, d)).
 * Misleads when columns have different units: the penalty then weighs a coefficient by the unit of its column.
 *
 * Source: A. Hoerl and R. Kennard, "Ridge regression: biased estimation for nonorthogonal problems", Technometrics 12 (1970).
 */
import { checkReal } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { interceptOf, prepare, type Centered, type LinearModel } from "./linear-model";
import { solveDual, solveNormalEquations } from "./normal-equations";
import { fitLong } from "./normal-equations-engine";
import { directionsOf, shrink } from "./singular-values";

export { predict } from "./linear-model";

export interface Params {
  /** The weight of the penalty, at least 0; with 0 it is ordinary least squares. */
  alpha: number;
  fitIntercept: boolean;
}

export const defaults: Readonly<Params> = { alpha: 1, fitIntercept: true };

export type Model = LinearModel;
/** A closed formula has no way to tell: its one frame is the model. */
export type Frame = Model;

/** The models of several alphas, in their order. */
export interface Path {
  readonly alphas: Float64Array;
  /** nAlphas × d. */
  readonly coefs: Matrix;
  readonly intercepts: Float64Array;
}

/**
 * One frame, for there is nothing to iterate.
 * @param X n × d; @param y n reals
 * @throws InvalidInput for a table or targets that are not finite, empty, or of different lengths, or alpha below 0
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const { alpha, fitIntercept } = { ...defaults, ...params };
  checkReal("alpha", alpha, { min: 0 });
  const problem = prepare(X, y, fitIntercept);
  const coef = solve(problem, alpha);
  const model = { coef, intercept: interceptOf(coef, problem) };
  yield model;
  return model;
}

/** The model that `steps` shows, by a faster engine where the table is long. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const { alpha, fitIntercept } = { ...defaults, ...params };
  checkReal("alpha", alpha, { min: 0 });
  return fitLong(X, y, alpha, fitIntercept) ?? drain(steps(X, y, params));
}

/**
 * The models of all given alphas from one decomposition.
 * @param X n × d; @param y n reals; @param options alphas, each at least 0, in any order
 * @throws InvalidInput as `steps`, and without alphas
 */
export function path(
  X: MatrixLike,
  y: ArrayLike<number>,
  { alphas, fitIntercept = defaults.fitIntercept }: { alphas: ArrayLike<number>; fitIntercept?: boolean },
): Path {
  if (alphas.length === 0) throw new InvalidInput("alphas must have at least one value; got none");
  for (let k = 0; k < alphas.length; k++) checkReal("alpha", alphas[k]!, { min: 0 });
  const problem = prepare(X, y, fitIntercept);
  const directions = directionsOf(problem);
  const coefs = zeros(alphas.length, problem.X.columns);
  const intercepts = Float64Array.from(alphas, (alpha, k) => {
    const coef = shrink(directions, alpha, coefs.columns);
    coefs.data.set(coef, k * coefs.columns);
    return interceptOf(coef, problem);
  });
  return { alphas: Float64Array.from(alphas), coefs, intercepts };
}

function solve(problem: Centered, alpha: number): Float64Array {
  const { X, y } = problem;
  const coef = X.columns <= X.rows ? solveNormalEquations(X, y, alpha) : solveDual(X, y, alpha);
  return coef ?? shrink(directionsOf(problem), alpha, X.columns);
}
