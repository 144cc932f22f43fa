/**
 * The first half of k-means, for the rows whose slack is used up. They are worked on in blocks, stage by stage: each stage
 * is one short loop over flat arrays, whose turns do not wait for one another.
 */
import type { Matrix } from "../core/matrix";
import { createBounds, move, outOfReach, restart, roundDown, roundUp, type Bounds } from "./elkan-bounds";
import { squaredDistances, squaredDistancesToTwo } from "./elkan-distances";
import type { Halves } from "./lloyd";

const blockSize = 256;

/** The rows in doubt, at most `blockSize` of them, and what the stages pass on about each. */
interface Block {
  size: number;
  /** A sum of what was read ahead: reading without a use for it would be left out. */
  fetched: number;
  readonly rows: Int32Array;
  /** Squared distances to the nearest centre and the runner-up so far, two a row. */
  readonly nearestTwo: Float64Array;
  /** Only a centre with a lower bound below this can be among the two nearest. */
  readonly reach: Int32Array;
  /** The centres in question of all rows in a line, where each row's end, and their squared distances. */
  readonly candidates: Int32Array;
  readonly ends: Int32Array;
  readonly distances: Float64Array;
}

/** An `assign` for this X that remembers the centres it saw last. Its first call computes all distances. */
export function createAssign(X: Matrix, nClusters: number, variance: number): Halves["assign"] {
  const bounds = createBounds(X, nClusters, variance);
  const block = createBlock(Math.min(blockSize, X.rows), nClusters);
  let previous: Matrix | undefined;

  return (_, centers) => {
    if (previous && move(bounds, previous, centers)) {
      for (let i = 0; i < X.rows; ) {
        i = collectRowsInDoubt(bounds, block, i);
        fetchRows(X, block);
        fetchBounds(bounds, block);
        compareNearestTwo(X, centers, bounds, block);
        collectCandidates(bounds, block);
        measureCandidates(X, centers, block);
        selectNearestTwo(bounds, block);
      }
    } else assignAll(X, centers, bounds);
    previous = centers;
    return bounds.labels.slice();
  };
}

function createBlock(size: number, nClusters: number): Block {
  return {
    size: 0,
    fetched: 0.5,
    // One entry more than is kept, here and below: the loops write before they know whether they keep.
    rows: new Int32Array(size + 1),
    nearestTwo: new Float64Array(2 * size),
    reach: new Int32Array(size),
    candidates: new Int32Array(size * nClusters + 1),
    ends: new Int32Array(size),
    distances: new Float64Array(size * nClusters + 1),
  };
}

/** All distances from scratch, entered as bounds. */
function assignAll(X: Matrix, centers: Matrix, bounds: Bounds): void {
  const { scale, stride, lower, slack, labels, second } = bounds;
  const everyCenter = Int32Array.from({ length: centers.rows }, (_, k) => k);
  const distances = new Float64Array(centers.rows + 1);
  restart(bounds);
  for (let i = 0; i < X.rows; i++) {
    squaredDistances(X, i, centers, everyCenter, 0, centers.rows, distances);
    let nearest = Infinity;
    let runnerUp = Infinity;
    let a = 0;
    let b = 0;
    for (let k = 0; k < centers.rows; k++) {
      const distance = distances[k]!;
      lower[i * stride + k] = roundDown(distance, scale);
      if (distance < nearest) {
        runnerUp = nearest;
        b = a;
        nearest = distance;
        a = k;
      } else if (distance < runnerUp) {
        runnerUp = distance;
        b = k;
      }
    }
    labels[i] = a;
    second[i] = b;
    slack[i] = roundDown(runnerUp, scale) - roundUp(nearest, scale);
  }
}

/** Fills the block with rows from `start` on whose slack is used up. @returns the row to go on with */
function collectRowsInDoubt({ slack, strain, labels }: Bounds, block: Block, start: number): number {
  const { rows } = block;
  const capacity = rows.length - 1;
  let size = 0;
  let i = start;
  for (; i < labels.length && size < capacity; i++) {
    rows[size] = i;
    // The sign bit is 1 if slack ≤ strain: a branch here would be guessed wrong too often.
    size += (slack[i]! - strain[labels[i]!]! - 1) >>> 31;
  }
  block.size = size;
  return i;
}

/**
 * Reads one entry of every cache line of the bounds to come. The stages that use them do so much for each row that the
 * processor sees only a row or two ahead; here it sees dozens, and waits for many lines at once.
 */
