/**
 * Least squares by the normal equations (XᵀX + alpha I) w = Xᵀy: one symmetric system as large as X has columns, which for
 * long tables is by far the cheapest way. Its weakness: in XᵀX a column that is nearly a combination of others is so even
 * more nearly. Columns are therefore brought to one scale, a system close to singular is refused, and what rounding left
 * over is solved for again, from X itself ("corrected semi-normal equations").
 *
 * Source: Å. Björck, "Stability analysis of the method of semi-normal equations for linear least squares problems",
 * Linear Algebra and its Applications 88 (1987).
 */
import { CholeskyDecomposition, Matrix as Dense } from "ml-matrix";
import { zeros, type Matrix } from "../core/matrix";
import { gram } from "./gram";
import { times, transposedTimes } from "./linear-model";

export interface LinearSystem {
  /** d × d, symmetric. */
  readonly A: Matrix;
  readonly b: Float64Array;
}

/**
 * The system A w = b whose solution minimises ‖y − Xw‖² + alpha ‖w‖²: there the derivative 2 (XᵀXw + alpha w − Xᵀy) is zero.
 * @param X n × d; @param y n targets
 * @exercise Write the zero of the derivative of ‖y − Xw‖² + alpha ‖w‖² as a linear system A w = b.
 * @hint Without a penalty, A is XᵀX and b is Xᵀy: entry (j, k) of A adds up column j times column k.
 * @hint The penalty adds alpha to every entry of the diagonal of A, and to nothing else. There is no 1/n in this objective.
 */
export function normalEquations(X: Matrix, y: Float64Array, alpha: number): LinearSystem {
  const A = gram(X);
  for (let j = 0; j < A.rows; j++) A.data[j * A.rows + j]! += alpha;
  return { A, b: transposedTimes(X, y) };
}

/**
 * The coefficients that minimise ‖y − Xw‖² + alpha ‖w‖².
 * @param X n × d; @param y n targets
 * @returns d numbers, or undefined where the system is singular, or too close to it for its solution to be accurate
 */
export function solveNormalEquations(X: Matrix, y: Float64Array, alpha: number): Float64Array | undefined {
  const { A, b } = normalEquations(X, y, alpha);
  const solver = createSolver(A);
  if (!solver) return undefined;
  const w = solver.solve(b);
  for (let error = solver.error; error > targetError; error *= solver.error) {
    const residual = times(X, w).map((value, i) => y[i]! - value);
    const left = transposedTimes(X, residual).map((value, j) => value - alpha * w[j]!);
    solver.solve(left).forEach((correction, j) => (w[j]! += correction));
  }
  return w;
}

/**
 * The same for tables that are wider than long, by a system as large as X has rows: (XXᵀ + alpha I) a = y, w = Xᵀa. Both
 * sides of Xᵀ(XXᵀ + alpha I) = (XᵀX + alpha I)Xᵀ, applied to a, say that this w solves the normal equations.
 */
export function solveDual(X: Matrix, y: Float64Array, alpha: number): Float64Array | undefined {
  const T = transposed(X);
  const { A } = normalEquations(T, new Float64Array(T.rows), alpha);
  const solver = createSolver(A);
  if (!solver) return undefined;
  const a = solver.solve(y);
  for (let error = solver.error; error > targetError; error *= solver.error) {
    const predicted = times(X, transposedTimes(X, a));
    solver.solve(y.map((value, i) => value - predicted[i]! - alpha * a[i]!)).forEach((correction, i) => (a[i]! += correction));
  }
  return transposedTimes(X, a);
}

/** Corrections go on until the share of the error that is left is smaller. */
export const targetError = 1e-13;
/** A pivot that lost this share of its column is too close to zero. */
const smallestPivot = 1e-8;

interface Solver {
  solve(b: Float64Array): Float64Array;
  /** By what factor one solution reduces the error, about: ε / the smallest pivot. */
  readonly error: number;
}

/** Cholesky's decomposition of A with rows and columns scaled to a diagonal of ones. */
export function createSolver({ data, rows: d }: Matrix): Solver | undefined {
  const scales = Float64Array.from({ length: d }, (_, j) => Math.sqrt(data[j * d + j]!));
  if (scales.some((scale) => !(scale > 0))) return undefined;
  const scaled = new Dense(d, d);
  for (let a = 0; a < d; a++) for (let b = 0; b < d; b++) scaled.set(a, b, data[a * d + b]! / (scales[a]! * scales[b]!));
  const cholesky = new CholeskyDecomposition(scaled);
  const pivot = Math.min(...cholesky.lowerTriangularMatrix.diagonal()) ** 2;
  if (!cholesky.isPositiveDefinite() || !(pivot > smallestPivot)) return undefined;
  return {
    error: Number.EPSILON / pivot,
    solve(b) {
      const solution = cholesky.solve(Dense.columnVector(Array.from(b, (value, j) => value / scales[j]!)));
      return scales.map((scale, j) => solution.get(j, 0) / scale);
    },
  };
}

function transposed({ data, rows, columns }: Matrix): Matrix {
  const T = zeros(columns, rows);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) T.data[j * rows + i] = data[i * columns + j]!;
  return T;
}
