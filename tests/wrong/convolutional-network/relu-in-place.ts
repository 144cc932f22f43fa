/**
 * misconception: The images may be overwritten.
 * expects: /return a new tensor/
 */
import type { Tensor } from "@algorithms/convolutional-network/tensor";

export function relu(X: Tensor): Tensor {
  X.data.forEach((value, entry) => (X.data[entry] = Math.max(0, value)));
  return X;
}
