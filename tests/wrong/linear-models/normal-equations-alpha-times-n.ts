/**
 * misconception: The penalty is weighed by the number of rows, as if the loss were a mean.
 * expects: /n times alpha belongs to another objective/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { LinearSystem } from "@algorithms/linear-models";

export function normalEquations(X: Matrix, y: Float64Array, alpha: number): LinearSystem {
  const d = X.columns;
  const [A, b] = [zeros(d, d), new Float64Array(d)];
  for (let j = 0; j < d; j++) A.data[j * d + j] = alpha * X.rows;
  for (let i = 0; i < X.rows; i++) {
    const x = X.data.subarray(i * d, (i + 1) * d);
    for (let j = 0; j < d; j++) {
      b[j]! += x[j]! * y[i]!;
      for (let k = 0; k < d; k++) A.data[j * d + k]! += x[j]! * x[k]!;
    }
  }
  return { A, b };
}
