/**
 * misconception: The search for the largest begins with 0.
 * expects: /begin with −Infinity, not with 0/
 */
import { pooledShape, type Pooled, type Window } from "@algorithms/convolutional-network/pooling";
import { zeroTensor, type Tensor } from "@algorithms/convolutional-network/tensor";

export function maxPool2d(X: Tensor, { size, stride, padding }: Window): Pooled {
  const output = zeroTensor(X.n, pooledShape(X, { size, stride, padding }));
  const winners = new Int32Array(output.data.length);
  output.data.forEach((_, out) => {
    const [c, place] = [out % X.channels, Math.floor(out / X.channels)];
    const [x, y, i] = [place % output.width, Math.floor(place / output.width) % output.height, Math.floor(place / output.width / output.height)];
    let largest = 0;
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        const [row, column] = [y * stride + u - padding, x * stride + v - padding];
        if (row < 0 || row >= X.height || column < 0 || column >= X.width) continue;
        const cell = ((i * X.height + row) * X.width + column) * X.channels + c;
        if (X.data[cell]! <= largest) continue;
        largest = X.data[cell]!;
        winners[out] = cell;
      }
    }
    output.data[out] = largest;
  });
  return { output, winners };
}
