/**
 * k-means, faster, with the results of the reference to the last bit. Most points are far from being claimed by another
 * centre, and the triangle inequality proves it without computing a distance: a centre that was at distance L from a
 * point and has since moved by p is still at least L − p away.
 *
 * Each point keeps its two nearest centres and a lower bound on the distance to every centre (Elkan). From these follows
 * one number, its slack: how far the centres may move before anything can change for it (Hamerly). No bound is ever
 * written because a centre moved: bounds are stored together with the way their centre had come, and the way it has come
 * by now is subtracted on reading. So an iteration costs one comparison a point, and for the few whose slack is used up
 * two distances, k comparisons and a handful of distances more.
 *
 * Why it is exact: a bound may only rule a centre out, and rounding cannot make it do so wrongly (see `elkan-bounds.ts`);
 * whatever is not ruled out is compared by squared distances summed in the reference's order, ties to the lowest id.
 * Centres are sums over all their rows in the reference's order; only a cluster with unchanged rows keeps its centre.
 *
 * Cost: O(n·k·d) for the first iteration, O(n) plus the points in doubt for each further one; 4·n·k bytes of bounds.
 * Misleads (that is: gains nothing) when clusters overlap so much that every point stays in doubt.
 *
 * Sources: C. Elkan, "Using the triangle inequality to accelerate k-means", ICML 2003; G. Hamerly, "Making k-means even
 * faster", SDM 2010.
 */
import { drain } from "../core/generator";
import type { Matrix, MatrixLike } from "../core/matrix";
import { createAssign } from "./elkan-assign";
import { createUpdate } from "./elkan-update";
import { bestOfStarts, type Params } from "./index";
import { descend, lloyd, meanVariance, type Frame, type Halves, type Model } from "./lloyd";

export { defaults, predict, type Params } from "./index";
export type { Frame, Model } from "./lloyd";

/** The reference's frames, one for one. See `steps` there for shapes and errors. */
export function* steps(X: MatrixLike, params: Partial<Params> = {}): Generator<Frame, Model> {
  return yield* bestOfStarts(X, params, (matrix, centers, options) =>
    lloyd(matrix, centers, options, createHalves(matrix, centers.rows, meanVariance(matrix))),
  );
}

/** The reference's model. The cost of the half-steps on the way, which nobody sees, is not computed. */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  return drain(bestOfStarts(X, params, (matrix, centers, options) => {
    const variance = meanVariance(matrix);
    return descend(matrix, centers, options, createHalves(matrix, centers.rows, variance), variance);
  }));
}

/** Both halves remember the half-step before, so every start has its own. */
function createHalves(X: Matrix, nClusters: number, variance: number): Halves {
  return { assign: createAssign(X, nClusters, variance), update: createUpdate() };
}
