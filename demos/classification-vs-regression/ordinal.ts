/** Classes in an order as thresholds along one direction: what such a model says. `fit-ordinal.ts` finds it. */
import { row, zeros, type Matrix } from "../../algorithms/core/matrix";
import { sigmoid } from "../../algorithms/linear-models/logistic-loss";

export interface Ordinal {
  /** d numbers: the direction in which more is more. */
  readonly coef: Float64Array;
  /** K − 1 numbers. */
  readonly thresholds: Float64Array;
}

/** For every row the chance to be above each threshold: n × (K − 1), falling from left to right. */
export function chancesAbove({ coef, thresholds }: Ordinal, X: Matrix): Matrix {
  const chances = zeros(X.rows, thresholds.length);
  for (let i = 0; i < X.rows; i++) {
    const score = row(X, i).reduce((sum, value, j) => sum + value * coef[j]!, 0);
    thresholds.forEach((threshold, k) => (chances.data[i * thresholds.length + k] = sigmoid(score - threshold)));
  }
  return chances;
}

/** The class of every row: the number of thresholds that it is more likely above than below. */
export function predictOrdinal(model: Ordinal, X: Matrix): Int32Array {
  const { data, columns } = chancesAbove(model, X);
  return Int32Array.from({ length: X.rows }, (_, i) => {
    let above = 0;
    for (let k = 0; k < columns; k++) if (data[i * columns + k]! > 0.5) above++;
    return above;
  });
}
