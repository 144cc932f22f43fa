/** How far a step may go, and in which direction it had better go. */
import { beginTraining, trainEpoch } from "../../../algorithms/backpropagation";
import type { TrainingOptions } from "../../../algorithms/backpropagation/training";
import { row, toMatrix, zeros, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { drawnAgain, learnerOf, lengthOf, range, scientific, scoresAfter, showing, turned } from "./measuring";

/** Linear regression by full batches: its loss is a quadratic of the weights. */
const quadratic = showing({ layers: 0, batchSize: 512, learningRate: 2, epochs: 200 }, "plane");

export const learningRateLimit = experiment({
  id: "learning-rate-limit",
  claim: "On a quadratic, descent comes closer below a learning rate of 2 / λmax, goes to and fro at it and grows above it; a network without hidden layers and with squared error, whose loss is a quadratic, reaches the lowest loss at 95 % of its own 2 / λmax and diverges at 105 %.",
  predict: {
    question: "A quadratic whose largest curvature is λmax = 10, 200 steps. The learning rate is 0.19, 0.20 or 0.21. How many of the three come close to the lowest point?",
    options: ["All three: they hardly differ", "Two", "One"],
    answer: 2,
  },
  state: quadratic,
  measure() {
    const runs = range(5).map((seed) => {
      const state = drawnAgain(quadratic, seed);
      const limit = 2 / largestCurvature(learnerOf(state).task.trainX);
      const lossAfter = (learningRate: number, epochs: number) => scoresAfter(turned(state, { learningRate }), { epochs }).train.loss;
      return { limit, lowest: lossAfter(limit / 2, 200), below: lossAfter(0.95 * limit, 200), above: lossAfter(1.05 * limit, 200) };
    });
    return { below: distanceAfter(0.19), at: distanceAfter(0.2), above: distanceAfter(0.21), runs };
  },
  holds: ({ below, at, above, runs }) =>
    below < 1e-8 && Math.abs(at - 1) < 1e-9 && above > 1e8 && runs.every((run) => Math.abs(run.below - run.lowest) < 1e-6 && run.above > 1e9),
  rows: ({ below, at, above, runs: [network] }) => [
    { label: "200 steps at 0.19: distance from the lowest point, 1 at first", value: scientific(below, 1) },
    { label: "at 0.20", value: at.toFixed(3) },
    { label: "at 0.21", value: scientific(above, 1) },
    { label: "2 / λmax of the network in the demo", value: network!.limit.toFixed(3) },
    { label: "its loss after 200 epochs at half that rate", value: network!.lowest.toFixed(4) },
    { label: "at 95 %", value: network!.below.toFixed(4) },
    { label: "at 105 %", value: scientific(network!.above, 1) },
  ],
});

/** Along the direction of curvature 10, from a distance of 1. */
function distanceAfter(learningRate: number): number {
  return Math.abs(range(200).reduce((w) => w - learningRate * 10 * w, 1));
}

/** Of ½ the mean squared error as a function of the weights and the bias: the largest eigenvalue of [X 1]ᵀ[X 1] / n, by power iteration. */
function largestCurvature(X: Matrix): number {
  let [direction, curvature] = [[...range(X.columns).map(() => 1), 1], 0];
  for (let iteration = 0; iteration < 1000; iteration++) {
    const bent = direction.map(() => 0);
    for (const i of range(X.rows)) {
      const example = [...row(X, i), 1];
      const along = example.reduce((sum, x, j) => sum + x * direction[j]!, 0);
      example.forEach((x, j) => (bent[j]! += (along * x) / X.rows));
    }
    curvature = lengthOf(bent);
    direction = bent.map((value) => value / curvature);
  }
  return curvature;
}

/** Uncorrelated inputs of sizes 1 and 10: their curvatures are 1 and 100. The target is their sum. */
const ravine = toMatrix([[1, 10], [-1, 10], [1, -10], [-1, -10]]);
const sums = [11, 9, -9, -11];

/** Unscaled, x₁² has a curvature of about 200, the bias one below 1; without noise, the loss can fall for ever, a straight line on a logarithmic axis. */
const steep = showing(
  { layers: 0, x1Squared: true, batchSize: 512, learningRate: 0.005, optimizer: "momentum", epochs: 300, logLoss: true }, "plane", { noise: 0 },
);

export const momentumInARavine = experiment({
  id: "momentum-in-a-ravine",
  claim: "With curvatures of 1 and 100, momentum at its best rates needs less than a fifth of the steps that plain descent needs at its best rate, and momentum 0.9 at that same rate less than half.",
  predict: {
    question: "A ravine with curvatures of 1 and 100. Plain descent at its best learning rate needs 346 steps to come a thousand times closer. And momentum, at its best?",
    options: ["About 300", "About 150", "Fewer than 70"],
    answer: 2,
  },
  state: { ...steep, data: { ...steep.data, scaling: "none" } },
  measure: () => ({
    plain: stepsWith({ optimizer: "sgd", learningRate: 2 / 101, momentum: 0 }),
    usual: stepsWith({ optimizer: "momentum", learningRate: 2 / 101, momentum: 0.9 }),
    // Polyak's rates for curvatures of 1 and 100: 4 / (√1 + √100)², and ((√100 − √1) / (√100 + √1))².
    best: stepsWith({ optimizer: "momentum", learningRate: 4 / 121, momentum: (9 / 11) ** 2 }),
  }),
  holds: ({ plain, usual, best }) => plain === 346 && usual < plain / 2 && best < plain / 5,
  rows: ({ plain, usual, best }) => [
    { label: "plain descent, at its best rate of 2 / 101", value: `${plain} steps` },
    { label: "momentum 0.9, the same rate", value: `${usual} steps` },
    { label: "momentum 0.67, rate 4 / 121", value: `${best} steps` },
  ],
});

/** How many until the weights are a thousand times closer to the solution (1, 1), from zero. */
function stepsWith(chosen: Pick<TrainingOptions, "optimizer" | "learningRate" | "momentum">): number {
  const options = { ...chosen, rho: 0.99, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, batchSize: 4, l1: 0, l2: 0, dropout: 0, seed: 0 };
  let state = beginTraining({ weights: [zeros(2, 1)], biases: [new Float64Array(1)], activations: [], loss: "squaredError" });
  for (let step = 1; step <= 10_000; step++) {
    state = trainEpoch(state, ravine, sums, Int32Array.of(0, 1, 2, 3), options).state;
    if (lengthOf(state.network.weights[0]!.data.map((w) => w - 1)) < 1e-3 * Math.SQRT2) return step;
  }
  throw new Error("The ravine was too long.");
}
