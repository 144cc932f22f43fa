/**
 * Decision trees, faster, with the trees of the reference. Every column is sorted once; a split cuts each column's order in two,
 * and the two keep it, so that no node sorts anything.
 *
 * Why the trees are the same: the same cuts are compared in the same order under the same tie rule, which is wider than what
 * rounding can do to a gain. Impurities and means of a regression tree are summed in another order, and so equal to rounding.
 *
 * For many trees on one table: `presort` it once, then `grow` each with weights of its own (how often a bootstrap drew each
 * row; 0 leaves it out) or with other targets. A tree of weights is the tree of rows repeated so often.
 *
 * Cost: O(d·n log n) once, then O(d·n) for every level of a tree; 12·n·d bytes.
 * Source: M. Mehta, R. Agrawal and J. Rissanen, "SLIQ: a fast scalable classifier for data mining", EDBT 1996.
 */
import { drain } from "../core/generator";
import { toMatrix, type MatrixLike } from "../core/matrix";
import { createRandom } from "../core/random";
import { drawFeatures } from "./features";
import { assemble, reachedLimit, type Frame, type GrownNode, type Stop } from "./grow";
import type { Model } from "./model";
import { checkedClasses, settingsOf, type Params, type Settings } from "./parameters";
import { createScanner, type NodeSummary, type Search } from "./presorted-scan";
import { orderOf, partitionAll, presort, type Presorted } from "./presorted-table";
import { prune } from "./prune";
import { midpoint, type Split } from "./split";

export { predict, predictProba } from "./index";
export { defaults, settingsOf, type Params, type Settings } from "./parameters";
export { presort, type Presorted } from "./presorted-table";
export type { Frame } from "./grow";
export type { Model } from "./model";

/** The reference's frames, one for one. See `steps` there for shapes and errors. */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const { table, targets, settings } = prepare(X, y, params);
  const growth = growNodes(table, targets, settings);
  for (;;) {
    const step = growth.next();
    if (step.done) return pruned(step.value, settings);
    yield frameOf(step.value);
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
export function grow(table: Presorted, targets: Targets, settings: Settings, weights?: Int32Array): Model {
  return pruned(drain(growNodes(table, targets, settings, weights)), settings);
}

const pruned = (model: Model, { ccpAlpha }: Settings): Model => (ccpAlpha > 0 ? prune(model, ccpAlpha) : model);

function prepare(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>) {
  const matrix = toMatrix(X);
  const settings = settingsOf(params, matrix.columns);
  return { table: presort(matrix), targets: { y, nClasses: checkedClasses(y, matrix.rows, settings.task) }, settings };
}

/** A node that nothing is decided about yet: its rows stand at places start … end − 1 of every column's order. */
interface Waiting {
  readonly start: number;
  readonly end: number;
  readonly parent: number;
  readonly depth: number;
  /** Where the order of a column begins in which the rows stand already, also if no other was cut for it. */
  readonly base: number;
  readonly summary: NodeSummary;
  readonly limit: Stop | null;
}

/** What is decided about a node. Its rows stand in `order` until the next step. */
interface Decision extends Waiting {
  readonly node: number;
  readonly features: readonly number[];
  readonly split: Split | null;
  readonly order: Int32Array;
}

function frameOf({ node, parent, depth, limit, features, split, order, base, start, end, summary }: Decision): Frame {
  const { value, impurity } = summary;
  const rows = order.subarray(base + start, base + end).toSorted();
  return { node, parent, depth, rows, value: value.slice(), impurity, features, split, stop: split ? null : (limit ?? "inseparable") };
}

function* growNodes(table: Presorted, { y, nClasses }: Targets, settings: Settings, weights = ones(table.n)): Generator<Decision, Model> {
  const { n, d, columns } = table;
  const { order, m } = orderOf(table, weights);
  const scanner = createScanner(settings.criterion, nClasses, {
    columns, n, y: Float64Array.from(y), weights, minSamplesLeaf: settings.minSamplesLeaf,
  });
  const random = createRandom(settings.seed);
  const pool = Int32Array.from({ length: d }, (_, feature) => feature);
  const [isLeft, scratch] = [new Uint8Array(n), new Int32Array(m + 1)];
  const valueAt = (feature: number, place: number): number => columns[feature * n + order[feature * m + place]!]!;
  const waitFor = (base: number, start: number, end: number, parent: number, depth: number): Waiting => {
    const summary = scanner.summarise(order, base + start, base + end);
    return { start, end, parent, depth, base, summary, limit: reachedLimit(summary, depth, settings) };
  };
  const waiting = [waitFor(0, 0, m, -1, 0)];
  const grown: GrownNode[] = [];

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { summary, start, end, parent, depth, limit } = next;
    const isConstant = (feature: number): boolean => valueAt(feature, start) === valueAt(feature, end - 1);
    const features = limit ? [] : drawFeatures(random, pool, settings.maxFeatures, isConstant);
    const search: Search = { feature: -1, place: -1, nLeft: 0, gain: 0 };
    for (const feature of features) scanner.scan(search, summary, feature, order, feature * m + start, feature * m + end);
    const middle = start + search.place + 1;
    const split = search.place < 0 ? null : splitOf(search, summary, valueAt(search.feature, middle - 1), valueAt(search.feature, middle));
    const node = grown.length;
    yield { ...next, node, features, split, order };
    grown.push({ node, parent, value: summary.value, impurity: summary.impurity, nSamples: summary.nSamples, split });
    if (!split) continue;

    const base = split.feature * m;
    const left = waitFor(base, start, middle, node, depth + 1);
    const right = waitFor(base, middle, end, node, depth + 1);
    // Where both sides are leaves, nobody will ask for their order.
    if (!left.limit || !right.limit) {
      for (let i = start; i < end; i++) isLeft[order[base + i]!] = Number(i < middle);
      partitionAll(order, m, d, start, end, split.feature, isLeft, scratch);
    }
    waiting.push(right, left);
  }
  return assemble(grown, settings.task, nClasses, d);
}

const ones = (n: number): Int32Array => new Int32Array(n).fill(1);

function splitOf({ feature, nLeft, gain }: Search, { nSamples }: NodeSummary, below: number, above: number): Split {
  return { feature, threshold: midpoint(below, above), gain, nLeft, nRight: nSamples - nLeft };
}
