/** What can do a page's heavy work here: plain TypeScript, and TensorFlow.js on whatever this machine has. All give the same, within rounding. */
import type { By } from "./by";
import { fastest, firstAble, timed, type Candidate } from "./crossover";
import type { DeviceName, EngineName } from "./names";

/** One piece of work. It changes nothing that it is given: where an engine fails on the way, the next one does the same work. */
export interface Work<Gpu, Result> {
  plain(): Result;
  on(gpu: Gpu): Promise<Result>;
}

export interface Computed<Result> {
  readonly result: Result;
  readonly name: EngineName;
  readonly seconds: number;
  /** Why it is not the engine that was asked for; null if it is. */
  readonly fallback: string | null;
}

export interface Engines<Gpu> {
  /** @param onFailure called where an engine fails, with the next one, before that has begun */
  run<Result>(asked: EngineName, work: Work<Gpu, Result>, onFailure?: (by: By) => void): Promise<Computed<Result>>;
  /** Which of those that may be fastest here does such work fastest. Nothing is loaded where that can only be TypeScript. */
  fastest(work: Work<Gpu, unknown>): Promise<EngineName>;
}

/** Where an engine cannot, those after it are tried, and plain TypeScript always can. */
const order: readonly EngineName[] = ["webgpu", "webgl", "wasm", "typescript"];

/** @param rivals of TypeScript that may be faster for this kind of work, on this machine */
export function createEngines<Gpu>(open: (name: DeviceName) => Promise<Gpu>, rivals: () => Promise<readonly DeviceName[]>): Engines<Gpu> {
  const candidate = <Result>(name: EngineName, { plain, on }: Work<Gpu, Result>): Candidate<Result> => ({
    name,
    run: async () => (name === "typescript" ? plain() : on(await open(name))),
  });

  return {
    async run(asked, work, onFailure) {
      const start = performance.now();
      const rest = order.slice(order.indexOf(asked) + 1).filter((name) => name !== asked);
      const done = await firstAble([asked, ...rest].map((name) => candidate(name, work)), (fallback, next) => onFailure?.({ engine: next as EngineName, fallback }));
      const name = done.name as EngineName;
      return { result: done.result, name, seconds: (performance.now() - start) / 1000, fallback: done.problem };
    },
    async fastest(work) {
      const others = await rivals();
      if (others.length === 0) return "typescript";
      const rows = await timed((["typescript", ...others] as const).map((name) => candidate(name, work)), () => performance.now());
      return (fastest(rows) ?? "typescript") as EngineName;
    },
  };
}
