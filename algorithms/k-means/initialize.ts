/**
 * Where k-means starts, and so where it ends: from there, Lloyd's iteration only ever walks downhill.
 *
 * Source: D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007. The greedy choice
 * among several candidates is scikit-learn's, and suggested in their conclusion. Their theorem, that the expected inertia
 * of these centres is at most 8(ln k + 2) times the optimum, is proved for one candidate.
 */
import { squaredDistance } from "../core/distance";
import { InvalidInput } from "../core/errors";
import { copy, takeRows, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import type { Random } from "../core/random";

/** A rule that draws the first centres from the data, or the centres themselves (nClusters × d). */
export type Init = "k-means++" | "random" | MatrixLike;

/**
 * The first centres, nClusters × d.
 * @throws InvalidInput for an unknown rule, or given centres of another shape
 */
export function initialize(X: Matrix, nClusters: number, init: Init, random: Random): Matrix {
  if (init === "k-means++") return kMeansPlusPlus(X, nClusters, random);
  if (init === "random") return takeRows(X, random.permutation(X.rows).subarray(0, nClusters));
  if (typeof init === "string") {
    throw new InvalidInput(`init must be "k-means++", "random" or a matrix of centres; got "${init as string}"`);
  }
  const centers = toMatrix(init, "init");
  if (centers.rows !== nClusters || centers.columns !== X.columns) {
    throw new InvalidInput(
      `init must have nClusters × columns = ${nClusters} × ${X.columns} entries; got ${centers.rows} × ${centers.columns}`,
    );
  }
  return copy(centers);
}

/**
 * k-means++: the first centre is a uniformly random row; each further one is a row drawn with probability proportional
 * to its squared distance from the nearest centre so far. Of 2 + ⌊ln k⌋ such draws the one that lowers the sum of these
 * distances most is kept (ties: the first drawn).
 *
 * @returns nClusters × d, rows of X; all different as long as X has enough different rows
 * @exercise Draw the first centres far apart: each with probability proportional to its squared distance from the nearest centre so far.
 * @hint Keep, for every row, the squared distance to its nearest centre. A new centre can only lower it.
 * @hint To draw with given weights: take a uniform number times their sum, and walk along the weights until it is used up.
 * @hint If all remaining distances are zero (duplicates), any row will do.
 */
export function kMeansPlusPlus(X: Matrix, nClusters: number, random: Random): Matrix {
  const nCandidates = 2 + Math.floor(Math.log(nClusters));
  const chosen = [random.integer(X.rows)];
  let nearest = lowered(X, new Float64Array(X.rows).fill(Infinity), chosen[0]!);

  while (chosen.length < nClusters) {
    let best = { candidate: -1, nearest, total: Infinity };
    for (let trial = 0; trial < nCandidates; trial++) {
      const candidate = drawByWeight(nearest, random);
      const distances = lowered(X, nearest, candidate);
      const total = sum(distances);
      if (total < best.total) best = { candidate, nearest: distances, total };
    }
    chosen.push(best.candidate);
    nearest = best.nearest;
  }
  return takeRows(X, chosen);
}

/** The squared distance of every row to its nearest centre, once row `center` of X is a centre too. */
function lowered(X: Matrix, nearest: Float64Array, center: number): Float64Array {
  return nearest.map((distance, i) => Math.min(distance, squaredDistance(X, i, X, center)));
}

/** An index drawn with probability proportional to its weight; 0 if all weights are zero. */
function drawByWeight(weights: Float64Array, random: Random): number {
  let left = random.uniform() * sum(weights);
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return last;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
