/**
 * misconception: The error is the target minus the prediction.
 * expects: /the other way round goes uphill/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { sigmoid, type LinearModel, type Slope } from "@algorithms/linear-models";

export function meanSlope(X: Matrix, y: ArrayLike<number>, rows: Int32Array, { coef, intercept }: LinearModel, loss: "squaredError" | "logistic"): Slope {
  const slope = new Float64Array(X.columns);
  let total = 0;
  for (const i of rows) {
    const x = X.data.subarray(i * X.columns, (i + 1) * X.columns);
    const score = x.reduce((sum, value, j) => sum + value * coef[j]!, intercept);
    const error = y[i]! - (loss === "logistic" ? sigmoid(score) : score);
    total += error;
    x.forEach((value, j) => (slope[j]! += error * value));
  }
  return { coef: slope.map((sum) => sum / rows.length), intercept: total / rows.length };
}
