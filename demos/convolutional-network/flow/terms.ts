/** The arithmetic of one cell: what the layer before it held there, and what was made of it. */
import type { Look } from "../look/protocol";
import type { Cell } from "./field";

export interface Terms {
  /** What is laid side by side: a window of the layer before, the filter on it, and their products. */
  readonly grids: readonly { readonly title: string; readonly size: number; readonly values: readonly number[] }[];
  /** How it adds up, in words. */
  readonly sum: string;
}

/** @returns null where there is nothing to see: the image itself */
export function termsOf(cell: Cell, { network, outputs }: Look): Terms | null {
  const layer = network.layers[cell.output - 1];
  if (!layer) return null;
  const [before, after] = [outputs[cell.output - 1]!, outputs[cell.output]!];
  const value = after.data[(cell.y * after.width + cell.x) * after.channels + cell.map]!;
  const l = cell.output - 1;
  switch (layer.kind) {
    case "conv2d":
      return convolved(cell, { ...layer, noun: "filter" }, before, network.weights[l]!, network.biases[l]![cell.map]!, value);
    case "maxPool2d":
    case "avgPool2d": {
      const window = windowOf(cell, layer, before, cell.map);
      const how = layer.kind === "maxPool2d" ? "the largest" : "the mean";
      return { grids: [{ title: "window", size: layer.size, values: window }], sum: `${how} of these ${window.length} is ${told(value)}` };
    }
    case "relu": {
      const given = before.data[(cell.y * before.width + cell.x) * before.channels + cell.map]!;
      return { grids: [], sum: `max(0, ${told(given)}) = ${told(value)}` };
    }
    case "dense": {
      // A dense layer over maps is a filter as large as they are, with one place to lie on.
      const { height: size, width, channels } = before;
      if (size !== width || size === 1 || size > largestGrid) return { grids: [], sum: `${size * width * channels} products and a bias ≈ ${told(value)}` };
      return convolved(cell, { size, stride: 1, padding: 0, filters: layer.units, noun: "weights" }, before, network.weights[l]!, network.biases[l]![cell.map]!, value);
    }
    default:
      return { grids: [], sum: `as it was: ${told(value)}` };
  }
}

/** A larger one would not be read. */
const largestGrid = 8;

interface Laid {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
  readonly filters: number;
  /** What is laid on the window. */
  readonly noun: "filter" | "weights";
}

type Output = Look["outputs"][number];

function convolved(cell: Cell, layer: Laid, before: Output, weights: Float64Array, bias: number, value: number): Terms {
  const { size, filters, noun } = layer;
  const channels = Array.from({ length: before.channels }, (_, c) => {
    const window = windowOf(cell, layer, before, c);
    const filter = window.map((__, i) => weights[(i * before.channels + c) * filters + cell.map]!);
    const products = window.map((x, i) => x * filter[i]!);
    return { window, filter, products, sum: products.reduce((total, product) => total + product, 0) };
  });
  // Of many channels the one that counts most is laid open; the others are summed.
  const shown = channels.reduce((most, channel) => (Math.abs(channel.sum) > Math.abs(most.sum) ? channel : most));
  const rest = channels.filter((channel) => channel !== shown).reduce((total, { sum }) => total + sum, 0);
  const others = channels.length > 1 ? ` + ${told(rest)} from the ${channels.length - 1} other maps` : "";
  const which = channels.length > 1 ? ` of map ${channels.indexOf(shown) + 1}` : "";
  return {
    grids: [
      { title: `window${which}`, size, values: shown.window },
      { title: noun, size, values: shown.filter },
      { title: "products", size, values: shown.products },
    ],
    sum: `${told(shown.sum)} from these ${size * size} products${others} + bias ${told(bias)} ≈ ${told(value)}`,
  };
}

/** What the window sees of one map; 0 outside. */
function windowOf({ y, x }: Cell, { size, stride, padding }: { readonly size: number; readonly stride: number; readonly padding: number }, before: Output, map: number): number[] {
  return Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [y * stride - padding + Math.floor(i / size), x * stride - padding + (i % size)];
    const isInside = row >= 0 && row < before.height && column >= 0 && column < before.width;
    return isInside ? before.data[(row * before.width + column) * before.channels + map]! : 0;
  });
}

/** With two digits after the point, and a true minus. */
export const told = (value: number): string => value.toFixed(2).replace("-", "−").replace(/^−0\.00$/, "0.00");
