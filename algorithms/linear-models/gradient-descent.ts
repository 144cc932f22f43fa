/**
 * Gradient descent for linear models: again and again a step against the slope of the objective, measured on all rows
 * (batch), on some (mini-batch) or on a single one (stochastic). Slower than the exact solvers of this family, and the one
 * that carries over to models which have none.
 *
 * Objective: the mean of ½ residual² ("squaredError") or of the logistic loss ("logistic", y of 0 and 1), plus
 * alpha (l1Ratio ‖coef‖₁ + ½ (1 − l1Ratio) ‖coef‖²): `elasticNet`'s, or `logisticRegression`'s divided by C n with
 * alpha = 1 / (C n). The intercept is not penalised.
 * Cost: O(batchSize · d) an update.
 * Misleads when columns have different scales: the steepest direction allows only steps that are tiny along the others. Above
 * 2 / the largest curvature the steps of "batch" grow instead of shrinking; with part of the rows and a constant rate they
 * never come to rest, for the rows of each step disagree.
 *
 * Sources: L. Bottou, "Large-scale machine learning with stochastic gradient descent", COMPSTAT (2010); for the proximal step
 * N. Parikh and S. Boyd, "Proximal algorithms", Foundations and Trends in Optimization 1 (2014), section 4.2.
 */
import { checkChoice, checkClassIds, checkInteger, checkReal, checkShare, checkTargets } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { createRandom, type Random } from "../core/random";
import { elasticNetObjective, softThreshold } from "./coordinate-descent";
import { predict as predictValue, type LinearModel } from "./linear-model";
import { logisticLoss, sigmoid } from "./logistic-loss";

export { largestCurvature } from "./curvature";

export type Loss = "squaredError" | "logistic";

export interface Params {
  loss: Loss;
  /** The weight of the penalty, at least 0. */
  alpha: number;
  /** The share of the penalty that is the lasso's: 0 … 1. */
  l1Ratio: number;
  /** How the lasso's part is taken: "proximal" soft-thresholds after the step, "subgradient" goes against its sign. */
  step: "proximal" | "subgradient";
  learningRate: number;
  /** How much of the step before is in a step: 0 … 1, without 1. */
  momentum: number;
  /** Rows of an update: "all" is batch gradient descent, 1 is stochastic. More than n is n. */
  batchSize: number | "all";
  /** How often all rows are gone through. */
  epochs: number;
  fitIntercept: boolean;
  /** Where it starts; without it at 0. */
  init?: { readonly coef: ArrayLike<number>; readonly intercept: number };
  seed: number;
}

export const defaults: Readonly<Params> = {
  loss: "squaredError",
  alpha: 0,
  l1Ratio: 0,
  step: "proximal",
  learningRate: 0.1,
  momentum: 0,
  batchSize: "all",
  epochs: 100,
  fitIntercept: true,
  seed: 0,
};

export interface Model extends LinearModel {
  readonly loss: Loss;
  /** How many updates were made. */
  readonly nIter: number;
}

/** What one update shows. */
export interface Frame extends LinearModel {
  /** Updates so far: 0 for the start. */
  readonly iteration: number;
  /** Epochs finished. */
  readonly epoch: number;
  /** The rows that the update was measured on; none at the start. */
  readonly rows: Int32Array;
  /** On all rows. */
  readonly objective: number;
}

/** The slope of the mean loss of some rows. */
export interface Slope {
  readonly coef: Float64Array;
  readonly intercept: number;
}

/**
 * The story of a descent, update by update.
 * @param X n × d; @param y n reals, or n ids 0 and 1 for the logistic loss
 * @throws InvalidInput for a table or targets that cannot be learnt from, or a hyper-parameter out of range
 * @throws Error if it diverges: an objective became infinite
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const matrix = toMatrix(X);
  const settings = validate(params, matrix, y);
  const descent = updates(matrix, y, settings);
  for (;;) {
    const { done, value } = descent.next();
    if (done) return value;
    yield { ...value, objective: objective(matrix, y, value, settings) };
  }
}

/** The model that `steps` ends with, without the objectives on the way, which nobody sees. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const matrix = toMatrix(X);
  return drain(updates(matrix, y, validate(params, matrix, y)));
}

/** The value of every row, or the class: 1 where the score is above 0. @throws InvalidInput if X has other columns than in fit */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  const values = predictValue(model, X);
  return model.loss === "logistic" ? Int32Array.from(values, (score) => Number(score > 0)) : values;
}

