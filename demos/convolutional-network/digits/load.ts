/** The digits and the shipped network, each as a chunk of its own that is fetched when it is first wanted. */
import { full, type Layer } from "../../../algorithms/convolutional-network/layers";
import { initialize, type Network } from "../../../algorithms/convolutional-network/network";
import { defaults } from "../../../algorithms/convolutional-network/parameters";
import { inputShape, nClasses } from "../architecture";
import { fromBase64, unpack, type Digits, type Packed } from "./unpack";

// Globs rather than imports: the type checker need not read 2 MB of text.
const packs = import.meta.glob<Packed>(["./training.json", "./held-out.json"], { import: "default" });
const weights = import.meta.glob<{ readonly float32: string }>("./weights.json", { import: "default" });

const kept = new Map<string, Promise<Digits>>();

/** @throws Error, in a sentence for people, if they cannot be fetched */
export function loadDigits(part: "training" | "held-out"): Promise<Digits> {
  let digits = kept.get(part);
  if (!digits) {
    digits = fetched(packs[`./${part}.json`]!).then(unpack);
    kept.set(part, digits);
    digits.catch(() => kept.delete(part));
  }
  return digits;
}

/** What the shipped network is made of. */
export const readyLayers: readonly Layer[] = [...defaults.layers, full(nClasses)];

/** The network that `tools/data/train-digits.mjs` trained. */
export async function loadReady(): Promise<Network> {
  const { float32 } = await fetched(weights["./weights.json"]!);
  const numbers = new Float32Array(fromBase64(float32).buffer);
  const blank = initialize({ inputShape, layers: readyLayers, seed: 0 });
  let at = 0;
  const take = ({ length }: Float64Array): Float64Array => Float64Array.from(numbers.subarray(at, (at += length)));
  const parts = blank.layers.map((_, l) => [take(blank.weights[l]!), take(blank.biases[l]!)] as const);
  return { ...blank, weights: parts.map(([w]) => w), biases: parts.map(([, b]) => b) };
}

async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new Error("The digits could not be loaded. Is the connection gone? Reload the page to try again.", { cause });
  }
}
