/** What can train a network here: plain TypeScript, and TensorFlow.js on whatever this machine has. All give the same, within rounding. */
import type { Gpu } from "../../algorithms/convolutional-network/gpu";
import { trainEpoch, type Options, type Trained, type TrainingState } from "../../algorithms/convolutional-network/train";
import type { Tensor } from "../../algorithms/convolutional-network/tensor";
import { fastest, firstAble, timed, type Candidate } from "../../src/kit/engines/crossover";
import { hasWebGpu } from "../../src/kit/engines/webgpu";
import { engineNames, type EngineName } from "./engine-names";

export interface Computed extends Trained {
  readonly engine: string;
  readonly seconds: number;
  /** Why it is not the engine that was asked for; null if it is. */
  readonly fallback: string | null;
}

type Work = readonly [state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options];

export interface Engines {
  /** The state that is given is never changed: where an engine fails on the way, the next one does the same work from the same state. */
  train(asked: EngineName | "auto", ...work: Work): Promise<Computed>;
}

/** Where an engine cannot, those after it are tried, and plain TypeScript always can. */
const order: readonly EngineName[] = ["webgpu", "webgl", "wasm", "typescript"];

export function createEngines(open: (name: Exclude<EngineName, "typescript">) => Promise<Pick<Gpu, "trainEpoch">> = opened): Engines {
  let automatic: EngineName | null = null;

  const runOn = (name: EngineName, work: Work): Candidate<Trained> => ({
    name,
    run: async () => (name === "typescript" ? trainEpoch(...work) : (await open(name)).trainEpoch(...work)),
  });

  async function choice(...[state, X, y, seen, options]: Work): Promise<EngineName> {
    const some = seen.subarray(0, options.batchSize);
    const rows = await timed((await candidates()).map((name) => runOn(name, [state, X, y, some, options])), () => performance.now());
    return (fastest(rows) ?? "typescript") as EngineName;
  }

  return {
    async train(asked, ...work) {
      const wanted = asked === "auto" ? (automatic ??= await choice(...work)) : asked;
      const start = performance.now();
      const rest = order.slice(order.indexOf(wanted) + 1).filter((name) => name !== wanted);
      const { name, result, problem } = await firstAble([wanted, ...rest].map((each) => runOn(each, work)));
      // What failed once is not waited for at every step.
      if (asked === "auto") automatic = name as EngineName;
      return { ...result, engine: engineNames[name as EngineName], seconds: (performance.now() - start) / 1000, fallback: problem };
    },
  };
}

/** Those that may be fastest: a graphics card by WebGPU, or none. WebGL on a machine without a card takes seconds to begin, so it is only used where it is asked for. */
async function candidates(): Promise<EngineName[]> {
  return await hasWebGpu() ? ["typescript", "wasm", "webgpu"] : ["typescript", "wasm"];
}

async function opened(name: Exclude<EngineName, "typescript">): Promise<Gpu> {
  if (name === "webgpu" && !(await hasWebGpu())) throw new Error("WebGPU is not to be had here.");
  const [{ openGpu }, { wasmFiles }] = await Promise.all([import("../../algorithms/convolutional-network/gpu"), import("../../src/kit/engines/wasm-files")]);
  return openGpu(name, wasmFiles);
}
