/**
 * misconception: The way back through relu is relu of the derivatives.
 * expects: /look at X, not at delta/
 */
import type { Tensor } from "@algorithms/convolutional-network/tensor";

export function reluBackward(X: Tensor, delta: Tensor): Tensor {
  return { ...X, data: delta.data.map((d) => Math.max(0, d)) };
}
