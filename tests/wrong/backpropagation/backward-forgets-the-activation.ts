/**
 * misconception: A delta passes through the weights and is the delta of the layer before.
 * expects: /did you forget the derivative of the activation/
 */
import { denseBackward, outputDelta, type ForwardPass, type Gradient, type Network } from "@algorithms/backpropagation";

export function backward(network: Network, pass: ForwardPass, y: ArrayLike<number>): Gradient {
  const layers: { weights: Gradient["weights"][number]; biases: Float64Array; delta: Gradient["deltas"][number] }[] = [];
  let delta = outputDelta(network, pass.activations.at(-1)!, y);
  for (let l = network.weights.length - 1; l >= 0; l--) {
    const { weights, biases, inputs } = denseBackward(pass.activations[l]!, network.weights[l]!, delta);
    layers.unshift({ weights, biases, delta });
    if (l === 0) break;
    delta = inputs;
  }
  return { weights: layers.map((layer) => layer.weights), biases: layers.map((layer) => layer.biases), deltas: layers.map((layer) => layer.delta) };
}
