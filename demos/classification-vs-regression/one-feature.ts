/** The analysis behind the lesson's picture of one feature: a line of least squares and a logistic curve through the same points. */
import { linearRegression, logisticRegression } from "../../algorithms/linear-models";
import { toMatrix } from "../../algorithms/core/matrix";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

/** z = coef · x + intercept. */
export interface Straight {
  readonly coef: number;
  readonly intercept: number;
}

export interface OneFeature {
  /** The answer itself. */
  readonly line: Straight;
  /** The log-odds of class 1. */
  readonly logOdds: Straight;
  /** How many points each calls by the wrong class, with the threshold at a half. */
  readonly wrong: { readonly line: number; readonly curve: number };
}

/** Points whose coordinates are the feature and the class, 0 or 1. */
export function* oneFeature({ dataset: { X } }: RunInput<Parameters>): Generator<OneFeature, void, void> {
  const feature = toMatrix(Array.from({ length: X.rows }, (_, i) => [X.data[2 * i]!]));
  const y = Int32Array.from({ length: X.rows }, (_, i) => X.data[2 * i + 1]!);
  const least = linearRegression.fit(feature, y);
  const logistic = logisticRegression.fit(feature, y);
  const line = { coef: least.coef[0]!, intercept: least.intercept };
  const logOdds = { coef: logistic.coef.data[0]!, intercept: logistic.intercept[0]! };
  const wrongOf = ({ coef, intercept }: Straight, threshold: number): number =>
    y.filter((label, i) => Number(coef * feature.data[i]! + intercept >= threshold) !== label).length;
  yield { line, logOdds, wrong: { line: wrongOf(line, 0.5), curve: wrongOf(logOdds, 0) } };
}
