/** What a demo declares about itself, in a file that a worker can load: no DOM, no JSX. */
import type { Wanted } from "../data/columns";
import type { Dataset } from "../data/dataset";
import type { Schema, Values } from "./schema";
import type { Intervention, Seeds, StatePatch } from "./state";

export interface RunInput<S extends Schema, Frame = never> {
  /** As they were when the run began. */
  readonly parameters: Values<S>;
  readonly dataset: Dataset;
  readonly seeds: Seeds;
  /** What the user did at this step of the run. Ask before computing the step that follows it. */
  interventionsAt(step: number): readonly Intervention[];
  /** The parameters with what was set up to this step of those that are `live`. Ask before computing the step that follows it. */
  parametersAt(step: number): Values<S>;
  /** Where the run goes on instead of at its beginning: the next frame is that of the step after. Only for a model that `resumes`. */
  readonly from?: { readonly step: number; readonly frame: Frame };
  /** What a person must be told of the step that is being computed, where that is known long before the step is there: what `warning` will say of its frame. */
  readonly tell?: (text: string) => void;
}

/** The few numbers of a frame that charts of a whole run are drawn from. */
export type Trace = Readonly<Record<string, number | null>>;

/**
 * A run is a generator of frames, computed in the worker. Frame i is what the player shows at step i. A frame is plain
 * data and is never changed after it was yielded. It ends by returning; it may throw an `Error` whose message explains. A run
 * that is not wanted any more is returned from, so that a `finally` can give back what it holds.
 */
export type Run<S extends Schema, Frame> = RunMethod<S, Frame>["run"];

/** A method's parameters are compared both ways, so that any demo's model is a `DemoModel`, and its lab a `Lab`. */
interface RunMethod<S extends Schema, Frame> {
  run(input: RunInput<S, Frame>): Frames<Frame>;
}

/** Frame after frame; with promises where a run waits for others, as for a pool of workers. */
export type Frames<Frame> = Generator<Frame, void, void> | AsyncGenerator<Frame, void, void>;

export interface DemoModel<S extends Schema = Schema, Frame = unknown> {
  readonly slug: string;
  readonly parameters: S;
  readonly data: {
    /**
     * Ids of the generators and tables offered, the first being the default. A person's own table is always offered too,
     * unless the only one is `noData`: then the demo brings its own, and no panel for data is shown.
     */
    readonly sources: readonly string[];
    /** What the target must be: "known" is either a class or real, "any" also takes points without one. */
    readonly target: Wanted;
    /** Whether points are held out for testing; its default share. */
    readonly testFraction?: number;
    /** Whether points are added to the picture by hand; true if left out. If not, nothing is said of new ones. */
    readonly takesPoints?: boolean;
  };
  /** What differs from the schema's and the data's defaults when the page opens. */
  readonly initial?: StatePatch<S>;
  /** What a person may do during a run, beside what is `live`: the name of each intervention, and how many numbers say it. */
  readonly interventions?: Readonly<Record<string, number | "any">>;
  /** The story that the player plays. */
  readonly run: Run<S, Frame>;
  /** Further computations beside the story (a sweep over k, a silhouette): their last frame so far is shown. */
  readonly analyses?: Readonly<Record<string, Run<S, unknown>>>;
  /** Whether the model seed decides anything with these parameters; if left out it always does. A new seed is offered only then. */
  usesChance?(parameters: Values<S>): boolean;
  /** One sentence that says what the picture of this frame shows. */
  describe(frame: Frame, step: number): string;
  /** What a person must be told about how this frame came to be, as a notice above the picture: that an engine failed, and which took over. `tell` says it earlier. */
  warning?(frame: Frame): string | null;
  /** What the player keeps of every step, also where the frame itself was thinned out of a long run: a loss, an accuracy. */
  trace?(frame: Frame): Trace;
  /**
   * Whether a frame holds all that the run needs to go on from it, chance included. What is changed in the middle of a
   * run then costs no step that was computed before; the frames must be those of a run from the beginning.
   */
  readonly resumes?: boolean;
  /** How many frames a run may compute ahead of the one shown; 100,000 if left out, which is all of them unless training is long. */
  readonly lookAhead?: number;
  /** How many steps a second are played to begin with; 4 if left out. */
  readonly speed?: number;
  /** Whether NaN and infinity may be part of a frame. Otherwise the first one ends the run as one that diverged. */
  readonly mayBeNonFinite?: boolean;
}

/** Declares a demo; infers its schema and frames. */
export function defineModel<S extends Schema, Frame>(model: DemoModel<S, Frame>): DemoModel<S, Frame> {
  return model;
}
