/** Whether a gradient is right, and how little training says of it. */
import { activationDerivative, denseBackward, forward, meanLoss, outputDelta, type Network } from "../../../algorithms/backpropagation";
import type { Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { numbersOf, withNumbers } from "../network-numbers";
import { scoresOf } from "../scores";
import type { Task } from "../task";
import { drawnAgain, gradientOf, learnerOf, lengthOf, percent, range, scientific, showing } from "./measuring";

const rings = showing({ batchSize: 512, learningRate: 1, epochs: 400 }, "circles", { nSamples: 100 });
const steps = [1e-1, 1e-5, 1e-13];
const nDraws = 5;
const nSteps = 400;

export const gradientCheck = experiment({
  id: "gradient-check",
  claim: "Backpropagation agrees with central differences to a relative 10⁻⁸ at h = 10⁻⁵, and to less at a far larger or smaller h; one with a mistake, f′ taken at f(z) instead of z, is more than a million times farther off, and trains the network all the same.",
  predict: {
    question: "A backward pass with a mistake: f′ is taken at f(z) instead of z. Two rings, two layers of tanh, 400 steps along that wrong gradient. What share of the training points is right?",
    options: ["About half: nothing is learnt", "About three quarters", "More than 95 %"],
    answer: 2,
  },
  state: rings,
  measure() {
    const draws = range(nDraws).map((seed) => {
      const { network, task } = learnerOf(drawnAgain(rings, seed));
      const right = gradientOf(network, task.trainX, task.trainY);
      return {
        errors: steps.map((h) => relativeDifference(right, numerical(network, task, h))),
        wrongError: relativeDifference(wrongGradient(network, task), right),
        wrongAccuracy: accuracyAlongWrongGradient(network, task),
      };
    });
    return {
      errors: steps.map((_, i) => Math.max(...draws.map(({ errors }) => errors[i]!))),
      wrongError: Math.min(...draws.map(({ wrongError }) => wrongError)),
      wrongAccuracy: Math.min(...draws.map(({ wrongAccuracy }) => wrongAccuracy)),
    };
  },
  holds: ({ errors: [large, middle, small], wrongError, wrongAccuracy }) =>
    middle! < 1e-8 && large! > 1e-4 && small! > 1e-4 && wrongError > 1e6 * middle! && wrongAccuracy > 0.95,
  rows: ({ errors, wrongError, wrongAccuracy }) => [
    ...steps.map((h, i) => ({ label: `relative difference at h = ${scientific(h)}, at most`, value: scientific(errors[i]!) })),
    { label: "the wrong gradient: relative difference, at least", value: wrongError.toFixed(2) },
    { label: "400 steps along it: points right, at worst of five draws", value: percent(wrongAccuracy) },
  ],
});

/** ‖a − b‖ / (‖a‖ + ‖b‖): 0 for equal gradients, 1 for opposite ones. */
const relativeDifference = (a: readonly number[], b: readonly number[]) => lengthOf(a.map((value, i) => value - b[i]!)) / (lengthOf(a) + lengthOf(b));

const lossOf = (network: Network, X: Matrix, y: Float64Array) => meanLoss(network, forward(network, X).preActivations.at(-1)!, y);

function numerical(network: Network, { trainX, trainY }: Task, h: number): number[] {
  const numbers = numbersOf(network);
  const lossAt = (place: number, value: number) => lossOf(withNumbers(network, numbers.with(place, value)), trainX, trainY);
  return numbers.map((w, place) => (lossAt(place, w + h) - lossAt(place, w - h)) / (2 * h));
}

/** With the slope of tanh at the activation, where that at the weighted sum belongs. */
function wrongGradient(network: Network, { trainX, trainY }: Task): number[] {
  const pass = forward(network, trainX);
  const layers: { weights: Matrix; biases: Float64Array }[] = [];
  let delta = outputDelta(network, pass.activations.at(-1)!, trainY);
  for (const l of range(network.weights.length).toReversed()) {
    const layer = denseBackward(pass.activations[l]!, network.weights[l]!, delta);
    layers.unshift(layer);
    // Of the inputs, which need none, the product is not used.
    const A = pass.activations[l]!;
    delta = { ...A, data: layer.inputs.data.map((derivative, entry) => derivative * activationDerivative(A.data[entry]!, "tanh")) };
  }
  return numbersOf({ weights: layers.map(({ weights }) => weights), biases: layers.map(({ biases }) => biases) });
}

function accuracyAlongWrongGradient(network: Network, task: Task): number {
  const end = range(nSteps).reduce((current) => {
    const wrong = wrongGradient(current, task);
    return withNumbers(current, numbersOf(current).map((w, place) => w - wrong[place]!));
  }, network);
  return scoresOf(task, end).train.accuracy!;
}
