/** What steers training, beside what can be turned: PyTorch's usual values. */
import type { TrainingOptions } from "../../algorithms/backpropagation/training";
import type { Values } from "../../src/kit/lab/schema";
import type { Parameters } from "./parameters";

type Fixed = Pick<TrainingOptions, "momentum" | "rho" | "beta1" | "beta2" | "epsilon">;

export const fixedOptions: Fixed = { momentum: 0.9, rho: 0.99, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** @param seed of dropout */
export function optionsOf({ optimizer, learningRate, batchSize, l1, l2, dropout }: Values<Parameters>, seed: number): TrainingOptions {
  return { ...fixedOptions, optimizer, learningRate, batchSize, l1, l2, dropout, seed };
}
