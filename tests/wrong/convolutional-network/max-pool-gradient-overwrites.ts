/**
 * misconception: A cell lies in one window only.
 * expects: /add, do not set/
 */
import { zeroTensor, type Tensor } from "@algorithms/convolutional-network/tensor";

export function maxPool2dBackward(X: Tensor, winners: Int32Array, delta: Tensor): Tensor {
  const inputs = zeroTensor(X.n, X);
  winners.forEach((cell, out) => (inputs.data[cell] = delta.data[out]!));
  return inputs;
}
