/** A network's numbers as one list, in which a file is opened and a link keeps it: layer by layer, weights before biases. */
import { size, type Network } from "../../algorithms/convolutional-network/network";

export function packNetwork({ weights, biases }: Pick<Network, "weights" | "biases">): number[] {
  return weights.flatMap((values, l) => [...values, ...biases[l]!]);
}

/**
 * The network with these numbers.
 * @throws Error, in a sentence for people, if they are not as many as it has, as in a link for other layers
 */
export function unpackNetwork(network: Network, values: readonly number[]): Network {
  const count = size(network);
  if (values.length !== count) throw new Error(`The network that was to be opened has ${values.length} weights and biases; the layers chosen here have ${count}.`);
  let at = 0;
  const take = ({ length }: Float64Array): Float64Array => Float64Array.from(values.slice(at, (at += length)));
  const parts = network.layers.map((_, l) => [take(network.weights[l]!), take(network.biases[l]!)] as const);
  return { ...network, weights: parts.map(([w]) => w), biases: parts.map(([, b]) => b) };
}
