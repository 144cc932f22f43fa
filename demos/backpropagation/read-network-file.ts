/** A network file read back: whatever it is, it becomes a network or an error that names the place and the rule. */
import { maxClasses } from "../../src/kit/data/columns";
import { longestLink } from "../../src/kit/lab/link-pairs";
import { featureFunctions, outputsOf, type FeatureName, type HiddenLayer } from "./architecture";
import { asTarget, format, linkOf, version, type FileLayer, type FileTarget, type NetworkFile } from "./network-file";
import { mostLayers, mostUnits } from "./parameters";
import { readInteger, readList, readNumber, readNumbers, readOneOf, readRecord, readText } from "../../src/kit/read-json";

/** No network that can be built here needs half as much. */
const longestFile = 1_000_000;
const longestName = 200;

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
