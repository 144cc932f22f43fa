/** One example's way forward and back: every number that the walk shows. */
import { backward } from "../../../algorithms/backpropagation/backward";
import { forward } from "../../../algorithms/backpropagation/forward";
import { meanLoss } from "../../../algorithms/backpropagation/loss";
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Part } from "../selection";

export interface WalkedLayer {
  /** What its units read. */
  readonly input: Float64Array;
  /** Weighted sums. */
  readonly z: Float64Array;
  /** What is said: bent, or read through the link of the loss. */
  readonly output: Float64Array;
  /** ∂L/∂z. */
  readonly delta: Float64Array;
}

export interface Walked {
  readonly layers: readonly WalkedLayer[];
  readonly loss: number;
}

/** Without dropout and penalty. @param x what the first layer sees of the example; @param y what the network is taught of it */
export function walkThrough(network: Network, x: Float64Array, y: number): Walked {
  const pass = forward(network, { data: x, rows: 1, columns: x.length });
  const { deltas } = backward(network, pass, [y]);
  const layers = deltas.map(({ data: delta }, l) => ({
    input: pass.activations[l]!.data,
    z: pass.preActivations[l]!.data,
    output: pass.activations[l + 1]!.data,
    delta,
  }));
  return { layers, loss: meanLoss(network, pass.preActivations.at(-1)!, [y]) };
}

/** Small enough to stay near, and large enough that the difference of the losses has digits left. */
const h = 1e-5;

/** (L(w + h) − L(w − h)) / 2h: the slope by its definition, for one weight or bias. */
export function numericalSlope(network: Network, x: Float64Array, y: number, part: Exclude<Part, { kind: "unit" }>): number {
  const lossWith = (change: number): number => {
    const pass = forward(nudged(network, part, change), { data: x, rows: 1, columns: x.length });
    return meanLoss(network, pass.preActivations.at(-1)!, [y]);
  };
  return (lossWith(h) - lossWith(-h)) / (2 * h);
}

function nudged(network: Network, part: Exclude<Part, { kind: "unit" }>, change: number): Network {
  const { layer } = part;
  if (part.kind === "bias") {
    const biases = network.biases[layer]!;
    return { ...network, biases: network.biases.with(layer, biases.with(part.unit, biases[part.unit]! + change)) };
  }
  const W = network.weights[layer]!;
  const entry = part.from * W.columns + part.to;
  return { ...network, weights: network.weights.with(layer, { ...W, data: W.data.with(entry, W.data[entry]! + change) }) };
}
