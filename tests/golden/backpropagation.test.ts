/** The reference against PyTorch and scikit-learn: tools/golden/backpropagation.py wrote the values. */
import * as neuralNetwork from "@algorithms/backpropagation";
import { add, backpropagate, differentiateForward, exp, log, multiply, power, relu, tanh, variable, type Scalar } from "@algorithms/backpropagation/autodiff";
import { toMatrix } from "@algorithms/core/matrix";
import { describe, expect, test } from "vitest";
import json from "./backpropagation.json";

interface PlainNetwork {
  weights: number[][][];
  biases: number[][];
  activations: neuralNetwork.Activation[];
  loss: neuralNetwork.Loss;
}
interface Layers {
  weights: number[][][];
  biases: number[][];
}
interface GradientCase extends Layers {
  network: PlainNetwork;
  X: number[][];
  y: number[];
  l1: number;
  l2: number;
  masks: number[][][];
  output: number[][];
  objective: number;
  penalty: number;
}
interface TrainingCase extends Layers {
  network: PlainNetwork;
  X: number[][];
  y: number[];
  orders: number[][];
  options: neuralNetwork.TrainingOptions;
  lossCurve: number[];
}
/** The name of an operation, and its operands: indices of nodes before it, and the exponent of a power. */
type Operation = readonly [keyof typeof operations, number, number?];
interface GraphCase {
  variables: number[];
  program: Operation[];
  value: number;
  gradient: number[];
}
interface AnswerCase {
  network: PlainNetwork;
  task: "classification" | "regression";
  nClasses: number;
  X: number[][];
  predict: number[];
  predictProba?: number[][];
}
const golden = json as unknown as {
  versions: Record<string, string>;
  oracles: Record<string, string>;
  gradients: Record<string, GradientCase>;
  trainings: Record<string, TrainingCase>;
  graphs: Record<string, GraphCase>;
  answers: Record<string, AnswerCase>;
};
const torch = `PyTorch ${golden.oracles.PyTorch}`;
const tolerance = 1e-12;
const operations = {
  add: (nodes: readonly Scalar[], a: number, b: number) => add(nodes[a]!, nodes[b]!),
  multiply: (nodes: readonly Scalar[], a: number, b: number) => multiply(nodes[a]!, nodes[b]!),
  power: (nodes: readonly Scalar[], a: number, exponent: number) => power(nodes[a]!, exponent),
  exp: (nodes: readonly Scalar[], a: number) => exp(nodes[a]!),
  log: (nodes: readonly Scalar[], a: number) => log(nodes[a]!),
  tanh: (nodes: readonly Scalar[], a: number) => tanh(nodes[a]!),
  relu: (nodes: readonly Scalar[], a: number) => relu(nodes[a]!),
};

describe(`loss and gradient, as ${torch}`, () => {
  test.each(Object.entries(golden.gradients))("%s", (_, { network, X, y, l1, l2, masks, output, objective, ...expected }) => {
    const net = networkOf(network);
    const drawn = masks.map((mask) => toMatrix(mask));
    const found = neuralNetwork.lossAndGradient(net, X, y, { l1, l2 }, drawn);

    expectClose([found.loss], [objective]);
    expectClose([found.penalty], [expected.penalty]);
    expectClose(neuralNetwork.forward(net, X, drawn).activations.at(-1)!.data, output.flat());
    expectLayers(found.gradient, expected);
  });
});

describe(`weights after updates in a fixed order, as ${torch}`, () => {
  test.each(Object.entries(golden.trainings))("%s", (_, { network, X, y, orders, options, lossCurve, ...expected }) => {
    let state = neuralNetwork.beginTraining(networkOf(network));
    const losses = orders.map((order) => {
      const trained = neuralNetwork.trainEpoch(state, toMatrix(X), y, Int32Array.from(order), options);
      state = trained.state;
      return trained.loss;
    });
    expectClose(losses, lossCurve);
    expectLayers(state.network, expected);
    expect(state.updates).toBe(orders.length * Math.ceil(X.length / options.batchSize));
  });
});

describe(`derivatives of scalar graphs, as ${torch}`, () => {
  test.each(Object.entries(golden.graphs))("%s", (_, { variables, program, value, gradient }) => {
    const inputs = variables.map(variable);
    const nodes = [...inputs];
    for (const [name, a, b = 0] of program) nodes.push(operations[name](nodes, a, b));
    const root = nodes.at(-1)!;
    expectClose([root.value], [value]);

    for (const found of [backpropagate(root), differentiateForward(root, inputs)]) {
      expectClose(inputs.map((input) => found.gradient.get(input)!), gradient);
    }
  });
});

describe(`answers from given weights, as scikit-learn ${golden.versions["scikit-learn"]}`, () => {
  test.each(Object.entries(golden.answers))("%s", (_, { network, task, nClasses, X, predict, predictProba }) => {
    const model: neuralNetwork.Model = { ...networkOf(network), task, nClasses, lossCurve: new Float64Array() };
    expectClose(neuralNetwork.predict(model, X), predict);
    if (predictProba) expectClose(neuralNetwork.predictProba(model, X).data, predictProba.flat());
  });
});

function networkOf({ weights, biases, ...rest }: PlainNetwork): neuralNetwork.Network {
  return { ...rest, weights: weights.map((W) => toMatrix(W)), biases: biases.map((b) => Float64Array.from(b)) };
}

function expectLayers(found: Pick<neuralNetwork.Network, "weights" | "biases">, expected: Layers): void {
  expect(found.weights.map(({ rows, columns }) => [rows, columns])).toEqual(expected.weights.map((W) => [W.length, W[0]!.length]));
  found.weights.forEach(({ data }, l) => expectClose(data, expected.weights[l]!.flat()));
  found.biases.forEach((b, l) => expectClose(b, expected.biases[l]!));
}

/** Relative to the largest entry: the others may be the small differences of large terms. */
function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  const size = Math.max(...expected.map(Math.abs));
  expected.forEach((value, i) => {
    expect(Math.abs(found[i]! - value), `${found[i]} instead of ${value}`).toBeLessThanOrEqual(tolerance * size);
  });
}
