/** What a network is made of, as plain data, and what each layer makes of the shape of an image. */
import { checkChoice, checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { outputShape } from "./convolution";
import { pooledShape } from "./pooling";
import { volume, type Shape } from "./tensor";

export type Layer =
  | { readonly kind: "conv2d"; readonly filters: number; readonly size: number; readonly stride: number; readonly padding: number }
  | { readonly kind: "maxPool2d" | "avgPool2d"; readonly size: number; readonly stride: number; readonly padding: number }
  | { readonly kind: "relu" }
  /** Leaves out each number with this probability while training. */
  | { readonly kind: "dropout"; readonly rate: number }
  /** Every unit reads all numbers of the image; what it leaves is 1 × 1 × units. */
  | { readonly kind: "dense"; readonly units: number };

const kinds: readonly Layer["kind"][] = ["conv2d", "maxPool2d", "avgPool2d", "relu", "dropout", "dense"];

/** Filters, with the usual stride of 1. With `padding` = (size − 1) / 2 a map is as large as its image. */
export const conv = (filters: number, size: number, { stride = 1, padding = 0 } = {}): Layer => ({ kind: "conv2d", filters, size, stride, padding });
/** Windows side by side, unless a stride says otherwise. */
export const maxPool = (size: number, { stride = size, padding = 0 } = {}): Layer => ({ kind: "maxPool2d", size, stride, padding });
export const avgPool = (size: number, { stride = size, padding = 0 } = {}): Layer => ({ kind: "avgPool2d", size, stride, padding });
export const bend: Layer = { kind: "relu" };
export const dropout = (rate: number): Layer => ({ kind: "dropout", rate });
export const full = (units: number): Layer => ({ kind: "dense", units });

/**
 * The shape of an image after the layer.
 * @throws InvalidInput naming what of the layer is out of range
 */
export function shapeAfter(shape: Shape, layer: Layer): Shape {
  checkLayer(layer);
  switch (layer.kind) {
    case "conv2d":
      return outputShape(shape, layer, layer);
    case "maxPool2d":
    case "avgPool2d":
      return pooledShape(shape, layer);
    case "dense":
      return { height: 1, width: 1, channels: layer.units };
    default:
      return shape;
  }
}

/** One more than there are layers: the image's shape first. */
export function shapesOf(inputShape: Shape, layers: readonly Layer[]): Shape[] {
  for (const edge of ["height", "width", "channels"] as const) checkInteger(`inputShape.${edge}`, inputShape[edge], { min: 1 });
  const shapes = [inputShape];
  layers.forEach((layer, l) => shapes.push(explained(l, () => shapeAfter(shapes[l]!, layer))));
  return shapes;
}

/** How many numbers the layer learns, for images of this shape. */
export function parameterCount(shape: Shape, layer: Layer): number {
  if (layer.kind === "conv2d") return layer.filters * (layer.size ** 2 * shape.channels + 1);
  return layer.kind === "dense" ? layer.units * (volume(shape) + 1) : 0;
}

/**
 * How many cells of the image, along one edge, a cell after these layers depends on; Infinity after a dense layer. Each
 * window widens the field by size − 1 steps, and a step is as many cells as all strides before it multiply to.
 * Source: A. Araujo, W. Norris and J. Sim, "Computing receptive fields of convolutional neural networks", Distill (2019).
 */
export function receptiveField(layers: readonly Layer[]): number {
  let [field, step] = [1, 1];
  for (const layer of layers) {
    if (layer.kind === "dense") return Infinity;
    if (layer.kind === "relu" || layer.kind === "dropout") continue;
    field += (layer.size - 1) * step;
    step *= layer.stride;
  }
  return field;
}

function checkLayer(layer: Layer): void {
  checkChoice("kind", layer.kind, kinds);
  if (layer.kind === "conv2d") checkInteger("filters", layer.filters, { min: 1 });
  if (layer.kind === "dense") checkInteger("units", layer.units, { min: 1 });
  if (layer.kind !== "dropout" || (layer.rate >= 0 && layer.rate < 1)) return;
  throw new InvalidInput(`rate must be at least 0 and below 1; got ${layer.rate}`);
}

/** Says in which layer it was. */
function explained<Result>(l: number, compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw error instanceof InvalidInput ? new InvalidInput(`layers[${l}]: ${error.message}`) : error;
  }
}
