/** What a linear classifier says of rows, however its coefficients were found. */
import { checkColumns } from "../core/check";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { probabilities, scores } from "./logistic-loss";

export interface LinearClassifier {
  /** K × d; for two classes 1 × d, the log-odds of the second. */
  readonly coef: Matrix;
  /** K numbers, which add up to 0; for two classes one. 0 if not fitted. */
  readonly intercept: Float64Array;
  /** The K ids of the classes, ascending. */
  readonly classes: Int32Array;
}

/**
 * The scores: coef x + intercept of every row, and for more than two classes of every class.
 * @param X n × d; @returns n × K, or n × 1 for two classes: positive for the second
 * @throws InvalidInput if X has other columns than in fit
 */
export function decisionFunction({ coef, intercept }: LinearClassifier, X: MatrixLike): Matrix {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, coef.columns);
  const Z = scores(matrix, coef);
  return { ...Z, data: Z.data.map((z, entry) => z + intercept[entry % Z.columns]!) };
}

/** The probability of every class for every row: n × K, also for two classes. See `decisionFunction` for errors. */
export function predictProba(model: LinearClassifier, X: MatrixLike): Matrix {
  const P = probabilities(decisionFunction(model, X));
  if (P.columns > 1) return P;
  const both = zeros(P.rows, 2);
  P.data.forEach((p, i) => both.data.set([1 - p, p], 2 * i));
  return both;
}

/** The most probable class of every row; of equally probable ones the lowest. See `decisionFunction` for errors. */
export function predict(model: LinearClassifier, X: MatrixLike): Int32Array {
  const { data, rows, columns } = decisionFunction(model, X);
  return Int32Array.from({ length: rows }, (_, i) => {
    if (columns === 1) return model.classes[Number(data[i]! > 0)]!;
    const row = data.subarray(i * columns, (i + 1) * columns);
    return model.classes[row.indexOf(Math.max(...row))]!;
  });
}
