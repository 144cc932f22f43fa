/** How large maps are, and how far their cells see. */
import * as cnn from "../../../algorithms/convolutional-network";
import { zeros } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { count, range } from "./measuring";

const { bend, conv, full, initialize, maxPool, outputSize, receptiveField } = cnn;

export const outputSizes = experiment({
  id: "output-size",
  claim: "The formula gives the size of every map: ⌊(n + 2p − k) / s⌋ + 1.",
  predict: {
    question: "An image of 28 × 28, a window of 5 × 5, padding 2, stride 2. How large is the map?",
    options: ["12 × 12", "14 × 14", "28 × 28"],
    answer: 1,
  },
  state: { parameters: { network: "scratch", pooling: "stride" } },
  measure() {
    const cases = [1, 2, 3, 5, 7].flatMap((size) => [1, 2, 3].flatMap((stride) => [0, 1, 2, 3].map((padding) => ({ size, stride, padding }))));
    const X = { n: 1, height: 28, width: 28, channels: 1, data: new Float64Array(784) };
    const agreeing = cases.filter(({ size, ...walk }) => {
      const W = { size, channels: 1, filters: 1, data: new Float64Array(size * size) };
      return cnn.im2col.conv2d(X, W, Float64Array.of(0), walk).height === Math.floor((28 + 2 * walk.padding - size) / walk.stride) + 1;
    });
    return { cases: cases.length, agreeing: agreeing.length, asked: outputSize(28, 5, { stride: 2, padding: 2 }) };
  },
  holds: ({ cases, agreeing, asked }) => agreeing === cases && asked === 14,
  rows: ({ cases, agreeing, asked }) => [
    { label: "28, window 5, padding 2, stride 2", value: String(asked) },
    { label: "windows, strides and paddings tried, and right", value: `${agreeing} of ${cases}` },
  ],
});

const channels = 16;
const three = [conv(channels, 3, { padding: 1 }), bend, conv(channels, 3, { padding: 1 }), bend, conv(channels, 3, { padding: 1 })];
const one = [conv(channels, 7, { padding: 3 })];

/** How many cells of the image the middle cell of the last maps depends on, by the gradient. */
function cellsSeen(layers: readonly cnn.Layer[]): number {
  const shape = { height: 15, width: 15, channels: 2 };
  const network = initialize({ inputShape: shape, layers, seed: 1 });
  const random = createRandom(2);
  const X = { ...shape, n: 1, data: Float64Array.from({ length: 450 }, () => random.normal()) };
  const pass = cnn.forward(network, X);
  const asked = zeros(1, 15 * 15 * channels);
  asked.data.fill(1, 112 * channels, 113 * channels);
  const { data } = cnn.imageGradient(network, pass, asked);
  return range(225).filter((cell) => data[2 * cell] !== 0 || data[2 * cell + 1] !== 0).length;
}

export const threeSmall = experiment({
  id: "three-small-filters",
  claim: "Three 3 × 3 convolutions see as far as one of 7 × 7, with 27 C² weights instead of 49 C².",
  predict: {
    question: "16 channels throughout. How many of the 7 × 7 convolution's weights do three of 3 × 3 need to see as far?",
    options: ["About half", "As many", "Three times as many"],
    answer: 0,
  },
  state: { parameters: { network: "scratch", kernelSize: "3" } },
  measure() {
    const weights = (layers: readonly cnn.Layer[]) =>
      initialize({ inputShape: { height: 15, width: 15, channels }, layers, seed: 0 }).weights.reduce((sum, { length }) => sum + length, 0);
    return { seen: [cellsSeen(three), cellsSeen(one)], weights: [weights(three), weights(one)] };
  },
  holds: ({ seen, weights }) => seen[0] === 49 && seen[1] === 49 && weights[0] === 27 * channels ** 2 && weights[1] === 49 * channels ** 2,
  rows: ({ seen, weights }) => [
    { label: "cells that move the middle cell: three of 3 × 3, one of 7 × 7", value: seen.join(", ") },
    { label: "weights", value: weights.map(count).join(", ") },
  ],
});

export const fieldsGrow = experiment({
  id: "fields-grow",
  claim: "Pooling makes the windows after it see twice as far: in this page's network a last cell sees 16 of the 28 rows.",
  predict: {
    question: "Conv 5 × 5, pool 2 × 2, conv 5 × 5, pool 2 × 2. How many rows of the image does a cell at the end see?",
    options: ["9", "10", "16"],
    answer: 2,
  },
  state: {},
  measure() {
    const layers = [conv(4, 5, { padding: 2 }), bend, maxPool(2), conv(4, 5, { padding: 2 }), bend, maxPool(2)];
    return { pooled: receptiveField(layers), unpooled: receptiveField(layers.filter(({ kind }) => kind !== "maxPool2d")), ended: receptiveField([...layers, full(10)]) };
  },
  holds: ({ pooled, unpooled, ended }) => pooled === 16 && unpooled === 9 && ended === Infinity,
  rows: ({ pooled, unpooled }) => [
    { label: "rows seen with both poolings", value: String(pooled) },
    { label: "with neither", value: String(unpooled) },
    { label: "after a dense layer", value: "all" },
  ],
});
