/**
 * misconception: The error of a classifier is that of its score.
 * expects: /the error is of the probability, not of the score/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { LinearModel, Slope } from "@algorithms/linear-models";

export function meanSlope(X: Matrix, y: ArrayLike<number>, rows: Int32Array, { coef, intercept }: LinearModel, _loss: "squaredError" | "logistic"): Slope {
  const slope = new Float64Array(X.columns);
  let total = 0;
  for (const i of rows) {
    const x = X.data.subarray(i * X.columns, (i + 1) * X.columns);
    const score = x.reduce((sum, value, j) => sum + value * coef[j]!, intercept);
    const error = score - y[i]!;
    total += error;
    x.forEach((value, j) => (slope[j]! += error * value));
  }
  return { coef: slope.map((sum) => sum / rows.length), intercept: total / rows.length };
}
