/**
 * The second-order picture of a loss, plus the penalty itself: where that is smallest.
 *
 * Source: J. H. Friedman, T. Hastie and R. Tibshirani, "Regularization paths for generalized linear models via coordinate
 * descent", J. Statistical Software 33 (2010), section 3.
 */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix as Dense } from "ml-matrix";
import type { Matrix } from "../core/matrix";
import { softThreshold } from "./coordinate-descent";
import type { Problem } from "./logistic-problem";

/**
 * The minimum of gradientᵀu + ½ uᵀ hessian u + Σ l1 |w + u| + ½ l2 (w + u)².
 * @param W outputs × columns; @param gradient the same; @param hessian square and symmetric, one row a coefficient
 * @returns W + u
 */
export function minimizeQuadratic(problem: Problem, W: Matrix, gradient: Matrix, hessian: Matrix): Matrix {
  const isSmooth = problem.l1.every((strength) => strength === 0);
  return isSmooth ? solveQuadratic(problem, W, gradient, hessian) : descendQuadratic(problem, W, gradient, hessian);
}

/**
 * Without l1 one linear system. Where directions are flat, as with collinear columns and no penalty, the shortest of all
 * steps to the bottom.
 */
function solveQuadratic({ l2 }: Problem, W: Matrix, gradient: Matrix, hessian: Matrix): Matrix {
  const size = hessian.rows;
  const A = Dense.from1DArray(size, size, hessian.data);
  const b = Dense.zeros(size, 1);
  for (let a = 0; a < size; a++) {
    const strength = l2[a % W.columns]!;
    A.set(a, a, A.get(a, a) + strength);
    b.set(a, 0, -(gradient.data[a]! + strength * W.data[a]!));
  }
  fixGauge(A, W, l2);
  const step = solveSymmetric(A, b);
  return { ...W, data: W.data.map((w, entry) => w + step.get(entry, 0)) };
}

/**
 * The softmax stays the same if all classes' coefficients of a column are raised alike: where no penalty forbids it, the
 * hessian is flat in that direction. The gradient has no part in it, so that a curvature put there changes no step.
 */
function fixGauge(A: Dense, { rows: K, columns }: Matrix, l2: Float64Array): void {
  if (K === 1) return;
  const curvature = A.trace() / A.rows;
  for (let j = 0; j < columns; j++) {
    if (l2[j]! > 0) continue;
    for (let k = 0; k < K; k++) {
      for (let l = 0; l < K; l++) A.set(k * columns + j, l * columns + j, A.get(k * columns + j, l * columns + j) + curvature / K);
    }
  }
}

/** Curvature below this share of the largest is a rounding error of 0. */
const flat = 1e-12;

function solveSymmetric(A: Dense, b: Dense): Dense {
  const cholesky = new CholeskyDecomposition(A);
  const pivots = cholesky.lowerTriangularMatrix.diagonal().map((pivot) => pivot * pivot);
  if (cholesky.isPositiveDefinite() && Math.min(...pivots) > flat * Math.max(...pivots)) return cholesky.solve(b);
  const { eigenvectorMatrix: V, realEigenvalues: eigenvalues } = new EigenvalueDecomposition(A, { assumeSymmetric: true });
  const largest = Math.max(...eigenvalues);
  const coordinates = V.transpose().mmul(b);
  eigenvalues.forEach((value, i) => coordinates.set(i, 0, value > flat * largest ? coordinates.get(i, 0) / value : 0));
  return V.mmul(coordinates);
}

/** Sweeps end when no coordinate moves the quadratic's value by more than this share of what the first sweep gained. */
const sweepTolerance = 1e-12;
/** Coordinates settle on which of them are zero in a few sweeps, but where columns are nearly collinear crawl from there. */
const sweepsInARound = 8;
const mostRounds = 200;

/**
 * One coordinate after another: each goes straight to where it is best while the others rest, with exact zeros. Every few
 * sweeps all that are not zero go together.
 */
function descendQuadratic(problem: Problem, W: Matrix, gradient: Matrix, hessian: Matrix): Matrix {
  const quadratic = { hessian, target: W.data.slice(), slope: gradient.data.slice(), ...byEntry(problem, W) };
  let mostGained = 0;
  for (let round = 0; round < mostRounds; round++) {
    for (let sweep = 0; sweep < sweepsInARound; sweep++) {
      const gained = sweepOnce(quadratic);
      mostGained = Math.max(mostGained, gained);
      if (gained <= sweepTolerance * mostGained) return { ...W, data: quadratic.target };
    }
    moveTogether(quadratic);
  }
  return { ...W, data: quadratic.target };
}

/** The target W + u, changed in place, and the slope there without the penalty: gradient + hessian u. One entry a coefficient. */
interface Quadratic {
  readonly hessian: Matrix;
  readonly target: Float64Array;
  readonly slope: Float64Array;
  readonly l1: Float64Array;
  readonly l2: Float64Array;
}

function byEntry({ l1, l2 }: Problem, { data, columns }: Matrix): Pick<Quadratic, "l1" | "l2"> {
  return { l1: data.map((_, entry) => l1[entry % columns]!), l2: data.map((_, entry) => l2[entry % columns]!) };
}

/** @returns the most that a coordinate gained, doubled */
function sweepOnce(quadratic: Quadratic): number {
  const { hessian, target, slope, l1, l2 } = quadratic;
  let gained = 0;
  for (let a = 0; a < target.length; a++) {
    const curvature = hessian.data[a * hessian.columns + a]! + l2[a]!;
    if (curvature <= 0) continue;
    const before = target[a]!;
    const after = softThreshold(curvature * before - (slope[a]! + l2[a]! * before), l1[a]!) / curvature;
    if (after === before) continue;
    moveTo(quadratic, a, after);
    gained = Math.max(gained, curvature * (after - before) ** 2);
  }
  return gained;
}

/**
 * Where no sign changes the quadratic is smooth: all coefficients that are not zero go towards its minimum, up to where the
 * first of them becomes zero. This is the "feature-sign search" of H. Lee, A. Battle, R. Raina and A. Y. Ng, "Efficient
 * sparse coding algorithms", NIPS 19 (2006).
 */
function moveTogether(quadratic: Quadratic): void {
  const { hessian, target, slope, l1, l2 } = quadratic;
  const active = Array.from(target.keys()).filter((a) => target[a] !== 0);
  if (active.length === 0) return;
  const A = Dense.zeros(active.length, active.length);
  active.forEach((a, i) => active.forEach((b, j) => A.set(i, j, hessian.data[a * hessian.columns + b]!)));
  // Along flat directions only the penalty has a slope: a little curvature lets them go far, to where a sign would change.
  const damping = (flat * A.trace()) / active.length;
  active.forEach((a, i) => A.set(i, i, A.get(i, i) + l2[a]! + damping));
  const step = solveSymmetric(A, Dense.columnVector(active.map((a) => -(slope[a]! + l2[a]! * target[a]! + l1[a]! * Math.sign(target[a]!)))));
  const waysToZero = active.map((a, i) => (l1[a]! > 0 && step.get(i, 0) * target[a]! < 0 ? -target[a]! / step.get(i, 0) : Infinity));
  const t = Math.min(1, ...waysToZero);
  active.forEach((a, i) => moveTo(quadratic, a, waysToZero[i] === t ? 0 : target[a]! + t * step.get(i, 0)));
}

function moveTo({ hessian, target, slope }: Quadratic, a: number, value: number): void {
  const change = value - target[a]!;
  target[a] = value;
  const row = a * hessian.columns;
  for (let b = 0; b < slope.length; b++) slope[b]! += hessian.data[row + b]! * change;
}
