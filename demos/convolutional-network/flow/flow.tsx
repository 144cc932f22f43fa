/** One image on its way through the network: the filters, and every layer's maps. */
import type { Signal } from "@preact/signals";
import { Fragment, type JSX } from "preact";
import { useMemo } from "preact/hooks";
import { shapesOf, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Network } from "../../../algorithms/convolutional-network/network";
import type { Look } from "../look/protocol";
import { fieldOf, type Cell } from "./field";
import { gridOf, perRow, type Maps } from "./paint";
import { Strip } from "./strip";
import { letGoByMouse, useLettingGo } from "./letting-go";
import { chosenMap, isLearnt } from "./weights";
import { unitOf, Weights } from "./weights-row";
import { learnt, nameOf, sizeOf } from "./words";

/** All maps below one another, as a share of the widest's width. */
const tallest = 0.57;

interface FlowProps {
  readonly look: Look;
  readonly cell: Signal<Cell | null>;
}

export function Flow({ look, cell }: FlowProps): JSX.Element {
  const { network: { layers, inputShape }, outputs } = look;
  const shapes = useMemo(() => shapesOf(inputShape, layers), [look.network]);
  const filters = useMemo(() => filtersOf(look.network), [look.network]);
  const unit = unitFor(outputs, layers);
  useLettingGo(cell);
  const maps = (l: number): JSX.Element => {
    const [layer, output] = [layers[l]!, outputs[l + 1]!];
    return (
      <Strip
        label={`${nameOf(layer)}: ${sizeOf(shapes[l + 1]!)}`}
        maps={output}
        tint={isLearnt(layer) ? "diverging" : "sequential"}
        unit={unitOf(output, unit)}
        marked={markedOf(cell.value, l + 1, layers, shapes)}
        chosen={l > 0 && isLearnt(layer) ? chosenMap(cell.value, l, look) : undefined}
        onPoint={(place) => (cell.value = place && { output: l + 1, ...place })}
      />
    );
  };
  return (
    <ol class="convolutional-network-flow" onPointerLeave={letGoByMouse(cell)}>
      {filters && (
        <li>
          <p><strong>filters</strong><span>{learnt(shapes[0]!, layers[0]!)}</span></p>
          <Strip label="The first layer's filters" maps={filters} tint="diverging" unit={filters.height > 7 ? unit : Math.min(2.5 * unit, 1 / (filters.channels * (filters.width + 1)))} marked={null} />
        </li>
      )}
      {layers.slice(0, -1).map((layer, l) => layer.kind !== "dropout" && (
        <Fragment key={l}>
          {l > 0 && isLearnt(layer) && <Weights look={look} l={l} map={chosenMap(cell.value, l, look)} unit={unit} />}
          <li>
            <p><strong>{nameOf(layer)}</strong><span>{sizeOf(shapes[l + 1]!)}</span></p>
            {maps(l)}
          </li>
        </Fragment>
      ))}
      {layers.length > 1 && <Weights look={look} l={layers.length - 1} map={chosenMap(cell.value, layers.length - 1, look)} unit={unit}>{maps(layers.length - 1)}</Weights>}
    </ol>
  );
}

/** The first layer's weights as pictures: what each filter, or unit, is looking for. */
function filtersOf({ layers, weights, inputShape }: Network): Maps | null {
  const [first] = layers;
  if (first?.kind === "conv2d") return { height: first.size, width: first.size, channels: first.filters, data: weights[0]! };
  return first?.kind === "dense" && layers.length > 1 ? { height: inputShape.height, width: inputShape.width, channels: first.units, data: weights[0]! } : null;
}

/** How large a cell is drawn: so that the widest layer fits in, and all of them with the arithmetic below on a small laptop's screen. */
function unitFor(outputs: Look["outputs"], layers: readonly Layer[]): number {
  const shown = outputs.slice(1, -1).filter((_, l) => layers[l]!.kind !== "dropout");
  const widest = Math.max(...shown.map(({ width, channels }) => Math.min(channels, perRow) * (width + 1) - 1), 64);
  // Below an image or its pools lie weights, about as tall as they.
  const tall = shown.reduce((sum, maps) => sum + gridOf(maps).height, 0) + shown[0]!.height;
  return Math.min(1 / widest, tallest / tall);
}

/** The cell itself, or the window of it in the layers before. */
export function markedOf(cell: Cell | null, output: number, layers: readonly Layer[], shapes: ReturnType<typeof shapesOf>) {
  if (!cell) return null;
  const layer = layers[cell.output - 1]!;
  // A dropout has no maps of its own.
  const before = layers[cell.output - 2]?.kind === "dropout" ? cell.output - 2 : cell.output - 1;
  if (output !== cell.output && output !== before) return null;
  const seesOneMap = output === cell.output || layer.kind === "relu" || layer.kind === "maxPool2d" || layer.kind === "avgPool2d";
  return { map: seesOneMap ? cell.map : null, field: fieldOf(cell, output, layers, shapes) };
}
