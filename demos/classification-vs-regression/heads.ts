/** What each head says of points: a number, and a class. The coefficients were found in the worker. */
// What finds coefficients, and the matrix library with it, stays in the worker.
import { row, type Matrix } from "../../algorithms/core/matrix";
import { predict, predictProba, type LinearClassifier } from "../../algorithms/linear-models/linear-classifier";
import { predict as predictNumber, type LinearModel } from "../../algorithms/linear-models/linear-model";
import { predictOrdinal, type Ordinal } from "./ordinal";
import type { HeadName } from "./parameters";
import { classOf, type Task } from "./task";

export interface Heads {
  readonly regression: LinearModel;
  readonly classification: LinearClassifier;
  /** Null where there are two classes: one threshold is logistic regression. */
  readonly ordinal: Ordinal | null;
}

/** What the answers need to know of the task. */
export type Reading = Pick<Task, "levels" | "cuts">;

export const isBinary = ({ levels }: Pick<Task, "levels">): boolean => levels.length === 2;

/** The heads that answer, in the order shown. */
export function namesOfHeads({ ordinal }: Heads): HeadName[] {
  return ordinal ? ["regression", "classification", "ordinal"] : ["regression", "classification"];
}

/**
 * With two classes, the answer that is held against the threshold, of every row: the probability of the second class; or
 * the predicted number, counted so that the first class is 0, the second 1, and where the target is cut 0.5.
 */
export function answersOf(heads: Heads, name: HeadName, { levels, cuts }: Reading, X: Matrix): Float64Array {
  if (name === "regression") {
    const span = levels[1]! - levels[0]!;
    return predictNumber(heads.regression, X).map((value) => (value - cuts[0]!) / span + 0.5);
  }
  return probabilitiesOf(heads.classification, levels.length, X).data.filter((_, entry) => entry % 2 === 1);
}

/** n × K; 0 for a class that no training point has. */
export function probabilitiesOf(classifier: LinearClassifier, nClasses: number, X: Matrix): Matrix {
  const P = predictProba(classifier, X);
  if (P.columns === nClasses) return P;
  const all = new Float64Array(X.rows * nClasses);
  for (let i = 0; i < X.rows; i++) row(P, i).forEach((p, k) => (all[i * nClasses + classifier.classes[k]!] = p));
  return { data: all, rows: X.rows, columns: nClasses };
}

/** The class decided for, of every row. @param threshold matters with two classes only */
export function classesOf(heads: Heads, name: HeadName, reading: Reading, X: Matrix, threshold: number): Int32Array {
  if (isBinary(reading)) return Int32Array.from(answersOf(heads, name, reading, X), (answer) => Number(answer >= threshold));
  if (name === "classification") return predict(heads.classification, X);
  if (name === "ordinal" && heads.ordinal) return predictOrdinal(heads.ordinal, X);
  return Int32Array.from(predictNumber(heads.regression, X), (value) => classOf(value, reading.cuts));
}

/** The answer as a number, of every row: what is predicted, or what the class decided for stands for. */
export function numbersOf(heads: Heads, name: HeadName, reading: Reading, X: Matrix, threshold: number): Float64Array {
  if (name === "regression") return predictNumber(heads.regression, X);
  return Float64Array.from(classesOf(heads, name, reading, X, threshold), (k) => reading.levels[k]!);
}
