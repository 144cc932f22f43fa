/** A few examples at a time, and in which order. */
import { epochOrder } from "../../../algorithms/backpropagation";
import { takeRows } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { scoresOf } from "../scores";
import { seedFor } from "../seeds";
import { averageOf, drawnAgain, gradientOf, learnerOf, lengthOf, percent, range, scientific, showing, train, type Learner } from "./measuring";

/** 24 points to learn from: two batches of ten and one of four. */
const fewPoints = showing({ batchSize: 10 }, "moons", { nSamples: 40 });

export const shortLastBatch = experiment({
  id: "short-last-batch",
  claim: "The gradients of an epoch's batches, weighed by the batches' sizes, average to the gradient over all points; their plain average does not.",
  predict: {
    question: "24 points in batches of 10, 10 and 4. Each batch's gradient is the mean over its own points. Which average of the three is the gradient over all points?",
    options: ["The plain one: (g₁ + g₂ + g₃) / 3", "The one weighed by size: (10 g₁ + 10 g₂ + 4 g₃) / 24", "Neither: batches only approximate it"],
    answer: 1,
  },
  state: fewPoints,
  measure() {
    const tries = range(20).map((seed) => differences(learnerOf(drawnAgain(fewPoints, seed))));
    return { weighed: Math.max(...tries.map(({ weighed }) => weighed)), plain: averageOf(tries.map(({ plain }) => plain)) };
  },
  holds: ({ weighed, plain }) => weighed < 1e-12 && plain > 0.1,
  rows: ({ weighed, plain }) => [
    { label: "weighed average, relative difference at most", value: scientific(weighed) },
    { label: "plain average, relative difference on average", value: percent(plain) },
  ],
});

/** How far two ways to average the gradients of one epoch's batches are from the gradient over all points, as a share of its length. */
function differences({ network, seeds, task: { trainX, trainY } }: Learner) {
  const order = epochOrder(trainX.rows, seedFor("order", seeds), 0);
  const batches = [order.subarray(0, 10), order.subarray(10, 20), order.subarray(20)];
  const whole = gradientOf(network, trainX, trainY);
  const gradients = batches.map((batch) => gradientOf(network, takeRows(trainX, batch), Float64Array.from(batch, (i) => trainY[i]!)));
  const away = (shares: readonly number[]) =>
    lengthOf(whole.map((value, place) => gradients.reduce((sum, gradient, b) => sum + shares[b]! * gradient[place]!, -value))) / lengthOf(whole);
  return { weighed: away(batches.map((batch) => batch.length / trainX.rows)), plain: away(batches.map(() => 1 / batches.length)) };
}

const rings = showing({ learningRate: 0.3, batchSize: 10, epochs: 30 }, "circles");
const nDraws = 8;

export const sortedPoints = experiment({
  id: "sorted-points",
  claim: "With the points sorted by class, the training loss after thirty epochs is on average more than three times as high as with the points shuffled; whether they are shuffled in every epoch or once makes no such difference.",
  predict: {
    question: "Circles, batches of ten, 30 epochs, eight draws. The points come sorted by class, shuffled once, or shuffled anew in every epoch. Which of the three stands out?",
    options: ["None: each sees the same points equally often", "Sorted is clearly worse than the other two", "Shuffled anew is clearly better than the other two"],
    answer: 1,
  },
  state: rings,
  measure() {
    const losses = (orderOf: (learner: Learner) => (epoch: number) => Int32Array) => averageOf(range(nDraws).map((seed) => {
      const learner = learnerOf(drawnAgain(rings, seed));
      return scoresOf(learner.task, train(learner, { orderOf: orderOf(learner) })).train.loss;
    }));
    return {
      sorted: losses(({ task: { trainY } }) => () => Int32Array.from(trainY.keys()).toSorted((a, b) => trainY[a]! - trainY[b]! || a - b)),
      once: losses(({ task, seeds }) => () => createRandom(seeds.model).permutation(task.trainX.rows)),
      anew: losses(({ task, seeds }) => (epoch) => epochOrder(task.trainX.rows, seedFor("order", seeds), epoch)),
    };
  },
  holds: ({ sorted, once, anew }) => sorted > 3 * once && sorted > 3 * anew && Math.abs(once - anew) < 0.3 * anew,
  rows: ({ sorted, once, anew }) => [
    { label: "training loss, sorted by class", value: sorted.toFixed(3) },
    { label: "shuffled once", value: once.toFixed(3) },
    { label: "shuffled in every epoch", value: anew.toFixed(3) },
  ],
});
