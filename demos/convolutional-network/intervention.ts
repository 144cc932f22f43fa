/** A network's numbers as one list, in which a file is opened and a link keeps it: layer by layer, weights before biases. */
import type { Network } from "../../algorithms/convolutional-network/network";

export function packNetwork({ weights, biases }: Pick<Network, "weights" | "biases">): number[] {
  return weights.flatMap((values, l) => [...values, ...biases[l]!]);
}

/** The network with these numbers; as it is if they are not as many as it has, as in a link for other layers. */
export function unpackNetwork(network: Network, values: readonly number[]): Network {
  if (values.length !== packNetwork(network).length) return network;
  let at = 0;
  const take = ({ length }: Float64Array): Float64Array => Float64Array.from(values.slice(at, (at += length)));
  const parts = network.layers.map((_, l) => [take(network.weights[l]!), take(network.biases[l]!)] as const);
  return { ...network, weights: parts.map(([w]) => w), biases: parts.map(([, b]) => b) };
}
