/**
 * A network as a JSON file: what it sees, its layers, and all its weights and biases, to the last bit. `weights[i][j]`
 * leads from input i of a layer to its unit j.
 */
import type { Network } from "../../algorithms/backpropagation/network";
import { row } from "../../algorithms/core/matrix";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import type { Values } from "../../src/kit/lab/schema";
import type { StatePatch } from "../../src/kit/lab/state";
import { featureFunctions, featuresOf, type FeatureName, type HiddenLayer } from "./architecture";
import type { Parameters } from "./parameters";
import { targetScaleOf, type TargetScale } from "./target";

export const format = "ml-concept-playground/network";
export const version = 1;

export type FileTarget =
  | { readonly kind: "class"; readonly name: string; readonly classNames: readonly string[] }
  | ({ readonly kind: "real"; readonly name: string } & TargetScale);

export interface FileLayer {
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

export interface NetworkFile {
  readonly features: readonly FeatureName[];
  readonly hidden: readonly HiddenLayer[];
  /** Hidden ones and then the output. */
  readonly layers: readonly FileLayer[];
  readonly target: FileTarget;
  /** The link to the data and the set-up that it was trained with: a hash, "#" included; null if unknown. */
  readonly data: string | null;
}

export interface NetworkFileInput {
  readonly parameters: Values<Parameters>;
  readonly dataset: Dataset;
  readonly network: Network;
  readonly data?: string | null;
}

/** @throws Error if the data have no target */
export function writeNetworkFile({ parameters, dataset, network, data = null }: NetworkFileInput): string {
  const { target, train } = dataset;
  if (!target) throw new Error("These data have no target, and so there is no network to save.");
  const layers = network.weights.map((weights, layer) => ({
    units: weights.columns,
    activation: network.activations[layer] ?? linkOf(network.loss),
    weights: Array.from({ length: weights.rows }, (_, i) => [...row(weights, i)]),
    biases: [...network.biases[layer]!],
  }));
  const file = { format, version, features: featuresOf(parameters), loss: network.loss, layers, target: fileTarget(target, train), data };
  return `${toJson(file)}\n`;
}

function fileTarget(target: Target, train: Int32Array): FileTarget {
  const { kind, name } = target;
  return kind === "class" ? { kind, name, classNames: target.classNames } : { kind, name, ...targetScaleOf(target, train) };
}

/** What bends the output layer. */
export const linkOf = (loss: Network["loss"]): string => ({ logistic: "sigmoid", softmax: "softmax", squaredError: "linear" })[loss];

/** Indented, but a list of numbers on one line; −0 as such. */
function toJson(value: unknown, indent = ""): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry !== "object")) return `[${value.map((entry) => toJson(entry)).join(", ")}]`;
    return `[\n${value.map((entry) => inner + toJson(entry, inner)).join(",\n")}\n${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${inner}${JSON.stringify(name)}: ${toJson(field, inner)}`);
    return `{\n${fields.join(",\n")}\n${indent}}`;
  }
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/**
 * What makes the demo show this network from its step 1 on. A network for real values says the same values in their own
 * units, though other training points have another mean and spread.
 * @throws Error, in a sentence for people, if the network answers another question than these data ask
 */
export function patchOf(file: NetworkFile, { target, train }: Pick<Dataset, "target" | "train">): StatePatch<Parameters> {
  if (!target) throw new Error("These data have no target. Choose data with classes or values.");
  const [theirs, ours] = [answerOf(asTarget(file.target)), answerOf(target)];
  if (theirs !== ours) throw new Error(`The network in the file ${theirs}; for these data it takes one that ${ours}.`);
  const layers = file.target.kind === "real" ? rescaled(file.layers, file.target, targetScaleOf(target, train)) : file.layers;
  const values = layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);
  return { parameters: parametersOf(file), interventions: [{ step: 0, name: "network", values }] };
}

/** Without its values. */
export const asTarget = (target: FileTarget): Target =>
  target.kind === "class" ? { ...target, values: new Int32Array() } : { kind: "real", name: target.name, values: new Float64Array() };

function answerOf(target: Target): string {
  return target.kind === "real" ? "says a value" : `tells ${target.classNames.length} ${target.classNames.length === 1 ? "class" : "classes"} apart`;
}

/** The output layer for a target that is standardised otherwise; untouched if it is not. */
function rescaled(layers: readonly FileLayer[], from: TargetScale, to: TargetScale): readonly FileLayer[] {
  if (from.mean === to.mean && from.standardDeviation === to.standardDeviation) return layers;
  const factor = from.standardDeviation / to.standardDeviation;
  const offset = (from.mean - to.mean) / to.standardDeviation;
  const { weights, biases } = layers.at(-1)!;
  const output = {
    weights: weights.map((numbers) => numbers.map((weight) => weight * factor)),
    biases: biases.map((bias) => bias * factor + offset),
  };
  return [...layers.slice(0, -1), output];
}

function parametersOf({ features, hidden }: NetworkFile): Partial<Values<Parameters>> {
  const switches = (Object.keys(featureFunctions) as FeatureName[]).map((name) => [name, features.includes(name)]);
  const units = hidden.map((layer, l) => [`units${l + 1}`, layer.units]);
  const activations = hidden.map((layer, l) => [`activation${l + 1}`, layer.activation]);
  return Object.fromEntries([...switches, ["layers", hidden.length], ...units, ...activations]) as Partial<Values<Parameters>>;
}
