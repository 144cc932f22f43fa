/** What the benchmarks of the convolutional network learn from, with what they begin, and how good what they learnt is. */
import * as cnn from "@algorithms/convolutional-network";
import { createRandom } from "@algorithms/core/random";
import type { Quality } from "./harness";

export interface Input {
  readonly network: cnn.Network;
  readonly X: cnn.Tensor;
  readonly y: Int32Array;
}

export type Result = Pick<cnn.Network, "weights" | "biases">;

const inputShape = { height: 28, width: 28, channels: 1 };
export const training = { learningRate: 0.05, batchSize: 32 };

export const options = { ...cnn.defaults, optimizer: "sgd" as const, ...training };

/** Strokes on a dark ground, as digits are: about a fifth of the cells is lit. */
export function strokes(n: number, padding: number): Input {
  const random = createRandom(1);
  const X = { ...inputShape, n, data: new Float64Array(n * 784) };
  const y = Int32Array.from({ length: n }, (_, i) => i % 10);
  y.forEach((digit, i) => {
    for (let s = 0; s <= 2; s++) {
      let [row, column] = [6 + random.integer(4) + (digit % 4) * 3, 5 + random.integer(4) + Math.floor(digit / 4) * 5];
      for (let length = 0; length < 26; length++) {
        for (const [u, v] of [[0, 0], [0, 1], [1, 0]] as const) X.data[i * 784 + Math.min(27, row + u) * 28 + Math.min(27, column + v)] = 0.5 + 0.5 * random.uniform();
        row = Math.min(26, Math.max(1, row + random.integer(3) - 1));
        column = Math.min(26, Math.max(1, column + (s === 0 ? 1 : random.integer(3) - 1)));
      }
    }
  });
  const layers = [cnn.conv(8, 5, { padding }), cnn.bend, cnn.maxPool(2), cnn.conv(16, 5, { padding }), cnn.bend, cnn.maxPool(2), cnn.full(10)];
  return { network: cnn.initialize({ inputShape, layers, seed: 1 }), X, y };
}

export const judge = ({ network, X, y }: Input, { weights, biases }: Result): Quality =>
  ({ "loss after": cnn.softmaxCrossEntropy(cnn.scores({ ...network, weights, biases }, X), y).loss });

/** As numbers that leave a page. */
export const plain = ({ weights, biases }: Result) => ({ weights: weights.map((values) => [...values]), biases: biases.map((values) => [...values]) });

export function fromPlain(output: unknown): Result {
  const { weights, biases } = output as ReturnType<typeof plain>;
  return { weights: weights.map((values) => Float64Array.from(values)), biases: biases.map((values) => Float64Array.from(values)) };
}
