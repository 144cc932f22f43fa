/** The search of a k-d tree: nearest boxes first, and none that is farther than the k nearest rows so far. */
import type { Matrix } from "../core/matrix";
import { boxDistance, type KdTree } from "./kd-tree";
import { distance, type Measure } from "./measure";
import { offer, squareReach, type Shortlist } from "./shortlist";

/** Rounding may put a box beyond a row inside it by a last bit or two. */
const slack = 1 - 1e-12;

/** What a search did, for who wants to see it. Filled anew by every search. */
export interface Visits {
  /** How many distances to rows were computed. */
  evaluations: number;
  /** The leaves looked at, in order: the first `nLeaves` entries. */
  readonly leaves: Int32Array;
  nLeaves: number;
}

export type Search = (Q: Matrix, i: number, shortlist: Shortlist) => void;

/** A tree's search, with its own memory for what is still to be visited. */
export function createSearch(tree: KdTree, measure: Measure, visits?: Visits): Search {
  const { axis, right, start, end, low, high } = tree;
  const boxAway = measure.metric === "euclidean" && low.columns === 2 ? planeBoxDistance : boxDistance;
  // Every step down leaves at most one box waiting, and the tree is balanced.
  const waiting = new Int32Array(64);
  const distances = new Float64Array(64);

  return (Q, i, shortlist) => {
    const kept = shortlist.distances;
    if (visits) visits.evaluations = visits.nLeaves = 0;
    let height = 0;
    let node = 0;
    let away = 0;
    for (;;) {
      if (away * slack <= kept[0]!) {
        while (axis[node]! >= 0) {
          const left = node + 1;
          const other = right[node]!;
          const toLeft = boxAway(low, high, left, Q, i, measure);
          const toRight = boxAway(low, high, other, Q, i, measure);
          const isLeftNearer = toLeft <= toRight;
          node = isLeftNearer ? left : other;
          waiting[height] = isLeftNearer ? other : left;
          distances[height++] = isLeftNearer ? toRight : toLeft;
        }
        lookAt(tree, start[node]!, end[node]!, Q, i, shortlist, measure);
        if (visits) {
          visits.evaluations += end[node]! - start[node]!;
          visits.leaves[visits.nLeaves++] = node;
        }
      }
      if (height === 0) return;
      node = waiting[--height]!;
      away = distances[height]!;
    }
  };
}

/** Offers the rows at the given places, all of them, to the shortlist. */
export function lookAt(
  { points, rows }: Pick<KdTree, "points" | "rows">, start: number, end: number,
  Q: Matrix, i: number, shortlist: Shortlist, measure: Measure,
): void {
  if (measure.metric === "euclidean") lookAtSquares(points, rows, start, end, Q, i, shortlist);
  else for (let at = start; at < end; at++) offer(shortlist, distance(points, at, Q, i, measure), rows[at]!);
}

/** The root is only taken of what may be near enough. */
function lookAtSquares(
  { data, columns: d }: Matrix, rows: Int32Array, start: number, end: number, Q: Matrix, i: number, shortlist: Shortlist,
): void {
  const query = Q.data;
  const from = i * d;
  let reach = squareReach(shortlist.distances[0]!);
  for (let at = start; at < end; at++) {
    let sum = 0;
    for (let j = 0, entry = at * d; j < d; j++) {
      const away = data[entry + j]! - query[from + j]!;
      sum += away * away;
    }
    if (sum > reach) continue;
    offer(shortlist, Math.sqrt(sum), rows[at]!);
    reach = squareReach(shortlist.distances[0]!);
  }
}

/** `boxDistance` of euclidean planes, where most trees are and most time is spent. */
function planeBoxDistance(low: Matrix, high: Matrix, node: number, Q: Matrix, i: number): number {
  const x = Q.data[2 * i]!;
  const y = Q.data[2 * i + 1]!;
  const beyondX = Math.max(low.data[2 * node]! - x, x - high.data[2 * node]!, 0);
  const beyondY = Math.max(low.data[2 * node + 1]! - y, y - high.data[2 * node + 1]!, 0);
  return Math.sqrt(beyondX * beyondX + beyondY * beyondY);
}
