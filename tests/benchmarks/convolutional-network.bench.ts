/**
 * One epoch of a convolutional network against its peers: the same images, the same first weights, the same batches in the same order,
 * plain gradient descent. The loss after the epoch says whether the same was done.
 */
import path from "node:path";
import process from "node:process";
import * as cnn from "@algorithms/convolutional-network";
import { openGpu } from "@algorithms/convolutional-network/gpu";
import { createRandom } from "@algorithms/core/random";
import { convnetjs, tfLayers, training, type Input, type Result } from "./convolutional-network.peers";
import { benchmark, type Case, type PythonContender, type ScriptContender } from "./harness";

const inputShape = { height: 28, width: 28, channels: 1 };
const options = { ...cnn.defaults, optimizer: "sgd" as const, ...training };

/** Strokes on a dark ground, as digits are: about a fifth of the cells is lit. */
function strokes(n: number, padding: number): Input {
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

const cases: Case<Input>[] = [
  { name: "1,024 images, conv 8 and 16 of 5 × 5, no padding", repetitions: 4, create: () => strokes(1024, 0) },
  { name: "1,024 images, conv 8 and 16 of 5 × 5, padding 2", repetitions: 4, create: () => strokes(1024, 2) },
  { name: "128 images, conv 8 and 16 of 5 × 5, no padding", repetitions: 6, create: () => strokes(128, 0) },
];

function ours(name: string, convolution: cnn.Convolution): ScriptContender<Input, Result> {
  return {
    name,
    prepare: async ({ network, X, y }) => {
      const order = Int32Array.from({ length: X.n }, (_, i) => i);
      return () => cnn.trainEpoch(cnn.beginTraining(network), X, y, order, options, convolution);
    },
    read: (output) => (output as cnn.Trained).state.network,
  };
}

/** On the versions of TensorFlow.js that the pages use. */
function oursOn(backend: "cpu" | "wasm"): ScriptContender<Input, Result> {
  return {
    name: `ours on TensorFlow.js, ${backend}`,
    prepare: async ({ network, X, y }) => {
      const gpu = await openGpu(backend, wasmFiles);
      const order = Int32Array.from({ length: X.n }, (_, i) => i);
      return () => gpu.trainEpoch(cnn.beginTraining(network), X, y, order, options);
    },
    read: (output) => (output as cnn.Trained).state.network,
  };
}

const distribution = path.resolve(process.env.BENCHMARKS_FOLDER ?? "", "../../node_modules/@tensorflow/tfjs-backend-wasm/dist");
const wasmFiles = {
  "tfjs-backend-wasm.wasm": path.join(distribution, "tfjs-backend-wasm.wasm"),
  "tfjs-backend-wasm-simd.wasm": path.join(distribution, "tfjs-backend-wasm-simd.wasm"),
  "tfjs-backend-wasm-threaded-simd.wasm": path.join(distribution, "tfjs-backend-wasm-threaded-simd.wasm"),
};

const torch: PythonContender = { name: "PyTorch", note: "in single precision", python: "convolutional_network.py", options: [], requires: "torch" };

await benchmark<Input, Result>({
  title: "convolutional network",
  ours: "ours",
  cases,
  contenders: [ours("ours", cnn.im2col), ours("ours, by loops", cnn.loops), oursOn("wasm"), oursOn("cpu"), convnetjs, tfLayers("cpu"), tfLayers("wasm"), torch],
  toPython: ({ network, X, y }) => ({
    tables: { X: X.data, y: Float64Array.from(y), ...Object.fromEntries(network.weights.map((values, l) => [`weights${l}`, values])) },
    params: { padding: (network.layers[0] as { padding: number }).padding, learningRate: options.learningRate, batchSize: options.batchSize },
  }),
  judge: ({ network, X, y }, { weights, biases }) => ({ "loss after": cnn.softmaxCrossEntropy(cnn.scores({ ...network, weights, biases }, X), y).loss }),
});
