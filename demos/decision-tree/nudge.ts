/** How nervous a tree is: one point is pushed across one cut, and the trees before and after are compared. */
import type { Matrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { isLeaf, leafOf, type Model } from "../../algorithms/decision-tree/model";
import type { Domain } from "../../src/kit/plots/types";
import { rowsReaching } from "./node-cuts";
import { majority } from "./regions";

export interface Nudge {
  /** A row of the training points. */
  readonly row: number;
  readonly to: readonly [x: number, y: number];
}

/** So many points, those nearest to a cut, are worth a push. */
const nearest = 8;

/**
 * One of the training points nearest to one of the upper cuts, put as far beyond the cut as it was before it; null where nothing is cut.
 * @param X x and y of every training point
 */
export function nudge(tree: Model, X: Matrix, domain: Domain, seed: number): Nudge | null {
  const random = createRandom(seed);
  const upper = Array.from(tree.feature.keys()).filter((node) => !isLeaf(tree, node)).slice(0, nearest);
  if (upper.length === 0) return null;
  const node = upper[random.integer(upper.length)]!;
  const [feature, threshold] = [tree.feature[node]!, tree.threshold[node]!];
  const valueOf = (row: number): number => X.data[row * X.columns + feature]!;
  const close = Array.from(rowsReaching(tree, X, node)).toSorted((a, b) => Math.abs(valueOf(a) - threshold) - Math.abs(valueOf(b) - threshold)).slice(0, nearest);
  const row = close[random.integer(close.length)]!;
  const [low, high] = feature === 0 ? domain.x : domain.y;
  // A point on the cut is moved as well.
  const least = (valueOf(row) > threshold ? -1 : 1) * 0.01 * (high - low);
  const beyond = Math.min(high, Math.max(low, 2 * threshold - valueOf(row) + least));
  const [x, y] = [X.data[row * X.columns]!, X.data[row * X.columns + 1]!];
  return { row, to: feature === 0 ? [beyond, y] : [x, beyond] };
}

export interface Difference {
  /** The share of the plane of which the trees say different things. */
  readonly plane: number;
  /** Questions of the tree after that the tree before did not ask at the same place. */
  readonly questions: number;
  /** All questions of the tree after. */
  readonly asked: number;
}

const side = 60;

/** @param tolerance cuts closer than this share of the domain are the same question */
export function difference(before: Model, after: Model, { x, y }: Domain, tolerance = 0.02): Difference {
  let different = 0;
  for (let i = 0; i < side * side; i++) {
    const place = [x[0] + ((i % side) + 0.5) / side * (x[1] - x[0]), y[0] + (Math.floor(i / side) + 0.5) / side * (y[1] - y[0])];
    different += Number(saysOf(before, place) !== saysOf(after, place));
  }
  const width = [x[1] - x[0], y[1] - y[0]];
  const isSame = (one: number, other: number): boolean =>
    before.feature[one] === after.feature[other] && Math.abs(before.threshold[one]! - after.threshold[other]!) <= tolerance * width[after.feature[other]!]!;
  let [asked, same] = [0, 0];
  const pairs: [number, number][] = [[0, 0]];
  for (let node = 0; node < after.feature.length; node++) asked += Number(!isLeaf(after, node));
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair;
    if (isLeaf(before, one) || isLeaf(after, other) || !isSame(one, other)) continue;
    same++;
    pairs.push([before.left[one]!, after.left[other]!], [before.right[one]!, after.right[other]!]);
  }
  return { plane: different / side ** 2, questions: asked - same, asked };
}

/** The class, or the mean. */
function saysOf(tree: Model, place: readonly number[]): number {
  const leaf = leafOf(tree, place);
  return tree.task === "regression" ? tree.value.data[leaf]! : majority(tree, leaf);
}
