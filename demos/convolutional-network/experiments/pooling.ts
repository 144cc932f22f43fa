/** What shrinks the maps, and what flows back through it. */
import * as cnn from "../../../algorithms/convolutional-network";
import { experiment } from "../../../src/kit/lab/experiment";
import { accuracyOf, count, learntBy, percent, shipped, smallDigits, smallShape } from "./measuring";

const { avgPool, bend, conv, maxPool } = cnn;
const shrunk = {
  max: [conv(6, 3, { padding: 1 }), bend, maxPool(2)],
  mean: [conv(6, 3, { padding: 1 }), bend, avgPool(2)],
  stride: [conv(6, 3, { padding: 1, stride: 2 }), bend],
};

/** The products of the convolution for one image. */
function products(layers: readonly cnn.Layer[]): number {
  const { height, width, channels } = cnn.shapesOf(smallShape, layers)[1]!;
  return height * width * channels * 9;
}

export const poolOrStride = experiment({
  id: "pool-or-stride",
  claim: "A stride of 2 shrinks as pooling does, with as many weights and a quarter of the products, and comes out about as well.",
  predict: {
    question: "Instead of pooling, the convolution takes every second place. What happens to the accuracy?",
    options: ["It hardly changes", "It falls by a quarter", "It cannot be trained"],
    answer: 0,
  },
  state: { parameters: { network: "scratch", pooling: "stride" } },
  async measure() {
    const lessons = await smallDigits();
    return {
      max: accuracyOf(shrunk.max, lessons, 1), mean: accuracyOf(shrunk.mean, lessons, 1), stride: accuracyOf(shrunk.stride, lessons, 1),
      learnt: [learntBy(shrunk.max), learntBy(shrunk.stride)], products: [products(shrunk.max), products(shrunk.stride)],
    };
  },
  holds: ({ max, mean, stride, learnt, products: [pooled, strided] }) =>
    Math.max(max, mean, stride) - Math.min(max, mean, stride) < 0.05 && learnt[0] === learnt[1] && pooled === 4 * strided!,
  rows: ({ max, mean, stride, products: made }) => [
    { label: "max pooling, mean pooling, stride 2", value: [max, mean, stride].map(percent).join(", ") },
    { label: "products an image: pooling, stride 2", value: made.map(count).join(", ") },
  ],
});

export const winnersTakeAll = experiment({
  id: "winners-take-all",
  claim: "Through 2 × 2 max pooling three of four cells get no gradient, and the winners together get all of it.",
  predict: {
    question: "A gradient of 1 arrives at every cell after 2 × 2 max pooling. How many of the cells before it get any?",
    options: ["All, a quarter each", "One of four", "None"],
    answer: 1,
  },
  state: {},
  async measure() {
    const { network, images } = await shipped();
    const { outputs } = cnn.forward(network, images(50));
    const maps = outputs[2]!;
    const { output, winners } = cnn.maxPool2d(maps, { size: 2, stride: 2, padding: 0 });
    const back = cnn.maxPool2dBackward(maps, winners, { ...output, data: output.data.map(() => 1) });
    const reached = back.data.filter((d) => d !== 0).length;
    return { share: reached / back.data.length, all: back.data.reduce((sum, d) => sum + d, 0) / output.data.length };
  },
  holds: ({ share, all }) => share === 0.25 && all === 1,
  rows: ({ share, all }) => [
    { label: "cells that get a gradient", value: percent(share) },
    { label: "gradient passed back of what came", value: percent(all) },
  ],
});

export const oneByOne = experiment({
  id: "one-by-one",
  claim: "A 1 × 1 convolution is one dense layer, applied at every cell to its channels.",
  predict: {
    question: "16 channels become 4 by a 1 × 1 convolution. How many numbers does it learn?",
    options: ["4", "68", "As many as the image has cells"],
    answer: 1,
  },
  state: {},
  async measure() {
    const { network, images } = await shipped();
    const { outputs } = cnn.forward(network, images(4));
    const maps = outputs[5]!;
    const small = cnn.initialize({ inputShape: maps, layers: [conv(4, 1)], seed: 3 });
    const weights = { data: small.weights[0]!, rows: maps.channels, columns: 4 };
    const byConvolution = cnn.forward(small, maps).outputs[1]!.data;
    const byDense = cnn.dense({ data: maps.data, rows: maps.n * maps.height * maps.width, columns: maps.channels }, weights, small.biases[0]!).data;
    return { numbers: cnn.size(small), difference: byConvolution.reduce((most, value, i) => Math.max(most, Math.abs(value - byDense[i]!)), 0) };
  },
  holds: ({ numbers, difference }) => numbers === 68 && difference < 1e-12,
  rows: ({ numbers, difference }) => [
    { label: "numbers learnt", value: String(numbers) },
    { label: "largest difference from a dense layer on the channels", value: difference.toExponential(1) },
  ],
});
