/** Follows which run is shown, and how far it was watched, and keeps the runs that are worth it. */
import { effect, untracked } from "@preact/signals";
import type { Trace } from "./model";
import type { Playback } from "./playback";
import type { RunList, Watched } from "./runs";
import type { Telling } from "./story";

/** A run that another one replaces is kept if it was shown in so many pictures: less was a slider on its way. */
const enoughPictures = 10;

export interface RunWatch {
  /** The run shown, as far as it was watched; null if there is none, or it is not traced. */
  now(): Watched | null;
  /** Keeps by itself what was watched; returns what disconnects. */
  connect(): () => void;
}

export interface RunWatchOptions {
  readonly playback: Pick<Playback<unknown, Telling>, "origin" | "step" | "length" | "footage" | "status" | "error">;
  readonly add: RunList["add"];
  /** What a run is called and how it is found again. */
  describe(telling: Telling, step: number): Pick<Watched, "name" | "permalink" | "setUp">;
}

interface Watching {
  telling: Telling;
  /** Asked only when the run is kept: a long one has very many rows. */
  footage: { readonly trace: readonly Trace[] } | null;
  /** The last step that was shown. */
  farthest: number;
  pictures: number;
  step: number;
  ending: Pick<Watched, "status" | "error">;
}

export function createRunWatch({ playback, add, describe }: RunWatchOptions): RunWatch {
  let watching: Watching | null = null;

  function begin(telling: Telling): Watching {
    return { telling, footage: null, farthest: -1, pictures: 0, step: -1, ending: { status: "left", error: null } };
  }

  function look(telling: Telling | null): void {
    const isAnother = watching?.telling.origin !== telling?.origin;
    if (isAnother && watching && watching.pictures >= enoughPictures) keep(watching);
    if (!telling) watching = null;
    else if (isAnother || !watching) watching = begin(telling);
    // The same run with something done otherwise: what came after that was not watched yet.
    else if (watching.telling !== telling) watching = { ...watching, telling, farthest: -1, ending: { status: "left", error: null } };
    if (watching) note(watching);
  }

  /** Takes down what is shown; the run is over only once its newest frames are. */
  function note(seen: Watching): void {
    const { step, footage, status, error, length } = playback;
    if (step.value !== seen.step) seen.pictures++;
    seen.step = step.value;
    seen.footage = footage.value;
    seen.farthest = Math.max(seen.farthest, step.value);
    const isOver = status.value === "done" || status.value === "failed";
    if (!isOver || seen.farthest < length.value - 1 || seen.ending.status !== "left") return;
    seen.ending = { status: status.value === "failed" ? "failed" : "done", error: error.value };
    // One that was never seen but at its end is a slider on its way.
    if (seen.pictures > 1) keep(seen);
  }

  function toWatched({ telling, footage, farthest, ending }: Watching): Watched | null {
    const trace = footage?.trace ?? [];
    const steps = Math.min(farthest, trace.length - 1);
    if (steps < 0) return null;
    return { ...describe(telling, steps), ...ending, steps, trace: trace.slice(0, steps + 1) };
  }

  function keep(seen: Watching): void {
    const watched = toWatched(seen);
    if (watched) add(watched, false);
  }

  return {
    now: () => watching && toWatched(watching),
    connect: () => effect(() => {
      // Each of these is a reason to look again.
      const { origin, step, status, length } = playback;
      void [step.value, status.value, length.value];
      const telling = origin.value;
      untracked(() => look(telling));
    }),
  };
}
