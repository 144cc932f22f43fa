/** Both engines against PyTorch: tools/golden/convolutional_network.py wrote the values. */
import * as cnn from "@algorithms/convolutional-network";
import { describe, expect, test } from "vitest";
import json from "./convolutional-network.json";

interface PlainTensor {
  shape: [n: number, height: number, width: number, channels: number];
  data: number[];
}
interface Layers {
  weights: number[][];
  biases: number[][];
}
interface ConvolutionCase {
  X: PlainTensor;
  W: { size: number; channels: number; filters: number; data: number[] };
  b: number[];
  stride: number;
  padding: number;
  delta: number[];
  output: PlainTensor;
  weights: number[];
  biases: number[];
  inputs: number[];
}
interface PoolingCase {
  kind: "max" | "mean";
  X: PlainTensor;
  size: number;
  stride: number;
  padding: number;
  delta: number[];
  output: PlainTensor;
  inputs: number[];
}
interface Problem extends Layers {
  inputShape: cnn.Shape;
  layers: cnn.Layer[];
  X: number[];
  y: number[];
  n: number;
}
interface GradientCase extends Problem {
  probabilities: number[];
  loss: number;
  gradient: Layers;
  images: number[];
}
interface TrainingCase extends Problem {
  optimizer: "sgd" | "momentum" | "adam";
  options: { lr: number; momentum?: number };
  batches: number[][];
  losses: number[];
  after: Layers;
}
const golden = json as unknown as {
  oracle: { torch: string };
  convolutions: Record<string, ConvolutionCase>;
  poolings: Record<string, PoolingCase>;
  gradients: Record<string, GradientCase>;
  trainings: Record<string, TrainingCase>;
};

const engines = [["loops", cnn.loops], ["im2col", cnn.im2col]] as const;

test("the values are PyTorch's", () => expect(golden.oracle.torch).toMatch(/^1\.13/));

describe.each(engines)("by %s", (_, engine) => {
  test.each(Object.entries(golden.convolutions))("convolution: %s", (__, plain) => {
    const [X, W] = [tensor(plain.X), { ...plain.W, data: Float64Array.from(plain.W.data) }];
    const output = engine.conv2d(X, W, Float64Array.from(plain.b), plain);
    expect(shapeOf(output)).toEqual(plain.output.shape);
    expectClose(output.data, plain.output.data);
    const delta = { ...output, data: Float64Array.from(plain.delta) };
    const gradient = engine.filterGradient(X, W, delta, plain);
    expectClose(gradient.weights, plain.weights);
    expectClose(gradient.biases, plain.biases);
    expectClose(engine.inputGradient(X, W, delta, plain).data, plain.inputs);
  });

  test.each(Object.entries(golden.gradients))("loss and gradient: %s", (__, plain) => {
    const [network, X] = problemOf(plain);
    const { loss, gradient } = cnn.lossAndGradient(network, X, plain.y, { convolution: engine });
    expect(loss).toBeCloseTo(plain.loss, 12);
    gradient.weights.forEach((values, l) => expectClose(values, plain.gradient.weights[l]!));
    gradient.biases.forEach((values, l) => expectClose(values, plain.gradient.biases[l]!));
    const pass = cnn.forward(network, X, { convolution: engine });
    const { delta, probabilities } = cnn.softmaxCrossEntropy(cnn.toRows(pass.outputs.at(-1)!), plain.y);
    expectClose(probabilities.data, plain.probabilities);
    expectClose(cnn.imageGradient(network, pass, delta, engine).data, plain.images);
  });

  test.each(Object.entries(golden.trainings))("training: %s", (__, plain) => {
    const [network, X] = problemOf(plain);
    const options = { ...cnn.defaults, optimizer: plain.optimizer, learningRate: plain.options.lr };
    let state = cnn.beginTraining(network);
    plain.batches.forEach((rows, update) => {
      const trained = cnn.trainBatch(state, cnn.takeImages(X, rows), rows.map((i) => plain.y[i]!), options, engine);
      expect(trained.loss).toBeCloseTo(plain.losses[update]!, 10);
      state = trained.state;
    });
    state.network.weights.forEach((values, l) => expectClose(values, plain.after.weights[l]!, 9));
    state.network.biases.forEach((values, l) => expectClose(values, plain.after.biases[l]!, 9));
  });
});

test.each(Object.entries(golden.poolings))("pooling: %s", (_, plain) => {
  const X = tensor(plain.X);
  const { output, winners } = plain.kind === "max" ? cnn.maxPool2d(X, plain) : { output: cnn.avgPool2d(X, plain), winners: null };
  expect(shapeOf(output)).toEqual(plain.output.shape);
  expectClose(output.data, plain.output.data);
  const delta = { ...output, data: Float64Array.from(plain.delta) };
  const inputs = winners ? cnn.maxPool2dBackward(X, winners, delta) : cnn.avgPool2dBackward(X, delta, plain);
  expectClose(inputs.data, plain.inputs);
});

function tensor({ shape: [n, height, width, channels], data }: PlainTensor): cnn.Tensor {
  return { n, height, width, channels, data: Float64Array.from(data) };
}

const shapeOf = ({ n, height, width, channels }: cnn.Tensor) => [n, height, width, channels];

function problemOf({ inputShape, layers, weights, biases, X, n }: Problem): readonly [cnn.Network, cnn.Tensor] {
  const arrays = (lists: number[][]) => lists.map((list) => Float64Array.from(list));
  return [{ inputShape, layers, weights: arrays(weights), biases: arrays(biases) }, { ...inputShape, n, data: Float64Array.from(X) }];
}

function expectClose(actual: Float64Array, expected: readonly number[], digits = 11): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, digits));
}
