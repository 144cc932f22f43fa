/**
 * One epoch of a convolutional network against its peers: the same images, the same first weights, the same batches in the same order,
 * plain gradient descent. The loss after the epoch says whether the same was done.
 */
import * as cnn from "@algorithms/convolutional-network";
import { createRandom } from "@algorithms/core/random";
import { benchmark, type Case, type ScriptContender } from "./harness";

interface Input {
  readonly network: cnn.Network;
  readonly X: cnn.Tensor;
  readonly y: Int32Array;
}

type Result = Pick<cnn.Network, "weights" | "biases">;

const inputShape = { height: 28, width: 28, channels: 1 };
const options = { ...cnn.defaults, optimizer: "sgd" as const, learningRate: 0.05, batchSize: 32 };

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

/** Filters of convnetjs have their channels innermost, as ours do, and lie one after another. */
const convnetjs: ScriptContender<Input, Result> = {
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
      const trainer = new convnet.SGDTrainer(net, { learning_rate: options.learningRate, momentum: 0, batch_size: options.batchSize, l2_decay: 0 });
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

await benchmark<Input, Result>({
  title: "convolutional network",
  ours: "ours",
  cases,
  contenders: [ours("ours", cnn.im2col), ours("ours, by loops", cnn.loops), convnetjs],
  judge: ({ network, X, y }, { weights, biases }) => ({ "loss after": cnn.softmaxCrossEntropy(cnn.scores({ ...network, weights, biases }, X), y).loss }),
});
