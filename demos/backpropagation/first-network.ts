/** The network before training, by the rule that was chosen for its first weights. */
import { initialize } from "../../algorithms/backpropagation/initialize";
import type { Network } from "../../algorithms/backpropagation/network";
import { createRandom } from "../../algorithms/core/random";
import type { Values } from "../../src/kit/lab/schema";
import { withWeights } from "./network-numbers";
import type { Parameters } from "./parameters";
import type { Task } from "./task";

/** Decided by the shape of the network and the seed alone: other data of the same kind start with the same weights. */
export function firstNetwork(
  { features, hidden, nOutputs, loss }: Pick<Task, "features" | "hidden" | "nOutputs" | "loss">,
  initialization: Values<Parameters>["initialization"],
  seed: number,
): Network {
  const architecture = {
    layerSizes: [features.length, ...hidden.map(({ units }) => units), nOutputs],
    activations: hidden.map(({ activation }) => activation),
    loss,
    seed,
  };
  switch (initialization) {
    case "auto":
    case "glorot":
    case "he":
      return initialize({ ...architecture, initialization });
    case "small":
      return normal(initialize(architecture), 0.01, seed);
    case "large":
      return normal(initialize(architecture), 3, seed);
    case "zero":
      return withWeights(initialize(architecture), () => 0);
  }
}

/** Weights from a normal distribution around 0, in the order in which they are listed; biases stay 0. */
function normal(network: Network, standardDeviation: number, seed: number): Network {
  const random = createRandom(seed);
  return withWeights(network, () => standardDeviation * random.normal());
}
