/** Holds the frames of a run and the cursor on them. */
import type { ReadonlySignal } from "@preact/signals";
import type { Trace } from "./model";

export type RunStatus = "idle" | "running" | "done" | "failed";

export interface Player<Frame> {
  /** The frame under the cursor; the previous run's last picture until the new run has one; null before the first. */
  readonly frame: ReadonlySignal<Frame | null>;
  /** The step shown. */
  readonly step: ReadonlySignal<number>;
  /** How many steps there are so far. */
  readonly length: ReadonlySignal<number>;
  /** How many steps the newest run has computed, while the previous run's picture may still be shown. */
  readonly computed: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly status: ReadonlySignal<RunStatus>;
  /** Why the run failed, for people. */
  readonly error: ReadonlySignal<string | null>;
  /** Whether the run takes so long (over half a second) that progress should be shown. */
  readonly slow: ReadonlySignal<boolean>;
  /** Steps a second. */
  readonly speed: ReadonlySignal<number>;
  /** All frames that are kept, by step; frames thinned out to keep within the memory budget are undefined. */
  readonly frames: ReadonlySignal<readonly (Frame | undefined)[]>;
  /** What the model traces, of every step so far; empty if it traces nothing. Charts draw it `thinned`. */
  readonly trace: ReadonlySignal<readonly Trace[]>;
  play(): void;
  pause(): void;
  toggle(): void;
  seek(step: number): void;
  stepForward(): void;
  stepBack(): void;
  toStart(): void;
  toEnd(): void;
  /** Back to the first step, and play: the same seeds give the same story. */
  restart(): void;
  setSpeed(stepsPerSecond: number): void;
}
