/** The runs that were watched and are worth coming back to: their settings, their curves, their last figures. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Trace } from "./model";
import type { RunStore } from "./run-storage";
import { thinned, type TraceRow } from "./thin";

export interface KeptRun {
  readonly id: number;
  /** What differs from how the page opens, short: "learning rate 0.3 · hidden layers 4". */
  readonly name: string;
  /** The address of the last step that was watched. */
  readonly permalink: string;
  /** The number of that step. */
  readonly steps: number;
  /** "left" if another run took its place before it ended. */
  readonly status: "done" | "failed" | "left";
  /** Why it failed, for people. */
  readonly error: string | null;
  /** What the model traces, at most 300 rows of it. */
  readonly trace: readonly TraceRow[];
  /** What the model traces of the last step. */
  readonly final: Trace;
  /** Tells apart the lines of runs that are kept at the same time: 0 … 11. See `runLine`. */
  readonly colour: number;
  /** Whether a person asked to keep it: then it goes last when there are too many. */
  readonly isPinned: boolean;
  /** Says which runs are the same: what a link to its beginning says, but for what is only drawn. */
  readonly setUp: string;
}

export interface Runs {
  /** In the order in which they were kept. */
  readonly kept: ReadonlySignal<readonly KeptRun[]>;
  /** Those that are to be drawn over the current run. */
  readonly overlaid: ReadonlySignal<readonly KeptRun[]>;
  /** Keeps the run shown, as far as it was watched. Does nothing where the model traces nothing. */
  keep(): void;
  /** Lays a run over the current one, or takes it off again. */
  toggle(id: number): void;
  remove(id: number): void;
  /** Goes back to a run: the state of its last step, which can be undone. */
  open(id: number): void;
}

/** A run as it was watched. */
export type Watched = Pick<KeptRun, "name" | "permalink" | "steps" | "status" | "error" | "setUp"> & {
  /** By step, up to the last that was watched. */
  readonly trace: readonly Trace[];
};

export const mostRuns = 12;
const mostRows = 300;

export interface RunList extends Omit<Runs, "keep" | "open"> {
  /** Brings back what was kept before the page was loaded. */
  restore(): void;
  add(run: Watched, isPinned: boolean): void;
}

export function createRunList(store: RunStore): RunList {
  const kept = signal<readonly KeptRun[]>([]);
  const chosen = signal<ReadonlySet<number>>(new Set());

  function change(runs: readonly KeptRun[], overlaid: Iterable<number>): void {
    [kept.value, chosen.value] = [runs, new Set([...overlaid].filter((id) => runs.some((run) => run.id === id)))];
    store.write({ runs, overlaid: [...chosen.value] });
  }

  return {
    kept,
    overlaid: computed(() => kept.value.filter(({ id }) => chosen.value.has(id))),
    restore() {
      const { runs, overlaid } = store.read();
      [kept.value, chosen.value] = [runs, new Set(overlaid)];
    },
    add: (run, isPinned) => change(withRun(kept.peek(), run, isPinned), chosen.peek()),
    toggle(id) {
      const overlaid = new Set(chosen.peek());
      if (!overlaid.delete(id)) overlaid.add(id);
      change(kept.peek(), overlaid);
    },
    remove: (id) => change(kept.peek().filter((run) => run.id !== id), chosen.peek()),
  };
}

/** The list with one run more. The same set-up again takes the place of its entry, unless less of it was watched. */
export function withRun(runs: readonly KeptRun[], { trace, ...run }: Watched, isPinned: boolean): readonly KeptRun[] {
  const known = runs.find(({ setUp }) => setUp === run.setUp);
  if (known && known.steps > run.steps) return isPinned && !known.isPinned ? runs.map((one) => (one === known ? { ...one, isPinned } : one)) : runs;
  const others = known ? runs.filter((one) => one !== known) : withRoom(runs);
  const added: KeptRun = {
    ...run,
    id: known?.id ?? 1 + Math.max(0, ...runs.map(({ id }) => id)),
    colour: known?.colour ?? freeColour(others),
    isPinned: isPinned || (known?.isPinned ?? false),
    trace: thinned(trace, mostRows),
    final: trace.at(-1)!,
  };
  return [...others, added];
}

/** Without the oldest that nobody asked to keep, or else the oldest, if there are as many as may be. */
function withRoom(runs: readonly KeptRun[]): readonly KeptRun[] {
  if (runs.length < mostRuns) return runs;
  const leaving = runs.find(({ isPinned }) => !isPinned) ?? runs[0];
  return runs.filter((run) => run !== leaving);
}

function freeColour(runs: readonly KeptRun[]): number {
  const taken = new Set(runs.map(({ colour }) => colour));
  let colour = 0;
  while (taken.has(colour)) colour++;
  return colour;
}
