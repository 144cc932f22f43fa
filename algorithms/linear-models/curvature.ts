/** How steep a ravine is: what limits the steps of gradient descent. */
import { toMatrix, type MatrixLike } from "../core/matrix";
import { times, transposedTimes } from "./linear-model";

const mostIterations = 1000;

/**
 * The largest curvature of the mean loss in any direction, by power iteration. Batch gradient descent without momentum
 * shrinks every error if learningRate is below 2 / (this + alpha (1 − l1Ratio)); for the logistic loss, whose curvature
 * varies, it is the most that it can be, a quarter of that of squares.
 * @param X n × d
 */
export function largestCurvature(
  X: MatrixLike,
  { loss = "squaredError", fitIntercept = true }: { loss?: "squaredError" | "logistic"; fitIntercept?: boolean } = {},
): number {
  const matrix = toMatrix(X);
  // Unequal numbers, lest the start be at right angles to the steepest direction.
  let w: Float64Array = new Float64Array(matrix.columns).map((_, j) => 1 + 0.1 * Math.cos(j));
  let b = Number(fitIntercept);
  let curvature = 0;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const size = Math.hypot(...w, b);
    if (size === 0) break;
    const values = times(matrix, w).map((value) => (value + b) / size);
    const found = values.reduce((sum, value) => sum + value * value, 0) / matrix.rows;
    if (Math.abs(found - curvature) <= 1e-14 * found) break;
    curvature = found;
    w = transposedTimes(matrix, values);
    b = fitIntercept ? values.reduce((sum, value) => sum + value, 0) : 0;
  }
  return loss === "logistic" ? curvature / 4 : curvature;
}
