/** The three gradients for which WebAssembly has no kernel, a slow one, or one that is wrong (4.22.0): on other backends their own are used. */
import {
  cast, concat, conv2d, conv2dTranspose, engine, equal, getBackend, getKernel, mul, onesLike, pad, reshape, reverse, slice, sub, transpose,
  type NamedAttrMap, type NamedTensorMap, type Tensor, type Tensor4D,
} from "@tensorflow/tfjs-core";
import { InvalidInput } from "../core/errors";
import type { Layer } from "./layers";

export type Convolving = Layer & { readonly kind: "conv2d" };
export type Pooling = Layer & { readonly kind: "maxPool2d" | "avgPool2d" };

/**
 * By its own kernel, or, where the backend has none, as a convolution: of the images, laid out with the batch in the place of the
 * channels, by the derivatives as filters, with the stride as their dilation.
 */
export function filterGradient({ size, stride, padding, filters }: Convolving, input: Tensor4D, delta: Tensor4D): Tensor {
  const channels = input.shape[3];
  if (getKernel("Conv2DBackpropFilter", getBackend())) {
    return kernel("Conv2DBackpropFilter", { x: input, dy: delta }, { strides: stride, pad: padding, dataFormat: "NHWC", dimRoundingMode: "floor", filterShape: [size, size, channels, filters] });
  }
  // Padded by hand: a number as padding is taken for square filters, and the derivatives need not be square.
  const images = pad(transpose(input, [3, 1, 2, 0]), [[0, 0], [padding, padding], [padding, padding], [0, 0]]) as Tensor4D;
  const windows = transpose(delta, [1, 2, 0, 3]);
  const maps = conv2d(images, windows, 1, "valid", "NHWC", stride);
  // Where a stride leaves rows over, there are more places than the filter has weights.
  return transpose(slice(maps, [0, 0, 0, 0], [channels, size, size, filters]), [1, 2, 0, 3]);
}

/**
 * What every cell of the input is to answer for. On WebAssembly, whose own kernel is loops without vectors, it is a convolution where the
 * stride is 1: of the derivatives with zeros around them, by the filters turned by half a circle.
 */
export function inputGradient({ size, stride, padding }: Convolving, weights: Tensor4D, input: Tensor4D, delta: Tensor4D): Tensor {
  const around = size - 1 - padding;
  if (getBackend() !== "wasm" || stride !== 1 || around < 0) return conv2dTranspose(delta, weights, input.shape, stride, padding, "floor");
  const turned = transpose(reverse(weights, [0, 1]), [0, 1, 3, 2]) as Tensor4D;
  return conv2d(delta, turned, 1, around);
}

/**
 * To the first winner of every window, as `pooling.ts` does. By its own kernel but on WebAssembly, where that is wrong: there windows
 * are taken apart into their cells, which works where they lie side by side.
 */
export function maxPoolGradient(layer: Pooling, input: Tensor4D, output: Tensor4D, delta: Tensor4D): Tensor {
  if (getBackend() !== "wasm") return kernel("MaxPoolGrad", { dy: delta, input, output }, windowOf(layer));
  const { size, stride, padding } = layer;
  if (stride !== size || padding !== 0) throw new InvalidInput(`windows of max pooling must lie side by side on WebAssembly; got size ${size}, stride ${stride}, padding ${padding}`);
  const [n, height, width, channels] = input.shape;
  const [, rows, columns] = output.shape;
  // Line u of the windows in every row of them, and in it the cells v of every window side by side.
  const lines = reshape(slice(input, [0, 0, 0, 0], [n, rows * size, columns * size, channels]), [n * rows, size, columns, size * channels]);
  const shape = [n * rows, 1, columns, channels] as const;
  const [largest, moved] = [reshape(output, [...shape]), reshape(delta, [...shape])];
  let free: Tensor = onesLike(largest);
  const gradients = Array.from({ length: size }, (_, u) => concat(Array.from({ length: size }, (__, v) => {
    const won = mul(free, cast(equal(slice(lines, [0, u, 0, v * channels], [...shape]), largest), "float32"));
    free = sub(free, won);
    return mul(won, moved);
  }), 3));
  const whole = reshape(concat(gradients, 1), [n, rows * size, columns * size, channels]);
  return pad(whole, [[0, 0], [0, height - rows * size], [0, width - columns * size], [0, 0]]);
}

export const avgPoolGradient = (layer: Pooling, input: Tensor, delta: Tensor): Tensor => kernel("AvgPoolGrad", { dy: delta, input }, windowOf(layer));

const kernel = (name: string, inputs: NamedTensorMap, attributes: object): Tensor => engine().runKernel(name, inputs, attributes as NamedAttrMap);

const windowOf = ({ size, stride, padding }: Pooling) => ({ filterSize: size, strides: stride, pad: padding, dimRoundingMode: "floor" });
