/** From images to scores, layer by layer. */
import { dense } from "../backpropagation/forward";
import { InvalidInput } from "../core/errors";
import { zeros, type Matrix } from "../core/matrix";
import type { Convolution } from "./convolution";
import { im2col } from "./im2col";
import { createRecycler } from "./memory";
import { denseWeights, filtersOf, type ForwardPass, type Network } from "./network";
import { avgPool2d, maxPool2d } from "./pooling";
import { relu } from "./relu";
import { toRows, volume, type Tensor } from "./tensor";

/** What one layer makes of its input, and what it must remember of that. */
interface Passed {
  readonly output: Tensor;
  readonly note: ForwardPass["notes"][number];
}

export interface PassOptions {
  /** im2col if left out. */
  readonly convolution?: Convolution;
  /** One a layer, null where it is no dropout: what its inputs are multiplied by. Without masks nothing is dropped. */
  readonly masks?: readonly (Float64Array | null)[];
}

/**
 * The forward pass: every number on the way is kept, for the way back needs it.
 * @param X n images of the network's input shape; @returns with the scores, n × 1 × 1 × classes, as the last output
 * @throws InvalidInput if the images have another shape
 */
export function forward(network: Network, X: Tensor, { convolution = im2col, masks = [] }: PassOptions = {}): ForwardPass {
  checkImages(network, X);
  const outputs: Tensor[] = [X];
  const notes: Passed["note"][] = [];
  network.layers.forEach((_, l) => {
    const { output, note } = pass(network, l, outputs[l]!, convolution, masks[l] ?? null);
    outputs.push(output);
    notes.push(note);
  });
  return { outputs, notes };
}

function pass(network: Network, l: number, input: Tensor, { conv2d }: Convolution, mask: Float64Array | null): Passed {
  const [layer, weights, biases] = [network.layers[l]!, network.weights[l]!, network.biases[l]!];
  switch (layer.kind) {
    case "conv2d":
      return { output: conv2d(input, filtersOf(layer, weights, input), biases, layer), note: null };
    case "relu":
      return { output: relu(input), note: null };
    case "maxPool2d": {
      const { output, winners } = maxPool2d(input, layer);
      return { output, note: winners };
    }
    case "avgPool2d":
      return { output: avgPool2d(input, layer), note: null };
    case "dropout":
      return { output: mask ? { ...input, data: input.data.map((value, entry) => value * mask[entry]!) } : input, note: mask };
    case "dense": {
      const { data, columns } = dense(toRows(input), denseWeights(layer, weights), biases);
      return { output: { data, n: input.n, height: 1, width: 1, channels: columns }, note: null };
    }
  }
}

/** Images that go through the layers together where nothing of them is kept: few enough that their maps stay in the processor's cache. */
const together = 16;

/** Only the scores: n × classes. @throws InvalidInput if the images have another shape */
export function scores(network: Network, X: Tensor, options: PassOptions = {}): Matrix {
  checkImages(network, X);
  const length = volume(X);
  const parts: Float64Array[] = [];
  const recycle = createRecycler();
  for (let start = 0; start < X.n; start += together) {
    const end = Math.min(X.n, start + together);
    const block = { ...X, n: end - start, data: X.data.subarray(start * length, end * length) };
    parts.push(recycle(() => forward(network, block, options).outputs.at(-1)!.data.slice()));
  }
  const columns = parts[0]!.length / Math.min(X.n, together);
  const all = zeros(X.n, columns);
  parts.forEach((part, i) => all.data.set(part, i * together * columns));
  return all;
}

/** @throws InvalidInput unless the images are such as the network was made for */
export function checkImages({ inputShape }: Network, X: Tensor): void {
  const fits = (["height", "width", "channels"] as const).every((edge) => X[edge] === inputShape[edge]);
  if (fits) return;
  const told = ({ height, width, channels }: typeof inputShape): string => `${height} × ${width} × ${channels}`;
  throw new InvalidInput(`X must be images of ${told(inputShape)}, as the network was made for; got ${told(X)}`);
}
