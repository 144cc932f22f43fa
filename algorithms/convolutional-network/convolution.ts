/**
 * Convolution by plain loops: one small window of weights, a filter, is laid on every place of the image. What it says there is a weighted
 * sum of the cells under it, over all channels; the same weights everywhere. (What mathematicians call convolution has the
 * filter flipped; networks learn their filters, and leave it as it is: cross-correlation, as in PyTorch and TensorFlow.)
 *
 * This is what can be read and rebuilt. `im2col.ts` has the same functions, faster.
 *
 * Sources: Y. LeCun et al., "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998);
 * V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning" (2016), for stride and padding.
 */
import { InvalidInput } from "../core/errors";
import { outputSize, zeroTensor, type Shape, type Tensor, type Walk } from "./tensor";
import { eachTerm } from "./walks";

/**
 * Square filters: the weight of filter f for channel c at row u and column v of the window is at
 * `data[((u · size + v) · channels + c) · filters + f]`, TensorFlow's order.
 */
export interface Filters {
  readonly data: Float64Array;
  readonly size: number;
  /** Of the images that they are laid on. */
  readonly channels: number;
  readonly filters: number;
}

/** The gradient by a layer's own numbers. */
export interface FilterGradient {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** An engine: the same three functions, in whatever way they are computed. */
export interface Convolution {
  conv2d(X: Tensor, W: Filters, b: Float64Array, walk: Walk): Tensor;
  filterGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): FilterGradient;
  inputGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): Tensor;
}

/** The reference. */
export const loops: Convolution = { conv2d, filterGradient: conv2dFilterGradient, inputGradient: conv2dInputGradient };

/**
 * One map a filter: out[i, y, x, f] = b[f] + Σ over u, v, c of X[i, y stride + u − padding, x stride + v − padding, c] W[u, v, c, f].
 * What lies outside of the image is 0.
 * @param X n × height × width × channels; @param b one number a filter
 * @returns n × outputSize(height) × outputSize(width) × filters
 * @throws InvalidInput if the filters are for other channels, or fit nowhere
 * @exercise Lay every filter on every place, and sum over its rows, columns and channels.
 * @hint eachTerm goes through all products; or write six loops yourself: image, row and column of the output, filter; then the window, and c over the channels.
 * @hint The window of output row y begins at row y · stride − padding of the image. Skip what is outside of it.
 * @hint X.data[((i * X.height + row) * X.width + column) * X.channels + c] times W.data[((u * W.size + v) * W.channels + c) * W.filters + f].
 */
export function conv2d(X: Tensor, W: Filters, b: Float64Array, walk: Walk): Tensor {
  checkChannels(X, W);
  const output = zeroTensor(X.n, outputShape(X, W, walk));
  eachTerm(X, W, output, walk, (x, w, out) => (output.data[out]! += X.data[x]! * W.data[w]!));
  for (let out = 0; out < output.data.length; out++) output.data[out]! += b[out % W.filters]!;
  return output;
}

/**
 * The derivatives by weights and biases: a weight took part at every place of every image, and all that adds up.
 * @param X what the filters were laid on; @param delta the derivatives by conv2d's output, of its shape
 * @exercise From the derivatives by the maps, give those by the filters' weights and biases.
 * @hint Go through the same terms as conv2d: where it added X[…] W[…] to out[…], W[…] gets X[…] delta[…].
 * @hint The bias of filter f gets all delta of its map, over images, rows and columns.
 */
export function conv2dFilterGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): FilterGradient {
  const weights = new Float64Array(W.data.length);
  const biases = new Float64Array(W.filters);
  eachTerm(X, W, delta, walk, (x, w, out) => (weights[w]! += X.data[x]! * delta.data[out]!));
  for (let out = 0; out < delta.data.length; out++) biases[out % W.filters]! += delta.data[out]!;
  return { weights, biases };
}

/**
 * The derivatives by the images that the filters were laid on: a cell took part in every window that covered it.
 * @param X only its shape counts; @param delta the derivatives by conv2d's output
 * @returns shaped as X
 * @exercise From the derivatives by the maps, give those by the cells of the images.
 * @hint Again the same terms: where conv2d added X[…] W[…] to out[…], X[…] gets W[…] delta[…].
 */
export function conv2dInputGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): Tensor {
  const inputs = zeroTensor(X.n, X);
  eachTerm(X, W, delta, walk, (x, w, out) => (inputs.data[x]! += W.data[w]! * delta.data[out]!));
  return inputs;
}

/** What an image measures after the filters. */
export function outputShape({ height, width }: Shape, W: Pick<Filters, "size" | "filters">, walk: Walk): Shape {
  return { height: outputSize(height, W.size, walk), width: outputSize(width, W.size, walk), channels: W.filters };
}

export function checkChannels({ channels }: Shape, W: Filters): void {
  if (channels !== W.channels) throw new InvalidInput(`X must have the ${W.channels} channels that the filters are for; got ${channels}`);
}
