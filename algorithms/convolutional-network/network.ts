/** A convolutional network as plain data. */
import { initialBound } from "../backpropagation/initialize";
import { checkInteger } from "../core/check";
import type { Matrix } from "../core/matrix";
import { createRandom } from "../core/random";
import type { Filters } from "./convolution";
import { shapesOf, type Layer } from "./layers";
import { volume, type Shape, type Tensor } from "./tensor";

export interface Network {
  readonly inputShape: Shape;
  /** The last is dense: its units are the scores of the classes. */
  readonly layers: readonly Layer[];
  /** One array a layer, empty where it learns nothing: of filters as in `Filters`; of a dense layer fan-in × units, row by row. */
  readonly weights: readonly Float64Array[];
  /** One array a layer: a number for every filter or unit. */
  readonly biases: readonly Float64Array[];
}

/** What a forward pass leaves behind for the backward pass. */
export interface ForwardPass {
  /** One more than there are layers: X first, the scores last. */
  readonly outputs: readonly Tensor[];
  /** One a layer: of a max pooling where its winners were, of a dropout its mask. */
  readonly notes: readonly (Int32Array | Float64Array | null)[];
}

/** Shaped as the network's weights and biases. */
export interface Gradient {
  readonly weights: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

/**
 * A network before any training: weights uniform in ±√(6 / fan-in), He's rule for what relu bends, and biases 0.
 * @throws InvalidInput naming the layer that does not fit
 */
export function initialize({ inputShape, layers, seed }: { readonly inputShape: Shape; readonly layers: readonly Layer[]; readonly seed: number }): Network {
  checkInteger("seed", seed, { min: 0 });
  const shapes = shapesOf(inputShape, layers);
  const random = createRandom(seed);
  const weights = layers.map((layer, l) => {
    const fanIn = fanInOf(layer, shapes[l]!);
    const bound = initialBound(fanIn, 0, "he");
    return Float64Array.from({ length: fanIn * biasCount(layer) }, () => bound * (2 * random.uniform() - 1));
  });
  return { inputShape, layers: [...layers], weights, biases: layers.map((layer) => new Float64Array(biasCount(layer))) };
}

/** How many numbers the network has learnt. */
export function size({ weights, biases }: Network): number {
  return [...weights, ...biases].reduce((sum, { length }) => sum + length, 0);
}

export function filtersOf(layer: Layer & { readonly kind: "conv2d" }, data: Float64Array, { channels }: Shape): Filters {
  return { data, size: layer.size, channels, filters: layer.filters };
}

export function denseWeights(layer: Layer & { readonly kind: "dense" }, data: Float64Array): Matrix {
  return { data, rows: data.length / layer.units, columns: layer.units };
}

function fanInOf(layer: Layer, shape: Shape): number {
  if (layer.kind === "conv2d") return layer.size ** 2 * shape.channels;
  return layer.kind === "dense" ? volume(shape) : 0;
}

function biasCount(layer: Layer): number {
  if (layer.kind === "conv2d") return layer.filters;
  return layer.kind === "dense" ? layer.units : 0;
}
