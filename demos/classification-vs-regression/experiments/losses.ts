/** What a confident mistake costs, and how hard it pulls. */
import { sigmoid } from "../../../algorithms/linear-models";
import { experiment } from "../../../src/kit/lab/experiment";
import { showing, theEnd } from "./measuring";

/** Derivatives by the score z, where the class is 1. */
const pullOf = {
  squares: (z: number): number => 2 * (sigmoid(z) - 1) * sigmoid(z) * (1 - sigmoid(z)),
  logLoss: (z: number): number => sigmoid(z) - 1,
};

export const vanishingPull = experiment({
  id: "confident-and-wrong",
  claim: "Behind a sigmoid the squared error hardly pulls where the answer is confidently wrong; the log loss pulls with nearly all its force.",
  predict: {
    question: "A point of class 1 has the score z = −8: a probability of 0.0003. How strong is the gradient of the squared error compared with that of the log loss?",
    options: ["Stronger: the error is squared", "About the same", "More than a thousand times weaker"],
    answer: 2,
  },
  state: { parameters: { charts: "losses" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    /** Gradient steps of size 1 on the score alone, from z = −8, until the answer is right. */
    const stepsOf = (pull: (z: number) => number): number => {
      let [z, steps] = [-8, 0];
      for (; z < 0 && steps < 100_000; steps++) z -= pull(z);
      return steps;
    };
    return { squares: -pullOf.squares(-8), logLoss: -pullOf.logLoss(-8), stepsBySquares: stepsOf(pullOf.squares), stepsByLogLoss: stepsOf(pullOf.logLoss) };
  },
  holds: ({ squares, logLoss, stepsBySquares, stepsByLogLoss }) => logLoss > 1000 * squares && stepsByLogLoss < 20 && stepsBySquares > 500,
  rows: ({ squares, logLoss, stepsBySquares, stepsByLogLoss }) => [
    { label: "pull of the squared error at z = −8", value: squares.toExponential(1) },
    { label: "pull of the log loss", value: logLoss.toFixed(4) },
    { label: "steps until the answer is right, squared error", value: stepsBySquares.toLocaleString("en") },
    { label: "steps, log loss", value: stepsByLogLoss.toString() },
  ],
});
