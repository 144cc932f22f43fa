/**
 * Growing a tree from the root: find the best split, cut, and do the same on both sides until nothing is left to tell apart.
 * Every cut is the best for now; none is ever taken back, which is what "greedy" means.
 */
import { zeros, type Matrix } from "../core/matrix";
import { createRandom } from "../core/random";
import { criterionOf, summarise } from "./criterion";
import { featuresToAsk } from "./features";
import { featureImportances, noChild, noFeature, type Model } from "./model";
import { missingSides, placeOf, sidesOf, splitsOf } from "./missing";
import type { Settings } from "./parameters";
import { bestSplit, type Split } from "./split";

/** Why a node became a leaf: its rows agree, a limit was reached, or no allowed cut tells them apart. */
export type Stop = "pure" | "maxDepth" | "minSamplesSplit" | "inseparable";

/** What is decided about one node. */
export interface Frame {
  /** Its number: 0, 1, 2, … in preorder, as in the model. */
  readonly node: number;
  /** −1 for the root. */
  readonly parent: number;
  readonly depth: number;
  /** The rows of X that reach it. */
  readonly rows: Int32Array;
  /** The counts of the classes, or the mean target. */
  readonly value: Float64Array;
  readonly impurity: number;
  /** The features that were looked at. */
  readonly features: readonly number[];
  /** Null for a leaf. */
  readonly split: Split | null;
  /** Null for a node that was split. */
  readonly stop: Stop | null;
}

/** Rows with their targets, validated; missing values are NaN. */
export interface Sample {
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
  /** K, or 0 for regression. */
  readonly nClasses: number;
}

/** A node that nothing is decided about yet. */
type Waiting = Pick<Frame, "rows" | "parent" | "depth">;

/** What is decided about a node, wherever it stands in the tree. */
export type Decision = Omit<Frame, "node" | "parent">;

/** Grows a tree, node by node in preorder; nothing is pruned yet. */
export function* grow(sample: Sample, settings: Settings): Generator<Frame, Model> {
  const { X } = sample;
  const random = createRandom(settings.seed);
  const pool = Int32Array.from({ length: X.columns }, (_, feature) => feature);
  const draw = (rows: Int32Array): number[] =>
    featuresToAsk(random, pool, settings, (feature) => isConstant(X, rows, feature));
  const waiting: Waiting[] = [{ rows: Int32Array.from({ length: X.rows }, (_, i) => i), parent: -1, depth: 0 }];
  const grown: Frame[] = [];

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { rows, parent, depth } = next;
    const frame = { node: grown.length, parent, ...decide(sample, settings, rows, depth, draw) };
    grown.push(frame);
    yield frame;
    if (!frame.split) continue;
    const [left, right] = sidesOf(X, rows, frame.split);
    waiting.push({ rows: right, parent: frame.node, depth: depth + 1 }, { rows: left, parent: frame.node, depth: depth + 1 });
  }
  return assemble(grown, settings.task, sample.nClasses, X.columns);
}

/** Splits a node as well as can be, or says why not. @param draw the features it may ask about */
export function decide(
  { X, y, nClasses }: Sample,
  settings: Settings,
  rows: Int32Array,
  depth: number,
  draw: (rows: Int32Array) => readonly number[],
): Decision {
  const criterion = criterionOf(settings.criterion, nClasses);
  const summary = summarise(criterion, y, rows);
  const impurity = criterion.impurity(summary);
  const limit = reachedLimit(isPure(y, rows), rows.length, depth, settings);
  const features = limit ? [] : draw(rows);
  const splits = features.flatMap((feature) => splitsOf(X, y, rows, feature, criterion, settings.minSamplesLeaf));
  const split = bestSplit(splits, impurity);
  return { depth, rows, value: criterion.value(summary), impurity, features, split, stop: split ? null : (limit ?? "inseparable") };
}

/** Which rule forbids to split a node before looking for a split; null if none does. */
export function reachedLimit(
  isPure: boolean,
  nSamples: number,
  depth: number,
  { maxDepth, minSamplesSplit, minSamplesLeaf }: Pick<Settings, "maxDepth" | "minSamplesSplit" | "minSamplesLeaf">,
): Stop | null {
  if (isPure) return "pure";
  if (depth >= maxDepth) return "maxDepth";
  if (nSamples < minSamplesSplit) return "minSamplesSplit";
  return nSamples < 2 * minSamplesLeaf ? "inseparable" : null;
}

/** Whether all rows have one target. By comparison, for an impurity computed in floating point is seldom exactly zero. */
function isPure(y: ArrayLike<number>, rows: ArrayLike<number>): boolean {
  for (let i = 1; i < rows.length; i++) if (y[rows[i]!] !== y[rows[0]!]) return false;
  return true;
}

function isConstant(X: Matrix, rows: ArrayLike<number>, feature: number): boolean {
  const value = (i: number): number => placeOf(X.data[rows[i]! * X.columns + feature]!);
  for (let i = 1; i < rows.length; i++) if (value(i) !== value(0)) return false;
  return true;
}

/** The model of the given nodes, all of a tree in preorder. */
export function assemble(nodes: readonly Frame[], task: Model["task"], nClasses: number, nFeatures: number): Model {
  const children = (): Int32Array => new Int32Array(nodes.length).fill(noChild);
  const [left, right] = [children(), children()];
  const value = zeros(nodes.length, Math.max(1, nClasses));
  for (const { node, parent, value: of } of nodes) {
    value.data.set(of, node * value.columns);
    if (parent >= 0) (node === parent + 1 ? left : right)[parent] = node;
  }
  const tree = {
    feature: Int32Array.from(nodes, ({ split }) => split?.feature ?? noFeature),
    threshold: Float64Array.from(nodes, ({ split }) => split?.threshold ?? noFeature),
    left,
    right,
    value,
    impurity: Float64Array.from(nodes, ({ impurity }) => impurity),
    nSamples: Int32Array.from(nodes, ({ rows }) => rows.length),
  };
  const missingLeft = missingSides(tree, (node) => nodes[node]!.split?.missingLeft);
  return { task, nClasses, nFeatures, ...tree, ...(missingLeft && { missingLeft }), featureImportances: featureImportances(tree, nFeatures) };
}
