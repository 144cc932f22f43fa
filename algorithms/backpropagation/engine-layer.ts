/** A dense layer of the engine: its numbers with room for whole tiles, and what one batch makes of it, used again for the next. */
import { copyIn, copyOut, multiply, openArena, turned, withRoom, type Arena, type Product, type Strided } from "../core/kernels/product";
import { zeros, type Matrix } from "../core/matrix";
import type { Trained } from "./engine-step";
import type { Activation, Network } from "./network";
import type { TrainingState } from "./training";

export interface Layer {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Null for the last layer, which is bent by the link of its loss. */
  readonly activation: Activation | null;
  /** rows × fanIn: what it reads, the output of the layer before it. */
  readonly input: Strided;
  readonly inputTurned: Strided;
  readonly weights: Strided;
  readonly weightsTurned: Strided;
  readonly weightGradient: Strided;
  readonly ofWeights: Trained;
  readonly ofBiases: Trained;
  /** Their place. */
  readonly biases: number;
  /** rows × fanOut: first the weighted sums, then what they were bent to, times dropout's mask. */
  readonly output: Strided;
  /** rows × fanOut: how the output moves with the weighted sums. */
  readonly slopes: Float64Array;
  /** rows × fanOut: the derivatives of the loss by the output, then by the weighted sums. */
  readonly delta: Strided;
  /** The place of zeros, for products to which nothing is added. */
  readonly nothing: number;
  /** What multiplies, in whose memory all of this is. */
  readonly product: Product;
}

/** With room for a network and batches of so many rows. */
export const arenaFor = (network: Network, rows: number): Arena => openArena(sizeOf(network, rows));

/** At least as many doubles as training takes. */
function sizeOf({ weights }: Network, rows: number): number {
  const [height, widest] = [withRoom(rows), Math.max(...weights.map((W) => withRoom(Math.max(W.rows, W.columns))))];
  // Of every weight and bias four: its value, its gradient and the averages of it. Of every row what layers read, say and are to blame for.
  return weights.reduce((size, W) => size + 4 * withRoom(W.rows + 2) * withRoom(W.columns) + 3 * height * withRoom(W.columns) + widest, height * (widest + 1));
}

/** Copies of layer l and what is remembered of its gradients. @param rows of the largest batch, whose inputs are in `input` */
export function openLayer({ network, first, second }: TrainingState, l: number, input: Strided, rows: number, arena: Arena): Layer {
  const { rows: fanIn, columns: fanOut } = network.weights[l]!;
  const spread = (data: Float64Array | undefined, height: number): Strided => {
    const wide = arena.matrix(height, fanOut);
    if (data) copyIn(data, 0, wide, height, fanOut);
    return wide;
  };
  const trained = (values: Strided, height: number, firsts?: Float64Array, seconds?: Float64Array): Trained =>
    ({ values: values.data, gradient: arena.matrix(height, fanOut).data, first: spread(firsts, height).data, second: spread(seconds, height).data });
  const weights = spread(network.weights[l]!.data, fanIn);
  const ofWeights = trained(weights, fanIn, first.weights[l], second.weights[l]);
  const biases = spread(network.biases[l], 1);
  const ofBiases = trained(biases, 1, first.biases[l], second.biases[l]);
  const output = arena.matrix(rows, fanOut);
  return {
    fanIn,
    fanOut,
    activation: network.activations[l] ?? null,
    input,
    inputTurned: turned(input),
    weights,
    weightsTurned: turned(weights),
    weightGradient: { ...weights, data: ofWeights.gradient, place: ofWeights.gradient.byteOffset },
    ofWeights,
    ofBiases,
    biases: biases.place,
    output,
    slopes: arena.allocate(output.data.length),
    delta: arena.matrix(rows, fanOut),
    nothing: arena.allocate(Math.max(input.row, output.row)).byteOffset,
    product: arena.product,
  };
}

/** The reverse of `spread`, of the weights or of what is kept of each of them. */
export function gathered(data: Float64Array, { weights, fanIn, fanOut }: Layer): Matrix {
  const matrix = zeros(fanIn, fanOut);
  copyOut({ ...weights, data }, matrix.data, 0, fanIn, fanOut);
  return matrix;
}

/** Z = A W + b, into the layer's output. */
export function sum({ product, output, input, weights, biases, fanIn, fanOut }: Layer, rows: number): void {
  multiply(product, output, input, weights, biases, rows, fanIn, fanOut);
}

/** From the layer's delta to the gradient of its weights, Aᵀ delta, and of its biases, the sum of delta's rows. */
export function collect({ product, inputTurned, delta, weightGradient, ofBiases: { gradient }, nothing, fanIn, fanOut }: Layer, rows: number): void {
  multiply(product, weightGradient, inputTurned, delta, nothing, fanIn, rows, fanOut);
  const { data, row } = delta;
  for (let k = 0; k < fanOut; k += 2) {
    let even = 0, odd = 0;
    for (let i = 0, at = k; i < rows; i++, at += row) {
      even += data[at]!;
      odd += data[at + 1]!;
    }
    gradient[k] = even;
    gradient[k + 1] = odd;
  }
}

/** From the layer's delta to that of the layer before it: delta Wᵀ, through how its output moves with its weighted sums. */
export function blame({ product, delta, weightsTurned, nothing, fanIn, fanOut }: Layer, before: Layer, rows: number): void {
  multiply(product, before.delta, delta, weightsTurned, nothing, rows, fanOut, fanIn);
  const { data, row } = before.delta;
  const { slopes } = before;
  for (let entry = 0; entry < rows * row; entry++) data[entry]! *= slopes[entry]!;
}
