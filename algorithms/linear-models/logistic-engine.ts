/**
 * Logistic regression of two classes on long tables, faster, to the minimum that Newton's method finds.
 *
 * - Most of a Newton step's cost is the curvature, n·d²/2. A few rows drawn at random give nearly the same minimum and nearly
 *   the same curvature for a fraction of it: descend on these first, then go on over all rows from there.
 * - The curvature is then corrected by what each step shows of it (Broyden, Fletcher, Goldfarb and Shanno's update), so that
 *   an iteration over all rows only costs the loss and its slope, 2·n·d, which are computed together.
 * - Where a sample tells too little (a class of very few rows), Newton's method over all rows goes on from where this ends.
 *
 * Sources: J. D. Lee, Y. Sun and M. A. Saunders, "Proximal Newton-type methods for minimizing composite functions", SIAM J.
 * Optimization 24 (2014); J. Nocedal and S. Wright, "Numerical optimization", 2nd ed. (2006), section 6.1 for the update.
 */
import { takeRows, zeros, type Matrix } from "../core/matrix";
import { drain } from "../core/generator";
import { createRandom } from "../core/random";
import { logisticHessian, probabilities, scores } from "./logistic-loss";
import { newton, type Iterate, type Limits } from "./logistic-newton";
import { penaltyOf, violation, type Problem } from "./logistic-problem";
import { minimizeQuadratic } from "./logistic-quadratic";

/** Rows that a sample has for each column. */
const rowsPerColumn = 20;
/** Iterations on the sample: its minimum is none of the whole, and need not be found exactly. */
const sampleIterations = 4;
/** Beyond these Newton's method, which needs fewer, is the cheaper way. */
const mostIterations = 30;

/** Whether a sample of the rows is so much smaller than the table that it pays. */
export function isLong({ X, outputs }: Problem): boolean {
  return outputs === 1 && X.rows >= 4 * rowsPerColumn * X.columns;
}

/** Ends where `newton` does, up to tol. */
export function descendQuickly(problem: Problem, { maxIter, tol }: Limits): Iterate {
  const { W: start, curvature } = fromSample(problem);
  let B = curvature;
  let at = evaluate(problem, start);
  let direction: Matrix | undefined;
  let iteration = 0;
  for (; iteration < Math.min(mostIterations, maxIter); iteration++) {
    if (at.violation <= tol) return { ...at, iteration, direction, converged: true };
    const next = search(problem, at, minimizeQuadratic(problem, at.W, at.gradient, B));
    if (!next) break;
    const step = difference(next.W, at.W);
    B = corrected(B, step, difference(next.gradient, at.gradient));
    direction = { ...at.W, data: step };
    at = next;
  }
  const last = drain(newton(problem, { maxIter: maxIter - iteration, tol }, at.W));
  return { ...last, iteration: last.iteration + iteration, direction: last.direction ?? direction };
}

interface Evaluation {
  readonly W: Matrix;
  readonly objective: number;
  /** Of C · loss. */
  readonly gradient: Matrix;
  readonly violation: number;
}

/** The minimum of a sample of the rows, nearly, and the curvature of all of them there, as the sample has it. */
function fromSample(problem: Problem): { W: Matrix; curvature: Matrix } {
  const { X, y, C } = problem;
  const size = rowsPerColumn * X.columns;
  const random = createRandom(1);
  const rows = Int32Array.from({ length: size }, () => random.integer(X.rows));
  const share = X.rows / size;
  const sample = { ...problem, X: takeRows(X, rows), y: Int32Array.from(rows, (i) => y[i]!), C: C * share };
  const { W } = drain(newton(sample, { maxIter: sampleIterations, tol: 0 }));
  const curvature = logisticHessian(sample.X, probabilities(scores(sample.X, W)));
  return { W, curvature: { ...curvature, data: curvature.data.map((value) => value * sample.C) } };
}

/** The farthest of the way to the target, halved and halved again, where the objective or at least the violation falls. */
function search(problem: Problem, from: Evaluation, target: Matrix): Evaluation | undefined {
  const step = difference(target, from.W);
  let promised = penaltyOf(problem, target) - penaltyOf(problem, from.W);
  step.forEach((change, entry) => (promised += from.gradient.data[entry]! * change));
  for (let t = 1; t > 1e-3; t /= 2) {
    const W = t === 1 ? target : { ...target, data: from.W.data.map((w, entry) => w + t * step[entry]!) };
    const found = evaluate(problem, W);
    if (found.objective <= from.objective + 1e-4 * t * promised && found.objective < from.objective) return found;
    if (t === 1 && found.violation <= from.violation / 2) return found;
  }
  return undefined;
}

