/** What layers are called. */
import { parameterCount, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Shape } from "../../../algorithms/convolutional-network/tensor";

/** The name of a layer, short. */
export function nameOf(layer: Layer): string {
  switch (layer.kind) {
    case "conv2d":
      return layer.stride > 1 ? `conv ${layer.size}×${layer.size}, stride ${layer.stride}` : `conv ${layer.size}×${layer.size}`;
    case "maxPool2d":
      return "max pool";
    case "avgPool2d":
      return "mean pool";
    case "relu":
      return "relu";
    case "dropout":
      return "dropout";
    case "dense":
      return "dense";
  }
}

export const sizeOf = ({ height, width, channels }: Shape): string =>
  height === 1 && width === 1 ? `${channels} units` : `${channels} × ${height}×${width}`;

/** What it learns, in words; nothing if that is nothing. */
export function learnt(before: Shape, layer: Layer): string {
  const count = parameterCount(before, layer);
  return count === 0 ? "" : `${count.toLocaleString("en")} numbers`;
}
