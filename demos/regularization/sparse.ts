/** Many columns of which a few matter, so that it is known which coefficients should be zero. */
import type { Matrix } from "../../algorithms";
import { zeros } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";

/** The true coefficients of those that matter, by column; all others are 0. */
export const truth: ReadonlyMap<number, number> = new Map([[0, 3], [4, -2], [9, 1.5], [14, 1]]);
export const nColumns = 20;

export interface Drawn {
  readonly X: Matrix;
  readonly y: Float64Array;
}

interface Options {
  readonly nSamples?: number;
  /** The standard deviation of what is added to the target. */
  readonly noise?: number;
  /** Between any two columns. */
  readonly correlation?: number;
}

/** Columns of standard normals, and a target that is a weighted sum of four of them. */
export function drawSparse(seed: number, { nSamples = 80, noise = 2, correlation = 0.3 }: Options = {}): Drawn {
  const random = createRandom(seed);
  const X = zeros(nSamples, nColumns);
  const y = new Float64Array(nSamples);
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  for (let i = 0; i < nSamples; i++) {
    const shared = random.normal();
    for (let j = 0; j < nColumns; j++) X.data[i * nColumns + j] = common * shared + own * random.normal();
    for (const [j, weight] of truth) y[i]! += weight * X.data[i * nColumns + j]!;
    y[i]! += noise * random.normal();
  }
  return { X, y };
}
