/** The two files of a saved network, out of what a person picked. */
import type { Network } from "../../../algorithms/convolutional-network/network";
import type { Architecture } from "../architecture";
import { architectureOf } from "./parameters";
import { readDescription, readNumbers } from "./read";

/** No network of this page has a tenth of it. */
const mostBytes = 50e6;

export interface Opened {
  readonly network: Network;
  readonly architecture: Architecture;
}

/**
 * Numbers are read last, once all else has proved to be a network of this page.
 * @throws Error, in a sentence for people, if the files are none
 */
export async function networkFrom(files: readonly File[]): Promise<Opened> {
  const models = files.filter(({ name }) => name.endsWith(".json"));
  if (models.length !== 1) throw new Error(`Choose model.json and its weights.bin together: ${models.length === 0 ? "there is no .json among these files" : "there are several .json among these files"}.`);
  const large = files.find(({ size }) => size > mostBytes);
  if (large) throw new Error(`${large.name} has ${Math.round(large.size / 1e6)} MB, where ${mostBytes / 1e6} MB can be read.`);
  const described = readDescription(await models[0]!.text());
  const architecture = architectureOf(described);
  const shards = await Promise.all(files.filter((file) => file !== models[0]).map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const));
  return { architecture, network: readNumbers(described, new Map(shards)) };
}
