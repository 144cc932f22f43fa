/** What the bends between the layers are for. */
import { forward } from "../../../algorithms/backpropagation";
import type { Network } from "../../../algorithms/backpropagation/network";
import { row, zeros, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, drawnAgain, learnerOf, percent, range, scientific, scoresAfter, showing, train, turned, type State } from "./measuring";

const nDraws = 5;
const linear = showing({ activation1: "linear", activation2: "linear", learningRate: 0.3, epochs: 60 }, "xor");

const accuracies = (state: State) => range(nDraws).map((seed) => scoresAfter(drawnAgain(state, seed)).train.accuracy!);

export const linearLayersCollapse = experiment({
  id: "linear-layers-collapse",
  claim: "A stack of linear layers says what one layer says that has the product of their weights, and does not learn XOR; with tanh between the layers it does.",
  predict: {
    question: "XOR, two hidden layers of eight linear units, 60 epochs, five draws. What share of the training points is right, on average?",
    options: ["Nearly all: there are 105 weights and biases to learn with", "About 85 %", "Less than 70 %"],
    answer: 2,
  },
  state: linear,
  measure() {
    const learner = learnerOf(linear);
    const network = train(learner);
    const outputs = (one: Network) => forward(one, learner.task.X).preActivations.at(-1)!.data;
    const [stack, single] = [outputs(network), outputs(multipliedOut(network))];
    return {
      difference: Math.max(...stack.map((value, i) => Math.abs(value - single[i]!))),
      straight: accuracies(linear),
      bent: accuracies(turned(linear, { activation1: "tanh", activation2: "tanh" })),
    };
  },
  holds: ({ difference, straight, bent }) => difference < 1e-12 && averageOf(straight) < 0.65 && Math.min(...bent) > 0.95,
  rows: ({ difference, straight, bent }) => [
    { label: "largest difference between the outputs of the stack and of the one layer", value: scientific(difference) },
    { label: "linear: right, on average", value: percent(averageOf(straight)) },
    { label: "linear: right, at best", value: percent(Math.max(...straight)) },
    { label: "tanh: right, at worst", value: percent(Math.min(...bent)) },
  ],
});

/** The one layer that linear ones amount to: weights W₁ W₂ …, and the biases carried through the layers after them. */
function multipliedOut({ weights, biases, loss }: Network): Network {
  const [W, b] = weights.slice(1).reduce(
    ([W, b], next, l) => [times(W, next), times({ data: b, rows: 1, columns: b.length }, next).data.map((sum, k) => sum + biases[l + 1]![k]!)] as const,
    [weights[0]!, biases[0]!] as readonly [Matrix, Float64Array],
  );
  return { weights: [W], biases: [b], activations: [], loss };
}

function times(A: Matrix, B: Matrix): Matrix {
  const product = zeros(A.rows, B.columns);
  for (const i of range(A.rows)) {
    row(A, i).forEach((a, j) => row(B, j).forEach((b, k) => (product.data[i * B.columns + k]! += a * b)));
  }
  return product;
}

const straightOn = (product: boolean) => showing({ layers: 0, x1: !product, x2: !product, product, learningRate: 0.3, epochs: 60 }, "xor");

export const productSolvesXor = experiment({
  id: "product-solves-xor",
  claim: "Without a hidden layer, XOR is not learnt from x₁ and x₂, and learnt without an error from their product alone.",
  predict: {
    question: "XOR, no hidden layer, and of the features only x₁x₂: one weight and one bias. What share of the training points is right?",
    options: ["Half: it is still a linear model", "About three quarters", "All"],
    answer: 2,
  },
  state: straightOn(true),
  measure: () => ({ apart: accuracies(straightOn(false)), product: accuracies(straightOn(true)) }),
  holds: ({ apart, product }) => averageOf(apart) < 0.6 && Math.min(...product) === 1,
  rows: ({ apart, product }) => [
    { label: "x₁ and x₂: right, on average of five draws", value: percent(averageOf(apart)) },
    { label: "x₁x₂ alone: right, at worst", value: percent(Math.min(...product)) },
  ],
});
