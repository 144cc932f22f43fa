/**
 * Least squares by the singular value decomposition X = U S Vᵀ, for tables of any shape and rank. In the directions V the
 * problem falls apart into single numbers: (uᵀy) / s, or with a penalty s (uᵀy) / (s² + alpha), which shrinks directions
 * of small s most.
 *
 * Source: G. Golub and C. Reinsch, "Singular value decomposition and least squares solutions", Numer. Math. 14 (1970).
 */
import { Matrix as Dense, SingularValueDecomposition } from "ml-matrix";
import type { Centered } from "./linear-model";

export interface Directions {
  /** The singular values above rounding error, descending: as many as X has rank. */
  readonly values: Float64Array;
  /** Uᵀy for these. */
  readonly projections: Float64Array;
  /** By singular value: its direction in the space of coefficients, d numbers. */
  readonly vectors: readonly Float64Array[];
}

/**
 * The directions of X in which it varies at all.
 *
 * scikit-learn (scipy's `lstsq`) drops singular values below ε times the largest. What rounding leaves of a zero can be
 * some ε, so that such a limit lets noise in, divided by almost nothing. Here it is max(n, d) ε, as in NumPy's `matrix_rank`,
 * and at least what the rounding of entries can amount to, which before their means were taken off may have been large.
 * @param problem n × d, n targets, d means that were taken off
 */
export function directionsOf({ X, y, means }: Pick<Centered, "X" | "y" | "means">): Directions {
  const size = largest(X.data);
  // Entries of size 1 keep the decomposition's own sums of squares in range.
  const table = Dense.from1DArray(X.rows, X.columns, size === 0 ? X.data : X.data.map((value) => value / size));
  const { diagonal, leftSingularVectors: U, rightSingularVectors: V } = new SingularValueDecomposition(table, { autoTranspose: true });
  const noise = (4 * Math.hypot(...diagonal, ...means.map((mean) => (Math.sqrt(X.rows) * mean) / (size || 1)))) || 0;
  const limit = Number.EPSILON * Math.max(noise, Math.max(X.rows, X.columns) * (diagonal[0] ?? 0));
  const kept = diagonal.flatMap((value, k) => (value > limit ? k : []));
  return {
    values: Float64Array.from(kept, (k) => diagonal[k]! * size),
    projections: Float64Array.from(kept, (k) => y.reduce((sum, value, i) => sum + value * U.get(i, k), 0)),
    vectors: kept.map((k) => Float64Array.from({ length: X.columns }, (_, j) => V.get(j, k))),
  };
}

/**
 * The coefficients that minimise ‖y − Xw‖² + alpha ‖w‖²; for alpha = 0 the shortest of all that minimise ‖y − Xw‖².
 * @returns d numbers
 */
export function shrink({ values, projections, vectors }: Directions, alpha: number, d: number): Float64Array {
  const coef = new Float64Array(d);
  vectors.forEach((vector, k) => {
    // s / (s² + alpha), in a form whose squares cannot overflow.
    const along = projections[k]! / (values[k]! + alpha / values[k]!);
    for (let j = 0; j < d; j++) coef[j]! += along * vector[j]!;
  });
  return coef;
}

function largest(values: Float64Array): number {
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(value));
  return size;
}
