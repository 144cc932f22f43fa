/** A network out of files in the layers format of TensorFlow.js, whoever wrote them; what they are not is told with its place and the rule. */
import type { Network } from "../../../algorithms/convolutional-network/network";
import { readInteger, readList, readOneOf, readRecord, readText } from "../../../src/kit/read-json";
import { layersFrom } from "./read-layers";
import { arraysOf } from "./stored";

type Fields = Readonly<Record<string, unknown>>;

/** No network that can be trained here has a tenth of it. */
const mostLayers = 200;
const longestName = 500;

/** Files of numbers by name: the manifest says in which order they are to be read. */
export type Shards = ReadonlyMap<string, Uint8Array>;

/** What model.json says of a network, before any of its numbers is read. */
export interface Described extends Pick<Network, "inputShape" | "layers"> {
  readonly groups: readonly Group[];
}

/** Arrays that lie one after another in files that are read as one. */
interface Group {
  readonly paths: readonly string[];
  readonly arrays: readonly Named[];
}

interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * Numbers are only counted here: a text of a few bytes can ask for millions.
 * @throws Error, in a sentence for people, for a text that is no network of these layers, or lists other numbers than they have
 */
export function readDescription(model: string): Described {
  const file = readRecord("model.json", parsed(model));
  if (file.format !== undefined) readOneOf("format", file.format, ["layers-model"]);
  const topology = readRecord("modelTopology", file.modelTopology);
  const { inputShape, layers } = layersFrom(sequential(topology.model_config === undefined ? topology : readRecord("model_config", topology.model_config)));
  const groups = readList("weightsManifest", file.weightsManifest, { min: 1, max: mostLayers }).map(groupOf);
  compare({ inputShape, layers }, groups.flatMap(({ arrays }) => arrays));
  return { inputShape, layers, groups };
}

/** @throws Error, in a sentence for people, for bytes that are not the numbers described */
export function readNumbers({ inputShape, layers, groups }: Described, shards: Shards): Network {
  const found = groups.map((group) => ({ group, bytes: bytesOf(group, shards) })).flatMap(({ group, bytes }) => numbersOf(group, bytes));
  const nothing = (): Float64Array => new Float64Array();
  const network = { inputShape, layers, weights: layers.map(nothing), biases: layers.map(nothing) };
  arraysOf(network).forEach(({ layer, part }, i) => {
    network[part][layer] = found[i]!;
  });
  return network;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error("model.json is not JSON.");
  }
}

function sequential(model: Fields): readonly Fields[] {
  readOneOf("class_name", model.class_name, ["Sequential"]);
  // Until version 2.1 Keras wrote the layers without a name around them.
  const layers = Array.isArray(model.config) ? model.config : readRecord("config", model.config).layers;
  return readList("layers", layers, { min: 1, max: mostLayers }).map((layer, l) => readRecord(`layers[${l}]`, layer));
}

function groupOf(entry: unknown, g: number): Group {
  const { paths, weights } = readRecord(`weightsManifest[${g}]`, entry);
  return {
    paths: readList(`weightsManifest[${g}].paths`, paths, { min: 1, max: mostLayers }).map((path, p) => readText(`paths[${p}]`, path, longestName)),
    arrays: readList(`weightsManifest[${g}].weights`, weights, { min: 0, max: 2 * mostLayers }).map(namedOf),
  };
}

function namedOf(weight: unknown, w: number): Named {
  const { name: given, shape, dtype, quantization } = readRecord(`weights[${w}]`, weight);
  const name = readText(`weights[${w}].name`, given, longestName);
  readOneOf(`${name}: dtype`, dtype, ["float32"]);
  if (quantization !== undefined) throw new Error(`${name} is quantized; only numbers in single precision can be read.`);
  return { name, shape: readList(`${name}: shape`, shape, { min: 1, max: 4 }).map((size) => readInteger(`${name}: shape`, size, { min: 1, max: 1e7 })) };
}

/** The arrays that the file lists with those that its layers have. */
function compare(network: Pick<Network, "inputShape" | "layers">, listed: readonly Named[]): void {
  const wanted = arraysOf(network);
  wanted.forEach(({ layer, part, shape }, i) => {
    const what = `the ${part} of layer ${layer + 1} (${network.layers[layer]!.kind})`;
    const found = listed[i];
    if (!found) throw new Error(`There are no numbers for ${what}.`);
    if (found.shape.join() !== shape.join()) throw new Error(`${what} must have the shape ${shape.join(" × ")}; ${found.name} has ${found.shape.join(" × ")}.`);
  });
  if (listed.length > wanted.length) throw new Error(`There are numbers for more layers than the network has: ${listed[wanted.length]!.name}.`);
}

const lengthOf = ({ shape }: Named): number => shape.reduce((product, size) => product * size, 1);

/** As many as the arrays take. */
function bytesOf({ paths, arrays }: Group, shards: Shards): DataView {
  const parts = paths.map((path) => shardOf(path, shards));
  const there = parts.reduce((sum, { length }) => sum + length, 0);
  let end = 0;
  for (const array of arrays) {
    end += 4 * lengthOf(array);
    if (end > there) throw new Error(`The numbers end within ${array.name}: ${paths.join(", ")} must have ${end} bytes at least; there are ${there}.`);
  }
  if (end !== there) throw new Error(`${paths.join(", ")} must have ${end} bytes, as model.json says; there are ${there}.`);
  return joined(parts);
}

function numbersOf({ arrays }: Group, bytes: DataView): Float64Array[] {
  let at = 0;
  return arrays.map((array) => {
    const values = Float64Array.from({ length: lengthOf(array) }, () => bytes.getFloat32(4 * at++, true));
    if (!values.every(Number.isFinite)) throw new Error(`${array.name} must be finite numbers; there is one that is not.`);
    return values;
  });
}

/** By the last part of its path: a person picks files, not folders. */
function shardOf(path: string, shards: Shards): Uint8Array {
  const name = path.split("/").at(-1)!;
  const shard = shards.get(name);
  if (shard) return shard;
  throw new Error(`${name} is missing, in which model.json says that the numbers are. Choose both files together.`);
}

function joined(parts: readonly Uint8Array[]): DataView {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new DataView(all.buffer);
}
