/**
 * Coordinate descent, faster, sweep for sweep with the reference's coefficients (but for the rounding of sums).
 *
 * - A column whose coefficient is zero, and whose product with the residual was well below the threshold, can only leave
 *   zero once the residual has moved far enough: by Cauchy and Schwarz |xᵀr| changes by at most ‖x‖ times the way that r
 *   went, which is at most the sum of all |δ| ‖x‖ since. Until then its product is not computed at all.
 * - A sweep over the residual costs n a column, one over the products Xᵀr only d; but that needs the Gram matrix XᵀX, for
 *   n·d²/2. It is computed as soon as the sweeps have cost as much: in hindsight at most twice the cheaper choice.
 *
 * Source of the second: J. Friedman, T. Hastie and R. Tibshirani, "Regularization paths for generalized linear models via
 * coordinate descent", J. Statistical Software 33 (2010), section 2.2 ("covariance updates").
 */
import { heldTable } from "../core/kernels";
import type { Matrix, MatrixLike } from "../core/matrix";
import { addTimes, bestCoefficient, columnsOf, dot, dualityGap, residualOf, type Descent, type Penalty, type Sweep } from "./coordinate-descent";
import { centredGram } from "./gram";
import { prepareLightly, type Centered } from "./linear-model";

/** What the descents of several penalties share: everything that depends on the data alone. */
export interface Workshop extends Centered {
  /** Centred. */
  readonly columns: readonly Float64Array[];
  /** xᵀx and ‖x‖ of every column. */
  readonly squares: Float64Array;
  readonly norms: Float64Array;
  /** How many products of two numbers the sweeps over the residual have cost so far. */
  spent: number;
  gram?: Matrix;
}

/** For one computation at a time: the columns lie where kernels hold a table. @throws InvalidInput as `prepareLightly` */
export function createWorkshop(X: MatrixLike, y: ArrayLike<number>, fitIntercept: boolean): Workshop {
  const given = prepareLightly(X, y, fitIntercept);
  const columns = columnsOf(given.X, given.means, heldTable(given.X.columns, given.X.rows)?.data);
  const squares = Float64Array.from(columns, (x) => dot(x, x));
  return { ...given, columns, squares, norms: squares.map(Math.sqrt), spent: 0 };
}

/** @param coef where it starts; is changed */
export function createFastDescent(workshop: Workshop, penalty: Penalty, coef: Float64Array): Descent {
  const { X, y } = workshop;
  let descent = workshop.gram ? byProducts(workshop, workshop.gram, penalty, coef) : byResidual(workshop, penalty, coef);
  return {
    coef,
    dualityGap: () => descent.dualityGap(),
    sweep() {
      if (!workshop.gram && X.rows > X.columns && workshop.spent > (y.length * X.columns ** 2) / 2) {
        workshop.gram = centredGram(X, workshop.means, y).A;
        descent = byProducts(workshop, workshop.gram, penalty, coef);
      }
      return descent.sweep();
    },
  };
}

/** A share of ‖x‖‖r‖ by which rounding cannot change xᵀr. */
const slack = 1e-10;

function byResidual(workshop: Workshop, penalty: Penalty, coef: Float64Array): Descent {
  const { columns, y, squares, norms } = workshop;
  const n = y.length;
  const residual = residualOf(workshop, coef);
  const margin = slack * Math.sqrt(dot(residual, residual));
  const products = new Float64Array(columns.length);
  /** How far the residual had gone when a product was computed; by now it has gone `way`. */
  const wayThen = new Float64Array(columns.length).fill(-Infinity);
  let way = 0;

  const staysZero = (j: number): boolean =>
    coef[j] === 0 && Math.abs(products[j]!) + norms[j]! * (way - wayThen[j]! + margin) <= n * penalty.alpha * penalty.l1Ratio;
  const product = (j: number): number => {
    workshop.spent += n;
    wayThen[j] = way;
    return (products[j] = dot(columns[j]!, residual));
  };

  return {
    coef,
    sweep: () =>
      cyclic(coef, (j) => {
        if (squares[j] === 0) return (coef[j] = 0);
        if (staysZero(j)) return 0;
        const before = coef[j]!;
        const after = bestCoefficient(product(j) / n, squares[j]! / n, before, penalty);
        if (after === before) return after;
        workshop.spent += n;
        addTimes(residual, before - after, columns[j]!);
        way += Math.abs(after - before) * norms[j]!;
        return after;
      }),
    dualityGap() {
      // A product below the threshold, known or not, makes no difference to the gap.
      columns.forEach((_, j) => staysZero(j) || product(j));
      return dualityGap({ products, squares: dot(residual, residual), withTargets: dot(residual, y), n }, coef, penalty);
    },
  };
}

/** Below this share of the mean square of y, a gap from sums that cancel is not trusted. */
const smallestGap = 1e-9;

function byProducts(workshop: Workshop, { data, columns: d }: Matrix, penalty: Penalty, coef: Float64Array): Descent {
  const { columns, y, squares } = workshop;
  const n = y.length;
  const total = dot(y, y);
  const targets = Float64Array.from(columns, (x) => dot(x, y));
  const products = new Float64Array(d);
  refresh();

  /** Xᵀr from X itself. */
  function refresh(): Float64Array {
    const residual = residualOf(workshop, coef);
    columns.forEach((x, j) => (products[j] = dot(x, residual)));
    return residual;
  }

  return {
    coef,
    sweep: () =>
      cyclic(coef, (j) => {
        if (squares[j] === 0) return 0;
        const before = coef[j]!;
        const after = bestCoefficient(products[j]! / n, squares[j]! / n, before, penalty);
        if (after === before) return after;
        const row = j * d;
        for (let k = 0; k < d; k++) products[k]! += (before - after) * data[row + k]!;
        return after;
      }),
    dualityGap() {
      const withTargets = total - dot(coef, targets);
      const gap = dualityGap({ products, squares: withTargets - dot(coef, products), withTargets, n }, coef, penalty);
      if (gap > (smallestGap * total) / n) return gap;
      const residual = refresh();
      return dualityGap({ products, squares: dot(residual, residual), withTargets: dot(residual, y), n }, coef, penalty);
    },
  };
}

/** Gives every coefficient, in order, what `update` says. */
function cyclic(coef: Float64Array, update: (j: number) => number): Sweep {
  let [change, size] = [0, 0];
  for (let j = 0; j < coef.length; j++) {
    const before = coef[j]!;
    const after = (coef[j] = update(j));
    change = Math.max(change, Math.abs(after - before));
    size = Math.max(size, Math.abs(after));
  }
  return { change, size };
}
