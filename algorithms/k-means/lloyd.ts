/**
 * Lloyd's algorithm: the two halves of k-means, and the loop that alternates them.
 *
 * Source: S. Lloyd, "Least squares quantization in PCM", IEEE Trans. Information Theory 28 (1982); the stopping rule and
 * the treatment of empty clusters are scikit-learn's.
 */
import { squaredDistance } from "../core/distance";
import { zeros, type Matrix } from "../core/matrix";

export interface Model {
  /** nClusters × d. */
  readonly clusterCenters: Matrix;
  /** The nearest centre of every row of X, as `predict` would say. */
  readonly labels: Int32Array;
  /** The objective for these labels and centres. */
  readonly inertia: number;
  /** Iterations of the best start. */
  readonly nIter: number;
}

/** What one half-step shows. */
export interface Frame {
  readonly phase: "initialize" | "assign" | "update";
  /** Which start this belongs to: 0 … nInit − 1. */
  readonly start: number;
  /** 0 for the first centres, then 1, 2, …: an iteration is an assign and an update. */
  readonly iteration: number;
  readonly clusterCenters: Matrix;
  /** The cluster of every row; −1 everywhere in "initialize", when none is assigned yet. */
  readonly labels: Int32Array;
  /** The objective for these labels and centres; null as long as no point is assigned. */
  readonly inertia: number | null;
}

/** A state of the descent: a frame without its cost, for who only wants to reach the end. */
export type HalfStep = Omit<Frame, "start" | "inertia">;

/** The two halves. An engine brings its own, with the same results. */
export interface Halves {
  assign(X: Matrix, clusterCenters: Matrix): Int32Array;
  update(X: Matrix, labels: Int32Array, nClusters: number): Matrix;
}

export interface DescentOptions {
  maxIter: number;
  tol: number;
  /** Which start this is; the frames carry it. */
  start?: number;
}

/**
 * One start: from the given centres downhill, until no label changes, the centres (almost) stand still, or maxIter.
 * It always ends with an "assign", so that the last frame shows the labels, centres and inertia of the model.
 * @param X n × d; @param clusterCenters nClusters × d
 */
export function* lloyd(
  X: Matrix,
  clusterCenters: Matrix,
  { maxIter, tol, start = 0 }: DescentOptions,
  halves: Halves = { assign, update },
): Generator<Frame, Model> {
  let last: Frame | undefined;
  for (const step of halfSteps(X, clusterCenters, { maxIter, smallestShift: tol * meanVariance(X) }, halves)) {
    const cost = step.phase === "initialize" ? null : inertia(X, step.labels, step.clusterCenters);
    last = { ...step, start, inertia: cost };
    yield last;
  }
  return { clusterCenters: last!.clusterCenters, labels: last!.labels, inertia: last!.inertia!, nIter: last!.iteration };
}

/** `lloyd` for who only wants to reach the end: the cost of the half-steps on the way is not computed. */
export function* descend(X: Matrix, clusterCenters: Matrix, { maxIter, tol }: DescentOptions, halves: Halves, variance = meanVariance(X)): Generator<HalfStep, Model> {
  const last = yield* halfSteps(X, clusterCenters, { maxIter, smallestShift: tol * variance }, halves);
  const { clusterCenters: centers, labels, iteration } = last;
  return { clusterCenters: centers, labels, inertia: inertia(X, labels, centers), nIter: iteration };
}

/** The loop of `lloyd`, half-step by half-step, until the centres' summed squared shift is at most `smallestShift`; returns the last one. */
export function* halfSteps(
  X: Matrix,
  clusterCenters: Matrix,
  { maxIter, smallestShift }: { maxIter: number; smallestShift: number },
  { assign, update }: Halves,
): Generator<HalfStep, HalfStep> {
  let centers = clusterCenters;
  let labels: Int32Array = new Int32Array(X.rows).fill(-1);
  yield { phase: "initialize", iteration: 0, clusterCenters: centers, labels };

  for (let iteration = 1; ; iteration++) {
    const nearest = assign(X, centers);
    const assigned: HalfStep = { phase: "assign", iteration, clusterCenters: centers, labels: nearest };
    yield assigned;
    if (isEqual(nearest, labels)) return assigned;

    labels = fillEmptyClusters(X, nearest, centers);
    const moved = update(X, labels, centers.rows);
    const shift = totalSquaredShift(centers, moved);
    centers = moved;
    yield { phase: "update", iteration, clusterCenters: centers, labels };

    if (shift <= smallestShift || iteration === maxIter) {
      const final: HalfStep = { phase: "assign", iteration, clusterCenters: centers, labels: assign(X, centers) };
      yield final;
      return final;
    }
  }
}

