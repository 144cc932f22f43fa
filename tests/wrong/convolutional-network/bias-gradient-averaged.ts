/**
 * misconception: The gradient of a bias is the mean over its map.
 * expects: /the bias of a filter is in every cell of its map/
 */
import type { FilterGradient, Filters } from "@algorithms/convolutional-network/convolution";
import type { Tensor, Walk } from "@algorithms/convolutional-network/tensor";

export function conv2dFilterGradient(X: Tensor, W: Filters, delta: Tensor, { stride, padding }: Walk): FilterGradient {
  const [weights, biases] = [new Float64Array(W.data.length), new Float64Array(W.filters)];
  delta.data.forEach((d, out) => {
    const [f, place] = [out % W.filters, Math.floor(out / W.filters)];
    const [x, y, i] = [place % delta.width, Math.floor(place / delta.width) % delta.height, Math.floor(place / delta.width / delta.height)];
    biases[f]! += (d * W.filters) / delta.data.length;
    for (let u = 0; u < W.size; u++) {
      for (let v = 0; v < W.size; v++) {
        const [row, column] = [y * stride + u - padding, x * stride + v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        for (let c = 0; c < X.channels; c++) {
          weights[((u * W.size + v) * X.channels + c) * W.filters + f]! += X.data[((i * X.height + row) * X.width + column) * X.channels + c]! * d;
        }
      }
    }
  });
  return { weights, biases };
}
