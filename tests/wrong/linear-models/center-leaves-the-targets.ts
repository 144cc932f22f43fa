/**
 * misconception: Only the columns need centring; the targets stay as they are.
 * expects: /y is centred too/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { Centered } from "@algorithms/linear-models";

export function center(X: Matrix, y: ArrayLike<number>): Centered {
  const means = new Float64Array(X.columns);
  X.data.forEach((value, entry) => (means[entry % X.columns]! += value / X.rows));
  const centered = zeros(X.rows, X.columns);
  X.data.forEach((value, entry) => (centered.data[entry] = value - means[entry % X.columns]!));
  return { X: centered, y: Float64Array.from(y), means, yMean: 0 };
}
