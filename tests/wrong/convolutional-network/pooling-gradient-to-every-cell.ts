/**
 * misconception: Every cell of the window gets the derivative of its largest.
 * expects: /only the winner moved the output: the cells that lost get 0/
 */
import { zeroTensor, type Tensor } from "@algorithms/convolutional-network/tensor";

export function maxPool2dBackward(X: Tensor, winners: Int32Array, delta: Tensor): Tensor {
  const inputs = zeroTensor(X.n, X);
  const size = Math.round(X.height / delta.height);
  inputs.data.forEach((_, cell) => {
    const [c, place] = [cell % X.channels, Math.floor(cell / X.channels)];
    const [x, y, i] = [place % X.width, Math.floor(place / X.width) % X.height, Math.floor(place / X.width / X.height)];
    inputs.data[cell] = delta.data[((i * delta.height + Math.floor(y / size)) * delta.width + Math.floor(x / size)) * X.channels + c] ?? 0;
  });
  return winners.length > 0 ? inputs : zeroTensor(X.n, X);
}
