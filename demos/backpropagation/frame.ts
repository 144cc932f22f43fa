/** What one step of the demo's run shows. Computed in the worker, drawn by the view. */
import type { TrainingState } from "../../algorithms/backpropagation/training";
import type { By } from "../../src/kit/engines/by";
import type { Domain } from "../../src/kit/plots/types";

/** Says, too, who computed it. */
export interface Frame extends By {
  /** Epochs finished; with a fraction inside one, where a step is an update. */
  readonly epoch: number;
  /** Training examples that the epoch under way has seen; 0 between epochs. */
  readonly seen: number;
  /** Whether a hand changed the network here, rather than training. */
  readonly isEdited: boolean;
  /** Why the run ended here; null while it goes on. */
  readonly ended: "epochs" | "plateau" | "perfect" | null;
  /** The network with all that training needs to go on. */
  readonly training: TrainingState;
  /** l1 Σ|w| + ½ l2 Σw²; what is minimised is the training loss plus this. */
  readonly penalty: number;
  /** The lowest of what is minimised that the end of an epoch has met, and the epochs since: what a plateau is told by. */
  readonly lowest: { readonly objective: number; readonly epochsAgo: number };
  readonly train: Score;
  /** Null where no point is held out. */
  readonly test: Score | null;
  /** Of every row of the data set: the class decided for, or the value in the target's own units. */
  readonly predicted: Int32Array | Float64Array;
  readonly pictures: Pictures;
}

/** Of one part of the split, without dropout. */
export interface Score {
  /** The mean loss without the penalty: cross-entropy in nats, or half the squared error of the standardised target. */
  readonly loss: number;
  /** The share decided for rightly; null for a real target. */
  readonly accuracy: number | null;
  /** The coefficient of determination; null for classes. */
  readonly r2: number | null;
}

/** Functions over the plane, on even grids: row-major, row 0 lowest in y, each value at the centre of its rectangle. */
export interface Pictures {
  readonly domain: Domain;
  readonly outputResolution: number;
  /**
   * One grid of outputResolution² for each output: the probability of class 1 (binary), of every class (more), or the
   * value in the target's own units.
   */
  readonly output: Float32Array;
  readonly unitResolution: number;
  /** One grid of unitResolution² for each hidden unit, layer by layer: its activation. */
  readonly units: Float32Array;
}
