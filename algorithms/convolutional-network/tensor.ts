/** Stacks of images as plain data, and how large the maps are that a window leaves of them. */
import { checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import type { Matrix } from "../core/matrix";
import { takeZeros } from "./memory";

/** What one image measures. */
export interface Shape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * n images: the value of channel c at row y and column x of image i is at `data[((i · height + y) · width + x) · channels + c]`.
 * Channels lie innermost, as in TensorFlow ("NHWC"); PyTorch has them before the rows ("NCHW").
 */
export interface Tensor extends Shape {
  readonly data: Float64Array;
  readonly n: number;
}

/** How a square window walks over an image. */
export interface Walk {
  /** Rows and columns from one place to the next. */
  readonly stride: number;
  /** Rows and columns of zeros around the image. */
  readonly padding: number;
}

export function zeroTensor(n: number, { height, width, channels }: Shape): Tensor {
  return { data: takeZeros(n * height * width * channels), n, height, width, channels };
}

/** The numbers of one image. */
export const volume = ({ height, width, channels }: Shape): number => height * width * channels;

/** The rows of a table as images; nothing is copied. @throws InvalidInput if the columns are not as many as an image has numbers */
export function toTensor({ data, rows, columns }: Matrix, { height, width, channels }: Shape): Tensor {
  if (columns !== height * width * channels) {
    throw new InvalidInput(`X must have height × width × channels = ${height} × ${width} × ${channels} columns; got ${columns}`);
  }
  return { data, n: rows, height, width, channels };
}

/** Every image as one row of a table; nothing is copied. */
export function toRows(tensor: Tensor): Matrix {
  return { data: tensor.data, rows: tensor.n, columns: volume(tensor) };
}

/**
 * At how many places along an edge of `size` cells a window fits: ⌊(size + 2 padding − window) / stride⌋ + 1.
 * @throws InvalidInput if it fits nowhere, or stride or padding is no such number
 * @exercise Count the places of a window along one edge.
 * @hint With padding the edge is size + 2 padding cells long. The window begins at 0, stride, 2 stride, …
 * @hint Its last beginning is at most size + 2 padding − window: Math.floor of that over stride, and 1 for the place at 0.
 */
export function outputSize(size: number, window: number, { stride, padding }: Walk): number {
  checkInteger("stride", stride, { min: 1 });
  checkInteger("padding", padding, { min: 0 });
  checkInteger("window", window, { min: 1, max: size + 2 * padding, bounds: "1..size + 2 padding", context: `size = ${size}, padding = ${padding}` });
  return Math.floor((size + 2 * padding - window) / stride) + 1;
}
