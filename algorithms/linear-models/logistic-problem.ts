/**
 * Logistic regression as it is solved: columns centred and scaled, so that neither units nor offsets slow a solver down.
 * With x′ = (x − mean) / scale and w′ = scale · w the scores stay the same, and the penalty of w is one of w′ with its own
 * strength for every column: an exact change of variables, undone in the model.
 */
import { zeros, type Matrix } from "../core/matrix";
import { logisticLoss, scores } from "./logistic-loss";

export interface Problem {
  /** n × (d + 1) with a last column of ones for the intercept, or n × d without. */
  readonly X: Matrix;
  /** n ids 0 … K − 1. */
  readonly y: Int32Array;
  /** K rows of coefficients for more than two classes; for two, one row: the log-odds of the second. */
  readonly outputs: number;
  /** The weight of the loss against the penalty. */
  readonly C: number;
  /** By column: the factor of |w′|, and of ½ w′². The intercept's are 0. */
  readonly l1: Float64Array;
  readonly l2: Float64Array;
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

export interface Penalty {
  /** The factor of |w|, and of ½ w², in the table's own units. */
  readonly l1: number;
  readonly l2: number;
}

/** A table with columns centred and scaled, and perhaps a last one of ones. */
export interface Standardized {
  readonly table: Matrix;
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

/** @param standardizeBy what standardises: an engine brings its own */
export function standardizedProblem(
  X: Matrix,
  y: Int32Array,
  { nClasses, C, penalty, fitIntercept }: { nClasses: number; C: number; penalty: Penalty; fitIntercept: boolean },
  standardizeBy = standardize,
): Problem {
  const d = X.columns;
  const { table, means, scales } = standardizeBy(X, fitIntercept);
  const byColumn = (strength: (scale: number) => number): Float64Array =>
    Float64Array.from({ length: table.columns }, (_, j) => (j < d ? strength(scales[j]!) : 0));
  return {
    X: table,
    y,
    outputs: nClasses === 2 ? 1 : nClasses,
    C,
    l1: byColumn((scale) => penalty.l1 / scale),
    l2: byColumn((scale) => penalty.l2 / (scale * scale)),
    means,
    scales,
  };
}

/** Without an intercept to take up the means, columns stay where they are. A column of one value is not scaled. */
export function standardize({ data, rows, columns }: Matrix, hasIntercept: boolean): Standardized {
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  if (hasIntercept) for (let i = 0, entry = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j]! += data[entry++]!;
  for (let j = 0; j < columns; j++) means[j]! /= rows;
  for (let i = 0, entry = 0; i < rows; i++) for (let j = 0; j < columns; j++) squares[j]! += (data[entry++]! - means[j]!) ** 2;
  const scales = scalesOf(squares, means, rows);
  const inverse = scales.map((scale) => 1 / scale);
  const table = zeros(rows, columns + Number(hasIntercept));
  for (let i = 0, from = 0, to = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) table.data[to++] = (data[from++]! - means[j]!) * inverse[j]!;
    if (hasIntercept) table.data[to++] = 1;
  }
  return { table, means, scales };
}

/** The standard deviations, from sums of squares around the means; 1 for a column of one value. */
export function scalesOf(squares: Float64Array, means: Float64Array, rows: number): Float64Array {
  return squares.map((sum, j) => {
    const scale = Math.sqrt(sum / rows);
    return scale > 1e-12 * Math.abs(means[j]!) ? scale : 1;
  });
}

/** C · loss + penalty, which is what is minimised. @param W outputs × columns of X */
export function objective(problem: Problem, W: Matrix): number {
  return problem.C * logisticLoss(scores(problem.X, W), problem.y) + penaltyOf(problem, W);
}

/** Σ l1 |w′| + ½ l2 w′². */
export function penaltyOf({ l1, l2 }: Problem, W: Matrix): number {
  let sum = 0;
  W.data.forEach((w, entry) => {
    const j = entry % W.columns;
    sum += l1[j]! * Math.abs(w) + 0.5 * l2[j]! * w * w;
  });
  return sum;
}

/**
 * How far W is from optimal: the largest, over all coefficients of the standardised columns, of the objective's smallest
 * subderivative. Where |w′| has its kink, at 0, any slope within ± l1 is balanced.
 * @param gradient of C · loss, without the penalty
 */
export function violation({ l1, l2 }: Problem, W: Matrix, gradient: Matrix): number {
  let worst = 0;
  W.data.forEach((w, entry) => {
    const j = entry % W.columns;
    const slope = gradient.data[entry]! + l2[j]! * w;
    const unbalanced = w === 0 ? Math.max(0, Math.abs(slope) - l1[j]!) : Math.abs(slope + l1[j]! * Math.sign(w));
    worst = Math.max(worst, unbalanced);
  });
  return worst;
}

/**
 * Back to the table's own units. With several classes, where only differences between intercepts count, they add up to 0.
 * @returns coef K × d (1 × d for two classes) and K (or 1) intercepts, 0 without
 */
export function inOwnUnits({ X, means, scales }: Problem, W: Matrix): { coef: Matrix; intercept: Float64Array } {
  const d = means.length;
  const coef = zeros(W.rows, d);
  const intercept = new Float64Array(W.rows);
  for (let k = 0; k < W.rows; k++) {
    if (X.columns > d) intercept[k] = W.data[k * X.columns + d]!;
    for (let j = 0; j < d; j++) {
      const w = W.data[k * X.columns + j]! / scales[j]!;
      coef.data[k * d + j] = w;
      intercept[k]! -= w * means[j]!;
    }
  }
  const mean = W.rows === 1 ? 0 : intercept.reduce((sum, value) => sum + value / W.rows, 0);
  return { coef, intercept: intercept.map((value) => value - mean) };
}
