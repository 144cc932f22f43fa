/** Which cells of the layers before a cell depends on. */
import type { Layer } from "../../../algorithms/convolutional-network/layers";
import type { Shape } from "../../../algorithms/convolutional-network/tensor";

/** A cell of the output of a layer. */
export interface Cell {
  /** The number of the output: 0 is the image, l + 1 what layer l makes. */
  readonly output: number;
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** Inclusive, and within the map. */
export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cells of output `to` that the cell depends on, for `to` at most its own output. */
export function fieldOf({ output, x, y }: Cell, to: number, layers: readonly Layer[], shapes: readonly Shape[]): Rectangle {
  let [top, bottom, left, right] = [y, y, x, x];
  for (let l = output - 1; l >= to; l--) {
    const layer = layers[l]!;
    const { height, width } = shapes[l]!;
    if (layer.kind === "dense") [top, bottom, left, right] = [0, height - 1, 0, width - 1];
    else if ("size" in layer) {
      const { stride, padding, size } = layer;
      [top, left] = [top * stride - padding, left * stride - padding];
      [bottom, right] = [bottom * stride - padding + size - 1, right * stride - padding + size - 1];
    }
    [top, left] = [Math.max(0, top), Math.max(0, left)];
    [bottom, right] = [Math.min(height - 1, bottom), Math.min(width - 1, right)];
  }
  return { top, bottom, left, right };
}
