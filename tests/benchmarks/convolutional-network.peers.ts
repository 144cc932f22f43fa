/** Peers of the convolutional network: the same layers from the same first weights. */
import type * as cnn from "@algorithms/convolutional-network";
import { training, type Input, type Result } from "./convolutional-network.input";
import type { ScriptContender } from "./harness";

/** Filters of convnetjs have their channels innermost, as ours do, and lie one after another. */
export const convnetjs: ScriptContender<Input, Result> = {
  name: "convnetjs",
  prepare: async ({ network, X, y }) => {
    const { default: convnet } = await import("convnetjs");
    const { padding: pad } = network.layers[0] as { padding: number };
    const images = Array.from({ length: X.n }, (_, i) => {
      const image = new convnet.Vol(28, 28, 1, 0);
      image.w.set(X.data.subarray(i * 784, (i + 1) * 784));
      return image;
    });
    return () => {
      const net = new convnet.Net();
      const conv = (filters: number) => ({ type: "conv", sx: 5, filters, stride: 1, pad, activation: "relu" });
      const pool = { type: "pool", sx: 2, stride: 2 };
      net.makeLayers([{ type: "input", out_sx: 28, out_sy: 28, out_depth: 1 }, conv(8), pool, conv(16), pool, { type: "softmax", num_classes: 10 }]);
      const learning = net.layers.filter(({ layer_type }) => layer_type === "conv" || layer_type === "fc");
      learningLayers(network).forEach((l, i) => {
        const { filters, biases } = learning[i]!;
        filters.forEach(({ w }, f) => w.forEach((_, j) => (w[j] = network.weights[l]![j * filters.length + f]!)));
        biases.w.fill(0);
      });
      const trainer = new convnet.SGDTrainer(net, { learning_rate: training.learningRate, momentum: 0, batch_size: training.batchSize, l2_decay: 0 });
      images.forEach((image, i) => trainer.train(image, y[i]!));
      return { learning, network };
    };
  },
  read(output) {
    const { learning, network } = output as { learning: { filters: { w: Float64Array }[]; biases: { w: Float64Array } }[]; network: cnn.Network };
    const weights = network.weights.map((values) => values.slice());
    const biases = network.biases.map((values) => values.slice());
    learningLayers(network).forEach((l, i) => {
      const { filters, biases: b } = learning[i]!;
      filters.forEach(({ w }, f) => w.forEach((value, j) => (weights[l]![j * filters.length + f] = value)));
      biases[l]!.set(b.w);
    });
    return { weights, biases };
  },
};

const learningLayers = ({ weights }: cnn.Network): number[] => weights.flatMap(({ length }, l) => (length > 0 ? [l] : []));

/** By its own training loop. Its layers lay weights out as ours do. */
export function tfLayers(backend: "cpu" | "wasm" | "webgl" | "webgpu"): ScriptContender<Input, Result> {
  return {
    name: `tf.layers, ${backend}`,
    prepare: async ({ network, X, y }) => {
      const tf = await import("@tensorflow/tfjs");
      if (backend === "wasm") await import("@tensorflow/tfjs-backend-wasm");
      if (backend === "webgpu") await import("@tensorflow/tfjs-backend-webgpu");
      await tf.setBackend(backend);
      const padding = (network.layers[0] as { padding: number }).padding === 0 ? "valid" : "same";
      const images = tf.tensor4d(new Float32Array(X.data), [X.n, 28, 28, 1]);
      const truth = tf.oneHot(tf.tensor1d(y, "int32"), 10);
      const start = learningLayers(network).flatMap((l) => [network.weights[l]!, network.biases[l]!]);
      return async () => {
        const model = tf.sequential();
        model.add(tf.layers.conv2d({ filters: 8, kernelSize: 5, padding, activation: "relu", inputShape: [28, 28, 1] }));
        model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
        model.add(tf.layers.conv2d({ filters: 16, kernelSize: 5, padding, activation: "relu" }));
        model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
        model.add(tf.layers.flatten());
        model.add(tf.layers.dense({ units: 10, activation: "softmax" }));
        model.setWeights(model.getWeights().map(({ shape }, i) => tf.tensor(new Float32Array(start[i]!), shape)));
        model.compile({ optimizer: tf.train.sgd(training.learningRate), loss: "categoricalCrossentropy" });
        await model.fit(images, truth, { batchSize: training.batchSize, epochs: 1, shuffle: false, verbose: 0 });
        return { learnt: await Promise.all(model.getWeights().map(async (weight) => new Float64Array(await weight.data()))), network };
      };
    },
    read(output) {
      const { learnt, network } = output as { learnt: Float64Array[]; network: cnn.Network };
      const places = learningLayers(network);
      const part = (which: 0 | 1, values: readonly Float64Array[]) => values.map((kept, l) => (places.includes(l) ? learnt[2 * places.indexOf(l) + which]! : kept));
      return { weights: part(0, network.weights), biases: part(1, network.biases) };
    },
  };
}
