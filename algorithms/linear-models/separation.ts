/**
 * Whether a linear function separates the classes: then the likelihood has no maximum, for along that function's direction
 * it rises for ever, towards 1 for the rows that are separated.
 *
 * Source: A. Albert and J. A. Anderson, "On the existence of maximum likelihood estimates in logistic regression models",
 * Biometrika 71 (1984): complete and quasi-complete separation.
 */
import type { Matrix } from "../core/matrix";
import { scores } from "./logistic-loss";
import type { Problem } from "./logistic-problem";

/** Of the largest margin: what is less than this below 0 is on the boundary. */
const rounding = 1e-7;

/**
 * Whether coefficients separate all rows (every row's own class has the highest score), or, while they still grow, the
 * direction in which they do leaves no row on the wrong side.
 * @param W where a descent without penalty ended; @param direction its last step
 */
export function isSeparated(
  { X, y }: Pick<Problem, "X" | "y">,
  { W, direction }: { W: Matrix; direction: Matrix | undefined },
): boolean {
  if (smallest(margins(X, W, y)) > 0) return true;
  if (!direction) return false;
  const along = margins(X, direction, y);
  const largest = along.reduce((most, margin) => Math.max(most, margin), 0);
  // A step that still moves scores by so much is no last step towards a minimum.
  return largest > 0.1 && smallest(along) >= -rounding * largest;
}

/** Of every row, how far the score of its class is above each other class's: n (K − 1) numbers. */
function margins(X: Matrix, W: Matrix, y: ArrayLike<number>): Float64Array {
  const { data, columns: K } = scores(X, W);
  if (K === 1) return data.map((z, i) => (y[i] === 1 ? z : -z));
  const found: number[] = [];
  for (let i = 0; i < X.rows; i++) {
    const own = data[i * K + y[i]!]!;
    for (let k = 0; k < K; k++) if (k !== y[i]) found.push(own - data[i * K + k]!);
  }
  return Float64Array.from(found);
}

const smallest = (values: Float64Array): number => values.reduce((least, value) => Math.min(least, value), Infinity);
