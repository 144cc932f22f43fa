/** What Adam's learning rate measures. */
import { beginTraining, lossAndGradient, update } from "../../../algorithms/backpropagation";
import type { Optimizer } from "../../../algorithms/backpropagation/training";
import { experiment } from "../../../src/kit/lab/experiment";
import { numbersOf } from "../network-numbers";
import { optionsOf } from "../training-options";
import { drawnAgain, learnerOf, range, scientific, showing } from "./measuring";

const learningRate = 0.01;
const adamOnRings = showing({ optimizer: "adam", learningRate, batchSize: 512 }, "circles");
const nDraws = 20;

export const adamStepsAreOneSize = experiment({
  id: "adam-steps-are-one-size",
  claim: "Adam's first step moves every weight and bias by its learning rate, to within a fifth, however large the derivative; plain descent's steps differ as widely as the derivatives do.",
  predict: {
    question: "Adam's first update at a learning rate of 0.01, where some derivatives of a network are ten thousand times larger than others. How far do its weights move?",
    options: ["Each by 0.01 times its derivative", "Each by 0.01", "Not yet: the averages start at zero"],
    answer: 1,
  },
  state: adamOnRings,
  measure() {
    const moves = (optimizer: Optimizer) => range(nDraws).flatMap((seed) => firstMoves(optimizer, seed));
    const [adam, sgd] = [moves("adam"), moves("sgd")];
    return { adam: extremes(adam), sgd: extremes(sgd) };
  },
  holds: ({ adam, sgd }) => adam.least > 0.8 * learningRate && adam.most < 1.0001 * learningRate && sgd.most > 10_000 * sgd.least,
  rows: ({ adam, sgd }) => [
    { label: "Adam: least and most that a weight moved", value: `${adam.least.toPrecision(3)} and ${adam.most.toPrecision(3)}` },
    { label: "plain descent at the same rate", value: `${scientific(sgd.least)} and ${scientific(sgd.most)}` },
  ],
});

/** How far the first update moves every weight and bias. */
function firstMoves(optimizer: Optimizer, seed: number): number[] {
  const { values, task: { trainX, trainY }, network } = learnerOf(drawnAgain(adamOnRings, seed));
  const { gradient } = lossAndGradient(network, trainX, trainY);
  const moved = numbersOf(update(beginTraining(network), gradient, optionsOf({ ...values, optimizer }, 0)).network);
  return numbersOf(network).map((before, place) => Math.abs(moved[place]! - before));
}

const extremes = (moves: readonly number[]) => ({ least: Math.min(...moves), most: Math.max(...moves) });
