/** The analysis behind the drawing pad: the nearest of the real digits to the one drawn, and their vote. */
import { takeRows } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

export interface DigitAnswer {
  /** Row numbers of the real digits, nearest first. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
  /** Each digit's share of the votes. */
  readonly votes: Float64Array;
  readonly answer: number;
}

/** The training rows are the real digits, the first test row is the one drawn. */
export function* digits({ parameters: { nNeighbors, weights, metric, p }, dataset: { X, target, train, test } }: RunInput<Parameters>): Generator<DigitAnswer, void, void> {
  const query = takeRows(X, test);
  const model = knn.fit(takeRows(X, train), Int32Array.from(train, (row) => target!.values[row]!), { nNeighbors, weights, metric, p });
  const { indices, distances } = knn.neighbors(model, query);
  const votes = knn.predictProba(model, query).data.slice();
  yield { rows: indices, distances, votes, answer: knn.predict(model, query)[0]! };
}
