/** One image on its way through the network: the filters, and every layer's maps. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { shapesOf, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Network } from "../../../algorithms/convolutional-network/network";
import type { Look } from "../look/protocol";
import { fieldOf, type Cell } from "./field";
import type { Maps } from "./paint";
import { Strip } from "./strip";
import { useLettingGo } from "./letting-go";
import { learnt, nameOf, sizeOf } from "./words";

interface FlowProps {
  readonly look: Look;
  readonly cell: Signal<Cell | null>;
}

export function Flow({ look, cell }: FlowProps): JSX.Element {
  const { network, outputs } = look;
  const shapes = useMemo(() => shapesOf(network.inputShape, network.layers), [network]);
  const filters = useMemo(() => filtersOf(network), [network]);
  const unit = 1 / widest(outputs.slice(1, -1));
  useLettingGo(cell);
  return (
    <ol class="convolutional-network-flow" onPointerLeave={({ pointerType }) => pointerType === "mouse" && (cell.value = null)}>
      {filters && (
        <li>
          <p><strong>filters</strong><span>{learnt(shapes[0]!, network.layers[0]!)}</span></p>
          <Strip label="The first layer's filters" maps={filters} tint="diverging" unit={filters.height > 7 ? unit : Math.min(2.5 * unit, 1 / (filters.channels * (filters.width + 1)))} marked={null} />
        </li>
      )}
      {network.layers.slice(0, -1).map((layer, l) => layer.kind !== "dropout" && (
        <li key={l}>
          <p><strong>{nameOf(layer)}</strong><span>{sizeOf(shapes[l + 1]!)}</span></p>
          <Strip
            label={`${nameOf(layer)}: ${sizeOf(shapes[l + 1]!)}`}
            maps={outputs[l + 1]!}
            tint={layer.kind === "conv2d" || layer.kind === "dense" ? "diverging" : "sequential"}
            unit={outputs[l + 1]!.height === 1 ? 1 / 64 : unit}
            marked={markedOf(cell.value, l + 1, network.layers, shapes)}
            onPoint={(place) => (cell.value = place && { output: l + 1, ...place })}
          />
        </li>
      ))}
    </ol>
  );
}

/** The first layer's weights as pictures: what each filter, or unit, is looking for. */
function filtersOf({ layers, weights, inputShape }: Network): Maps | null {
  const [first] = layers;
  if (first?.kind === "conv2d") return { height: first.size, width: first.size, channels: first.filters, data: weights[0]! };
  return first?.kind === "dense" && layers.length > 1 ? { height: inputShape.height, width: inputShape.width, channels: first.units, data: weights[0]! } : null;
}

/** So many cells lie side by side in the widest layer. */
function widest(outputs: Look["outputs"]): number {
  return Math.max(...outputs.map(({ width, channels }) => Math.min(channels, 16) * (width + 1) - 1), 64);
}

/** The cell itself, or the window of it in the layers before. */
export function markedOf(cell: Cell | null, output: number, layers: readonly Layer[], shapes: ReturnType<typeof shapesOf>) {
  if (!cell || output > cell.output || output < cell.output - 1) return null;
  const layer = layers[cell.output - 1]!;
  const seesOneMap = output === cell.output || layer.kind === "relu" || layer.kind === "maxPool2d" || layer.kind === "avgPool2d";
  return { map: seesOneMap ? cell.map : null, field: fieldOf(cell, output, layers, shapes) };
}
