/**
 * Decision trees, faster, with the trees of the reference. Every column is sorted once; a split cuts each column's order in two,
 * and the two keep it, so that no node sorts anything.
 *
 * Why the trees are the same: the same cuts are compared in the same order under the same tie rule, which is wider than what
 * rounding can do to a gain. Impurities and means of a regression tree are summed in another order, and so equal to rounding.
 *
 * For many trees on one table: `presort` it once, then `grow` each with weights of its own (how often a bootstrap drew each
 * row; 0 leaves it out) or with other targets. A tree of weights is the tree of rows repeated so often, except that
 * minSamplesSplit and minSamplesLeaf count a repeated row once, as in scikit-learn: it tells no more than one.
 *
 * Cost: O(d·n log n) once, then O(d·n) for every level of a tree; 12·n·d bytes.
 * Source: M. Mehta, R. Agrawal and J. Rissanen, "SLIQ: a fast scalable classifier for data mining", EDBT 1996.
 */
import { drain } from "../core/generator";
import { toMatrixWithGaps, type MatrixLike } from "../core/matrix";
import { createRandom } from "../core/random";
import { featuresToAsk } from "./features";
import { reachedLimit, type Frame } from "./grow";
import type { Model } from "./model";
import { checkedClasses, settingsOf, type Params, type Settings } from "./parameters";
import { assembleNodes, createNodes, noneMissing, setStop, stopOf, type Nodes } from "./presorted-nodes";
import { createScanner, type Search } from "./presorted-scan";
import { createCut, firstMissing, orderOf, presort, rotate, type Order, type Presorted } from "./presorted-table";
import { prune } from "./prune";
import { midpoint } from "./split";

export { predict, predictProba } from "./index";
export { defaults, settingsOf, type Params, type Settings } from "./parameters";
export { presort, type Presorted } from "./presorted-table";
export type { Frame } from "./grow";
export type { Model } from "./model";

/** The reference's frames, one for one. See `steps` there for shapes and errors. */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const { table, targets, settings } = prepare(X, y, params);
  const growth = growNodes(table, targets, settings);
  const numbers = new Map([[-1, -1]]);
  for (;;) {
    const step = growth.next();
    if (step.done) return pruned(step.value, settings);
    const { nodes, node } = step.value;
    const parent = numbers.get(nodes.parent[node]!)!;
    yield frameOf(step.value, numbers.size - 1, parent);
    numbers.set(node, numbers.size - 1);
  }
}

/** The reference's model. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const { table, targets, settings } = prepare(X, y, params);
  return grow(table, targets, settings);
}

export interface Targets {
  /** A class id or a real for every row of the table. */
  readonly y: ArrayLike<number>;
  /** K, for class ids 0 … K − 1; 0 for regression. */
  readonly nClasses: number;
}

/**
 * One tree on a table that was sorted before. Nothing is validated: what comes here came through a door already.
 * @param weights how often every row counts: integers, not all 0; all 1 if left out
 */
export function grow(table: Presorted, targets: Targets, settings: Settings, weights?: ArrayLike<number>): Model {
  return pruned(drain(growNodes(table, targets, settings, weights)), settings);
}

const pruned = (model: Model, { ccpAlpha }: Settings): Model => (ccpAlpha > 0 ? prune(model, ccpAlpha) : model);

function prepare(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>) {
  const matrix = toMatrixWithGaps(X);
  const settings = settingsOf(params, matrix.columns);
  return { table: presort(matrix), targets: { y, nClasses: checkedClasses(y, matrix.rows, settings.task) }, settings };
}

/** What is decided about a node. Its rows stand in `order` until the next step. */
interface Decision {
  readonly nodes: Nodes;
  readonly node: number;
  readonly order: Order;
  readonly features: readonly number[];
  readonly split: Search;
}

const noFeatures: readonly number[] = [];

