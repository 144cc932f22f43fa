/**
 * misconception: As in mathematics, a convolution lays the filter on upside down.
 * expects: /is your filter flipped/
 */
import type { Filters } from "@algorithms/convolutional-network/convolution";
import { outputSize, zeroTensor, type Tensor, type Walk } from "@algorithms/convolutional-network/tensor";

export function conv2d(X: Tensor, W: Filters, b: Float64Array, { stride, padding }: Walk): Tensor {
  const [height, width] = [outputSize(X.height, W.size, { stride, padding }), outputSize(X.width, W.size, { stride, padding })];
  const output = zeroTensor(X.n, { height, width, channels: W.filters });
  output.data.forEach((_, out) => {
    const [f, place] = [out % W.filters, Math.floor(out / W.filters)];
    const [x, y, i] = [place % width, Math.floor(place / width) % height, Math.floor(place / width / height)];
    let sum = b[f]!;
    for (let u = 0; u < W.size; u++) {
      for (let v = 0; v < W.size; v++) {
        const [row, column] = [y * stride + W.size - 1 - u - padding, x * stride + W.size - 1 - v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        for (let c = 0; c < X.channels; c++) {
          sum += X.data[((i * X.height + row) * X.width + column) * X.channels + c]! * W.data[((u * W.size + v) * X.channels + c) * W.filters + f]!;
        }
      }
    }
    output.data[out] = sum;
  });
  return output;
}
