/** The run that the player plays: the root, one split after the other from the top down, then the cuts of pruning. */
import { decisionTree } from "../../algorithms";
import type { RunInput } from "../../src/kit/lab/model";
import type { Intervention } from "../../src/kit/lab/state";
import { beginGrowth, cutByHand, makeLeaf, nextToSplit, splitNode, treeOf, type Growth } from "./growth";
import type { Parameters } from "./parameters";
import { scoreOf, taskOf, type Task } from "./task";

export interface Frame {
  readonly phase: "root" | "split" | "by hand" | "pruned" | "grown";
  readonly tree: decisionTree.Model;
  /** What the demo calls each node of the tree: 1 for the root, 2p and 2p + 1 for the sides of p. */
  readonly ids: readonly number[];
  /** What was split or cut back last, and what is split next, by those numbers; null where there is none. */
  readonly changed: number | null;
  readonly next: number | null;
  /** Accuracy, or R². */
  readonly train: number | null;
  readonly test: number | null;
}

/** From so many splits on, a frame shows a level, or many cuts, at once: nobody watches a thousand. */
const manySplits = 150;

/** Interventions "split" carry [node, feature, threshold]; they may come after any frame. */
export function* story({ parameters, dataset, interventionsAt }: RunInput<Parameters>): Generator<Frame, void, void> {
  const task = taskOf(dataset, parameters);
  const growth = beginGrowth(task);
  yield frameOf(growth, nextToSplit(growth) === null ? "grown" : "root", null);

  for (let step = 0; ; step++) {
    const byHand = lastCut(growth, interventionsAt(step));
    const frame = byHand === null ? frameAfter(growth, parameters.ccpAlpha) : frameOf(growth, "by hand", byHand);
    if (!frame) return;
    yield frame;
  }
}

/** The next split or, once all are made, the next cut of pruning; null where nothing is left to do. */
function frameAfter(growth: Growth, ccpAlpha: number): Frame | null {
  const next = nextToSplit(growth);
  if (next !== null) {
    growSome(growth, next);
    return frameOf(growth, nextToSplit(growth) === null ? "grown" : "split", next);
  }
  // Cuts by hand come in between: what is left to prune is asked anew each time.
  const weakest = ccpAlpha > 0 ? weakestOf(growth, ccpAlpha) : [];
  for (const id of weakest) makeLeaf(growth, id);
  return weakest.length === 0 ? null : frameOf(growth, "pruned", weakest.at(-1)!);
}

/** Makes what a hand did; returns the last node that was cut. */
function lastCut(growth: Growth, interventions: readonly Intervention[]): number | null {
  let cut: number | null = null;
  for (const { name, values } of interventions) {
    const [id = 0, feature = -1, threshold = Number.NaN] = values;
    if (name === "split" && Number.isFinite(threshold) && cutByHand(growth, id, feature, threshold)) cut = id;
  }
  return cut;
}

/** One split; of a large tree, those of a whole level. */
function growSome(growth: Growth, first: number): void {
  splitNode(growth, first);
  if (growth.nodes.size < 2 * manySplits) return;
  const level = Math.floor(Math.log2(first));
  for (let next = nextToSplit(growth); next !== null && Math.floor(Math.log2(next)) === level; next = nextToSplit(growth)) splitNode(growth, next);
}

/** The node that pruning cuts back next; of a large tree, several. */
function weakestOf(growth: Growth, ccpAlpha: number): number[] {
  const { tree, ids } = treeOf(growth);
  const cuts = decisionTree.pruningSequence(tree).slice(1).filter(({ alpha }) => alpha <= ccpAlpha);
  const some = cuts.slice(0, Math.max(1, cuts.length - manySplits));
  return some.map(({ node }) => ids[node]!).filter((id) => growth.nodes.has(id));
}

function frameOf(growth: Growth, phase: Frame["phase"], changed: number | null): Frame {
  const { tree, ids } = treeOf(growth);
  const { train, test }: Task = growth.task;
  return { phase, tree, ids, changed, next: nextToSplit(growth), train: scoreOf(tree, train), test: scoreOf(tree, test) };
}
