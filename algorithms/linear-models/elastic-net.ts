/**
 * The elastic net: least squares with a penalty that is partly the lasso's and partly ridge's. The lasso's part makes
 * coefficients exactly zero; ridge's part lets columns that carry the same information share it.
 *
 * Objective: ‖y − X coef − intercept‖² / 2n + alpha l1Ratio ‖coef‖₁ + ½ alpha (1 − l1Ratio) ‖coef‖² (`elasticNetObjective`),
 * scikit-learn's `ElasticNet`. The intercept is not penalised.
 * Solved by coordinate descent until the duality gap is at most tol times the mean square of the targets. With alpha = 0 there
 * is no such gap, and maxIter ends the run: `linearRegression` is exact.
 * Cost: O(n·d) a sweep. It converges slowly where columns are nearly collinear.
 * Misleads when columns have different units: the penalty then weighs a coefficient by the unit of its column.
 *
 * Source: H. Zou and T. Hastie, "Regularization and variable selection via the elastic net", J. Royal Statistical Society B
 * 67 (2005).
 */
import { drain } from "../core/generator";
import type { MatrixLike } from "../core/matrix";
import { columnsOf, createDescent, descend, elasticNetObjective, type Outcome } from "./coordinate-descent";
import { createFastDescent, createWorkshop } from "./coordinate-descent-engine";
import { validate, type Params } from "./elastic-net-parameters";
import { interceptOf, prepare, type Centered, type LinearModel } from "./linear-model";

export { defaults, type Params } from "./elastic-net-parameters";
export { alphaMax, path, type Path, type PathOptions } from "./elastic-net-path";
export { predict } from "./linear-model";

/** Of the last sweep; `converged` is false where scikit-learn would give a ConvergenceWarning. */
export interface Model extends LinearModel, Outcome {
  /** What to know about this model, where it is not at a minimum. */
  readonly notice?: string;
}

/** What one sweep shows. */
export interface Frame extends LinearModel {
  /** 0 for the start, where all coefficients are 0, then the number of the sweep. */
  readonly iteration: number;
  readonly objective: number;
  /** The objective is at most this far above its minimum. */
  readonly dualGap: number;
}

/**
 * The story of a fit, sweep by sweep.
 * @param X n × d; @param y n reals
 * @throws InvalidInput for a table or targets that are not finite, empty, or of different lengths, or a hyper-parameter out
 * of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const settings = validate(params);
  const centered = prepare(X, y, settings.fitIntercept);
  const columns = columnsOf(centered.X);
  const descent = createDescent({ columns, y: centered.y }, settings, new Float64Array(columns.length));
  const frame = (iteration: number): Frame => ({
    iteration,
    coef: descent.coef.slice(),
    intercept: interceptOf(descent.coef, centered),
    objective: elasticNetObjective(descent.residual, descent.coef, settings),
    dualGap: descent.dualityGap(),
  });
  yield frame(0);
  const sweeps = descend(descent, centered.y, settings);
  for (;;) {
    const { done, value } = sweeps.next();
    if (done) return modelOf(descent.coef, centered, value, settings);
    yield frame(value);
  }
}

/** The model that `steps` ends with, by a faster engine and without the figures on the way, which nobody sees. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const settings = validate(params);
  const workshop = createWorkshop(X, y, settings.fitIntercept);
  const descent = createFastDescent(workshop, settings, new Float64Array(workshop.columns.length));
  const outcome = drain(descend(descent, workshop.y, settings));
  return modelOf(descent.coef, workshop, outcome, settings);
}

function modelOf(coef: Float64Array, centered: Centered, outcome: Outcome, { maxIter }: Params): Model {
  const model = { coef, intercept: interceptOf(coef, centered), ...outcome };
  if (model.converged) return model;
  return { ...model, notice: `maxIter = ${maxIter} ended the descent: the objective may be ${model.dualGap} above its minimum` };
}
