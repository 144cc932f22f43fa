/**
 * The k-d tree: a box around all rows, cut in two at the median of its widest column, and each half again, until few rows
 * are left in a box. A search can then leave out every box that is farther away than the k nearest rows so far.
 *
 * Source: J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18 (1975), and the
 * choice of the widest column: J. H. Friedman, J. L. Bentley and R. A. Finkel, ACM TOMS 3 (1977).
 */
import { zeros, type Matrix } from "../core/matrix";
import type { Measure } from "./measure";
import { selectMiddle } from "./select";

/** One entry a node, parents before children: the left child of node i is i + 1. */
export interface KdTree {
  /** The column cut at; −1 for a leaf. */
  readonly axis: Int32Array;
  /** Rows up to here in that column are on the left, from here on on the right. */
  readonly threshold: Float64Array;
  readonly right: Int32Array;
  /** A node's rows are `rows[start]` … `rows[end − 1]`. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The smallest box around the node's rows: nodes × d. */
  readonly low: Matrix;
  readonly high: Matrix;
  /** Row numbers of X, those of a leaf side by side. */
  readonly rows: Int32Array;
  /** The rows of X in that order: n × d. */
  readonly points: Matrix;
}

/** What one step of the building shows: a node that became a leaf, or was cut. */
export interface Cut {
  readonly phase: "cut";
  readonly node: number;
  readonly depth: number;
  readonly size: number;
  /** −1 for a leaf. */
  readonly axis: number;
  readonly threshold: number;
}

/** Below this many rows, looking at each is cheaper than deciding where to look. */
export const leafSize = 12;

/** @param X n × d */
export function* growTree(X: Matrix, largestLeaf = leafSize): Generator<Cut, KdTree> {
  const { rows: n, columns: d } = X;
  // Every cut halves more than `largestLeaf` rows: no leaf has fewer than half of that, which bounds their number.
  const nodes = 2 * Math.ceil(n / Math.floor((largestLeaf + 1) / 2));
  const [axis, right, start, end] = [new Int32Array(nodes).fill(-1), new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)];
  const [threshold, low, high] = [new Float64Array(nodes), zeros(nodes, d), zeros(nodes, d)];
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  /** What is still to be looked at: the ranges of right halves, and whose right half they are. */
  const waiting = [{ from: 0, to: n, depth: 0, parent: -1 }];
  let count = 0;

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to, depth, parent } = next;
    const node = count++;
    if (parent >= 0) right[parent] = node;
    start[node] = from;
    end[node] = to;
    const widest = enclose(X, rows, from, to, low, high, node);
    // Rows at one place cannot be told apart by any cut.
    if (to - from > largestLeaf && high.data[node * d + widest]! > low.data[node * d + widest]!) {
      const middle = (from + to) >> 1;
      selectMiddle(X, widest, rows, from, to - 1, middle);
      axis[node] = widest;
      threshold[node] = X.data[rows[middle]! * d + widest]!;
      waiting.push({ from: middle, to, depth: depth + 1, parent: node }, { from, to: middle, depth: depth + 1, parent: -1 });
    }
    yield { phase: "cut", node, depth, size: to - from, axis: axis[node]!, threshold: threshold[node]! };
  }

  const used = (table: Matrix): Matrix => ({ data: table.data.slice(0, count * d), rows: count, columns: d });
  return {
    axis: axis.slice(0, count), threshold: threshold.slice(0, count), right: right.slice(0, count),
    start: start.slice(0, count), end: end.slice(0, count), low: used(low), high: used(high),
    rows, points: inOrder(X, rows),
  };
}

/** Writes the smallest box around some rows, and returns its widest column (ties: the first). */
function enclose(X: Matrix, rows: Int32Array, from: number, to: number, low: Matrix, high: Matrix, node: number): number {
  const d = X.columns;
  const { data } = X;
  const base = node * d;
  let widest = 0;
  let spread = -1;
  for (let j = 0; j < d; j++) {
    let least = Infinity;
    let most = -Infinity;
    for (let i = from; i < to; i++) {
      const value = data[rows[i]! * d + j]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    low.data[base + j] = least;
    high.data[base + j] = most;
    if (most - least <= spread) continue;
    widest = j;
    spread = most - least;
  }
  return widest;
}

function inOrder(X: Matrix, rows: Int32Array): Matrix {
  const d = X.columns;
  const points = zeros(X.rows, d);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * d;
    for (let j = 0; j < d; j++) points.data[i * d + j] = X.data[from + j]!;
  }
  return points;
}

/**
 * The distance from row i of Q to the nearest place of a box: 0 inside it. No row in the box can be nearer.
 * @param low,high the corners, nodes × d; @param node which box
 * @exercise Measure how far a query is from a box, that is from the nearest place inside it.
 * @hint Column by column: 0 if the query lies between low and high, else how far it is beyond the nearer of the two.
 * @hint Then put these gaps together as the metric puts differences together.
 */
export function boxDistance(low: Matrix, high: Matrix, node: number, Q: Matrix, i: number, { metric, p }: Measure): number {
  const d = low.columns;
  const box = node * d;
  const query = i * d;
  let sum = 0;
  let largest = 0;
  for (let j = 0; j < d; j++) {
    const gap = gapBetween(low.data[box + j]!, high.data[box + j]!, Q.data[query + j]!);
    if (gap > largest) largest = gap;
    sum += metric === "euclidean" ? gap * gap : gap;
  }
  if (metric === "euclidean") return Math.sqrt(sum);
  if (metric === "manhattan") return sum;
  if (metric === "chebyshev" || largest === 0) return largest;
  sum = 0;
  for (let j = 0; j < d; j++) sum += (gapBetween(low.data[box + j]!, high.data[box + j]!, Q.data[query + j]!) / largest) ** p;
  return largest * sum ** (1 / p);
}

const gapBetween = (low: number, high: number, value: number): number =>
  value < low ? low - value : value > high ? value - high : 0;
