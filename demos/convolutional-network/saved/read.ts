/** A network out of files in the layers format of TensorFlow.js, whoever wrote them; what they are not is told with its place and the rule. */
import { initialize, type Network } from "../../../algorithms/convolutional-network/network";
import { readInteger, readList, readOneOf, readRecord, readText } from "../../../src/kit/read-json";
import { layersFrom } from "./read-layers";

type Fields = Readonly<Record<string, unknown>>;

/** No network that can be trained here has a tenth of it. */
const mostLayers = 200;
const longestName = 500;

/** Files of numbers by name: the manifest says in which order they are to be read. */
export type Shards = ReadonlyMap<string, Uint8Array>;

/** @throws Error, in a sentence for people, for texts and bytes that are no network of these layers */
export function readNetwork(model: string, shards: Shards): Network {
  const file = readRecord("model.json", parsed(model));
  if (file.format !== undefined) readOneOf("format", file.format, ["layers-model"]);
  const topology = readRecord("modelTopology", file.modelTopology);
  const described = sequential(topology.model_config === undefined ? topology : readRecord("model_config", topology.model_config));
  const { inputShape, layers } = layersFrom(described);
  const blank = initialize({ inputShape, layers, seed: 0 });
  return withNumbers(blank, numbersOf(readList("weightsManifest", file.weightsManifest, { min: 1, max: mostLayers }), shards));
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

interface Stored {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

function numbersOf(manifest: readonly unknown[], shards: Shards): Stored[] {
  return manifest.flatMap((entry, g) => {
    const group = readRecord(`weightsManifest[${g}]`, entry);
    const paths = readList(`weightsManifest[${g}].paths`, group.paths, { min: 1, max: mostLayers }).map((path, p) => readText(`paths[${p}]`, path, longestName));
    const bytes = joined(paths.map((path) => shardOf(path, shards)));
    let at = 0;
    const stored = readList(`weightsManifest[${g}].weights`, group.weights, { min: 0, max: 2 * mostLayers }).map((weight, w): Stored => {
      const { name: given, shape: dims, dtype, quantization } = readRecord(`weights[${w}]`, weight);
      const name = readText(`weights[${w}].name`, given, longestName);
      readOneOf(`${name}: dtype`, dtype, ["float32"]);
      if (quantization !== undefined) throw new Error(`${name} is quantized; only numbers in single precision can be read.`);
      const shape = readList(`${name}: shape`, dims, { min: 1, max: 4 }).map((size) => readInteger(`${name}: shape`, size, { min: 1, max: 1e7 }));
      const length = shape.reduce((product, size) => product * size, 1);
      if (at + 4 * length > bytes.byteLength) throw new Error(`The numbers end within ${name}: ${paths.join(", ")} must have ${at + 4 * length} bytes at least; there are ${bytes.byteLength}.`);
      const values = Float64Array.from({ length }, (_, i) => bytes.getFloat32(at + 4 * i, true));
      at += 4 * length;
      if (!values.every(Number.isFinite)) throw new Error(`${name} must be finite numbers; there is one that is not.`);
      return { name, shape, values };
    });
    if (at !== bytes.byteLength) throw new Error(`${paths.join(", ")} must have ${at} bytes, as model.json says; there are ${bytes.byteLength}.`);
    return stored;
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

/** Kernels and biases in the order of the layers, as Keras lists them. */
function withNumbers(blank: Network, stored: readonly Stored[]): Network {
  const [weights, biases] = [blank.weights.slice(), blank.biases.slice()];
  let next = 0;
  const take = (expected: Float64Array, what: string): Float64Array => {
    const found = stored[next++];
    if (!found) throw new Error(`There are no numbers for ${what}.`);
    if (found.values.length !== expected.length) throw new Error(`${what} must have ${expected.length} numbers; ${found.name} has ${found.values.length}.`);
    return found.values;
  };
  blank.layers.forEach(({ kind }, l) => {
    if (weights[l]!.length === 0) return;
    weights[l] = take(weights[l]!, `the weights of layer ${l + 1} (${kind})`);
    biases[l] = take(biases[l]!, `the biases of layer ${l + 1} (${kind})`);
  });
  if (next !== stored.length) throw new Error(`There are numbers for more layers than the network has: ${stored[next]!.name}.`);
  return { ...blank, weights, biases };
}
