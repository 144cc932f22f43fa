/**
 * misconception: Centring a column also makes its spread 1.
 * expects: /that is scaling, and changes what a penalty means/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { Centered } from "@algorithms/linear-models";

export function center(X: Matrix, y: ArrayLike<number>): Centered {
  const [means, scales] = [new Float64Array(X.columns), new Float64Array(X.columns)];
  X.data.forEach((value, entry) => (means[entry % X.columns]! += value / X.rows));
  X.data.forEach((value, entry) => (scales[entry % X.columns]! += (value - means[entry % X.columns]!) ** 2 / X.rows));
  const centered = zeros(X.rows, X.columns);
  X.data.forEach((value, entry) => {
    const j = entry % X.columns;
    centered.data[entry] = (value - means[j]!) / (Math.sqrt(scales[j]!) || 1);
  });
  const yMean = Array.from(y).reduce((sum, value) => sum + value, 0) / y.length;
  return { X: centered, y: Float64Array.from(y, (value) => value - yMean), means, yMean };
}
