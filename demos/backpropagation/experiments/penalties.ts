/** What is done to weights and units so that the network does not learn by heart. */
import { beginTraining, epochOrder, forward, type Network } from "../../../algorithms/backpropagation";
import { trainEpoch } from "../../../algorithms/backpropagation/engine";
import { zeros, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { scoresOf } from "../scores";
import { seedFor } from "../seeds";
import { optionsOf } from "../training-options";
import { averageOf, drawnAgain, learnerOf, percent, range, scientific, showing, train, turned, type Learner, type State } from "./measuring";

/** One batch an epoch. */
const sparse = showing({ l1: 0.003, learningRate: 1, batchSize: 512, epochs: 500 }, "circles", { nSamples: 150 });
const nDraws = 3;

export const l1IsNotQuiteZero = experiment({
  id: "l1-is-not-quite-zero",
  claim: "Gradient steps on an L1 penalty, with full batches or with small ones, make many weights small and none exactly zero; with soft-thresholding after each full-batch step instead, most are exactly zero, and the points are learnt all the same. L2 of the same strength makes hardly a weight small.",
  predict: {
    question: "Gradient descent on a loss with an L1 penalty, a network of 88 weights, 500 steps. How many weights are exactly zero in the end?",
    options: ["None", "About 30", "About 60"],
    answer: 0,
  },
  state: sparse,
  measure() {
    const ended = (state: State, trainer = train) => range(nDraws).map((seed) => {
      const learner = learnerOf(drawnAgain(state, seed));
      return summary(learner, trainer(learner));
    });
    return {
      full: ended(sparse),
      batches: ended(turned(sparse, { learningRate: 0.3, batchSize: 10, epochs: 60 })),
      soft: ended(sparse, trainedWithThreshold),
      l2: ended(turned(sparse, { l1: 0, l2: sparse.parameters!.l1! })),
    };
  },
  holds: ({ full, batches, soft, l2 }) =>
    [...full, ...batches, ...l2].every(({ zero }) => zero === 0) && full.every(({ small }) => small > 44) && batches.every(({ small }) => small > 20) && l2.every(({ small }) => small < 10)
    && soft.every(({ zero, accuracy }) => zero > 44 && accuracy > 0.95),
  rows: ({ full, batches, soft, l2 }) => [
    { label: "L1 by its gradient: exactly zero, and below 0.01, of 88 weights", value: counts(full) },
    { label: "the same with batches of ten, 60 epochs", value: counts(batches) },
    { label: "L1 by soft-thresholding", value: counts(soft) },
    { label: "its training points right, at worst", value: percent(Math.min(...soft.map(({ accuracy }) => accuracy))) },
    { label: "L2 of the same strength", value: counts(l2) },
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
function trainedWithThreshold({ values, seeds, task: { trainX, trainY }, network }: Learner): Network {
  const options = optionsOf({ ...values, l1: 0 }, seedFor("dropout", seeds));
  const threshold = values.learningRate * values.l1;
  let state = beginTraining(network);
  for (const epoch of range(values.epochs)) {
    const moved = trainEpoch(state, trainX, trainY, epochOrder(trainX.rows, seedFor("order", seeds), epoch), options).state;
    const weights = moved.network.weights.map((W): Matrix => ({ ...W, data: W.data.map((w) => Math.sign(w) * Math.max(0, Math.abs(w) - threshold)) }));
    state = { ...moved, network: { ...moved.network, weights } };
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
    { label: "average sum against that of the whole network: largest difference", value: scientific(sums) },
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
