/** The weights into one map, or one score, as pictures: a filter has a window for each map before it, a score one for each map that it reads. */
import type { Layer } from "../../../algorithms/convolutional-network/layers";
import { mostProbable } from "../scores";
import type { Look } from "../look/protocol";
import type { Cell } from "./field";
import type { Maps } from "./paint";

type Learnt = Layer & { readonly kind: "conv2d" | "dense" };

export const isLearnt = (layer: Layer): layer is Learnt => layer.kind === "conv2d" || layer.kind === "dense";

export const mapsOf = (layer: Learnt): number => (layer.kind === "conv2d" ? layer.filters : layer.units);

/** Of layer l, into this map: as many channels as the layer before has maps. */
export function weightsInto({ network, outputs }: Look, l: number, map: number): Maps {
  const layer = network.layers[l] as Learnt;
  const { height, width, channels } = outputs[l]!;
  const [all, n] = [network.weights[l]!, mapsOf(layer)];
  const data = Float64Array.from({ length: all.length / n }, (_, i) => all[i * n + map]!);
  return layer.kind === "conv2d" ? { height: layer.size, width: layer.size, channels, data } : { height, width, channels, data };
}

/** The map of layer l that is pointed at, there or in what is made of it cell by cell; else the digit it is said to be, or the first map. */
export function chosenMap(cell: Cell | null, l: number, { network: { layers }, probabilities }: Look): number {
  const next = layers.findIndex((layer, later) => later > l && isLearnt(layer));
  if (cell && cell.output > l && (next < 0 || cell.output <= next)) return cell.map;
  return l === layers.length - 1 ? mostProbable(probabilities) : 0;
}
