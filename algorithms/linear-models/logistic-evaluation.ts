/**
 * The loss of two classes and its slope, in a single pass over the rows: what an iteration over all of them costs. Scores
 * and slope come from kernels, a block of rows at a time.
 */
import { capacity, kernels, placeOf } from "../core/kernels";
import { zeros, type Matrix } from "../core/matrix";
import { weightedGram } from "./gram";
import { penaltyOf, violation, type Problem } from "./logistic-problem";

export interface Evaluation {
  readonly W: Matrix;
  readonly objective: number;
  /** Of C · loss. */
  readonly gradient: Matrix;
  readonly violation: number;
}

export interface Evaluator {
  /** `objective` and `logisticGradient` of one output. */
  evaluate(W: Matrix): Evaluation;
  /** The second derivatives of C · loss where it was last evaluated. */
  hessian(): Matrix;
}

export function createEvaluator(problem: Problem): Evaluator {
  const { X, y, C } = problem;
  const errors = new Float64Array(X.rows);
  return {
    evaluate(W) {
      const gradient = zeros(1, X.columns);
      const loss = lossAndSlope(X, y, W.data, gradient.data, errors);
      for (let j = 0; j < X.columns; j++) gradient.data[j]! *= C;
      return { W, gradient, objective: C * loss + penaltyOf(problem, W), violation: violation(problem, W, gradient) };
    },
    // p (1 − p) is |p − y| (1 − |p − y|), whether y is 0 or 1.
    hessian: () => weightedGram(X, errors.map((error) => C * Math.abs(error) * (1 - Math.abs(error)))),
  };
}

/** Rows that stay in the cache between their scores and their part of the slope; a multiple of 4. */
const mostRows = 128;
const doubleBytes = 8;

/** @param slope zeros, filled with Σ (p − y) x; @param errors is filled with p − y; @returns Σ −log p(true class) */
function lossAndSlope(X: Matrix, y: Int32Array, w: Float64Array, slope: Float64Array, errors: Float64Array): number {
  const { doubles, scoreRows, addRows } = kernels();
  const places = placesFor(X.columns);
  const scores = doubles.subarray(places.scores / doubleBytes, places.scores / doubleBytes + places.rows);
  const sums = doubles.subarray(places.slope / doubleBytes, places.slope / doubleBytes + X.columns);
  doubles.set(w, places.weights / doubleBytes);
  sums.fill(0);
  let loss = 0;
  for (let first = 0; first < X.rows; first += places.rows) {
    const rows = Math.min(places.rows, X.rows - first);
    const padded = Math.ceil(rows / 4) * 4;
    const at = placeOf(X, first, rows, places.block);
    scoreRows(at, places.weights, padded, X.columns, places.scores);
    loss += toErrors(scores, y, first, rows, errors);
    for (let i = rows; i < padded; i++) scores[i] = 0;
    addRows(at, places.scores, padded, X.columns, places.slope);
  }
  slope.set(sums);
  return loss;
}

/** Where weights, slope, scores and a block lie in the kernels' memory; fewer rows, if they are so long that not many fit. */
function placesFor(columns: number): { weights: number; slope: number; scores: number; block: number; rows: number } {
  const [slope, scores] = [columns * doubleBytes, 2 * columns * doubleBytes];
  const block = scores + mostRows * doubleBytes;
  const rows = Math.min(mostRows, 4 * Math.floor((capacity - block) / (4 * columns * doubleBytes)));
  return { weights: 0, slope, scores, block, rows };
}

/** Puts p − y in place of every score, and into errors. @returns Σ −log p(true class) of the block */
function toErrors(block: Float64Array, y: Int32Array, first: number, rows: number, errors: Float64Array): number {
  // log(1 + a) + log(1 + b) = log((1 + a)(1 + b)): one logarithm for all rows, whose factors are at most 2 each.
  let [loss, product] = [0, 1];
  for (let i = 0; i < rows; i++) {
    const z = block[i]!;
    const small = Math.exp(-Math.abs(z));
    const truth = y[first + i]!;
    product *= 1 + small;
    if (z > 0 !== (truth === 1)) loss += Math.abs(z);
    block[i] = errors[first + i] = (z > 0 ? 1 : small) / (1 + small) - truth;
  }
  return loss + Math.log(product);
}
