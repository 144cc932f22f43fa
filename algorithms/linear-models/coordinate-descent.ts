/**
 * Coordinate descent for the elastic net: one coefficient after the other goes straight to where it is best while the
 * others rest. For a single coefficient the optimum is a formula, the soft threshold, and it is exactly zero as soon as the
 * column explains less of what is left than the penalty asks for.
 *
 * Sources: J. Friedman, T. Hastie and R. Tibshirani, "Regularization paths for generalized linear models via coordinate
 * descent", J. Statistical Software 33 (2010), section 2; the stopping rule is scikit-learn's, by the duality gap of
 * S.-J. Kim, K. Koh, M. Lustig, S. Boyd and D. Gorinevsky, "An interior-point method for large-scale l1-regularized least
 * squares", IEEE J. Selected Topics in Signal Processing 1 (2007), section III.
 */
import type { Matrix } from "../core/matrix";

/** The weight of alpha (l1Ratio ‖w‖₁ + ½ (1 − l1Ratio) ‖w‖²) beside the mean of ½ residual². */
export interface Penalty {
  readonly alpha: number;
  readonly l1Ratio: number;
}

/** Centred columns and targets, of n numbers each. */
export interface Problem {
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
}

/** Where a descent is, and how it goes on. An engine brings its own, with the same results. */
export interface Descent {
  /** The coefficients now: changed in place. */
  readonly coef: Float64Array;
  /** Updates every coefficient once, in order. */
  sweep(): Sweep;
  /** How far the objective may be above its minimum. */
  dualityGap(): number;
}

/** The largest change of a coefficient in a sweep, and the largest size of one after it. */
export interface Sweep {
  readonly change: number;
  readonly size: number;
}

export interface Outcome {
  /** How many sweeps were made. */
  readonly nIter: number;
  readonly dualGap: number;
  /** Whether the gap is small enough; otherwise maxIter ended the descent. */
  readonly converged: boolean;
}

/**
 * Sweeps until the duality gap is at most tol times the mean of y², or maxIter. As in scikit-learn the gap is looked at
 * only after a sweep that changed no coefficient by more than tol times the largest one. Yields the number of every sweep.
 */
export function* descend(descent: Descent, y: Float64Array, { maxIter, tol }: { maxIter: number; tol: number }): Generator<number, Outcome> {
  const goal = tol * (dot(y, y) / y.length);
  for (let iteration = 1; ; iteration++) {
    const { change, size } = descent.sweep();
    const isLast = iteration === maxIter;
    if (size === 0 || change / size < tol || isLast) {
      const dualGap = descent.dualityGap();
      const converged = dualGap <= goal;
      if (converged || isLast) {
        yield iteration;
        return { nIter: iteration, dualGap, converged };
      }
    }
    yield iteration;
  }
}

/** The descent as the textbook has it, which keeps the residual y − Xw up to date. @param coef where it starts; is changed */
export function createDescent({ columns, y }: Problem, penalty: Penalty, coef: Float64Array): Descent & { residual: Float64Array } {
  const residual = residualOf({ columns, y }, coef);
  return {
    coef,
    residual,
    dualityGap: () => dualityGap(sumsOf({ columns, y }, residual), coef, penalty),
    sweep() {
      let [change, size] = [0, 0];
      columns.forEach((x, j) => {
        const before = coef[j]!;
        coef[j] = updateCoordinate(x, residual, before, penalty);
        change = Math.max(change, Math.abs(coef[j]! - before));
        size = Math.max(size, Math.abs(coef[j]!));
      });
      return { change, size };
    },
  };
}

/**
 * The minimum of ½ (w − value)² + threshold |w|: value, moved towards zero by the threshold, and no further than zero.
 * @exercise Move a value towards zero by the threshold, and stop at zero.
 * @hint There are three cases: above the threshold, below minus the threshold, and between, where it is exactly 0.
 */
export function softThreshold(value: number, threshold: number): number {
  if (value > threshold) return value - threshold;
  if (value < -threshold) return value + threshold;
  return 0;
}

/**
 * The best coefficient of one column while all others rest. A column of zeros has the coefficient 0.
 * @param product xᵀr / n, with the residual r of all columns, this one included; @param squares xᵀx / n
 * @param w the coefficient until now
 * @returns softThreshold(product + squares w, alpha l1Ratio) / (squares + alpha (1 − l1Ratio))
 * @exercise Find the best coefficient of one column from its mean product with the residual and its mean square.
 * @hint Without the column the residual would be r + x w: product + squares w is the mean product of that with x.
 * @hint softThreshold that by alpha l1Ratio, then divide by the curvature, squares + alpha (1 − l1Ratio).
 * @hint A column of zeros explains nothing: its coefficient is 0, not 0 / 0.
 */
export function bestCoefficient(product: number, squares: number, w: number, { alpha, l1Ratio }: Penalty): number {
  if (squares === 0) return 0;
  return softThreshold(product + squares * w, alpha * l1Ratio) / (squares + alpha * (1 - l1Ratio));
}

