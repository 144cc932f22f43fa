/** The layers that the parameters ask for. */
import { avgPool, bend, conv, dropout, full, maxPool, type Layer } from "../../algorithms/convolutional-network/layers";
import type { Values } from "../../src/kit/lab/schema";
import type { Parameters } from "./parameters";

export const inputShape = { height: 28, width: 28, channels: 1 };
export const nClasses = 10;

export type Architecture = Pick<Values<Parameters>, "kind" | "filters1" | "filters2" | "kernelSize" | "padding" | "pooling" | "units" | "dropout">;

export function layersOf(asked: Architecture): Layer[] {
  const before = asked.dropout > 0 ? [dropout(asked.dropout)] : [];
  if (asked.kind === "dense") return [full(asked.units), bend, ...before, full(nClasses)];
  return [...block(asked.filters1, asked), ...block(asked.filters2, asked), ...before, full(nClasses)];
}

function block(filters: number, { kernelSize, padding, pooling }: Architecture): Layer[] {
  const size = Number(kernelSize);
  const around = padding === "same" ? (size - 1) / 2 : 0;
  if (pooling === "stride") return [conv(filters, size, { stride: 2, padding: around }), bend];
  return [conv(filters, size, { padding: around }), bend, pooling === "max" ? maxPool(2) : avgPool(2)];
}
