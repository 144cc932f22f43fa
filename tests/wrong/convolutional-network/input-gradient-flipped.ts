/**
 * misconception: The way back to the images is the same convolution again, with the filter as it is.
 * expects: /a cell takes part in every window that covers it/
 */
import type { Filters } from "@algorithms/convolutional-network/convolution";
import { zeroTensor, type Tensor, type Walk } from "@algorithms/convolutional-network/tensor";

export function conv2dInputGradient(X: Tensor, W: Filters, delta: Tensor, { stride, padding }: Walk): Tensor {
  const inputs = zeroTensor(X.n, X);
  delta.data.forEach((d, out) => {
    const [f, place] = [out % W.filters, Math.floor(out / W.filters)];
    const [x, y, i] = [place % delta.width, Math.floor(place / delta.width) % delta.height, Math.floor(place / delta.width / delta.height)];
    for (let u = 0; u < W.size; u++) {
      for (let v = 0; v < W.size; v++) {
        const [row, column] = [y * stride + W.size - 1 - u - padding, x * stride + W.size - 1 - v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        for (let c = 0; c < X.channels; c++) {
          inputs.data[((i * X.height + row) * X.width + column) * X.channels + c]! += W.data[((u * W.size + v) * X.channels + c) * W.filters + f]! * d;
        }
      }
    }
  });
  return inputs;
}
