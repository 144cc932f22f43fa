/**
 * A tree that grows level by level, as people read it, from the reference's own pieces; and in which a hand may cut.
 * A node has the number that a full binary tree gives it: the root is 1, the sides of p are 2p and 2p + 1. So a cut made by hand
 * finds its node again when the run is replayed, whatever has changed elsewhere.
 */
import { decisionTree } from "../../algorithms";
import type { Task } from "./task";

export interface Growth {
  readonly task: Task;
  readonly nodes: Map<number, Grown>;
}

export interface Grown {
  readonly decision: decisionTree.Decision;
  /** Whether its split has been made; until then it is shown as a leaf. */
  isSplit: boolean;
}

/** The root alone. */
export function beginGrowth(task: Task): Growth {
  const growth: Growth = { task, nodes: new Map() };
  enter(growth, 1, Int32Array.from({ length: task.train.X.rows }, (_, i) => i));
  return growth;
}

/** The next node to be split, the highest first, then the leftmost; null when none is left. */
export function nextToSplit({ nodes }: Growth): number | null {
  let next: number | null = null;
  for (const [id, { decision, isSplit }] of nodes) if (!isSplit && decision.split && (next === null || id < next)) next = id;
  return next;
}

/** Makes the split that was decided for a node. */
export function splitNode(growth: Growth, id: number): void {
  const { decision } = growth.nodes.get(id)!;
  const [left, right] = decisionTree.partition(growth.task.train.X, decision.rows, decision.split!);
  growth.nodes.get(id)!.isSplit = true;
  enter(growth, 2 * id, left);
  enter(growth, 2 * id + 1, right);
}

/** Cuts a node where a hand says so; what grew below it is gone. @returns false where there is no such node, or a side would be empty */
export function cutByHand(growth: Growth, id: number, feature: number, threshold: number): boolean {
  const grown = growth.nodes.get(id);
  if (!grown || id > 2 ** 40 || !Number.isInteger(feature) || feature < 0 || feature >= growth.task.train.X.columns) return false;
  const split = judge(growth.task, grown.decision, feature, threshold);
  if (!split) return false;
  removeBelow(growth, id);
  growth.nodes.set(id, { decision: { ...grown.decision, split, stop: null }, isSplit: false });
  splitNode(growth, id);
  return true;
}

/** What a cut of a node's rows is worth; null if a side is empty. */
export function judge({ train, settings }: Pick<Task, "train" | "settings">, { rows, impurity }: Pick<decisionTree.Decision, "rows" | "impurity">, feature: number, threshold: number): decisionTree.Split | null {
  const criterion = decisionTree.criterionOf(settings.criterion, train.nClasses);
  const [left, right] = decisionTree.partition(train.X, rows, { feature, threshold });
  if (left.length === 0 || right.length === 0) return null;
  const impurityOf = (side: Int32Array): number => criterion.impurity(decisionTree.summarise(criterion, train.y, side));
  const gain = decisionTree.impurityDecrease(impurity, impurityOf(left), left.length, impurityOf(right), right.length);
  return { feature, threshold, gain, nLeft: left.length, nRight: right.length };
}

/** Makes a leaf of a node again. */
export function makeLeaf(growth: Growth, id: number): void {
  const { decision } = growth.nodes.get(id)!;
  removeBelow(growth, id);
  growth.nodes.set(id, { decision: { ...decision, split: null, stop: decision.stop }, isSplit: false });
}

/** The tree so far, and the number here of each of its nodes. */
export function treeOf({ nodes, task }: Growth): { tree: decisionTree.Model; ids: number[] } {
  const ids: number[] = [];
  const frames: decisionTree.Frame[] = [];
  const walk = [{ id: 1, parent: -1 }];
  for (let next = walk.pop(); next; next = walk.pop()) {
    const { decision, isSplit } = nodes.get(next.id)!;
    const node = ids.push(next.id) - 1;
    frames.push({ ...decision, split: isSplit ? decision.split : null, node, parent: next.parent });
    if (isSplit) walk.push({ id: 2 * next.id + 1, parent: node }, { id: 2 * next.id, parent: node });
  }
  return { tree: decisionTree.assemble(frames, task.kind, task.train.nClasses, task.train.X.columns), ids };
}

function enter({ task, nodes }: Growth, id: number, rows: Int32Array): void {
  const all = (): number[] => Array.from({ length: task.train.X.columns }, (_, feature) => feature);
  const decision = decisionTree.decide(task.train, task.settings, rows, Math.floor(Math.log2(id)), all);
  nodes.set(id, { decision, isSplit: false });
}

function removeBelow({ nodes }: Growth, id: number): void {
  const below = [2 * id, 2 * id + 1];
  for (let next = below.pop(); next !== undefined; next = below.pop()) {
    if (nodes.delete(next)) below.push(2 * next, 2 * next + 1);
  }
}
