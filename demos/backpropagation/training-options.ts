/** What steers training: what can be turned, and the reference's own values for all else. */
import { defaults } from "../../algorithms/backpropagation/parameters";
import type { TrainingOptions } from "../../algorithms/backpropagation/training";
import type { Values } from "../../src/kit/lab/schema";
import type { Parameters } from "./parameters";

const { momentum, rho, beta1, beta2, epsilon } = defaults;

/** @param seed of dropout */
export function optionsOf({ optimizer, learningRate, batchSize, l1, l2, dropout }: Values<Parameters>, seed: number): TrainingOptions {
  return { optimizer, learningRate, momentum, rho, beta1, beta2, epsilon, batchSize, l1, l2, dropout, seed };
}
