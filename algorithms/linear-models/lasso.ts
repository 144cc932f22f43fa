/**
 * The lasso: least squares with a penalty on the sizes of the coefficients, which makes those that hardly help exactly
 * zero, and so also chooses columns.
 *
 * Objective: ‖y − X coef − intercept‖² / 2n + alpha ‖coef‖₁, scikit-learn's `Lasso`: the elastic net with l1Ratio = 1, and
 * solved as that. The intercept is not penalised.
 * Cost: O(n·d) a sweep.
 * Misleads when columns are strongly correlated: which of them it keeps is then nearly chance, and no sign of importance;
 * and when columns have different units, since the penalty weighs a coefficient by the unit of its column.
 *
 * Source: R. Tibshirani, "Regression shrinkage and selection via the lasso", J. Royal Statistical Society B 58 (1996).
 */
import type { MatrixLike } from "../core/matrix";
import * as elasticNet from "./elastic-net";

export { predict } from "./linear-model";
export type { Frame, Model, Path } from "./elastic-net";

export type Params = Omit<elasticNet.Params, "l1Ratio">;
export type PathOptions = Omit<elasticNet.PathOptions, "l1Ratio">;

export const defaults: Readonly<Params> = { alpha: 1, fitIntercept: true, maxIter: 1000, tol: 1e-4 };

const l1Ratio = 1;

/** The story of a fit, sweep by sweep. See `elasticNet.steps` for shapes and errors. */
export function steps(
  X: MatrixLike,
  y: ArrayLike<number>,
  params: Partial<Params> = {},
): Generator<elasticNet.Frame, elasticNet.Model> {
  return elasticNet.steps(X, y, { ...params, l1Ratio });
}

/** The model that `steps` ends with, faster. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): elasticNet.Model {
  return elasticNet.fit(X, y, { ...params, l1Ratio });
}

/** The models of a falling row of alphas. See `elasticNet.path`. */
export function path(X: MatrixLike, y: ArrayLike<number>, options: Partial<PathOptions> = {}): elasticNet.Path {
  return elasticNet.path(X, y, { ...options, l1Ratio });
}

/** The smallest alpha with which all coefficients are zero. See `elasticNet.alphaMax`. */
export function alphaMax(X: MatrixLike, y: ArrayLike<number>, options: { fitIntercept?: boolean } = {}): number {
  return elasticNet.alphaMax(X, y, { ...options, l1Ratio });
}
