/**
 * Pooling: a window walks over every channel by itself and leaves one number of what it sees, the largest or the mean. Nothing is learnt; what is lost is
 * where exactly in the window something was.
 */
import { outputSize, zeroTensor, type Shape, type Tensor, type Walk } from "./tensor";
import { eachCell } from "./walks";

export interface Window extends Walk {
  readonly size: number;
}

/** The largest of every window, and where each was found. */
export interface Pooled {
  readonly output: Tensor;
  /** For every number of the output, the index in X.data of the cell that won. */
  readonly winners: Int32Array;
}

/**
 * The largest cell of every window. Of equal ones the first wins, row by row, as in PyTorch; padding never does.
 * @param X n × height × width × channels
 * @exercise Keep the largest of each window, channel by channel, and remember which cell it was.
 * @hint Begin with −Infinity and no winner; replace both only where a cell is strictly larger.
 * @hint winners holds indices into X.data: ((i * X.height + row) * X.width + column) * X.channels + c.
 */
export function maxPool2d(X: Tensor, window: Window): Pooled {
  const output = zeroTensor(X.n, pooledShape(X, window));
  const winners = new Int32Array(output.data.length);
  output.data.fill(-Infinity);
  eachCell(X, output, window, (cell, out) => {
    if (!(X.data[cell]! > output.data[out]!)) return;
    output.data[out] = X.data[cell]!;
    winners[out] = cell;
  });
  return { output, winners };
}

/**
 * Only the winner moved the output: it gets the whole derivative, and the cells that lost get none.
 * @param X only its shape counts; @param delta the derivatives by the output
 * @exercise Send each derivative back to the cell that won.
 * @hint inputs.data[winners[out]] gets delta.data[out]. Windows may overlap: add, do not set.
 */
export function maxPool2dBackward(X: Tensor, winners: Int32Array, delta: Tensor): Tensor {
  const inputs = zeroTensor(X.n, X);
  for (let out = 0; out < winners.length; out++) inputs.data[winners[out]!]! += delta.data[out]!;
  return inputs;
}

/**
 * The mean of every window. Cells of padding count as zeros, as in PyTorch (`count_include_pad`).
 * @exercise Average each window, channel by channel.
 * @hint eachCell goes through the cells of all windows: every one adds its value over size² to the output of its window.
 */
export function avgPool2d(X: Tensor, window: Window): Tensor {
  const output = zeroTensor(X.n, pooledShape(X, window));
  eachCell(X, output, window, (cell, out) => (output.data[out]! += X.data[cell]! / window.size ** 2));
  return output;
}

/**
 * Every cell of the window moved the mean by as much: each gets its share.
 * @param X only its shape counts
 * @exercise Share each derivative among the cells of its window.
 * @hint Each cell gets delta over size². Windows may overlap: add, do not set.
 */
export function avgPool2dBackward(X: Tensor, delta: Tensor, window: Window): Tensor {
  const inputs = zeroTensor(X.n, X);
  eachCell(X, delta, window, (cell, out) => (inputs.data[cell]! += delta.data[out]! / window.size ** 2));
  return inputs;
}

/** What an image measures after the window. */
export function pooledShape({ height, width, channels }: Shape, window: Window): Shape {
  return { height: outputSize(height, window.size, window), width: outputSize(width, window.size, window), channels };
}
