/** The newest answer of one of this demo's analyses, for an island that brings its own data. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Dataset } from "../../../src/kit/data/dataset";
import { createHost } from "../../../src/kit/lab/host";
import { defaultsOf } from "../../../src/kit/lab/schema";
import { createWorker } from "../create-worker";
import { parameters, type ParameterValues } from "../parameters";

export interface Asked {
  readonly parameters?: Partial<ParameterValues>;
  /** Null while it loads. */
  readonly dataset: Dataset | null;
  readonly seed?: number;
}

export interface Answer<Result> {
  readonly result: Result | null;
  /** The data that the result belongs to. */
  readonly dataset: Dataset | null;
  readonly problem: string | null;
}

/** @param asked the same object for as long as the question is the same */
export function useAnalysis<Result>(name: string, asked: Asked): ReadonlySignal<Answer<Result>> {
  const host = useMemo(() => createHost(createWorker), []);
  const answer = useMemo(() => signal<Answer<Result>>({ result: null, dataset: null, problem: null }), []);
  useEffect(() => () => host.dispose(), [host]);
  useEffect(() => {
    const { dataset, seed = 0 } = asked;
    if (!dataset) return undefined;
    const request = {
      analysis: name,
      parameters: { ...defaultsOf(parameters), ...asked.parameters },
      dataset,
      seeds: { data: seed, split: seed, model: seed },
      interventions: [],
      upTo: Infinity,
    };
    const run = host.run(request, {
      frames: (frames) => (answer.value = { result: frames.at(-1) as Result, dataset, problem: null }),
      resting() {},
      ended(problem) {
        if (problem !== null) answer.value = { ...answer.value, problem };
      },
    });
    return () => run.cancel();
  }, [name, asked]);
  return answer;
}
