/** What a hand does to a network in the middle of a run. */
import type { Network } from "../../algorithms/backpropagation/network";
import type { Intervention } from "../../src/kit/lab/state";
import { countNumbers, numbersOf, withNumbers } from "./network-numbers";

/** Whether a run knows what to do with it. */
export const isEdit = ({ name }: Intervention): boolean => name === "weight" || name === "bias" || name === "network";

/**
 * The network after all edits, in their order. An edit that names no weight or bias of this network, or no finite number,
 * is passed over.
 * @throws Error if a whole network is given that has another number of weights and biases
 */
export function editNetwork(network: Network, edits: readonly Intervention[]): Network {
  return edits.reduce((edited, { name, values }) => {
    if (name === "network") return replaced(edited, values);
    const place = name === "weight" ? placeOfWeight(edited, values) : placeOfBias(edited, values);
    const value = values.at(-1)!;
    if (place === undefined || !Number.isFinite(value)) return edited;
    const numbers = numbersOf(edited);
    numbers[place] = value;
    return withNumbers(edited, numbers);
  }, network);
}

function replaced(network: Network, values: readonly number[]): Network {
  const count = countNumbers(network);
  if (values.length !== count) {
    throw new Error(`The network that was to be set has ${values.length} weights and biases; this one has ${count}.`);
  }
  return values.every(Number.isFinite) ? withNumbers(network, values) : network;
}

/** Where a weight is in the list of all numbers; undefined if there is no such weight. */
function placeOfWeight(network: Network, [layer = -1, from = -1, to = -1]: readonly number[]): number | undefined {
  const weights = network.weights[layer];
  if (!weights || !isIndex(from, weights.rows) || !isIndex(to, weights.columns)) return undefined;
  return startOf(network, layer) + from * weights.columns + to;
}

function placeOfBias(network: Network, [layer = -1, unit = -1]: readonly number[]): number | undefined {
  const biases = network.biases[layer];
  if (!biases || !isIndex(unit, biases.length)) return undefined;
  return startOf(network, layer) + network.weights[layer]!.data.length + unit;
}

function startOf({ weights, biases }: Network, layer: number): number {
  return countNumbers({ weights: weights.slice(0, layer), biases: biases.slice(0, layer) });
}

const isIndex = (index: number, length: number): boolean => Number.isInteger(index) && index >= 0 && index < length;