/** Grows a tree in preorder. Yields one object, changed from step to step. */
function* growNodes(table: Presorted, { y, nClasses }: Targets, settings: Settings, weights?: ArrayLike<number>): Generator<Decision, Model> {
  const { n, d, columns } = table;
  const counts = weights ? Float64Array.from(weights) : new Float64Array(n).fill(1);
  const { order, m } = orderOf(table, counts);
  const total = counts.reduce((sum, weight) => sum + weight, 0);
  const scanner = createScanner(settings.criterion, nClasses, {
    columns, n, y, weights: counts, total, minSamplesLeaf: settings.minSamplesLeaf,
  });
  const random = createRandom(settings.seed);
  const pool = Int32Array.from({ length: d }, (_, feature) => feature);
  const cut = createCut(order, m, d, n);
  const nodes = createNodes(m, Math.max(1, nClasses));
  const waiting = new Int32Array(2 * m);
  let [start, end] = [0, m];

  const valueAt = (feature: number, place: number): number => columns[feature * n + order[feature * m + place]!]!;
  const isConstant = (feature: number): boolean => valueAt(feature, start) === valueAt(feature, end - 1);
  /** Enters a node whose rows stand at the places from … to − 1 of the order that begins at `base`. */
  function enter(parent: number, base: number, from: number, to: number): void {
    const node = nodes.count++;
    nodes.parent[node] = parent;
    nodes.depth[node] = parent < 0 ? 0 : nodes.depth[parent]! + 1;
    nodes.start[node] = from;
    nodes.end[node] = to;
    nodes.base[node] = base;
    const isPure = scanner.summarise(nodes, node, order, base + from, base + to);
    setStop(nodes, node, reachedLimit(isPure, to - from, nodes.depth[node]!, settings));
  }

  /** Tries all cuts of a feature; where rows lack the value, with them at the end of the order and then at its beginning. */
  function search(best: Search, node: number, feature: number): void {
    const base = feature * m;
    const [from, to] = [base + start, base + end];
    const missing = firstMissing(table, order, feature, from, to);
    scan(best, node, feature, missing === to ? undefined : false);
    if (missing === to) return;
    rotate(order, from, missing, to);
    scan(best, node, feature, true);
    rotate(order, from, from + to - missing, to);
  }

  function scan(best: Search, node: number, feature: number, missingLeft: boolean | undefined): void {
    const { gain } = best;
    scanner.scan(best, nodes, node, feature, order, feature * m);
    if (best.gain !== gain) best.missingLeft = missingLeft;
  }

  /** Has the rows of the left side, those without a value among them, stand before `middle`; returns the threshold. */
  function makeSides({ feature, middle, missingLeft }: Search): number {
    const base = feature * m;
    const missing = missingLeft ? firstMissing(table, order, feature, base + start, base + end) : base + end;
    const place = middle - (base + end - missing);
    const threshold = midpoint(valueAt(feature, place - 1), valueAt(feature, place));
    if (missingLeft) rotate(order, base + place, missing, base + end);
    return threshold;
  }

  enter(-1, 0, 0, m);
  const step = { nodes, node: 0, order, features: noFeatures, split: { feature: -1, middle: -1, nLeft: 0, gain: 0, missingLeft: undefined } as Search };
  for (let size = 1; size > 0; ) {
    const node = waiting[--size]!;
    start = nodes.start[node]!;
    end = nodes.end[node]!;
    const split = step.split;
    split.middle = -1;
    split.gain = -Infinity;
    step.node = node;
    step.features = nodes.stop[node] ? noFeatures : featuresToAsk(random, pool, settings, isConstant);
    for (const feature of step.features) search(split, node, feature);
    const { feature, middle } = split;
    if (middle < 0) {
      if (!nodes.stop[node]) setStop(nodes, node, "inseparable");
      yield step;
      continue;
    }
    nodes.feature[node] = feature;
    nodes.threshold[node] = makeSides(split);
    nodes.missing[node] = split.missingLeft === undefined ? noneMissing : Number(split.missingLeft);
    yield step;
    const left = nodes.count;
    nodes.left[node] = left;
    enter(node, feature * m, start, middle);
    enter(node, feature * m, middle, end);
    // Nobody asks for the order of a leaf.
    cut(feature, start, middle, end, !nodes.stop[left], !nodes.stop[left + 1]);
    waiting[size++] = left + 1;
    waiting[size++] = left;
  }
  return assembleNodes(nodes, settings.task, nClasses, d);
}

/** @param number, parent in preorder */
function frameOf({ nodes, node, order, features, split }: Decision, number: number, parent: number): Frame {
  const { width, base, start, end, nSamples } = nodes;
  const { feature, middle, nLeft, gain, missingLeft } = split;
  return {
    node: number,
    parent,
    depth: nodes.depth[node]!,
    rows: Int32Array.from(order.subarray(base[node]! + start[node]!, base[node]! + end[node]!)).toSorted(),
    value: nodes.values.slice(node * width, (node + 1) * width),
    impurity: nodes.impurity[node]!,
    features,
    split: middle < 0 ? null : { feature, threshold: nodes.threshold[node]!, gain, nLeft, nRight: nSamples[node]! - nLeft, ...(missingLeft !== undefined && { missingLeft }) },
    stop: stopOf(nodes, node),
  };
}
