/** Whether to believe the arithmetic, and the answers. */
import * as cnn from "../../../algorithms/convolutional-network";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, percent, range, shipped } from "./measuring";

export const gradientIsRight = experiment({
  id: "gradient-is-right",
  claim: "The gradient by every layer's weights is what the loss really does when a weight moves.",
  predict: {
    question: "A weight is moved by 0.00001, and the loss computed anew. By how much does the slope miss the gradient, relatively?",
    options: ["About 1 %", "Less than a millionth"],
    answer: 1,
  },
  state: {},
  async measure() {
    const { network, digits, images } = await shipped();
    const X = images(8);
    const y = digits.labels.subarray(0, 8);
    const lossWith = (l: number, entry: number, by: number): number => {
      const weights = network.weights.with(l, network.weights[l]!.map((w, i) => (i === entry ? w + by : w)));
      return cnn.lossAndGradient({ ...network, weights }, X, y).loss;
    };
    const { gradient } = cnn.lossAndGradient(network, X, y);
    const random = createRandom(4);
    const misses = network.weights.flatMap((weights, l) => (weights.length === 0 ? [] : range(5).map(() => {
      const entry = random.integer(weights.length);
      const slope = (lossWith(l, entry, 1e-5) - lossWith(l, entry, -1e-5)) / 2e-5;
      const scale = Math.max(...gradient.weights[l]!.map(Math.abs));
      return Math.abs(slope - gradient.weights[l]![entry]!) / scale;
    })));
    return { weights: misses.length, largest: Math.max(...misses) };
  },
  holds: ({ largest }) => largest < 1e-6,
  rows: ({ weights, largest }) => [{ label: `largest miss of ${weights} weights, relative to their layer's largest`, value: largest.toExponential(1) }],
});

export const sureOfNothing = experiment({
  id: "sure-of-nothing",
  claim: "Shown noise, the network still says a digit, and is often sure of it: its probabilities say which of ten digits, not whether it is one.",
  predict: {
    question: "200 images of pure noise. How sure is the network of its answer, on average?",
    options: ["10 %: it cannot know", "More than 50 %"],
    answer: 1,
  },
  state: {},
  async measure() {
    const { network } = await shipped();
    const random = createRandom(9);
    const noise = Array.from({ length: 200 }, () => Array.from({ length: 784 }, () => random.uniform()));
    const { data } = cnn.predictProba(network, noise);
    return { sure: averageOf(range(200).map((i) => Math.max(...data.subarray(10 * i, 10 * i + 10)))) };
  },
  holds: ({ sure }) => sure > 0.5,
  rows: ({ sure }) => [{ label: "probability of the answer to noise, on average", value: percent(sure) }],
});

export const enginesAgree = experiment({
  id: "engines-agree",
  claim: "The matrix product and the plain loops give the same maps, up to rounding.",
  predict: {
    question: "The same convolution, once by loops and once as a matrix product. How far are the results apart?",
    options: ["A percent or so", "As far as rounding reaches"],
    answer: 1,
  },
  state: {},
  async measure() {
    const { network, images } = await shipped();
    const X = images(3);
    const [fast, plain] = [cnn.im2col, cnn.loops].map((convolution) => cnn.forward(network, X, { convolution }).outputs.at(-1)!.data);
    return { difference: fast!.reduce((most, value, i) => Math.max(most, Math.abs(value - plain![i]!)), 0) };
  },
  holds: ({ difference }) => difference < 1e-10,
  rows: ({ difference }) => [{ label: "largest difference between the scores", value: difference.toExponential(1) }],
});
