/** What can be asked at one node, and what it would gain. */
import { decisionTree } from "../../algorithms";
import type { Matrix } from "../../algorithms/core/matrix";
import type { Frame } from "./story";
import { judge } from "./growth";
import type { Task } from "./task";

export interface NodeCuts {
  readonly id: number;
  readonly node: number;
  readonly rows: Int32Array;
  readonly impurity: number;
  /** Every cut of each feature, by threshold. */
  readonly cuts: readonly (readonly decisionTree.Split[])[];
  /** The best of all, and the best of each feature. */
  readonly best: decisionTree.Split | null;
  readonly bestOf: readonly (decisionTree.Split | null)[];
}

/** All cuts of the training rows that reach a node: one look at a few columns, which is no training. */
export function cutsOf(task: Task, { tree, ids }: Frame, id: number): NodeCuts {
  const { train, settings } = task;
  const node = ids.indexOf(id);
  const rows = rowsReaching(tree, train.X, node);
  const criterion = decisionTree.criterionOf(settings.criterion, train.nClasses);
  const impurity = tree.impurity[node]!;
  const features = Array.from({ length: train.X.columns }, (_, feature) => feature);
  const cuts = features.map((feature) => decisionTree.candidateSplits(train.X, train.y, rows, feature, criterion, settings.minSamplesLeaf));
  return { id, node, rows, impurity, cuts, best: decisionTree.bestSplit(cuts.flat(), impurity), bestOf: cuts.map((of) => decisionTree.bestSplit(of, impurity)) };
}

/** What a cut at this node is worth; null if a side is empty. */
export const worthOf = (task: Task, cuts: NodeCuts, feature: number, threshold: number): decisionTree.Split | null =>
  judge(task, cuts, feature, threshold);

/** The rows of X that pass a node. */
export function rowsReaching(tree: decisionTree.Model, X: Matrix, node: number): Int32Array {
  const leaves = decisionTree.leavesOf(tree, X);
  const last = lastBelow(tree, node);
  return Int32Array.from(leaves.keys()).filter((row) => leaves[row]! >= node && leaves[row]! <= last);
}

/** In preorder a node is followed by all that is below it. */
function lastBelow(tree: decisionTree.Model, node: number): number {
  let last = node;
  while (tree.right[last]! >= 0) last = tree.right[last]!;
  return last;
}
