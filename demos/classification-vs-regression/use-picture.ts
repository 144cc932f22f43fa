/** What all pictures are drawn from: one frame, and the points that it was computed on. */
import { useMemo } from "preact/hooks";
import type { Dataset } from "../../src/kit/data/dataset";
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame } from "./frame";
import { namesOfHeads } from "./heads";
import type { HeadName, Parameters } from "./parameters";
import { taskOf, type Task } from "./task";

export type TwoHeadsLab = Lab<Parameters, Frame>;

export interface Picture {
  readonly frame: Frame;
  readonly task: Task;
  readonly dataset: Dataset;
  /** The head shown, or where these data have no such head the one for classes. */
  readonly shown: HeadName;
  readonly threshold: number;
}

/** Null before the first frame. */
export function usePicture(lab: TwoHeadsLab): Picture | null {
  const frame = lab.player.frame.value;
  const from = lab.drawnFrom.value;
  const { shown, threshold } = lab.parameters.value;
  const task = useMemo(() => from && readable(from.dataset, from.parameters.bins), [from]);
  return useMemo(() => {
    if (!frame || !task || !from) return null;
    return { frame, task, dataset: from.dataset, shown: namesOfHeads(frame.heads).includes(shown) ? shown : "classification", threshold };
  }, [frame, task, from, shown, threshold]);
}

/** Null for points that a run refused. */
function readable(dataset: Dataset, bins: number): Task | null {
  try {
    return taskOf(dataset, bins);
  } catch {
    return null;
  }
}
