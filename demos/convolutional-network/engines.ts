/** What can train a network here, and which of it does. */
import type { Gpu } from "../../algorithms/convolutional-network/gpu";
import { trainEpoch, type Options, type Trained, type TrainingState } from "../../algorithms/convolutional-network/train";
import type { Tensor } from "../../algorithms/convolutional-network/tensor";
import type { Tell } from "../../src/kit/engines/by";
import { createChooser, type Sized } from "../../src/kit/engines/chooser";
import { createEngines, type Computed } from "../../src/kit/engines/engines";
import type { DeviceName, EngineName } from "../../src/kit/engines/names";
import { openEngine } from "../../src/kit/engines/open";
import { rivalsHere } from "../../src/kit/engines/webgpu";

type Training = readonly [state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options];
type Trainer = Pick<Gpu, "trainEpoch">;

export interface Trainers {
  /** The state that is given is never changed: where an engine fails on the way, the next one does the same work from the same state, and all that follows. */
  train(asked: EngineName | "auto", ...training: Training): Promise<Computed<Trained>>;
}

export function createTrainers(tell?: Tell, open: (name: DeviceName) => Promise<Trainer> = opened): Trainers {
  const engines = createEngines(open, rivalsHere);
  const { compute } = createChooser(engines, new Map(), tell);
  let automatic: EngineName | null = null;

  const workOf = ([state, X, y, order, options]: Training): Sized<Trainer, Trained> => ({
    kind: "training",
    size: order.length,
    plain: () => trainEpoch(state, X, y, order, options),
    on: (gpu) => gpu.trainEpoch(state, X, y, order, options),
  });

  return {
    async train(asked, ...[state, X, y, order, options]) {
      const oneBatch = workOf([state, X, y, order.subarray(0, options.batchSize), options]);
      const wanted = asked === "auto" ? (automatic ??= await engines.fastest(oneBatch)) : asked;
      return compute(wanted, workOf([state, X, y, order, options]));
    },
  };
}

const opened = (name: DeviceName): Promise<Gpu> => openEngine(name, () => import("../../algorithms/convolutional-network/gpu"));
