/** What is done to weights and units so that the network does not learn by heart. */
import { beginTraining, epochOrder, forward, trainEpoch, type Network } from "../../../algorithms/backpropagation";
import { zeros, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { scoresOf } from "../scores";
import { optionsOf } from "../training-options";
import { averageOf, drawnAgain, learnerOf, percent, range, showing, train, turned, type Learner } from "./measuring";

const sparse = showing({ l1: 0.003, learningRate: 0.1, epochs: 150 }, "circles", { nSamples: 150 });
const nDraws = 3;

export const l1IsNotQuiteZero = experiment({
  id: "l1-is-not-quite-zero",
  claim: "Gradient steps on an L1 penalty make many weights small and none exactly zero; with soft-thresholding after each step instead, some are exactly zero, and the points are learnt all the same.",
  predict: {
    question: "SGD on a loss with an L1 penalty, a network of 88 weights, 150 epochs. How many weights are exactly zero in the end?",
    options: ["None", "About a dozen", "About half"],
    answer: 0,
  },
  state: sparse,
  measure() {
    const learners = range(nDraws).map((seed) => learnerOf(drawnAgain(sparse, seed)));
    const plain = learners.map((learner) => summary(learner, train(learner)));
    const soft = learners.map((learner) => summary(learner, trainedWithThreshold(learner)));
    const l2 = range(nDraws).map((seed) => learnerOf(drawnAgain(turned(sparse, { l1: 0, l2: 0.003 }), seed))).map((learner) => summary(learner, train(learner)));
    return { plain, soft, l2 };
  },
  holds: ({ plain, soft, l2 }) =>
    [...plain, ...l2].every(({ zero }) => zero === 0) && plain.every(({ small }) => small > 20) && l2.every(({ small }) => small < 15)
    && soft.every(({ zero }) => zero > 10) && [...plain, ...soft].every(({ accuracy }) => accuracy > 0.95),
  rows: ({ plain, soft, l2 }) => [
    { label: "L1 by its gradient: exactly zero, and below 0.01, of 88 weights", value: counts(plain) },
    { label: "L1 by soft-thresholding", value: counts(soft) },
    { label: "L2 of the same strength", value: counts(l2) },
    { label: "training points right, soft-thresholded, at worst", value: percent(Math.min(...soft.map(({ accuracy }) => accuracy))) },
  ],
});

type Summary = ReturnType<typeof summary>;

function summary({ task }: Learner, network: Network) {
  const weights = network.weights.flatMap(({ data }) => [...data]);
  return {
    zero: weights.filter((w) => w === 0).length,
    small: weights.filter((w) => Math.abs(w) < 0.01).length,
    accuracy: scoresOf(task, network).train.accuracy!,
  };
}

const counts = (draws: readonly Summary[]) =>
  `${averageOf(draws.map(({ zero }) => zero)).toFixed(0)} and ${averageOf(draws.map(({ small }) => small)).toFixed(0)}`;

/** Proximal gradient descent: a step on the loss alone, then every weight goes towards zero by learning rate × l1, and stops there. */
function trainedWithThreshold({ values, seed, task: { trainX, trainY }, network }: Learner): Network {
  const options = optionsOf({ ...values, l1: 0 }, seed);
  const threshold = values.learningRate * values.l1;
  let state = beginTraining(network);
  for (const epoch of range(values.epochs)) {
    const order = epochOrder(trainX.rows, seed, epoch);
    for (let start = 0; start < order.length; start += values.batchSize) {
      const moved = trainEpoch(state, trainX, trainY, order.subarray(start, start + values.batchSize), options).state;
      const soft = moved.network.weights.map(({ data }) => data.map((w) => Math.sign(w) * Math.max(0, Math.abs(w) - threshold)));
      state = { ...moved, network: { ...moved.network, weights: moved.network.weights.map((W, l): Matrix => ({ ...W, data: soft[l]! })) } };
    }
  }
  return state.network;
}

const nUnits = 8;
const dropped = showing({ layers: 1, units1: nUnits, dropout: 0.5, learningRate: 0.3, epochs: 100 }, "circles", { nSamples: 100 });

export const dropoutIsRightOnAverage = experiment({
  id: "dropout-is-right-on-average",
  claim: "With dropout, the sum before the last bend is, averaged over all masks, exactly that of the whole network; the probability after it is not; and one mask's prediction is far from another's.",
  predict: {
    question: "Eight hidden units, dropout ½, all 256 masks. Which average over the masks is the same as of the whole network without dropout?",
    options: ["Of the output's weighted sum, but not of its probability", "Of both", "Of neither: half the units are missing"],
    answer: 0,
  },
  state: dropped,
  measure() {
    const learner = learnerOf(dropped);
    const network = train(learner);
    const whole = outputs(network, learner.task.trainX);
    const masked = range(2 ** nUnits).map((mask) => outputs(network, learner.task.trainX, maskOf(mask, learner.task.trainX.rows)));
    const points = range(learner.task.trainX.rows);
    const away = (name: "sums" | "probabilities") =>
      Math.max(...points.map((i) => Math.abs(averageOf(masked.map((output) => output[name][i]!)) - whole[name][i]!)));
    const spread = averageOf(points.map((i) => deviation(masked.map(({ probabilities }) => probabilities[i]!))));
    return { sums: away("sums"), probabilities: away("probabilities"), spread };
  },
  holds: ({ sums, probabilities, spread }) => sums < 1e-12 && probabilities > 0.02 && spread > 0.1,
  rows: ({ sums, probabilities, spread }) => [
    { label: "average sum against that of the whole network: largest difference", value: sums.toExponential(0) },
    { label: "average probability: largest difference", value: probabilities.toFixed(2) },
    { label: "standard deviation of a point's probability over the masks, on average", value: spread.toFixed(2) },
  ],
});

function outputs(network: Network, X: Matrix, masks: readonly Matrix[] = []) {
  const { preActivations, activations } = forward(network, X, masks);
  return { sums: preActivations.at(-1)!.data, probabilities: activations.at(-1)!.data };
}

/** The same units for every row: those whose bit is set stay, and count double. */
function maskOf(bits: number, rows: number): Matrix[] {
  const mask = zeros(rows, nUnits);
  mask.data.forEach((_, entry) => (mask.data[entry] = (bits >> (entry % nUnits)) & 1 ? 2 : 0));
  return [mask];
}

function deviation(values: readonly number[]): number {
  const mean = averageOf(values);
  return Math.sqrt(averageOf(values.map((value) => (value - mean) ** 2)));
}
