/**
 * One epoch of a convolutional network against its peers: the same images, the same first weights, the same batches in the same order,
 * plain gradient descent. The loss after the epoch says whether the same was done.
 */
import path from "node:path";
import process from "node:process";
import * as cnn from "@algorithms/convolutional-network";
import { openGpu } from "@algorithms/convolutional-network/gpu";
import { judge, options, strokes, type Input, type Result } from "./convolutional-network.input";
import { convnetjs, tfLayers } from "./convolutional-network.peers";
import { benchmark, type Case, type PythonContender, type ScriptContender } from "./harness";

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
  judge,
});
