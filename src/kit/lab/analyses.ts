/** The computations beside the story, one after another in a worker of their own, each only while somebody looks. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Host, RunHandle } from "./host";
import type { AnalysisState } from "./lab";
import type { RunRequest } from "./protocol";

/** What the state asks every analysis to compute on. */
export type Question = Omit<RunRequest, "analysis" | "upTo">;

export interface Analyses {
  signalOf(name: string): Signal<AnalysisState<unknown>>;
  /** What a person must be told of how the newest answers came to be: that an engine failed, and which took over. */
  readonly told: ReadonlySignal<string | null>;
  /** Everything is computed again for a newer state; null while there is no data. */
  ask(question: Question | null): void;
  stop(): void;
}

export function createAnalyses(host: Host): Analyses {
  const signals = new Map<string, Signal<AnalysisState<unknown>>>();
  const watched = new Set<string>();
  /** Those whose answer is not that of the question. */
  const due = new Set<string>();
  const tellings = signal<ReadonlyMap<string, string>>(new Map());
  let question: Question | null = null;
  let current: { readonly name: string; readonly handle: RunHandle } | null = null;

  function signalOf(name: string): Signal<AnalysisState<unknown>> {
    const known = signals.get(name);
    if (known) return known;
    const created = signal<AnalysisState<unknown>>({ status: "idle", result: null }, {
      watched() {
        watched.add(name);
        next();
      },
      unwatched() {
        watched.delete(name);
        if (current?.name === name) cancel();
        next();
      },
    });
    signals.set(name, created);
    due.add(name);
    return created;
  }

  function next(): void {
    if (current || !question) return;
    const name = [...due].find((candidate) => watched.has(candidate));
    if (name === undefined) return;
    // Watching starts while somebody renders, when no signal may change.
    queueMicrotask(() => start(name));
  }

  function start(name: string): void {
    if (current || !question || !watched.has(name) || !due.has(name)) return;
    const state = signalOf(name);
    state.value = { status: "running", result: state.peek().result };
    // The job may end before its handle is known: a worker that cannot be made ends it at once.
    let isOver = false;
    let isSound = true;
    const handle = host.run({ ...question, analysis: name, upTo: Infinity }, {
      frames(frames) {
        state.value = { status: "running", result: frames.at(-1) };
      },
      told(text) {
        isSound = false;
        tellings.value = new Map([...withoutTelling(name), [name, text]]);
      },
      resting() {},
      ended(error) {
        isOver = true;
        if (isSound) tellings.value = withoutTelling(name);
        current = null;
        due.delete(name);
        const { result } = state.peek();
        state.value = error === null ? { status: "done", result } : { status: "failed", result, error };
        next();
      },
    });
    if (!isOver) current = { name, handle };
  }

  const withoutTelling = (name: string): Map<string, string> => new Map([...tellings.peek()].filter(([other]) => other !== name));

  function cancel(): void {
    current?.handle.cancel();
    current = null;
  }

  return {
    signalOf,
    told: computed(() => [...tellings.value.values()].at(-1) ?? null),
    ask(newer) {
      cancel();
      question = newer;
      for (const name of signals.keys()) due.add(name);
      next();
    },
    stop() {
      cancel();
      question = null;
      host.dispose();
    },
  };
}
