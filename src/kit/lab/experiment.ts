/** A claim that runs: every sentence a lesson or an answer rests on is one of these, shown in the page and run in CI. */
import type { Schema } from "./schema";
import type { StatePatch } from "./state";

export interface Experiment<Measured = unknown, S extends Schema = Schema> {
  readonly id: string;
  /** The claim in one sentence. */
  readonly claim: string;
  /** What the reader is asked before it runs; `answer` is the index of the option that the measurement bears out. */
  readonly predict: { readonly question: string; readonly options: readonly string[]; readonly answer: number };
  /** The demo state in which the effect can be seen and played with. */
  readonly state: StatePatch<S>;
  /** Deterministic, without DOM: it runs in a worker and in CI, in a second or two at most. A promise where it loads a table. */
  measure(): Measured | Promise<Measured>;
  holds(measured: Measured): boolean;
  /** The numbers, in reading order. */
  rows(measured: Measured): readonly { readonly label: string; readonly value: string }[];
}

/** Declares an experiment; infers what it measures. */
export function experiment<Measured, S extends Schema>(declared: Experiment<Measured, S>): Experiment<Measured, S> {
  return declared;
}
