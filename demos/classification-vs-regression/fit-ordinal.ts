/**
 * Classes in an order as thresholds along one direction: a row is above threshold k with probability σ(coef·x − thresholds[k]).
 * Each row is asked K − 1 yes-or-no questions, "above k?", and all answers share the coefficients: one logistic regression
 * without an intercept, on the rows written out once a question. Its best thresholds come out in ascending order.
 *
 * Source: J. D. M. Rennie and N. Srebro, "Loss functions for preference levels", IJCAI workshop (2005), section 3 ("all-threshold").
 */
import { logisticRegression } from "../../algorithms";
import { row, zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Ordinal } from "./ordinal";

/** @param X n × d; @param y n class ids 0 … K − 1; @param nClasses K, at least 2 */
export function fitOrdinal(X: Matrix, y: Int32Array, nClasses: number): Ordinal {
  const { questions, answers } = writeOut(X, y, nClasses);
  const { coef } = logisticRegression.fit(questions, answers, { penalty: "none", fitIntercept: false });
  return { coef: coef.data.slice(0, X.columns), thresholds: coef.data.slice(X.columns) };
}

/** For every row and every threshold k the features, and −1 in a column that is k's own: its coefficient is the threshold. */
function writeOut(X: Matrix, y: Int32Array, nClasses: number): { questions: Matrix; answers: Int32Array } {
  const nThresholds = nClasses - 1;
  const questions = zeros(X.rows * nThresholds, X.columns + nThresholds);
  const answers = new Int32Array(questions.rows);
  for (let i = 0; i < questions.rows; i++) {
    const [from, k] = [Math.floor(i / nThresholds), i % nThresholds];
    const question = row(questions, i);
    question.set(row(X, from));
    question[X.columns + k] = -1;
    answers[i] = Number(y[from]! > k);
  }
  return { questions, answers };
}
