/** A dense layer of the engine: its numbers with room for whole tiles, and what one batch makes of it, used again for the next. */
import { zeros, type Matrix } from "../core/matrix";
import { multiply, turned, withRoom, type Strided } from "./engine-product";
import type { Trained } from "./engine-step";
import type { Activation } from "./network";
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
  /** rows × fanOut: first the weighted sums, then what they were bent to, times dropout's mask. */
  readonly output: Strided;
  /** rows × fanOut: how the output moves with the weighted sums. */
  readonly slopes: Float64Array;
  /** rows × fanOut: the derivatives of the loss by the output, then by the weighted sums. */
  readonly delta: Strided;
  /** For products to which nothing is added. */
  readonly nothing: Float64Array;
}

/** Hands out stretches of zeros: of a larger buffer, since many small ones would cost more than training on them. */
export type Allocate = (length: number) => Float64Array;

export function arena(): Allocate {
  let [rest, used] = [new Float64Array(4096), 0];
  return (length) => {
    if (used + length > rest.length) [rest, used] = [new Float64Array(Math.max(4096, length)), 0];
    used += length;
    return rest.subarray(used - length, used);
  };
}

/** With room for what products compute beside it. */
export function roomFor(rows: number, columns: number, allocate: Allocate): Strided {
  const row = withRoom(columns);
  return { data: allocate(withRoom(rows) * row), row, column: 1 };
}

/** Copies of layer l and what is remembered of its gradients. @param rows of the largest batch, whose inputs are in `input` */
export function openLayer({ network, first, second }: TrainingState, l: number, input: Strided, rows: number, allocate: Allocate): Layer {
  const { rows: fanIn, columns: fanOut } = network.weights[l]!;
  const spread = (data: Float64Array | undefined, height: number): Strided => {
    const wide = roomFor(height, fanOut, allocate);
    if (data) for (let i = 0; i < height; i++) wide.data.set(data.subarray(i * fanOut, (i + 1) * fanOut), i * wide.row);
    return wide;
  };
  const trained = (values: Strided, height: number, firsts?: Float64Array, seconds?: Float64Array): Trained =>
    ({ values: values.data, gradient: roomFor(height, fanOut, allocate).data, first: spread(firsts, height).data, second: spread(seconds, height).data });
  const weights = spread(network.weights[l]!.data, fanIn);
  const ofWeights = trained(weights, fanIn, first.weights[l], second.weights[l]);
  const output = roomFor(rows, fanOut, allocate);
  return {
    fanIn,
    fanOut,
    activation: network.activations[l] ?? null,
    input,
    inputTurned: turned(input),
    weights,
    weightsTurned: turned(weights),
    weightGradient: { ...weights, data: ofWeights.gradient },
    ofWeights,
    ofBiases: trained(spread(network.biases[l], 1), 1, first.biases[l], second.biases[l]),
    output,
    slopes: allocate(output.data.length),
    delta: roomFor(rows, fanOut, allocate),
    nothing: allocate(Math.max(input.row, output.row)),
  };
}

/** The reverse of `spread`. */
export function gathered(data: Float64Array, { weights: { row }, fanIn, fanOut }: Layer): Matrix {
  const matrix = zeros(fanIn, fanOut);
  for (let i = 0; i < fanIn; i++) matrix.data.set(data.subarray(i * row, i * row + fanOut), i * fanOut);
  return matrix;
}

/** Z = A W + b, into the layer's output. */
export function sum({ output, input, weights, ofBiases, fanIn, fanOut }: Layer, rows: number): void {
  multiply(output, input, weights, ofBiases.values, rows, fanIn, fanOut);
}

/** From the layer's delta to the gradient of its weights, Aᵀ delta, and of its biases, the sum of delta's rows. */
export function collect({ inputTurned, delta, weightGradient, ofBiases: { gradient }, nothing, fanIn, fanOut }: Layer, rows: number): void {
  multiply(weightGradient, inputTurned, delta, nothing, fanIn, rows, fanOut);
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
export function blame({ delta, weightsTurned, nothing, fanIn, fanOut }: Layer, before: Layer, rows: number): void {
  multiply(before.delta, delta, weightsTurned, nothing, rows, fanOut, fanIn);
  const { data, row } = before.delta;
  const { slopes } = before;
  for (let entry = 0; entry < rows * row; entry++) data[entry]! *= slopes[entry]!;
}
