/** From the inputs to the output, layer by layer. Every number is kept: the way back needs them. */
import { checkColumns } from "../core/check";
import { row, toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { activateAll } from "./activation";
import { multiplied } from "./dropout";
import { outputOf } from "./loss";
import type { ForwardPass, Network } from "./network";

/**
 * A W + b: every unit's weighted sum of what the layer before it says, for every row.
 * @param A n × fan-in; @param W fan-in × fan-out; @param b fan-out numbers
 * @returns n × fan-out
 * @exercise Multiply A by W, and add b to every row.
 * @hint Entry (i, k) is b[k] plus the sum over j of A[i, j] W[j, k].
 * @hint Row-major: W[j, k] is W.data[j * W.columns + k].
 */
export function dense(A: Matrix, W: Matrix, b: Float64Array): Matrix {
  const Z = zeros(A.rows, W.columns);
  const { data: w, rows: fanIn, columns: fanOut } = W;
  for (let i = 0; i < A.rows; i++) {
    const z = row(Z, i);
    for (let k = 0; k < fanOut; k++) z[k] = b[k]!;
    for (let j = 0; j < fanIn; j++) {
      const a = A.data[i * fanIn + j]!;
      for (let k = 0; k < fanOut; k++) z[k]! += a * w[j * fanOut + k]!;
    }
  }
  return Z;
}

/**
 * The forward pass: every layer is dense and then bent, the last one by the link of its loss.
 * @param X n × d; @param masks what the activations of every hidden layer are multiplied by (dropout); none if empty
 * @throws InvalidInput if X is empty, ragged or not finite, or has other columns than the first weights have rows
 * @exercise Send X through all layers, and keep every pre-activation and activation.
 * @hint activations begins with X. Layer l reads activations[l], and appends to both lists.
 * @hint Hidden layer l is bent by network.activations[l], and multiplied by masks[l] if there is one; the last layer by outputOf.
 */
export function forward(network: Network, X: MatrixLike, masks: readonly Matrix[] = []): ForwardPass {
  const activations = [toMatrix(X)];
  const preActivations: Matrix[] = [];
  checkColumns(activations[0]!.columns, network.weights[0]!.rows);

  network.weights.forEach((W, l) => {
    const Z = dense(activations[l]!, W, network.biases[l]!);
    const hidden = network.activations[l];
    const A = hidden ? activateAll(Z, hidden) : outputOf(Z, network.loss);
    preActivations.push(Z);
    activations.push(masks[l] ? multiplied(A, masks[l]!) : A);
  });
  return masks.length > 0 ? { preActivations, activations, masks } : { preActivations, activations };
}
