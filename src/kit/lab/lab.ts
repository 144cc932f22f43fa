/** What a demo's view is given: the state, the data, the player, and the verbs that change them. */
import type { ReadonlySignal } from "@preact/signals";
import type { Dataset, Table } from "../data/dataset";
import type { DemoModel } from "./model";
import type { Player } from "./player";
import type { Runs } from "./runs";
import type { Schema, Values } from "./schema";
import type { DataState, Intervention, LabState, Seeds } from "./state";

/** A message for the user. An "error" says why there is no picture; a "notice" says what was done instead. */
export interface Notice {
  readonly id: number;
  readonly level: "notice" | "error";
  readonly text: string;
  /** What the user can do about it. */
  readonly action?: { readonly label: string; act(): void };
}

export interface Lab<S extends Schema = Schema, Frame = unknown> {
  readonly model: DemoModel<S, Frame>;
  readonly state: ReadonlySignal<LabState<S>>;
  /** The hyper-parameters in force at the step shown: those of the state, and what was changed during the run. */
  readonly parameters: ReadonlySignal<Values<S>>;
  /** Null while a table loads. */
  readonly dataset: ReadonlySignal<Dataset | null>;
  /** The loaded table behind the data set, for choosing columns; null for a generator. */
  readonly table: ReadonlySignal<Table | null>;
  readonly player: Player<Frame>;
  /**
   * What the run shown was computed on; a newer state's run may still be on its way. Null before the first frame. Ask
   * `parameters` for those that are `viewOnly`: here they are as they happened to be.
   */
  readonly drawnFrom: ReadonlySignal<{ readonly parameters: Values<S>; readonly dataset: Dataset } | null>;
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** The address of exactly this picture. */
  readonly permalink: ReadonlySignal<string>;
  /** Earlier runs, where the model traces; else none is ever kept. */
  readonly runs: Runs;

  /** During a run, parameters that are `live` change from the step shown on, and `viewOnly` ones change no run; all others begin another. */
  setParameters(values: Partial<Values<S>>): void;
  setData(patch: Partial<Omit<DataState, "edits">>): void;
  setSeeds(patch: Partial<Seeds>): void;
  /** What the next point added is, a class id or a value; null where the demo does not ask for it. */
  readonly newTarget: ReadonlySignal<number | null>;
  /** What these data do not have is passed over. */
  setNewTarget(target: number): void;
  /**
   * A point is named by its id (`Dataset.ids`); coordinates are as drawn, and are unscaled by the lab. A point is added
   * as `newTarget` says, unless it is told here.
   */
  addPoint(x: number, y: number, target?: number): void;
  movePoint(id: number, x: number, y: number): void;
  deletePoint(id: number): void;
  clearEdits(): void;
  /** Puts the user's own table on the stage. */
  useTable(table: Table): void;
  /**
   * Records something done at the step shown, and runs on from there: the next step is the first that knows of it.
   * @param instead one of those recorded, which it takes the place of, at that one's step
   */
  intervene(name: string, values: readonly number[], instead?: Intervention): void;
  /** What is changed meanwhile is undone together. */
  together(change: () => void): void;
  /** The next change is undone by itself, however soon it comes: quick changes of one kind are otherwise taken for a drag. */
  endChange(): void;
  undo(): void;
  redo(): void;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Everything back to how the page opens. */
  reset(): void;
  dismiss(notice: number): void;
  /** Runs one of the model's analyses on the current state; the signal holds its newest frame, and follows the state. */
  analysis<Result>(name: string): ReadonlySignal<AnalysisState<Result>>;
  /** Connects to the page (worker, address bar, storage); returns what disconnects. Until then the lab is inert, as in the pre-rendered page. */
  start(): () => void;
}

export interface AnalysisState<Result> {
  readonly status: "idle" | "running" | "done" | "failed";
  readonly result: Result | null;
  readonly error?: string;
}
