/**
 * misconception: The mean is over the cells of the image in the window, without its padding.
 * expects: /size² cells, also at the border/
 */
import { pooledShape, type Window } from "@algorithms/convolutional-network/pooling";
import { zeroTensor, type Tensor } from "@algorithms/convolutional-network/tensor";

export function avgPool2d(X: Tensor, { size, stride, padding }: Window): Tensor {
  const output = zeroTensor(X.n, pooledShape(X, { size, stride, padding }));
  output.data.forEach((_, out) => {
    const [c, place] = [out % X.channels, Math.floor(out / X.channels)];
    const [x, y, i] = [place % output.width, Math.floor(place / output.width) % output.height, Math.floor(place / output.width / output.height)];
    let [sum, count] = [0, 0];
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        const [row, column] = [y * stride + u - padding, x * stride + v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        sum += X.data[((i * X.height + row) * X.width + column) * X.channels + c]!;
        count++;
      }
    }
    output.data[out] = sum / count;
  });
  return output;
}
