/**
 * misconception: A mini-batch is as many of the first rows.
 * expects: /did you go through the first ones/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { sigmoid, type LinearModel, type Slope } from "@algorithms/linear-models";

export function meanSlope(X: Matrix, y: ArrayLike<number>, rows: Int32Array, { coef, intercept }: LinearModel, loss: "squaredError" | "logistic"): Slope {
  const slope = new Float64Array(X.columns);
  let total = 0;
  for (const i of rows.keys()) {
    const x = X.data.subarray(i * X.columns, (i + 1) * X.columns);
    const score = x.reduce((sum, value, j) => sum + value * coef[j]!, intercept);
    const error = (loss === "logistic" ? sigmoid(score) : score) - y[i]!;
    total += error;
    x.forEach((value, j) => (slope[j]! += error * value));
  }
  return { coef: slope.map((sum) => sum / rows.length), intercept: total / rows.length };
}
