/** Which parameters make a network of these layers: what this page can show of the networks that a file may hold. */
import type { Layer } from "../../../algorithms/convolutional-network/layers";
import type { Network } from "../../../algorithms/convolutional-network/network";
import { inputShape, layersOf, type Architecture } from "../architecture";
import { networkParameters } from "../parameters";

/** @throws Error, in a sentence for people, for a network that no parameters here make */
export function architectureOf({ inputShape: shape, layers }: Pick<Network, "inputShape" | "layers">): Architecture {
  if (shape.height !== inputShape.height || shape.width !== inputShape.width || shape.channels !== 1) {
    throw new Error(`The network in the file sees images of ${shape.height} × ${shape.width} with ${shape.channels} ${shape.channels === 1 ? "channel" : "channels"}; the digits here are 28 × 28 with one.`);
  }
  const found = candidate(layers);
  if (found && inRange(found) && JSON.stringify(layersOf(found)) === JSON.stringify(layers)) return found;
  throw new Error(`This page shows two convolutions, each with ReLU and halved, or one hidden dense layer, and ten scores behind. The network in the file is: ${layers.map(told).join(", ")}.`);
}

function candidate(layers: readonly Layer[]): Architecture | null {
  const [first, second] = layers.filter((layer) => layer.kind === "conv2d");
  const hidden = layers.find((layer) => layer.kind === "dense")!;
  const rate = layers.find((layer) => layer.kind === "dropout")?.rate ?? 0;
  const usual = { filters1: 8, filters2: 16, kernelSize: "5", padding: "same", pooling: "max", units: 32, dropout: rate } as const;
  if (!first) return { ...usual, kind: "dense", units: hidden.units };
  if (!second || !(first.size === 3 || first.size === 5 || first.size === 7)) return null;
  const pooling = first.stride === 2 ? "stride" : layers.some(({ kind }) => kind === "avgPool2d") ? "mean" : "max";
  const kernelSize = `${first.size}` as const;
  return { ...usual, kind: "convolutional", filters1: first.filters, filters2: second.filters, kernelSize, padding: first.padding > 0 ? "same" : "none", pooling };
}

function inRange(asked: Architecture): boolean {
  return (["filters1", "filters2", "units"] as const).every((name) => asked[name] >= networkParameters[name].min && asked[name] <= networkParameters[name].max);
}

function told(layer: Layer): string {
  switch (layer.kind) {
    case "conv2d":
      return `conv ${layer.filters} of ${layer.size} × ${layer.size}`;
    case "maxPool2d":
    case "avgPool2d":
      return `${layer.kind === "maxPool2d" ? "max" : "mean"} of ${layer.size} × ${layer.size}`;
    case "dense":
      return `dense ${layer.units}`;
    default:
      return layer.kind;
  }
}