function fetchBounds({ stride, lower }: Bounds, block: Block): void {
  const { size, rows } = block;
  let sum = 0;
  for (let r = 0; r < size; r++) {
    const at = rows[r]! * stride;
    for (let k = 0; k < stride; k += 16) sum = (sum + lower[at + k]!) | 0;
  }
  block.fetched = sum;
}

/** The same for the rows of X. */
function fetchRows({ data, columns }: Matrix, block: Block): void {
  const { size, rows } = block;
  let sum = 0;
  for (let r = 0; r < size; r++) {
    const at = rows[r]! * columns;
    for (let j = 0; j < columns; j += 8) sum += data[at + j]!;
  }
  block.fetched = sum;
}

/** Measures the two centres that were nearest, puts them in order, and notes how far the others could reach. */
function compareNearestTwo(X: Matrix, centers: Matrix, bounds: Bounds, block: Block): void {
  const { size, rows, nearestTwo, reach } = block;
  const { scale, stride, lower, labels, second } = bounds;
  for (let r = 0; r < size; r++) {
    const i = rows[r]!;
    squaredDistancesToTwo(X, i, centers, labels[i]!, second[i]!, nearestTwo, 2 * r);
  }
  for (let r = 0; r < size; r++) {
    const i = rows[r]!;
    const a = labels[i]!;
    const b = second[i]!;
    const toA = nearestTwo[2 * r]!;
    const toB = nearestTwo[2 * r + 1]!;
    // Already measured: no candidates. What they are is entered at the end.
    lower[i * stride + a] = outOfReach;
    lower[i * stride + b] = outOfReach;
    reach[r] = roundUp(toA > toB ? toA : toB, scale);
    if (toB > toA || (toB === toA && b >= a)) continue;
    labels[i] = b;
    second[i] = a;
    nearestTwo[2 * r] = toB;
    nearestTwo[2 * r + 1] = toA;
  }
}

/** Lists, for every row, the other centres that the bounds do not rule out. */
function collectCandidates({ stride, lower, way }: Bounds, block: Block): void {
  const { size, rows, reach, candidates, ends } = block;
  let count = 0;
  for (let r = 0; r < size; r++) {
    const limit = reach[r]!;
    for (let k = 0, at = rows[r]! * stride; k < stride; k += 4, at += 4) {
      const first = (lower[at]! - way[k]! - limit) | 0;
      const second = (lower[at + 1]! - way[k + 1]! - limit) | 0;
      const third = (lower[at + 2]! - way[k + 2]! - limit) | 0;
      const fourth = (lower[at + 3]! - way[k + 3]! - limit) | 0;
      // Most often no bound is below the limit: one branch tells for all four. Their signs tell which.
      if ((first | second | third | fourth) >= 0) continue;
      candidates[count] = k;
      count += first >>> 31;
      candidates[count] = k + 1;
      count += second >>> 31;
      candidates[count] = k + 2;
      count += third >>> 31;
      candidates[count] = k + 3;
      count += fourth >>> 31;
    }
    ends[r] = count;
  }
}

function measureCandidates(X: Matrix, centers: Matrix, { size, rows, candidates, ends, distances }: Block): void {
  let start = 0;
  for (let r = 0; r < size; r++) {
    squaredDistances(X, rows[r]!, centers, candidates, start, ends[r]!, distances);
    start = ends[r]!;
  }
}

/** Takes the candidates into account, ties to the lowest id, and enters what was learnt as bounds. */
function selectNearestTwo(bounds: Bounds, block: Block): void {
  const { scale, stride, lower, way, strain, slack, labels, second } = bounds;
  const { size, rows, nearestTwo, candidates, ends, distances } = block;
  let c = 0;
  for (let r = 0; r < size; r++) {
    const i = rows[r]!;
    let nearest = nearestTwo[2 * r]!;
    let runnerUp = nearestTwo[2 * r + 1]!;
    let a = labels[i]!;
    let b = second[i]!;
    lower[i * stride + a] = roundDown(nearest, scale) + way[a]!;
    lower[i * stride + b] = roundDown(runnerUp, scale) + way[b]!;
    for (; c < ends[r]!; c++) {
      const k = candidates[c]!;
      const distance = distances[c]!;
      lower[i * stride + k] = roundDown(distance, scale) + way[k]!;
      if (distance < nearest || (distance === nearest && k < a)) {
        runnerUp = nearest;
        b = a;
        nearest = distance;
        a = k;
      } else if (distance < runnerUp) {
        runnerUp = distance;
        b = k;
      }
    }
    labels[i] = a;
    second[i] = b;
    slack[i] = roundDown(runnerUp, scale) - roundUp(nearest, scale) + strain[a]!;
  }
}
