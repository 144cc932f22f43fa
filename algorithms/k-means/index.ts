/**
 * k-means clustering: find k centres such that every point is close to one of them. Lloyd's algorithm alternates two
 * halves, neither of which can raise the objective: give every point to its nearest centre (`assign`), then move every
 * centre to the mean of its points (`update`).
 *
 * Objective: the within-cluster sum of squares Σᵢ ‖xᵢ − c(labelᵢ)‖², computed by `inertia`.
 * Cost: O(n·k·d) an iteration; `elkan.ts` gives the same results and skips most of the distances.
 * Misleads when clusters are not round, of unequal spread or size, or when features have different scales; it finds k
 * clusters even where there are none; and it only reaches the local optimum below its first centres.
 *
 * Source: S. Lloyd, "Least squares quantization in PCM", IEEE Trans. Information Theory 28 (1982). Defaults are
 * scikit-learn's (`KMeans`, from version 1.4 on).
 */
import { checkColumns, checkInteger, checkReal } from "../core/check";
import { drain } from "../core/generator";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { createRandom } from "../core/random";
import { initialize, type Init } from "./initialize";
import { assign, lloyd, type DescentOptions, type Frame, type Model } from "./lloyd";

export { kMeansPlusPlus } from "./initialize";
export { assign, fillEmptyClusters, inertia, lloyd, update, type Frame, type Model } from "./lloyd";

export interface Params {
  /** k, the number of clusters: 1 … n. */
  nClusters: number;
  /** How the first centres are chosen, or the centres themselves (nClusters × d). */
  init: Init;
  /** How many starts to try, keeping the one of lowest inertia; "auto" is 10 for "random" and otherwise 1. */
  nInit: number | "auto";
  /** The most assign/update iterations of one start. */
  maxIter: number;
  /** Stop when the centres' summed squared shift is at most tol × the mean variance of the features. */
  tol: number;
  seed: number;
}

export const defaults: Readonly<Params> = {
  nClusters: 8,
  init: "k-means++",
  nInit: "auto",
  maxIter: 300,
  tol: 1e-4,
  seed: 0,
};

/**
 * The story of a fit, half-step by half-step, over all starts; returns the best model.
 * @param X n × d
 * @throws InvalidInput for a table that is empty, ragged or not finite, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, params: Partial<Params> = {}): Generator<Frame, Model> {
  return yield* bestOfStarts(X, params, lloyd);
}

/** Descends from nInit first centres and returns the best model. An engine brings its own way down. */
export function* bestOfStarts<Step>(
  X: MatrixLike,
  params: Partial<Params>,
  descend: (X: Matrix, clusterCenters: Matrix, options: DescentOptions) => Generator<Step, Model>,
): Generator<Step, Model> {
  const matrix = toMatrix(X);
  const { nClusters, init, nInit, maxIter, tol, seed } = validate(matrix, { ...defaults, ...params });
  const random = createRandom(seed);
  let best: Model | undefined;

  for (let start = 0; start < nInit; start++) {
    const centers = initialize(matrix, nClusters, init, random);
    const model = yield* descend(matrix, centers, { maxIter, tol, start });
    if (!best || model.inertia < best.inertia) best = model;
  }
  return best!;
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  return drain(steps(X, params));
}

/** The nearest centre of every row of X (ties: the lowest cluster id). @throws InvalidInput if X has other columns */
export function predict(model: Model, X: MatrixLike): Int32Array {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, model.clusterCenters.columns);
  return assign(matrix, model.clusterCenters);
}

function validate(X: Matrix, params: Params): Params & { nInit: number } {
  const { nClusters, init, maxIter, tol, seed } = params;
  checkInteger("nClusters", nClusters, { min: 1, max: X.rows, bounds: "1..n", context: `n = ${X.rows}` });
  checkInteger("maxIter", maxIter, { min: 1 });
  checkInteger("seed", seed, { min: 0 });
  checkReal("tol", tol, { min: 0 });
  const given = typeof init !== "string";
  const nInit = params.nInit === "auto" ? (init === "random" ? 10 : 1) : params.nInit;
  checkInteger("nInit", nInit, { min: 1 });
  return { ...params, nInit: given ? 1 : nInit };
}
