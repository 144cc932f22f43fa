/** What the page and a demo's worker say to each other. A job is one run, analysis or experiment, named by a number. */
import type { Dataset } from "../data/dataset";
import type { Value } from "./schema";
import type { Intervention, Seeds } from "./state";

/** What a run is given, as plain data. */
export interface RunRequest {
  /** The name of an analysis; null for the story. */
  readonly analysis: string | null;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly dataset: Dataset;
  readonly seeds: Seeds;
  readonly interventions: readonly Intervention[];
  /** The frame to go on from, for a model that resumes. */
  readonly from?: { readonly step: number; readonly frame: unknown };
  /** The last step that may be computed for now. */
  readonly upTo: number;
}

export type ToWorker =
  | { readonly type: "run"; readonly job: number; readonly request: RunRequest }
  | { readonly type: "measure"; readonly job: number; readonly experiment: string }
  | { readonly type: "cancel"; readonly job: number }
  /** Acknowledges one message of frames. */
  | { readonly type: "received"; readonly job: number }
  | { readonly type: "allow"; readonly job: number; readonly upTo: number }
  /** A longer list of interventions, the new ones at steps that are not computed yet: said only while the run rests. */
  | { readonly type: "extend"; readonly job: number; readonly interventions: readonly Intervention[] };

export interface Measurement {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly holds: boolean;
}

export type FromWorker =
  /** `lock` names one that is free again once the worker is gone. */
  | { readonly type: "ready"; readonly lock: string | null }
  /** `bytes` says how large each frame is. */
  | { readonly type: "frames"; readonly job: number; readonly frames: readonly unknown[]; readonly bytes: readonly number[] }
  /** What a person must be told of the step that is being computed, before it is there. */
  | { readonly type: "told"; readonly job: number; readonly text: string }
  /** The last step that may be computed is: silence follows, and is no fault. */
  | { readonly type: "resting"; readonly job: number }
  /** The job's steps wait for others: for an engine that compiles, for a download, for a pool. One of them may be silent for long. */
  | { readonly type: "waits"; readonly job: number }
  | { readonly type: "cancelled"; readonly job: number }
  | { readonly type: "measured"; readonly job: number; readonly measurement: Measurement }
  /** The job is over; `error` explains why it could not be finished. */
  | { readonly type: "ended"; readonly job: number; readonly error: string | null };

/** Frame messages that may be on their way at once. */
export const unacknowledgedLimit = 2;
