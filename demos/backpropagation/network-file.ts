/**
 * A network as a JSON file: what it sees, its layers, and all its weights and biases, to the last bit. `weights[i][j]`
 * leads from input i of a layer to its unit j.
 */
import type { Network } from "../../algorithms/backpropagation/network";
import { row } from "../../algorithms/core/matrix";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { maxClasses } from "../../src/kit/data/columns";
import { longestLink } from "../../src/kit/lab/link-pairs";
import type { Values } from "../../src/kit/lab/schema";
import type { StatePatch } from "../../src/kit/lab/state";
import { featureFunctions, featuresOf, outputsOf, type FeatureName, type HiddenLayer } from "./architecture";
import { mostLayers, mostUnits, type Parameters } from "./parameters";
import { readInteger, readList, readNumber, readNumbers, readOneOf, readRecord, readText } from "./read-json";
import { targetScaleOf, type TargetScale } from "./target";

const format = "ml-concept-playground/network";
const version = 1;
/** No network that can be built here needs half as much. */
const longestFile = 1_000_000;
const longestName = 200;

type FileTarget =
  | { readonly kind: "class"; readonly name: string; readonly classNames: readonly string[] }
  | ({ readonly kind: "real"; readonly name: string } & TargetScale);

interface FileLayer {
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
const linkOf = (loss: Network["loss"]): string => ({ logistic: "sigmoid", softmax: "softmax", squaredError: "linear" })[loss];

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

/** @throws Error, in a sentence for people, for a text that is not what `writeNetworkFile` writes */
export function readNetworkFile(text: string): NetworkFile {
  const file = readRecord("The file", parse(text));
  readOneOf("format", file.format, [format]);
  if (file.version !== version) throw new Error(`version must be ${version}; got ${JSON.stringify(file.version)}`);
  const features = readFeatures(file.features);
  const target = readTarget(file.target);
  const outputs = outputsOf(asTarget(target));
  readOneOf("loss", file.loss, [outputs.loss]);
  const { hidden, layers } = readLayers(file.layers, features.length, { ...outputs, activation: linkOf(outputs.loss) });
  return { features, hidden, layers, target, data: readData(file.data) };
}

function parse(text: string): unknown {
  if (text.length > longestFile) throw new Error(`The file has ${text.length} letters, and a network has at most ${longestFile}.`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error("The file is not JSON, and so it is no network that was saved here.");
  }
}

/** In the order of the first weights' rows, which is that of the switches. */
function readFeatures(value: unknown): FeatureName[] {
  const known = Object.keys(featureFunctions) as FeatureName[];
  const features = readList("features", value, { min: 1, max: known.length }).map((name, i) => readOneOf(`features[${i}]`, name, known));
  const isOrdered = features.every((name, i) => i === 0 || known.indexOf(name) > known.indexOf(features[i - 1]!));
  if (!isOrdered) throw new Error(`features must each be there once, in the order ${known.join(", ")}; got ${features.join(", ")}`);
  return features;
}

function readTarget(value: unknown): FileTarget {
  const target = readRecord("target", value);
  const name = readText("target.name", target.name, longestName);
  if (readOneOf("target.kind", target.kind, ["class", "real"]) === "class") {
    const names = readList("target.classNames", target.classNames, { min: 1, max: maxClasses });
    return { kind: "class", name, classNames: names.map((entry, i) => readText(`target.classNames[${i}]`, entry, longestName)) };
  }
  const standardDeviation = readNumber("target.standardDeviation", target.standardDeviation);
  if (standardDeviation <= 0) throw new Error(`target.standardDeviation must be above 0; got ${standardDeviation}`);
  return { kind: "real", name, mean: readNumber("target.mean", target.mean), standardDeviation };
}

const asTarget = (target: FileTarget): Target =>
  target.kind === "class" ? { ...target, values: new Int32Array() } : { kind: "real", name: target.name, values: new Float64Array() };

function readLayers(value: unknown, nFeatures: number, output: { readonly count: number; readonly activation: string }) {
  const list = readList("layers", value, { min: 1, max: mostLayers + 1 });
  const hidden: HiddenLayer[] = [];
  let fanIn = nFeatures;
  const layers = list.map((entry, l): FileLayer => {
    const path = `layers[${l}]`;
    const layer = readRecord(path, entry);
    const isOutput = l === list.length - 1;
    const units = readInteger(`${path}.units`, layer.units, isOutput ? { min: output.count, max: output.count } : { min: 1, max: mostUnits });
    if (isOutput) readOneOf(`${path}.activation`, layer.activation, [output.activation]);
    else hidden.push({ units, activation: readOneOf(`${path}.activation`, layer.activation, ["tanh", "relu", "sigmoid", "linear"]) });
    const weights = readList(`${path}.weights`, layer.weights, { min: fanIn, max: fanIn })
      .map((numbers, i) => readNumbers(`${path}.weights[${i}]`, numbers, units));
    fanIn = units;
    return { weights, biases: readNumbers(`${path}.biases`, layer.biases, units) };
  });
  return { hidden, layers };
}

function readData(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const link = readText("data", value, longestLink + 1);
  if (!link.startsWith("#")) throw new Error(`data must be a link that begins with #; got ${JSON.stringify(link.slice(0, 40))}`);
  return link;
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
