/**
 * Brute force for many columns and many queries, where it is all arithmetic. From ‖x − q‖² = ‖x‖² + ‖q‖² − 2x·q it takes
 * two operations a column instead of three, and the products of 2 rows with 4 queries at a time load each number once for
 * many. That formula rounds worse, so it only tells which rows cannot be among the nearest, by more than its largest
 * error; what is left is measured as the reference does. Answers are the same, to the last bit.
 *
 * The error is bounded as in N. J. Higham, "Accuracy and Stability of Numerical Algorithms" (2002), section 3.1.
 */
import { zeros, type Matrix } from "../core/matrix";
import { distance, type Measure } from "./measure";
import type { Found } from "./nearest";
import { clear, createShortlist, drainInto, offer, squareReach, type Shortlist } from "./shortlist";

/** Queries in a group of the inner loop, and as many groups as fit into the nearest cache together with two rows. */
const lanes = 4;
const groups = 16;
const euclidean: Measure = { metric: "euclidean", p: 2 };

/** The queries that are answered together. */
interface Chunk {
  readonly first: number;
  readonly size: number;
  /** Entry j of query 4g + l lies at (g·d + j)·4 + l. Queries that fill up the last group are zero. */
  readonly packed: Float64Array;
  readonly squares: Float64Array;
  /** A row whose ‖x‖² − 2x·q is larger than this is not among the k nearest. */
  readonly limits: Float64Array;
  readonly shortlists: readonly Shortlist[];
}

/** The k nearest rows of X for every row of Q, one after another: Q.rows × k. */
export function nearestInBlocks(X: Matrix, Q: Matrix, k: number): Found {
  const found = { indices: new Int32Array(Q.rows * k), distances: new Float64Array(Q.rows * k) };
  const means = columnMeans(X);
  const rows = centred(X, means);
  const error = 8 * (X.columns + 8) * 2 ** -53;
  const squares = squaredNorms(rows).map((square) => square * (1 - error));
  const shortlists = Array.from({ length: lanes * groups }, () => createShortlist(k));

  for (let first = 0; first < Q.rows; first += lanes * groups) {
    const chunk = packed(Q, means, first, error, shortlists);
    compareAll(X, Q, rows, squares, chunk);
    for (let query = 0; query < chunk.size; query++) drainInto(shortlists[query]!, found, (first + query) * k);
  }
  return found;
}

function packed(Q: Matrix, means: Float64Array, first: number, error: number, shortlists: readonly Shortlist[]): Chunk {
  const d = Q.columns;
  const size = Math.min(lanes * groups, Q.rows - first);
  const chunk = new Float64Array(Math.ceil(size / lanes) * lanes * d);
  const squares = new Float64Array(size);
  for (let query = 0; query < size; query++) {
    const [base, lane] = [Math.floor(query / lanes) * d, query % lanes];
    for (let j = 0; j < d; j++) {
      const value = Q.data[(first + query) * d + j]! - means[j]!;
      chunk[(base + j) * lanes + lane] = value;
      squares[query]! += value * value;
    }
    squares[query]! *= 1 - error;
    clear(shortlists[query]!);
  }
  return { first, size, packed: chunk, squares, limits: new Float64Array(lanes * groups).fill(Infinity), shortlists };
}

/** The inner loop: two rows against four queries, their eight products side by side. */
function compareAll(X: Matrix, Q: Matrix, { data, rows: n, columns: d }: Matrix, squares: Float64Array, chunk: Chunk): void {
  const { packed: queries, limits } = chunk;
  const nGroups = Math.ceil(chunk.size / lanes);
  for (let row = 0; row < n; row += 2) {
    const isLast = row + 1 === n;
    const one = row * d;
    const two = isLast ? one : one + d;
    const ofOne = squares[row]!;
    const ofTwo = isLast ? Infinity : squares[row + 1]!;
    for (let group = 0; group < nGroups; group++) {
      let a0 = 0, a1 = 0, a2 = 0, a3 = 0, b0 = 0, b1 = 0, b2 = 0, b3 = 0;
      for (let j = 0, at = group * d * lanes; j < d; j++, at += lanes) {
        const a = data[one + j]!;
        const b = data[two + j]!;
        const q0 = queries[at]!;
        const q1 = queries[at + 1]!;
        const q2 = queries[at + 2]!;
        const q3 = queries[at + 3]!;
        a0 += a * q0;
        a1 += a * q1;
        a2 += a * q2;
        a3 += a * q3;
        b0 += b * q0;
        b1 += b * q1;
        b2 += b * q2;
        b3 += b * q3;
      }
      const first = group * lanes;
      if (ofOne - 2 * a0 <= limits[first]!) measure(X, Q, row, first, chunk);
      if (ofOne - 2 * a1 <= limits[first + 1]!) measure(X, Q, row, first + 1, chunk);
      if (ofOne - 2 * a2 <= limits[first + 2]!) measure(X, Q, row, first + 2, chunk);
      if (ofOne - 2 * a3 <= limits[first + 3]!) measure(X, Q, row, first + 3, chunk);
      if (ofTwo - 2 * b0 <= limits[first]!) measure(X, Q, row + 1, first, chunk);
      if (ofTwo - 2 * b1 <= limits[first + 1]!) measure(X, Q, row + 1, first + 1, chunk);
      if (ofTwo - 2 * b2 <= limits[first + 2]!) measure(X, Q, row + 1, first + 2, chunk);
      if (ofTwo - 2 * b3 <= limits[first + 3]!) measure(X, Q, row + 1, first + 3, chunk);
    }
  }
}

/** Exactly, for a row that may be among the nearest. */
function measure(X: Matrix, Q: Matrix, row: number, query: number, { first, size, limits, shortlists, squares }: Chunk): void {
  if (query >= size || row >= X.rows) return;
  const shortlist = shortlists[query]!;
  offer(shortlist, distance(X, row, Q, first + query, euclidean), row);
  limits[query] = squareReach(shortlist.distances[0]!) - squares[query]!;
}

function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let entry = 0; entry < data.length; entry++) means[entry % columns]! += data[entry]! / rows;
  return means;
}

/** Around the origin the squares are smallest, and with them the errors. */
function centred(X: Matrix, means: Float64Array): Matrix {
  const moved = zeros(X.rows, X.columns);
  for (let entry = 0; entry < moved.data.length; entry++) moved.data[entry] = X.data[entry]! - means[entry % X.columns]!;
  return moved;
}

function squaredNorms({ data, rows, columns }: Matrix): Float64Array {
  const squares = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) squares[i]! += data[i * columns + j]! ** 2;
  }
  return squares;
}
