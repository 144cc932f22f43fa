/**
 * misconception: The slope is taken where the unit is, at its activation.
 * expects: /f′ is taken at Z, not at the activation/
 */
import { activationDerivative, denseBackward, outputDelta, type ForwardPass, type Gradient, type Network } from "@algorithms/backpropagation";

export function backward(network: Network, pass: ForwardPass, y: ArrayLike<number>): Gradient {
  const layers: { weights: Gradient["weights"][number]; biases: Float64Array; delta: Gradient["deltas"][number] }[] = [];
  let delta = outputDelta(network, pass.activations.at(-1)!, y);
  for (let l = network.weights.length - 1; l >= 0; l--) {
    const { weights, biases, inputs } = denseBackward(pass.activations[l]!, network.weights[l]!, delta);
    layers.unshift({ weights, biases, delta });
    if (l === 0) break;
    const [Z, mask] = [pass.activations[l]!, pass.masks?.[l - 1]];
    const slope = (entry: number) => activationDerivative(Z.data[entry]!, network.activations[l - 1]!) * (mask?.data[entry] ?? 1);
    delta = { ...inputs, data: inputs.data.map((d, entry) => d * slope(entry)) };
  }
  return { weights: layers.map((layer) => layer.weights), biases: layers.map((layer) => layer.biases), deltas: layers.map((layer) => layer.delta) };
}
