/** A lab's runs: what is shown is watched, what is worth it is kept, and any of them can be gone back to. */
import type { ReadonlySignal } from "@preact/signals";
import { defaultState } from "./defaults";
import { viewOnlyOf } from "./live";
import type { DemoModel } from "./model";
import { encode } from "./permalink";
import type { Playback } from "./playback";
import type { Workbench } from "./reduce";
import { nameOf } from "./run-name";
import { createRunStore } from "./run-storage";
import { createRunList, type Runs, type Watched } from "./runs";
import type { Schema } from "./schema";
import type { Origin, Telling } from "./story";
import { createRunWatch } from "./watch-runs";

interface RunsInput<S extends Schema, Frame> {
  readonly model: DemoModel<S, Frame>;
  readonly playback: Playback<Frame, Telling>;
  readonly bench: ReadonlySignal<Workbench<S>>;
  /** What the user had made when a run was begun. */
  begunAs(origin: Origin): Workbench<S>;
  /** Opens a permalink so that it can be undone; what is only drawn stays as it is. */
  open(permalink: string): void;
}

export interface LabRuns extends Runs {
  /** Brings back what was kept before the page was loaded, and begins to watch; returns what disconnects. */
  start(): () => void;
}

export function createRuns<S extends Schema, Frame>({ model, playback, bench, begunAs, open }: RunsInput<S, Frame>): LabRuns {
  const { restore, add, ...list } = createRunList(createRunStore(model.slug));
  const drawnAsUsual = viewOnlyOf(model.parameters, defaultState(model).parameters);

  function describe({ origin, interventions }: Telling, step: number): Pick<Watched, "name" | "permalink" | "setUp"> {
    const begun = begunAs(origin);
    // The user's table may have been saved since.
    const own = bench.peek().own?.table === begun.own?.table ? bench.peek().own : begun.own;
    const state = { ...begun.state, interventions, step };
    const link = (shown: typeof state): string => encode(shown, { model }, own?.link ?? null);
    return {
      name: nameOf(state, model, own?.table.name),
      permalink: link(state),
      setUp: link({ ...state, parameters: { ...state.parameters, ...drawnAsUsual }, step: 0 }),
    };
  }

  const watch = createRunWatch({ playback, add, describe });
  return {
    ...list,
    keep() {
      const watched = watch.now();
      if (watched) add(watched, true);
    },
    open(id) {
      const run = list.kept.peek().find((one) => one.id === id);
      if (run) open(run.permalink);
    },
    start() {
      restore();
      return watch.connect();
    },
  };
}
