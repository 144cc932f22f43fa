/** Graphs of scalars to differentiate: one neuron, and a whole network on one example. */
import { autodiff, type Network } from "../../../algorithms/backpropagation";
import { range } from "./measuring";

const { add, exp, log, multiply, power, tanh, variable } = autodiff;
type Scalar = autodiff.Scalar;

export interface Graph {
  readonly root: Scalar;
  /** The weights and biases, in the order of a network's numbers. */
  readonly variables: readonly Scalar[];
}

/** (tanh Σ wᵢ xᵢ − 1)², with so many weights. */
export function neuron(nWeights: number): Graph {
  const variables = range(nWeights).map((i) => variable(Math.sin(i + 1) / nWeights));
  const sum = variables.map((weight, i) => multiply(weight, variable(Math.cos(i)))).reduce(add);
  return { root: power(add(tanh(sum), variable(-1)), 2), variables };
}

/** The logistic loss, log(1 + e^z) − y z, of a network of tanh units on one example. */
export function networkOn({ weights, biases }: Network, example: ArrayLike<number>, y: number): Graph {
  const variables: Scalar[] = [];
  const kept = (value: number): Scalar => {
    variables.push(variable(value));
    return variables.at(-1)!;
  };
  let signals = Array.from(example, variable);
  weights.forEach((W, l) => {
    const nodes = Array.from(W.data, kept);
    const sums = Array.from(biases[l]!, kept).map((bias, k) =>
      signals.map((signal, j) => multiply(signal, nodes[j * W.columns + k]!)).reduce(add, bias));
    signals = l < weights.length - 1 ? sums.map(tanh) : sums;
  });
  const z = signals[0]!;
  return { root: add(log(add(exp(z), variable(1))), multiply(variable(-y), z)), variables };
}
