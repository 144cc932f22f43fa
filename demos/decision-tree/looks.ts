/** What a person looks at: part of no state, and so of no link. */
import { signal, type Signal } from "@preact/signals";
import type { Model } from "../../algorithms/decision-tree";
import type { Edits } from "../../src/kit/data/dataset";
import type { Frame } from "./story";

/** A cut while it is dragged. */
export interface TrialCut {
  readonly id: number;
  readonly feature: number;
  readonly threshold: number;
  /** Where the drag began: back there, nothing is cut. */
  readonly from: number;
}

export interface Looks {
  /** The node asked about, by the demo's number; null for the one whose turn it is. */
  readonly selected: Signal<number | null>;
  /** The node pointed at or focused, in the picture or in the diagram. */
  readonly hovered: Signal<number | null>;
  /** The point whose path is shown, by its id. */
  readonly point: Signal<number | null>;
  readonly trial: Signal<TrialCut | null>;
  /** What the last push of a point is compared with: the tree before it; and the edits, which say whether anything was done since. */
  readonly nudged: Signal<{ readonly before: Model; readonly edits: Edits } | null>;
}

export const createLooks = (): Looks => ({ selected: signal(null), hovered: signal(null), point: signal(null), trial: signal(null), nudged: signal(null) });

/** The node that details are shown of: the one selected if it is there, else the one whose turn it is, else the last one changed. */
export function currentNode({ selected }: Looks, { ids, next, changed }: Frame): number {
  const wanted = [selected.value, next, changed].find((id) => id !== null && ids.includes(id));
  return wanted ?? 1;
}
