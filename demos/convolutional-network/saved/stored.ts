/** Which arrays of numbers a file holds for a network, in their order: of every layer that learns its kernel, then its biases, as Keras lists them. */
import { shapesOf, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Network } from "../../../algorithms/convolutional-network/network";
import { volume, type Shape } from "../../../algorithms/convolutional-network/tensor";

export interface StoredArray {
  /** The number of the layer, from 0. */
  readonly layer: number;
  readonly part: "weights" | "biases";
  readonly shape: readonly number[];
}

/** @throws InvalidInput naming the layer that does not fit */
export function arraysOf({ inputShape, layers }: Pick<Network, "inputShape" | "layers">): StoredArray[] {
  const shapes = shapesOf(inputShape, layers);
  return layers.flatMap((layer, l) => {
    const kernel = kernelShape(layer, shapes[l]!);
    return kernel ? [{ layer: l, part: "weights", shape: kernel }, { layer: l, part: "biases", shape: [kernel.at(-1)!] }] as const : [];
  });
}

/** Null where nothing is learnt. */
function kernelShape(layer: Layer, { channels, ...edges }: Shape): number[] | null {
  if (layer.kind === "conv2d") return [layer.size, layer.size, channels, layer.filters];
  return layer.kind === "dense" ? [volume({ channels, ...edges }), layer.units] : null;
}