/** The curvature that a step showed, in place of what was believed of its direction. @param B symmetric; @returns a new one */
function corrected(B: Matrix, step: Float64Array, change: Float64Array): Matrix {
  const size = B.rows;
  const believed = new Float64Array(size);
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) believed[a]! += B.data[a * size + b]! * step[b]!;
  const [seen, expected] = [dotOf(step, change), dotOf(step, believed)];
  if (!(seen > 1e-8 * expected && expected > 0)) return B;
  const updated = zeros(size, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      const value = B.data[a * size + b]! - (believed[a]! * believed[b]!) / expected + (change[a]! * change[b]!) / seen;
      updated.data[a * size + b] = value;
      updated.data[b * size + a] = value;
    }
  }
  return updated;
}

/** `objective` and `logisticGradient` of one output in a single pass over the rows. */
function evaluate(problem: Problem, W: Matrix): Evaluation {
  const { X, y, C } = problem;
  const gradient = zeros(1, X.columns);
  const loss = lossAndSlope(X, y, W.data, gradient.data);
  for (let j = 0; j < X.columns; j++) gradient.data[j]! *= C;
  return { W, gradient, objective: C * loss + penaltyOf(problem, W), violation: violation(problem, W, gradient) };
}

/** Rows that stay in the cache between their scores and their part of the slope; a multiple of 4. */
const blockRows = 128;

/** @param slope zeros, filled with Σ (p − y) x; @returns Σ −log p(true class) */
function lossAndSlope(X: Matrix, y: Int32Array, w: Float64Array, slope: Float64Array): number {
  const block = new Float64Array(blockRows);
  let loss = 0;
  for (let first = 0; first < X.rows; first += blockRows) {
    const rows = Math.min(blockRows, X.rows - first);
    scoreBlock(X, first, rows, w, block);
    loss += toErrors(block, y, first, rows);
    addBlock(X, first, rows, block, slope);
  }
  return loss;
}

/** The scores of a block's rows: four rows at a time, so that a coefficient is loaded once for four. */
function scoreBlock({ data, columns }: Matrix, first: number, rows: number, w: Float64Array, block: Float64Array): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    let z0 = 0, z1 = 0, z2 = 0, z3 = 0;
    let a = (first + i) * columns, b = a + columns, c = b + columns, d = c + columns;
    for (let j = 0; j < columns; j++) {
      const weight = w[j]!;
      z0 += weight * data[a++]!;
      z1 += weight * data[b++]!;
      z2 += weight * data[c++]!;
      z3 += weight * data[d++]!;
    }
    block[i] = z0;
    block[i + 1] = z1;
    block[i + 2] = z2;
    block[i + 3] = z3;
  }
  for (; i < rows; i++) {
    let z = 0;
    for (let j = 0; j < columns; j++) z += w[j]! * data[(first + i) * columns + j]!;
    block[i] = z;
  }
}

/** Puts p − y in place of every score. @returns Σ −log p(true class) of the block */
function toErrors(block: Float64Array, y: Int32Array, first: number, rows: number): number {
  // log(1 + a) + log(1 + b) = log((1 + a)(1 + b)): one logarithm for all rows, whose factors are at most 2 each.
  let [loss, product] = [0, 1];
  for (let i = 0; i < rows; i++) {
    const z = block[i]!;
    const small = Math.exp(-Math.abs(z));
    const truth = y[first + i]!;
    product *= 1 + small;
    if (z > 0 !== (truth === 1)) loss += Math.abs(z);
    block[i] = (z > 0 ? 1 : small) / (1 + small) - truth;
  }
  return loss + Math.log(product);
}

/** Adds error × row of a block's rows to the slope, four at a time: a sum is loaded and stored once for four. */
function addBlock({ data, columns }: Matrix, first: number, rows: number, errors: Float64Array, slope: Float64Array): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    let a = (first + i) * columns, b = a + columns, c = b + columns, d = c + columns;
    const e0 = errors[i]!, e1 = errors[i + 1]!, e2 = errors[i + 2]!, e3 = errors[i + 3]!;
    for (let j = 0; j < columns; j++) slope[j]! += e0 * data[a++]! + e1 * data[b++]! + (e2 * data[c++]! + e3 * data[d++]!);
  }
  for (; i < rows; i++) {
    const error = errors[i]!;
    for (let j = 0; j < columns; j++) slope[j]! += error * data[(first + i) * columns + j]!;
  }
}

const difference = ({ data: after }: Matrix, { data: before }: Matrix): Float64Array => after.map((value, entry) => value - before[entry]!);

const dotOf = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, entry) => sum + value * b[entry]!, 0);
