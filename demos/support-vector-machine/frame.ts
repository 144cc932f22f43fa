/** What the page shows of one moment of the optimization. Rows are numbered as in the data set on the stage. */
import type { supportVectorMachine } from "../../algorithms";
import type { By } from "../../src/kit/engines/by";
import type { Domain } from "../../src/kit/plots/types";

/** What an SMO step did: the pair it chose, and its way within the box. */
export interface ShownStep {
  /** The row whose yα rose, and the one whose yα fell. */
  readonly rows: readonly [rising: number, falling: number];
  /** +1 for the pair's first class, −1 for its second. */
  readonly labels: readonly [number, number];
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  /** Where both would be if there were no box. */
  readonly unclipped: readonly [number, number];
  readonly C: readonly [number, number];
}

/** Values at the centres of an even grid over the domain, row 0 lowest in y. */
export interface Picture {
  readonly domain: Domain;
  readonly resolution: number;
  /** f of the pair of classes at hand, positive for its first. */
  readonly decisions: Float32Array;
  /** The class that the votes of all pairs give; null as long as it is not known. */
  readonly classes: Int8Array | null;
}

export interface Frame extends By {
  /** "solved" is the end of one of several pairs, "done" that of the last, "stopped" if only because no further step was allowed. */
  readonly phase: "start" | "step" | "solved" | "done" | "stopped";
  /** Class ids of the pair at hand, which of how many pairs it is. */
  readonly pair: { readonly first: number; readonly second: number; readonly number: number; readonly count: number };
  readonly iteration: number;
  readonly step: ShownStep | null;
  /** The rows of this pair's examples, and for each its multiplier, its C and its y·f(x). */
  readonly rows: Int32Array;
  readonly alpha: Float64Array;
  readonly C: Float64Array;
  /** At the end of several pairs: every example with its multiplier in the pair where it pushes hardest. */
  readonly everyPair: Pick<Frame, "rows" | "alpha" | "C"> | null;
  readonly margins: Float64Array;
  /** Rows that were thrown away because they are no support vectors. */
  readonly left: Int32Array;
  readonly objective: number;
  readonly primal: number;
  readonly violation: number;
  /** ‖w‖²: the margin is 2/‖w‖ wide. */
  readonly squaredNorm: number;
  readonly trainAccuracy: number | null;
  readonly testAccuracy: number | null;
  readonly picture: Picture;
  /** Row, x and y for every example that pays: where its slack line ends on the margin line. */
  readonly slack: Float64Array;
  /** By how much f changed at most on the grid when all but the support vectors were thrown away; null if none were. */
  readonly moved: number | null;
  /** At the end. */
  readonly model: supportVectorMachine.Model | null;
}
