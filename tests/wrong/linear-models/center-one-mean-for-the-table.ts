/**
 * misconception: Centring takes the mean of all entries off the table.
 * expects: /did you take one mean for the whole table/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { Centered } from "@algorithms/linear-models";

export function center(X: Matrix, y: ArrayLike<number>): Centered {
  const mean = X.data.reduce((sum, value) => sum + value, 0) / X.data.length;
  const yMean = Array.from(y).reduce((sum, value) => sum + value, 0) / y.length;
  const centered = zeros(X.rows, X.columns);
  centered.data.set(X.data.map((value) => value - mean));
  return { X: centered, y: Float64Array.from(y, (value) => value - yMean), means: new Float64Array(X.columns).fill(mean), yMean };
}
