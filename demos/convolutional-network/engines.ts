/** What can train a network here, and which of it does. */
import type { Gpu } from "../../algorithms/convolutional-network/gpu";
import { trainEpoch, type Options, type Trained, type TrainingState } from "../../algorithms/convolutional-network/train";
import type { Tensor } from "../../algorithms/convolutional-network/tensor";
import { createEngines, type Computed, type Work } from "../../src/kit/engines/engines";
import type { DeviceName, EngineName } from "../../src/kit/engines/names";
import { openEngine } from "../../src/kit/engines/open";
import { hasCard } from "../../src/kit/engines/webgpu";

type Training = readonly [state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options];
type Trainer = Pick<Gpu, "trainEpoch">;

export interface Trainers {
  /** The state that is given is never changed: where an engine fails on the way, the next one does the same work from the same state. */
  train(asked: EngineName | "auto", ...training: Training): Promise<Computed<Trained>>;
}

export function createTrainers(open: (name: DeviceName) => Promise<Trainer> = opened): Trainers {
  const engines = createEngines(open, rivals);
  let automatic: EngineName | null = null;

  const workOf = (training: Training): Work<Trainer, Trained> => ({
    plain: () => trainEpoch(...training),
    on: (gpu) => gpu.trainEpoch(...training),
  });

  return {
    async train(asked, ...[state, X, y, order, options]) {
      const oneBatch = workOf([state, X, y, order.subarray(0, options.batchSize), options]);
      const wanted = asked === "auto" ? (automatic ??= await engines.fastest(oneBatch)) : asked;
      const computed = await engines.run(wanted, workOf([state, X, y, order, options]));
      // What failed once is not waited for at every step.
      if (asked === "auto") automatic = computed.name;
      return computed;
    },
  };
}

/** A graphics card by WebGPU, or none. WebGL on a machine without a card takes seconds to begin, so it is only used where it is asked for. */
async function rivals(): Promise<DeviceName[]> {
  return (await hasCard()) ? ["wasm", "webgpu"] : ["wasm"];
}

const opened = (name: DeviceName): Promise<Gpu> => openEngine(name, () => import("../../algorithms/convolutional-network/gpu"));
