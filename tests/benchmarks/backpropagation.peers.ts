/** How the peers from npm train the same network. */
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import type { Matrix } from "@algorithms/core/matrix";
import type { Input, Result } from "./backpropagation.bench";
import type { ScriptContender } from "./harness";

type Contender = ScriptContender<Input, Result>;

const rowsOf = ({ data, rows, columns }: Matrix): Float64Array[] =>
  Array.from({ length: rows }, (_, i) => data.subarray(i * columns, (i + 1) * columns));

export const convNetJs: Contender = {
  name: "convnetjs",
  prepare: async ({ X, y, network, learningRate, batchSize, epochs }) => {
    const { default: convnet } = await import("convnetjs");
    const inputs = rowsOf(X).map((values) => Object.assign(new convnet.Vol(1, 1, X.columns, 0), { w: values }));
    const hidden = network.activations.map((activation, l) => ({ type: "fc", num_neurons: network.biases[l]!.length, activation }));
    const isSoftmax = network.loss === "softmax";
    const last = isSoftmax ? { type: "softmax", num_classes: network.biases.at(-1)!.length } : { type: "regression", num_neurons: 1 };
    return () => {
      const net = new convnet.Net();
      net.makeLayers([{ type: "input", out_sx: 1, out_sy: 1, out_depth: X.columns }, ...hidden, last]);
      const layers = net.layers.filter(({ layer_type }) => layer_type === "fc");
      layers.forEach(({ filters, biases }, l) => {
        const { data, columns } = network.weights[l]!;
        filters.forEach(({ w }, k) => w.forEach((_, j) => (w[j] = data[j * columns + k]!)));
        biases.w.forEach((_, k) => (biases.w[k] = network.biases[l]![k]!));
      });
      const trainer = new convnet.SGDTrainer(net, { learning_rate: learningRate, momentum: 0, batch_size: batchSize, l1_decay: 0, l2_decay: 0 });
      const targets = Array.from(y, (target) => (isSoftmax ? target : [target]));
      for (let epoch = 0; epoch < epochs; epoch++) {
        inputs.forEach((input, i) => {
          trainer.train(input, targets[i]!);
        });
      }
      return layers;
    };
  },
  read: (output) => {
    const layers = output as { filters: { w: Float64Array }[]; biases: { w: Float64Array } }[];
    return {
      weights: layers.map(({ filters }) => Array.from(filters[0]!.w, (_, j) => filters.map(({ w }) => w[j]!)).flat()),
      biases: layers.map(({ biases }) => biases.w),
    };
  },
};

export const brainJs: Contender = {
  name: "brain.js",
  note: "updates after every example, one activation for all layers, weights of its own: only its speed compares",
  prepare: async ({ X, y, network, learningRate, epochs }) => {
    const require = createRequire(path.join(process.env.BENCHMARKS_FOLDER!, "package.json"));
    const brain = require("brain.js") as typeof import("brain.js");
    const nOutputs = network.biases.at(-1)!.length;
    const oneHot = (k: number): number[] => Array.from({ length: nOutputs }, (_, other) => Number(other === k));
    const data = rowsOf(X).map((input, i) => ({ input: Array.from(input), output: network.loss === "softmax" ? oneHot(y[i]!) : [y[i]!] }));
    const hiddenLayers = network.biases.slice(0, -1).map(({ length }) => length);
    const [activation] = network.activations;
    return () => {
      const net = new brain.NeuralNetwork({ hiddenLayers, activation });
      net.train(data, { iterations: epochs, errorThresh: 1e-12, learningRate: learningRate / 10, momentum: 1e-12, log: false });
      return null;
    };
  },
  read: () => null,
};

export const tfLayers = (backend: "cpu" | "wasm"): Contender => ({
  name: `tf.layers, ${backend}`,
  note: "float32",
  prepare: async ({ X, y, network, learningRate, batchSize, epochs }) => {
    const tf = await import("@tensorflow/tfjs");
    if (backend === "wasm") {
      const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
      setWasmPaths(`${path.join(process.env.BENCHMARKS_FOLDER!, "node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`);
    }
    await tf.setBackend(backend);
    const isSoftmax = network.loss === "softmax";
    const inputs = tf.tensor2d(Float32Array.from(X.data), [X.rows, X.columns]);
    const targets = isSoftmax
      ? tf.oneHot(tf.tensor1d(Int32Array.from(y), "int32"), network.biases.at(-1)!.length)
      : tf.tensor2d(Float32Array.from(y), [y.length, 1]);
    return async () => {
      const model = tf.sequential();
      network.weights.forEach(({ data, rows, columns }, l) => {
        const activation = network.activations[l] ?? (isSoftmax ? "softmax" : "linear");
        const weights = [tf.tensor2d(Float32Array.from(data), [rows, columns]), tf.tensor1d(Float32Array.from(network.biases[l]!))];
        model.add(tf.layers.dense({ units: columns, inputShape: [rows], activation, weights }));
      });
      // Its mean squared error has no half.
      const [loss, rate] = isSoftmax ? ["categoricalCrossentropy", learningRate] as const : ["meanSquaredError", learningRate / 2] as const;
      model.compile({ optimizer: tf.train.sgd(rate), loss });
      await model.fit(inputs, targets, { batchSize, epochs, shuffle: false, verbose: 0, yieldEvery: "never" });
      return model.getWeights().map((tensor) => tensor.dataSync());
    };
  },
  read: (output) => {
    const tensors = output as Float32Array[];
    return { weights: tensors.filter((_, i) => i % 2 === 0), biases: tensors.filter((_, i) => i % 2 === 1) };
  },
});
