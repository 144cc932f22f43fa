/**
 * The normal equations of a long table, faster, with the reference's solution but for rounding: the means are taken off
 * while the table is read, so that no centred copy is made, which costs more than all of the arithmetic but XᵀX.
 */
import type { Matrix, MatrixLike } from "../core/matrix";
import { centredGram } from "./gram";
import { interceptOf, prepareLightly, type LinearModel } from "./linear-model";
import { createSolver, targetError } from "./normal-equations";

/** Rows for each column from which a copy of the table weighs more than the system. */
const rowsPerColumn = 4;

/**
 * The model that minimises ‖y − X coef − intercept‖² + alpha ‖coef‖².
 * @returns undefined where the table is not long, or its system is too close to singular for an accurate solution
 * @throws InvalidInput as `prepareLightly`
 */
export function fitLong(X: MatrixLike, y: ArrayLike<number>, alpha: number, fitIntercept: boolean): LinearModel | undefined {
  const { X: matrix, y: targets, means, yMean } = prepareLightly(X, y, fitIntercept);
  if (matrix.rows < rowsPerColumn * matrix.columns) return undefined;
  const { A, b } = centredGram(matrix, means, targets);
  for (let j = 0; j < A.rows; j++) A.data[j * A.rows + j]! += alpha;
  const solver = createSolver(A);
  if (!solver) return undefined;
  const coef = solver.solve(b);
  for (let error = solver.error; error > targetError; error *= solver.error) {
    const correction = solver.solve(leftOf(matrix, means, targets, coef, alpha));
    correction.forEach((value, j) => (coef[j]! += value));
  }
  return { coef, intercept: interceptOf(coef, { means, yMean }) };
}

/** Xᵀ(y − Xw) − alpha w of the centred table, in one pass. */
function leftOf({ data, rows, columns }: Matrix, means: Float64Array, y: Float64Array, w: Float64Array, alpha: number): Float64Array {
  const left = w.map((value) => -alpha * value);
  const shift = w.reduce((sum, value, j) => sum + value * means[j]!, 0);
  for (let i = 0, start = 0; i < rows; i++, start += columns) {
    let residual = y[i]! + shift;
    for (let j = 0; j < columns; j++) residual -= data[start + j]! * w[j]!;
    for (let j = 0; j < columns; j++) left[j]! += residual * (data[start + j]! - means[j]!);
  }
  return left;
}
