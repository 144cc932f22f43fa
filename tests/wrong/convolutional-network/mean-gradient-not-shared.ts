/**
 * misconception: Every cell of the window gets the whole derivative of its mean.
 * expects: /each cell gets delta over size²/
 */
import type { Window } from "@algorithms/convolutional-network/pooling";
import { zeroTensor, type Tensor } from "@algorithms/convolutional-network/tensor";

export function avgPool2dBackward(X: Tensor, delta: Tensor, { size, stride, padding }: Window): Tensor {
  const inputs = zeroTensor(X.n, X);
  delta.data.forEach((d, out) => {
    const [c, place] = [out % X.channels, Math.floor(out / X.channels)];
    const [x, y, i] = [place % delta.width, Math.floor(place / delta.width) % delta.height, Math.floor(place / delta.width / delta.height)];
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        const [row, column] = [y * stride + u - padding, x * stride + v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        inputs.data[((i * X.height + row) * X.width + column) * X.channels + c]! += d;
      }
    }
  });
  return inputs;
}
