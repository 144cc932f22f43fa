/** The analysis behind the lesson's curve: k-NN regression of y on x alone, over points whose coordinates are (x, y). */
import { toMatrix } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Beyond the points at both ends as well: there, the mean stays what it is at the edge. */
export const lineDomain = { x: [-1.2, 7.5], y: [-2, 2] } as const;
const places = 600;

export function* line({ parameters: { nNeighbors, weights }, dataset: { X } }: RunInput<Parameters>): Generator<Line, void, void> {
  const column = (j: number): Float64Array => Float64Array.from({ length: X.rows }, (_, i) => X.data[2 * i + j]!);
  const [low, high] = lineDomain.x;
  const x = Float64Array.from({ length: places }, (_, i) => low + (i / (places - 1)) * (high - low));
  const model = knn.fit(toMatrix(Array.from(column(0), (value) => [value])), column(1), {
    task: "regression", weights, nNeighbors: Math.min(nNeighbors, X.rows),
  });
  yield { x, y: Float64Array.from(knn.predict(model, Array.from(x, (value) => [value]))) };
}
