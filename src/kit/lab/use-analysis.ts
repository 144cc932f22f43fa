/** One of a model's analyses, asked about data of a component's own instead of the lab's. */
import { useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Dataset } from "../data/dataset";
import { createHost } from "./host";
import type { AnalysisState } from "./lab";
import type { Value } from "./schema";

export interface AnalysisQuestion {
  readonly parameters: Readonly<Record<string, Value>>;
  readonly dataset: Dataset;
}

/**
 * The newest answer of a worker of its own; a newer question takes the place of one that is not answered yet.
 * @param question a signal that stays the same; null while there is nothing to ask
 */
export function useAnalysis<Result>(createWorker: () => Worker, analysis: string, question: ReadonlySignal<AnalysisQuestion | null>): ReadonlySignal<AnalysisState<Result>> {
  const host = useMemo(() => createHost(createWorker), [createWorker]);
  const state = useSignal<AnalysisState<Result>>({ status: "idle", result: null });
  useEffect(() => () => host.dispose(), [host]);
  useSignalEffect(() => {
    const asked = question.value;
    if (!asked) return;
    const request = { analysis, ...asked, seeds: { data: 0, split: 0, model: 0 }, interventions: [], upTo: Infinity };
    const run = host.run(request, {
      frames: (frames) => (state.value = { status: "running", result: frames.at(-1) as Result }),
      resting() {},
      ended(error) {
        const { result } = state.peek();
        state.value = error === null ? { status: "done", result } : { status: "failed", result, error };
      },
    });
    return () => run.cancel();
  });
  return state;
}
