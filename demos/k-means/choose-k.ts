/** The analysis beside the story: inertia and silhouette for every k, over several seeds. */
import { metrics } from "../../algorithms";
import { takeRows } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import * as elkan from "../../algorithms/k-means/elkan";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

export interface Trial {
  readonly k: number;
  readonly seed: number;
  readonly inertia: number;
  /** The mean silhouette; null for k = 1, where it is not defined. */
  readonly silhouette: number | null;
}

export interface ChooseK {
  readonly trials: readonly Trial[];
  /** How many points the silhouette was measured on: it compares all pairs, so at most `mostPoints`. */
  readonly sampled: number;
  /** 0 … 1. */
  readonly progress: number;
}

export const largestK = 10;
export const nSeeds = 8;
const mostPoints = 600;

/** Yields after every k from 2 on, all its seeds done. Single starts, so that the spread over seeds can be seen. */
export function* chooseK({ parameters, dataset, seeds }: RunInput<Parameters>): Generator<ChooseK, void, void> {
  const { init, maxIter, tol } = parameters;
  const { X } = dataset;
  const rows = createRandom(seeds.model).permutation(X.rows).subarray(0, mostPoints);
  const sample = takeRows(X, rows);
  const last = Math.min(largestK, X.rows);
  let trials: readonly Trial[] = [];

  for (let k = 1; k <= last; k++) {
    const ofThisK = Array.from({ length: nSeeds }, (_, index): Trial => {
      const seed = seeds.model + index;
      const { labels, inertia } = elkan.fit(X, { nClusters: k, init, nInit: 1, maxIter, tol, seed });
      return { k, seed, inertia, silhouette: silhouetteOf(Int32Array.from(rows, (row) => labels[row]!)) };
    });
    trials = [...trials, ...ofThisK];
    // One cluster alone has no silhouette: nothing to compare yet.
    if (k > 1 || k === last) yield { trials, sampled: sample.rows, progress: k / last };
  }

  function silhouetteOf(labels: Int32Array): number | null {
    const found = new Set(labels).size;
    return found < 2 || found >= sample.rows ? null : metrics.silhouette(sample, labels);
  }
}