/**
 * Moves one coefficient to where it is best while all others rest; the residual follows.
 * @param x the column, n numbers; @param residual y − Xw, n numbers, changed in place; @param w the coefficient until now
 * @returns the new coefficient
 * @exercise Give one column its best coefficient, and bring the residual up to date.
 * @hint bestCoefficient wants means over the rows: divide xᵀresidual and xᵀx by n.
 * @hint If the coefficient changes by δ, every residual changes by −δ times its entry of x.
 */
export function updateCoordinate(x: Float64Array, residual: Float64Array, w: number, penalty: Penalty): number {
  const n = x.length;
  const best = bestCoefficient(dot(x, residual) / n, dot(x, x) / n, w, penalty);
  if (best !== w) addTimes(residual, w - best, x);
  return best;
}

/**
 * What is minimised: ‖residual‖² / 2n + alpha l1Ratio ‖w‖₁ + ½ alpha (1 − l1Ratio) ‖w‖².
 * @param residual y − Xw, n numbers; @param coef w
 * @exercise Half the mean squared residual, plus both parts of the penalty.
 * @hint The residuals are averaged over the n rows, and halved. The penalty is not divided by n.
 * @hint ‖w‖₁ adds up sizes, ‖w‖² squares; the second part has a ½ of its own.
 */
export function elasticNetObjective(residual: Float64Array, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  const squares = dot(coef, coef);
  return dot(residual, residual) / (2 * residual.length) + alpha * (l1Ratio * sumOfSizes(coef) + 0.5 * (1 - l1Ratio) * squares);
}

/** What the duality gap depends on, all of it sums over rows. */
export interface ResidualSums {
  /** Xᵀr, one number a column, with the residual r = y − Xw. */
  readonly products: Float64Array;
  /** ‖r‖². */
  readonly squares: number;
  /** rᵀy. */
  readonly withTargets: number;
  readonly n: number;
}

/**
 * The objective minus the value of a dual point, which can never be above the minimum: so no coefficients are better than
 * these by more. The dual point is the residual, scaled down until no column's product with it exceeds alpha l1Ratio.
 *
 * With l1 = alpha l1Ratio, l2 = alpha (1 − l1Ratio), g = Xᵀr / n − l2 w and s = min(1, l1 / max|g|) it is
 * ½ (1 + s²) (‖r‖² / n + l2 ‖w‖²) − s rᵀy / n + l1 ‖w‖₁.
 * Without an l1 part the dual point is the residual itself, and the gap ‖r‖² / n − rᵀy / n + ½ l2 ‖w‖² + ½ ‖Xᵀr / n‖² / l2.
 * With no penalty at all there is no such point, and what is returned, by the first formula, is only the objective.
 * @returns at least 0, but for rounding
 * @exercise Bound how far the objective is above its minimum, by the formulas.
 * @hint First g, one number a column, then the largest of its sizes, then s.
 * @hint Where max|g| is at most l1, as at the minimum, s is 1: nothing is scaled.
 */
export function dualityGap({ products, squares, withTargets, n }: ResidualSums, coef: Float64Array, { alpha, l1Ratio }: Penalty): number {
  const [l1, l2] = [alpha * l1Ratio, alpha * (1 - l1Ratio)];
  if (l1 === 0 && l2 > 0) return (squares - withTargets + dot(products, products) / (2 * n * l2)) / n + 0.5 * l2 * dot(coef, coef);
  let steepest = 0;
  products.forEach((product, j) => (steepest = Math.max(steepest, Math.abs(product / n - l2 * coef[j]!))));
  const s = steepest > l1 ? l1 / steepest : 1;
  return 0.5 * (1 + s * s) * (squares / n + l2 * dot(coef, coef)) - (s * withTargets) / n + l1 * sumOfSizes(coef);
}

/** The sums, from the residual itself. */
function sumsOf({ columns, y }: Problem, residual: Float64Array): ResidualSums {
  const products = Float64Array.from(columns, (x) => dot(x, residual));
  return { products, squares: dot(residual, residual), withTargets: dot(residual, y), n: y.length };
}

/** y − Xw. */
export function residualOf({ columns, y }: Problem, coef: Float64Array): Float64Array {
  const residual = y.slice();
  columns.forEach((x, j) => {
    if (coef[j] !== 0) addTimes(residual, -coef[j]!, x);
  });
  return residual;
}

/**
 * The columns of X, one after the other, which is how coordinate descent reads them.
 * @param means is taken off them; @param flat where they are put: as many numbers as X has
 */
export function columnsOf(
  { data, rows, columns }: Matrix, means: Float64Array = new Float64Array(columns), flat: Float64Array = new Float64Array(data.length),
): Float64Array[] {
  // Eight rows at a time: what is written to each column is then a whole line of the cache.
  for (let first = 0; first < rows; first += 8) {
    const end = Math.min(first + 8, rows);
    for (let j = 0; j < columns; j++) for (let i = first; i < end; i++) flat[j * rows + i] = data[i * columns + j]! - means[j]!;
  }
  return Array.from({ length: columns }, (_, j) => flat.subarray(j * rows, (j + 1) * rows));
}

/** Σ a b, in four sums that do not wait for one another. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (const end = a.length - 3; i < end; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

/** target + factor · x, in place. */
export function addTimes(target: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * x[i]!;
}

function sumOfSizes(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0);
}
