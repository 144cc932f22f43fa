/** The network as the diagram lays it out: columns of features, hidden units and outputs, and what each part is called. */
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Target } from "../../../src/kit/data/dataset";
import type { Values } from "../../../src/kit/lab/schema";
import { featureFunctions, featuresOf, hiddenLayersOf, outputsOf, type FeatureName, type HiddenLayer } from "../architecture";
import { featureParameters, type Parameters } from "../parameters";
import type { Part } from "../selection";

/** All that can be switched on: the first column's units, in the order of its rows. */
export const allFeatures = Object.keys(featureFunctions) as FeatureName[];

export const featureLabel = (name: FeatureName): string => featureParameters[name].label;

export interface Shape {
  /** Those switched on, in the order of the first weights' rows. */
  readonly features: readonly FeatureName[];
  readonly hidden: readonly HiddenLayer[];
  readonly nOutputs: number;
  readonly outputNames: readonly string[];
}

export function shapeOf(values: Values<Parameters>, target: Target | undefined): Shape {
  const nOutputs = target ? outputsOf(target).count : 1;
  const outputNames = nOutputs > 1 && target?.kind === "class" ? target.classNames.map((name) => `output “${name}”`) : ["the output"];
  return { features: featuresOf(values), hidden: hiddenLayersOf(values), nOutputs, outputNames };
}

/** Units of each layer of weights: the hidden ones, then the outputs. */
export const layerSizes = ({ hidden, nOutputs }: Shape): number[] => [...hidden.map(({ units }) => units), nOutputs];

/** How many numbers come into a layer. */
export const fanIn = ({ features, hidden }: Shape, layer: number): number => (layer === 0 ? features.length : hidden[layer - 1]!.units);

/** Whether the numbers of a network can be shown on this shape. */
export function fits(shape: Shape, { weights }: Network): boolean {
  const sizes = layerSizes(shape);
  return weights.length === sizes.length && weights.every(({ rows, columns }, layer) => rows === fanIn(shape, layer) && columns === sizes[layer]);
}

/** What the diagram shows, for those who cannot see it. */
export function sentenceOf({ features, hidden, nOutputs }: Shape): string {
  const layers = hidden.map(({ units, activation }) => `${units} ${activation}`).join(", ");
  const middle = hidden.length === 0 ? "no hidden layer" : `hidden units in layers of ${layers}`;
  return `The network: ${features.length} of ${allFeatures.length} features, ${middle}, ${nOutputs} ${nOutputs === 1 ? "output" : "outputs"}`;
}

export function unitName(shape: Shape, layer: number, unit: number): string {
  return layer === shape.hidden.length ? shape.outputNames[unit]! : `unit ${unit + 1} of layer ${layer + 1}`;
}

/** What a weight comes from. */
export const sourceName = (shape: Shape, layer: number, from: number): string =>
  layer === 0 ? featureLabel(shape.features[from]!) : unitName(shape, layer - 1, from);

/** The same, where the layer is known. */
export const shortSource = (shape: Shape, layer: number, from: number): string => (layer === 0 ? sourceName(shape, layer, from) : `unit ${from + 1}`);

export function partName(shape: Shape, part: Part): string {
  switch (part.kind) {
    case "unit":
      return unitName(shape, part.layer, part.unit);
    case "bias":
      return `bias of ${unitName(shape, part.layer, part.unit)}`;
    case "weight":
      return `weight from ${sourceName(shape, part.layer, part.from)} to ${unitName(shape, part.layer, part.to)}`;
  }
}

/** Whether the shape has such a part: a layer may have been taken away since it was chosen. */
export function hasPart(shape: Shape, part: Part): boolean {
  const units = layerSizes(shape)[part.layer];
  if (units === undefined) return false;
  return part.kind === "weight" ? part.to < units && part.from < fanIn(shape, part.layer) : part.unit < units;
}

/** Of a weight or a bias. */
export function valueOf({ weights, biases }: Network, part: Exclude<Part, { kind: "unit" }>): number {
  if (part.kind === "bias") return biases[part.layer]![part.unit]!;
  const { data, columns } = weights[part.layer]!;
  return data[part.from * columns + part.to]!;
}

/** A number's text with the signs of print. */
export const typeset = (text: string): string => text.replace("e+", "e").replace("-", "−").replace("e-", "e−");

/** A weight or an activation as people read it. */
export const readable = (value: number): string => {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 0.001 || size >= 10_000) ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return typeset(text);
};
