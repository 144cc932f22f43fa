/** What is known about the node that a person looks at. */
import { useMemo } from "preact/hooks";
import type { decisionTree } from "../../algorithms";
import type { Lab } from "../../src/kit/lab/lab";
import { currentNode, type Looks } from "./looks";
import { cutsOf, worthOf, type NodeCuts } from "./node-cuts";
import type { Parameters } from "./parameters";
import type { Frame } from "./story";
import { taskOf, type Task } from "./task";

export interface LookedAt {
  readonly frame: Frame;
  readonly task: Task;
  readonly cuts: NodeCuts;
  /** The node's own split, with its gain; null for a leaf. */
  readonly split: decisionTree.Split | null;
  /** The cut that is being dragged, with its gain; null if none is. */
  readonly trial: decisionTree.Split | null;
}

/** Null before the first frame. */
export function useCuts(lab: Lab<Parameters, Frame>, looks: Looks): LookedAt | null {
  const frame = lab.player.frame.value;
  const drawnFrom = lab.drawnFrom.value;
  const task = useMemo(() => (drawnFrom?.dataset.target && drawnFrom.dataset.train.length > 0 ? taskOf(drawnFrom.dataset, drawnFrom.parameters) : null), [drawnFrom]);
  const id = frame ? currentNode(looks, frame) : 1;
  // A new run's frame and its data come one after the other.
  const fits = frame !== null && task !== null && frame.tree.nSamples[0] === task.train.X.rows && frame.tree.nFeatures === task.train.X.columns && frame.tree.task === task.kind;
  const cuts = useMemo(() => (fits ? cutsOf(task, frame, id) : null), [fits, task, frame, id]);
  if (!frame || !task || !cuts) return null;
  const { tree } = frame;
  const split = tree.feature[cuts.node]! < 0 ? null : worthOf(task, cuts, tree.feature[cuts.node]!, tree.threshold[cuts.node]!);
  const drag = looks.trial.value;
  const trial = drag?.id === id ? worthOf(task, cuts, drag.feature, drag.threshold) : null;
  return { frame, task, cuts, split, trial };
}