/**
 * What is minimised, on all rows.
 * @throws InvalidInput if X has other columns than the model
 */
export function objective(
  X: MatrixLike,
  y: ArrayLike<number>,
  { coef, intercept }: LinearModel,
  { loss = defaults.loss, alpha = defaults.alpha, l1Ratio = defaults.l1Ratio }: Partial<Pick<Params, "loss" | "alpha" | "l1Ratio">>,
): number {
  const values = predictValue({ coef, intercept }, X);
  if (loss === "squaredError") return elasticNetObjective(values.map((value, i) => y[i]! - value), coef, { alpha, l1Ratio });
  const penalty = elasticNetObjective(Float64Array.of(0), coef, { alpha, l1Ratio });
  return logisticLoss({ data: values, rows: values.length, columns: 1 }, y) / values.length + penalty;
}

function* updates(X: Matrix, y: ArrayLike<number>, settings: Params): Generator<Omit<Frame, "objective">, Model> {
  const { loss, step, alpha, l1Ratio, learningRate, momentum, fitIntercept, init, seed, epochs } = settings;
  const batchSize = settings.batchSize === "all" ? X.rows : Math.min(settings.batchSize, X.rows);
  const random = createRandom(seed);
  let state: LinearModel = { coef: Float64Array.from(init?.coef ?? new Float64Array(X.columns)), intercept: init?.intercept ?? 0 };
  let velocity: Slope = { coef: new Float64Array(X.columns), intercept: 0 };
  let iteration = 0;
  yield { ...state, iteration, epoch: 0, rows: new Int32Array() };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = orderOf(X.rows, batchSize, random);
    for (let start = 0; start < X.rows; start += batchSize) {
      const rows = order.slice(start, start + batchSize);
      const slope = withPenalty(meanSlope(X, y, rows, state, loss), state, settings);
      velocity = {
        coef: slope.coef.map((value, j) => momentum * velocity.coef[j]! + value),
        intercept: fitIntercept ? momentum * velocity.intercept + slope.intercept : 0,
      };
      const moved = state.coef.map((w, j) => w - learningRate * velocity.coef[j]!);
      const coef = step === "proximal" ? proximal(moved, learningRate * alpha * l1Ratio) : moved;
      state = { coef, intercept: state.intercept - learningRate * velocity.intercept };
      iteration++;
      if (!isBounded(state)) throw new Error(explainDivergence(iteration, learningRate));
      yield { ...state, iteration, epoch: start + batchSize >= X.rows ? epoch + 1 : epoch, rows };
    }
  }
  return { ...state, loss, nIter: iteration };
}

/**
 * The slope of the mean loss of the given rows: by each coefficient the mean of error × x, by the intercept the mean error.
 * The error is what is predicted minus the target: the value for "squaredError", the probability of 1 for "logistic".
 * @param X n × d; @param y n targets; @param rows at least one row number
 * @exercise Average, over the given rows, how wrong the prediction is, times the row: the slope of the mean loss.
 * @hint Row i's prediction is coef · x + intercept; for the logistic loss the sigmoid of that.
 * @hint The error is prediction minus target: the other way round the steps would go uphill.
 * @hint Divide by how many rows were given, not by n.
 */
export function meanSlope(X: Matrix, y: ArrayLike<number>, rows: Int32Array, { coef, intercept }: LinearModel, loss: Loss): Slope {
  const slope = new Float64Array(X.columns);
  let total = 0;
  for (const i of rows) {
    const x = X.data.subarray(i * X.columns, (i + 1) * X.columns);
    let score = intercept;
    for (let j = 0; j < x.length; j++) score += coef[j]! * x[j]!;
    const error = (loss === "logistic" ? sigmoid(score) : score) - y[i]!;
    total += error;
    for (let j = 0; j < x.length; j++) slope[j]! += error * x[j]!;
  }
  return { coef: slope.map((sum) => sum / rows.length), intercept: total / rows.length };
}