/**
 * The first half: every point goes to its nearest centre.
 * @param X n × d; @param clusterCenters k × d
 * @returns n cluster ids (ties: the lowest)
 * @exercise Give every point the number of its nearest centre.
 * @hint For each row of X, go through the centres and remember the smallest squared distance so far.
 * @hint No square root is needed: the nearest centre is also the nearest by squared distance.
 * @hint Compare with <, not <=, and a tie goes to the lowest cluster id.
 */
export function assign(X: Matrix, clusterCenters: Matrix): Int32Array {
  const labels = new Int32Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    let smallest = Infinity;
    for (let k = 0; k < clusterCenters.rows; k++) {
      const distance = squaredDistance(X, i, clusterCenters, k);
      if (distance < smallest) {
        smallest = distance;
        labels[i] = k;
      }
    }
  }
  return labels;
}

/**
 * The second half: every centre moves to the mean of its points, where Σ‖x − c‖² is smallest.
 * @param X n × d; @param labels n cluster ids, each of 0 … nClusters − 1 at least once
 * @returns nClusters × d
 * @exercise Move every centre to the mean of its points.
 * @hint Add up the rows of each cluster, count them, and divide at the end.
 * @hint Divide by the number of points in that cluster, not by n.
 */
export function update(X: Matrix, labels: Int32Array, nClusters: number): Matrix {
  const d = X.columns;
  const centers = zeros(nClusters, d);
  const counts = new Int32Array(nClusters);
  for (let i = 0; i < X.rows; i++) {
    const k = labels[i]!;
    counts[k]!++;
    for (let j = 0; j < d; j++) centers.data[k * d + j]! += X.data[i * d + j]!;
  }
  for (let entry = 0; entry < centers.data.length; entry++) centers.data[entry]! /= counts[Math.floor(entry / d)]!;
  return centers;
}

/**
 * The objective: the sum of squared distances from every point to the centre of its cluster.
 * @param X n × d; @param labels n cluster ids; @param clusterCenters k × d
 * @exercise Add up the squared distances of all points to the centre of their cluster.
 * @hint The centre of point i is row labels[i] of clusterCenters.
 * @hint It is a sum, not a mean; and the distances are squared.
 */
export function inertia(X: Matrix, labels: Int32Array, clusterCenters: Matrix): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) sum += squaredDistance(X, i, clusterCenters, labels[i]!);
  return sum;
}

/**
 * A cluster that lost all its points would have no mean. It takes over the point that is farthest from its own centre
 * (ties: the first), which cannot raise the objective. A cluster's only point is never taken.
 * @returns the labels, changed for those points; the given ones if no cluster is empty
 * @exercise Give every empty cluster the point that is farthest from its own centre, and take no cluster's only point.
 * @hint Count the points of every cluster first. A zero is an empty one.
 * @hint Distances are measured to the centre that a point belongs to now. Leave the given labels as they are: change a copy.
 */
export function fillEmptyClusters(X: Matrix, labels: Int32Array, clusterCenters: Matrix): Int32Array {
  const counts = new Int32Array(clusterCenters.rows);
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]!++;
  if (counts.every((count) => count > 0)) return labels;

  const filled = labels.slice();
  const distances = Float64Array.from(labels, (label, i) => squaredDistance(X, i, clusterCenters, label));
  for (let k = 0; k < counts.length; k++) {
    if (counts[k]! > 0) continue;
    let farthest = -1;
    for (let i = 0; i < X.rows; i++) {
      if (counts[filled[i]!]! < 2) continue;
      if (farthest < 0 || distances[i]! > distances[farthest]!) farthest = i;
    }
    counts[filled[farthest]!]!--;
    filled[farthest] = k;
    counts[k] = 1;
  }
  return filled;
}

function isEqual(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function totalSquaredShift(before: Matrix, after: Matrix): number {
  let sum = 0;
  for (let k = 0; k < before.rows; k++) sum += squaredDistance(before, k, after, k);
  return sum;
}

/** The variance (divided by n) of each feature, averaged over the features: the scale of `tol`. */
export function meanVariance(X: Matrix): number {
  const mean = update(X, new Int32Array(X.rows), 1);
  return inertia(X, new Int32Array(X.rows), mean) / (X.rows * X.columns);
}
