/**
 * Training a network against its peers: the same first weights, the same examples in the same order, the same plain
 * gradient steps, for a fixed number of epochs. What can take our weights and keep that order then has the same loss.
 */
import * as engine from "@algorithms/backpropagation/engine";
import * as reference from "@algorithms/backpropagation";
import type { Activation, Loss, Network } from "@algorithms/backpropagation";
import { toMatrix, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import digits from "../../src/kit/data/tables/digits.json";
import { brainJs, convNetJs, tfLayers } from "./backpropagation.peers";
import { benchmark, type Case, type PythonContender, type ScriptContender } from "./harness";

export interface Input {
  readonly X: Matrix;
  readonly y: Float64Array;
  readonly network: Network;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Layer by layer, fan-in × fan-out and fan-out numbers; null where a peer learns something else, and only its speed compares. */
export type Result = { readonly weights: readonly ArrayLike<number>[]; readonly biases: readonly ArrayLike<number>[] } | null;

/** Is x₁ x₂ positive? As ±1, learnt by squared error: the playground's first picture. */
function small(): Input {
  const [n, random] = [500, createRandom(1)];
  const X: Matrix = { data: Float64Array.from({ length: 2 * n }, () => 2 * random.uniform() - 1), rows: n, columns: 2 };
  const y = Float64Array.from({ length: n }, (_, i) => Math.sign(X.data[2 * i]! * X.data[2 * i + 1]!));
  return { X, y, network: first([2, 8, 8, 1], "tanh", "squaredError"), learningRate: 0.03, batchSize: 10, epochs: 200 };
}

/** 1,792 digits of 8 × 8 pixels, in shuffled order: whole batches, for convnetjs takes what is left of an epoch into the next. */
function wide(): Input {
  const pixels = digits.columns.filter(({ name }) => name.startsWith("pixel")).map(({ values }) => values as number[]);
  const labels = digits.columns.find(({ name }) => name === digits.target)!.values as number[];
  const order = createRandom(1).permutation(labels.length).subarray(0, 56 * 32);
  const X = zeros(order.length, pixels.length);
  order.forEach((row, i) => pixels.forEach((values, j) => (X.data[i * pixels.length + j] = values[row]! / 16)));
  const y = Float64Array.from(order, (row) => labels[row]!);
  return { X, y, network: first([64, 128, 10], "relu", "softmax"), learningRate: 0.1, batchSize: 32, epochs: 20 };
}

function first(layerSizes: number[], activation: Activation, loss: Loss): Network {
  return reference.initialize({ layerSizes, activations: layerSizes.slice(2).map(() => activation), loss, seed: 1 });
}

const cases: Case<Input>[] = [
  { name: "2-8-8-1 tanh, 500 points, batches of 10, 200 epochs", repetitions: 30, create: small },
  { name: "64-128-10 relu softmax, 1,792 digits, batches of 32, 20 epochs", repetitions: 6, create: wide },
];

function ours(name: string, { trainEpoch }: Pick<typeof reference, "trainEpoch">): ScriptContender<Input, Result> {
  return {
    name,
    prepare: async ({ X, y, network, learningRate, batchSize, epochs }) => {
      const options = { ...reference.defaults, optimizer: "sgd" as const, learningRate, batchSize };
      const order = Int32Array.from(y, (_, i) => i);
      return () => {
        let state = reference.beginTraining(network);
        for (let epoch = 0; epoch < epochs; epoch++) ({ state } = trainEpoch(state, X, y, order, options));
        return state.network;
      };
    },
    read: (output) => {
      const { weights, biases } = output as Network;
      return { weights: weights.map(({ data }) => data), biases };
    },
  };
}

const python = (name: string, library: string, requires: string): PythonContender =>
  ({ name, python: "backpropagation.py", options: [library], requires });

/** The mean loss of all examples, after training. */
function lossOf({ X, y, network }: Input, result: NonNullable<Result>): number {
  const weights = network.weights.map((W, l): Matrix => ({ ...W, data: Float64Array.from(result.weights[l]!) }));
  const biases = result.biases.map((b) => Float64Array.from(b));
  const pass = reference.forward({ ...network, weights, biases }, toMatrix(X));
  return reference.meanLoss(network, pass.preActivations.at(-1)!, y);
}

await benchmark<Input, Result>({
  title: "Training a multilayer perceptron",
  ours: "our engine",
  cases,
  contenders: [
    ours("our engine", engine),
    ours("our reference", reference),
    convNetJs,
    brainJs,
    tfLayers("cpu"),
    tfLayers("wasm"),
    python("scikit-learn", "scikit-learn", "sklearn"),
    python("PyTorch", "torch", "torch"),
  ],
  toPython: ({ X, y, network: { weights, biases, loss, activations }, learningRate, batchSize, epochs }) => ({
    tables: {
      X: X.data,
      y,
      ...Object.fromEntries(weights.map(({ data }, l) => [`weights${l}`, data])),
      ...Object.fromEntries(biases.map((b, l) => [`biases${l}`, b])),
    },
    params: { layerSizes: [weights[0]!.rows, ...biases.map(({ length }) => length)], loss, activation: activations[0], learningRate, batchSize, epochs },
  }),
  judge: (input, result): Record<string, number> => (result ? { loss: lossOf(input, result) } : {}),
});
