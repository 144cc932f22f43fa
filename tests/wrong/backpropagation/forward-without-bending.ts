/**
 * misconception: Hidden layers pass their weighted sums on.
 * expects: /hidden layers are bent by their activation: did you forget it/
 */
import { dense, outputOf, type ForwardPass, type Network } from "@algorithms/backpropagation";
import { toMatrix, type Matrix, type MatrixLike } from "@algorithms/core/matrix";

export function forward(network: Network, X: MatrixLike): ForwardPass {
  const activations = [toMatrix(X)];
  const preActivations: Matrix[] = [];
  network.weights.forEach((W, l) => {
    const Z = dense(activations[l]!, W, network.biases[l]!);
    preActivations.push(Z);
    activations.push(l < network.activations.length ? Z : outputOf(Z, network.loss));
  });
  return { preActivations, activations };
}