/**
 * The step that the lasso's part of the penalty takes: every coefficient towards zero by the threshold, and no further, so
 * that many become exactly zero.
 * @param coef after the step of the smooth part; @param threshold learningRate × alpha × l1Ratio
 * @exercise Soft-threshold every coefficient.
 * @hint There is a function for one number already.
 */
export function proximal(coef: Float64Array, threshold: number): Float64Array {
  return coef.map((w) => softThreshold(w, threshold));
}

/** Adds the slope of the penalty's smooth part, and of the lasso's where it is not left to the proximal step: at 0 it is 0. */
function withPenalty({ coef: slope, intercept }: Slope, { coef }: LinearModel, { step, alpha, l1Ratio }: Params): Slope {
  const l1 = step === "subgradient" ? alpha * l1Ratio : 0;
  return { coef: slope.map((value, j) => value + alpha * (1 - l1Ratio) * coef[j]! + l1 * Math.sign(coef[j]!)), intercept };
}

/** In batch gradient descent the order makes no difference; else a new one every epoch. */
function orderOf(n: number, batchSize: number, random: Random): Int32Array {
  return batchSize === n ? Int32Array.from({ length: n }, (_, i) => i) : random.permutation(n);
}

/** Beyond it the square of a prediction might overflow. */
const largest = 1e150;

function isBounded({ coef, intercept }: LinearModel): boolean {
  return Math.abs(intercept) <= largest && coef.every((w) => Math.abs(w) <= largest);
}

function explainDivergence(iteration: number, learningRate: number): string {
  return (
    `Gradient descent diverged at update ${iteration}: a coefficient grew beyond ${largest}. Its steps overshoot by more each ` +
    `time; a learning rate below ${learningRate}, or scaled columns, would let them shrink.`
  );
}

function validate(params: Partial<Params>, X: Matrix, y: ArrayLike<number>): Params {
  const settings = { ...defaults, ...params };
  checkChoice("loss", settings.loss, ["squaredError", "logistic"]);
  checkChoice("step", settings.step, ["proximal", "subgradient"]);
  for (const name of ["alpha", "learningRate"] as const) checkReal(name, settings[name], { min: 0 });
  checkShare("l1Ratio", settings.l1Ratio);
  if (!(settings.momentum >= 0 && settings.momentum < 1)) {
    throw new InvalidInput(`momentum must be at least 0 and below 1; got ${settings.momentum}`);
  }
  if (settings.batchSize !== "all") checkInteger("batchSize", settings.batchSize, { min: 1 });
  checkInteger("epochs", settings.epochs, { min: 1 });
  checkInteger("seed", settings.seed, { min: 0 });
  if (settings.init) checkStart(settings.init, X.columns);
  if (settings.loss === "squaredError") checkTargets(y, X.rows);
  else checkBinary(y, X.rows);
  return settings;
}

function checkStart({ coef, intercept }: NonNullable<Params["init"]>, d: number): void {
  const bad = Array.from(coef).findIndex((w) => !Number.isFinite(w));
  const found = coef.length === d ? `${coef[bad]} at index ${bad}` : `${coef.length}`;
  if (coef.length !== d || bad >= 0) throw new InvalidInput(`init.coef must have one finite number for each of the ${d} columns; got ${found}`);
  if (!Number.isFinite(intercept)) throw new InvalidInput(`init.intercept must be a finite number; got ${intercept}`);
}

function checkBinary(y: ArrayLike<number>, n: number): void {
  checkClassIds("y", y, { length: n });
  for (let i = 0; i < n; i++) {
    if (y[i] !== 0 && y[i] !== 1) throw new InvalidInput(`y must be 0 or 1 for the logistic loss; got ${y[i]} at index ${i}`);
  }
}
