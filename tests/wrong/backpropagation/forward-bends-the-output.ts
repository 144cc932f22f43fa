/**
 * misconception: The output layer has the activation of the hidden ones.
 * expects: /the output of squaredError is the score itself: did you bend it too/
 */
import { activate, dense, type ForwardPass, type Network } from "@algorithms/backpropagation";
import { toMatrix, type Matrix, type MatrixLike } from "@algorithms/core/matrix";

export function forward(network: Network, X: MatrixLike): ForwardPass {
  const activations = [toMatrix(X)];
  const preActivations: Matrix[] = [];
  network.weights.forEach((W, l) => {
    const Z = dense(activations[l]!, W, network.biases[l]!);
    const activation = network.activations[l] ?? network.activations[0]!;
    preActivations.push(Z);
    activations.push({ ...Z, data: Z.data.map((z) => activate(z, activation)) });
  });
  return { preActivations, activations };
}
