/**
 * What the fast engine knows without computing distances, as whole numbers of a small unit. Whole numbers add without
 * rounding, and a distance is turned into one on the safe side by more than a unit, while its own rounding error is below
 * (d/2 + 3)·2⁻²³ units. Thus, for any d that fits into memory, a centre is never ruled out wrongly.
 */
import { squaredDistance } from "../core/distance";
import type { Matrix } from "../core/matrix";

/** Longer distances count as this long, which is safe for a lower bound. */
const longest = 2 ** 30;
/** Centres that have come so far start afresh: sums of two ways and a bound stay below 2³¹. */
const longestWay = 2 ** 29;
/** In place of a lower bound, for no candidate: beyond the reach of every row, whatever way was come. */
export const outOfReach = 2 ** 31 - 1;
/** The longest distance, in root-mean-square distances of the rows from their mean. */
const longestInRadii = 64;
/** No unit is finer than 1e-140: squares of smaller distances underflow. */
const largestScale = 1e140;

export interface Bounds {
  /** Units per unit of length. */
  readonly scale: number;
  /** Bounds of one row lie this far apart: k, rounded up to a multiple of four. */
  readonly stride: number;
  /** n × stride: the lower bound on the distance from row i to centre k, plus way[k] at the time it was found. */
  readonly lower: Int32Array;
  /** How far each centre has come in all, rounded up. */
  readonly way: Int32Array;
  /** For the rows of each cluster: how much the slack has shrunk in all, by their centre's way and the others'. */
  readonly strain: Int32Array;
  /** n: nothing can change for row i while slack[i] > strain[labels[i]]. */
  readonly slack: Int32Array;
  /** n: the nearest centre of every row, and the runner-up. */
  readonly labels: Int32Array;
  readonly second: Int32Array;
}

/**
 * Bounds that nothing was entered into; `restart` and a pass over all centres make them valid.
 * @param variance the mean variance of the columns of X
 */
export function createBounds(X: Matrix, nClusters: number, variance: number): Bounds {
  const stride = Math.ceil(nClusters / 4) * 4;
  const radius = Math.sqrt(variance * X.columns);
  return {
    scale: Math.min(longest / (longestInRadii * radius), largestScale),
    stride,
    // Entries beyond k belong to no centre.
    lower: new Int32Array(X.rows * stride).fill(outOfReach),
    way: new Int32Array(stride),
    strain: new Int32Array(nClusters),
    slack: new Int32Array(X.rows),
    labels: new Int32Array(X.rows),
    second: new Int32Array(X.rows),
  };
}

/** A whole number of units that is less than the distance, by at least one. */
export function roundDown(squared: number, scale: number): number {
  const units = Math.sqrt(squared) * scale - 1;
  return units < longest ? Math.floor(units) : longest;
}

/**
 * A whole number of units that is more than the distance, by at least one. Beyond the longest it is just that, which no
 * lower bound reaches once the centres have moved: every move counts two units or more.
 */
export function roundUp(squared: number, scale: number): number {
  const units = Math.sqrt(squared) * scale + 2;
  return units < longest ? Math.floor(units) : longest;
}

/** All centres are taken to stand where they are now: every bound must be found anew. */
export function restart({ way, strain }: Bounds): void {
  way.fill(0);
  strain.fill(0);
}

/**
 * Enters that the centres moved. A row's own centre may have come away from it by its own shift, and any other towards
 * it by the largest shift among the others.
 * @returns false if a centre has come so far that the bounds must be restarted
 */
export function move({ scale, way, strain }: Bounds, before: Matrix, after: Matrix): boolean {
  const shifts = Array.from(strain, (_, k) => Math.min(roundUp(squaredDistance(before, k, after, k), scale), longestWay));
  let [largest, runnerUp, farthest] = [0, 0, -1];
  shifts.forEach((shift, k) => {
    way[k]! += shift;
    if (shift > largest) [largest, runnerUp, farthest] = [shift, largest, k];
    else if (shift > runnerUp) runnerUp = shift;
  });
  shifts.forEach((shift, k) => (strain[k]! += shift + (k === farthest ? runnerUp : largest)));
  return strain.every((total) => total < longestWay);
}
