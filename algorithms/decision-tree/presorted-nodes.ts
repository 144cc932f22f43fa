/** The nodes of a tree that grows, as flat arrays: nothing is allocated for a node. */
import { zeros } from "../core/matrix";
import type { Stop } from "./grow";
import { missingSides } from "./missing";
import { featureImportances, noChild, noFeature, type Model } from "./model";

/** The node has no rows without a value. */
export const noneMissing = 2;

const stops: readonly (Stop | null)[] = [null, "pure", "maxDepth", "minSamplesSplit", "inseparable"];

/** In the order in which the nodes came up: both children of a node when it is split. */
export interface Nodes {
  count: number;
  /** The rows stand at places start … end − 1 of every column's order, and in that of the column which begins at `base` in any case. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly base: Int32Array;
  /** −1 for the root. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Rows, each as often as it counts. */
  readonly nSamples: Int32Array;
  readonly impurity: Float64Array;
  /** The counts of the classes, or the mean: `width` numbers a node. */
  readonly values: Float64Array;
  readonly width: number;
  /** For regression, one of the targets, and how far the mean is from it: together more exact than the mean, if that is large. */
  readonly origin: Float64Array;
  readonly offset: Float64Array;
  /** Why nothing is split: an index of `stops`. */
  readonly stop: Uint8Array;
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  /** Where rows without a value go: 0 right, 1 left, 2 if the node has none. */
  readonly missing: Uint8Array;
}

/** @param rows a tree of so many rows has at most twice as many nodes, less one; @param width numbers in a node's value */
export function createNodes(rows: number, width: number): Nodes {
  const size = 2 * rows - 1;
  const integers = (): Int32Array => new Int32Array(size);
  const reals = (): Float64Array => new Float64Array(size);
  return {
    count: 0,
    start: integers(), end: integers(), base: integers(), parent: integers(), depth: integers(), nSamples: integers(),
    impurity: reals(), values: new Float64Array(size * width), width, origin: reals(), offset: reals(),
    stop: new Uint8Array(size), feature: integers().fill(noFeature), threshold: reals().fill(noFeature), left: integers().fill(noChild),
    missing: new Uint8Array(size).fill(noneMissing),
  };
}

export const stopOf = ({ stop }: Nodes, node: number): Stop | null => stops[stop[node]!]!;

export function setStop({ stop }: Nodes, node: number, reason: Stop | null): void {
  stop[node] = stops.indexOf(reason);
}

/** The model of all nodes. A node's right child came up after its left one. */
export function assembleNodes(nodes: Nodes, task: Model["task"], nClasses: number, nFeatures: number): Model {
  const { count, width } = nodes;
  const [order, number] = preorder(nodes);
  const value = zeros(count, width);
  const taken = <A extends Int32Array | Float64Array>(from: A, to: A): A => {
    for (let i = 0; i < count; i++) to[i] = from[order[i]!]!;
    return to;
  };
  const [left, right] = [new Int32Array(count), new Int32Array(count)];
  for (let i = 0; i < count; i++) {
    const child = nodes.left[order[i]!]!;
    left[i] = child < 0 ? noChild : number[child]!;
    right[i] = child < 0 ? noChild : number[child + 1]!;
    for (let k = 0; k < width; k++) value.data[i * width + k] = nodes.values[order[i]! * width + k]!;
  }
  const tree = {
    feature: taken(nodes.feature, new Int32Array(count)),
    threshold: taken(nodes.threshold, new Float64Array(count)),
    left,
    right,
    value,
    impurity: taken(nodes.impurity, new Float64Array(count)),
    nSamples: taken(nodes.nSamples, new Int32Array(count)),
  };
  const missingLeft = missingSides(tree, (node) => [false, true, undefined][nodes.missing[order[node]!]!]);
  return { task, nClasses, nFeatures, ...tree, ...(missingLeft && { missingLeft }), featureImportances: featureImportances(tree, nFeatures) };
}

/** The nodes in preorder, and every node's number in it. */
function preorder({ count, left }: Nodes): [Int32Array, Int32Array] {
  const [order, number, waiting] = [new Int32Array(count), new Int32Array(count), new Int32Array(count + 1)];
  let size = 1;
  for (let i = 0; i < count; i++) {
    const node = waiting[--size]!;
    order[i] = node;
    number[node] = i;
    if (left[node]! < 0) continue;
    waiting[size++] = left[node]! + 1;
    waiting[size++] = left[node]!;
  }
  return [order, number];
}
