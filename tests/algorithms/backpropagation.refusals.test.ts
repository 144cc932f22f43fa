/** What a network cannot be made of, taught or asked is refused at the door, with the value and the rule. */
import * as neuralNetwork from "@algorithms/backpropagation";
import { toMatrix } from "@algorithms/core/matrix";
import { describe, expect, test } from "vitest";

const { backward, beginTraining, fit, forward, initialize, lossAndGradient, predict, predictProba, trainEpoch } = neuralNetwork;

const inputs = [[0.5, -1.2], [1.5, 0.3], [-0.7, 0.8], [0.1, 2], [-1.1, -0.4]];
const binary = [0, 1, 1, 0, 1];
const netFor = (loss: neuralNetwork.Loss) =>
  initialize({ layerSizes: [2, 3, loss === "softmax" ? 3 : 1], activations: ["tanh"], loss, seed: 1 });

describe("lossAndGradient", () => {
  test.each([
    ["X of other columns", "logistic", [[1]], [0], /X must have the 2 columns .* got 1/],
    ["X that is NaN", "logistic", [[1, Number.NaN]], [0], /X must be finite.*NaN/],
    ["too few targets", "logistic", inputs, [0], /y must have one target for each of the 5 rows; got 1/],
    ["a class without an output", "softmax", inputs, [0, 1, 2, 3, 0], /y must be class ids in 0\.\.2; got 3 at index 3/],
    ["a third class of two", "logistic", inputs, [0, 1, 2, 1, 0], /y must be class ids in 0\.\.1; got 2 at index 2/],
    ["half a class", "softmax", inputs, [0, 0.5, 1, 1, 1], /y must be class ids .*0\.5 at index 1/],
    ["a target that is NaN", "squaredError", inputs, [0, 1, Number.NaN, 1, 1], /y must be finite .*NaN at index 2/],
  ] as const)("refuses %s", (_, loss, X, y, message) => {
    expect(() => lossAndGradient(netFor(loss), X, y)).toThrow(invalid(message));
  });
});

describe("initialize", () => {
  const architecture = { layerSizes: [3, 40, 50, 1], activations: ["relu", "tanh"], loss: "logistic", seed: 3 } as const;

  test.each([
    ["no outputs", { layerSizes: [2] }, /layerSizes .*inputs and of outputs; got \[2\]/],
    ["an empty layer", { layerSizes: [3, 0, 50, 1] }, /layerSizes\[1\] must be an integer at least 1; got 0/],
    ["too few activations", { activations: ["relu"] }, /activations .*each of the 2 hidden layers; got 1/],
    ["an unknown activation", { activations: ["relu", "gelu"] }, /activation must be "relu" or .*got "gelu"/],
    ["an unknown loss", { loss: "hinge" }, /loss must be "squaredError" or .*got "hinge"/],
    ["two outputs of one probability", { layerSizes: [3, 4, 4, 2] }, /loss "logistic" must have 1 output; got 2/],
    ["a softmax of one", { loss: "softmax" }, /loss "softmax" must have at least 2 outputs; got 1/],
    ["an unknown rule", { initialization: "zeros" }, /initialization must be "auto" or .*got "zeros"/],
    ["a fractional seed", { seed: 0.5 }, /seed must be an integer .*0\.5/],
  ])("refuses %s", (_, changes, message) => {
    expect(() => initialize({ ...architecture, ...changes } as neuralNetwork.Architecture)).toThrow(invalid(message));
  });
});

describe("fit", () => {
  test.each([
    ["no rows", [], [], {}, /X .*at least one row/],
    ["ragged rows", [[1, 2], [3]], [0, 1], {}, /X .*one length/],
    ["NaN", [[1], [Number.NaN]], [0, 1], {}, /X must be finite.*NaN in row 1/],
    ["too few targets", inputs, [0, 1], {}, /y must have one id for each of the 5 rows; got 2/],
    ["a single class", inputs, [1, 1, 1, 1, 1], {}, /y must have at least two classes; got only class 1/],
    ["negative ids", inputs, [0, 1, -1, 0, 1], {}, /y must be class ids from 0 on; got -1/],
    ["fractional ids", inputs, [0, 1, 0.5, 0, 1], {}, /y must be integer ids; got 0\.5 at index 2/],
    ["ids that are no counting", inputs, [0, 1, 0, 1, 1e9], {}, /y must be class ids 0, 1, 2.*1000000000 among 5 rows/],
    ["too few reals", inputs, [1.5], { task: "regression" }, /y must have one target for each of the 5 rows; got 1/],
    ["reals that are not finite", inputs, [1, 2, Infinity, 4, 5], { task: "regression" }, /y must be finite .*Infinity at index 2/],
    ["an unknown task", inputs, binary, { task: "ranking" }, /task must be "classification" or "regression"; got "ranking"/],
    ["an empty layer", inputs, binary, { hiddenLayerSizes: [3, 0] }, /hiddenLayerSizes\[1\] must be an integer at least 1; got 0/],
    ["sizes that are no list", inputs, binary, { hiddenLayerSizes: 8 }, /hiddenLayerSizes must be an array .*got 8/],
    ["an unknown activation", inputs, binary, { activation: "gelu" }, /activation must be .*got "gelu"/],
    ["activations for other layers", inputs, binary, { activation: ["relu", "relu"] }, /activations .*1 hidden layer.* got 2/],
    ["an unknown optimizer", inputs, binary, { optimizer: "lbfgs" }, /optimizer must be "sgd" or .*got "lbfgs"/],
    ["an unknown initialisation", inputs, binary, { initialization: "zero" }, /initialization must be .*got "zero"/],
    ["a negative learning rate", inputs, binary, { learningRate: -1 }, /learningRate .*at least 0; got -1/],
    ["an infinite learning rate", inputs, binary, { learningRate: Infinity }, /learningRate .*finite.*Infinity/],
    ["an empty batch", inputs, binary, { batchSize: 0 }, /batchSize must be an integer at least 1; got 0/],
    ["no epoch", inputs, binary, { epochs: 0 }, /epochs must be an integer at least 1; got 0/],
    ["endless epochs", inputs, binary, { epochs: Infinity }, /epochs must be an integer.*Infinity/],
    ["a negative penalty", inputs, binary, { l1: -0.1 }, /l1 .*at least 0; got -0\.1/],
    ["a penalty that is NaN", inputs, binary, { l2: Number.NaN }, /l2 .*finite.*NaN/],
    ["momentum that never ends", inputs, binary, { momentum: 1 }, /momentum must be at least 0 and below 1; got 1/],
    ["an average that keeps all", inputs, binary, { beta2: 1 }, /beta2 must be at least 0 and below 1; got 1/],
    ["dropping everything", inputs, binary, { dropout: 1 }, /dropout must be at least 0 and below 1; got 1/],
    ["a fractional seed", inputs, binary, { seed: 0.5 }, /seed must be an integer.*0\.5/],
  ] as const)("refuses %s, naming the value and the rule", (_, X, y, params, message) => {
    const given = params as Partial<neuralNetwork.Params>;
    expect(() => fit(X as unknown as number[][], y, given)).toThrow(invalid(message));
  });
});

describe("forward and backward", () => {
  test("refuse what does not fit the network, or each other", () => {
    const net = netFor("logistic");
    expect(() => forward(net, [[1, 2, 3]])).toThrow(invalid(/X must have the 2 columns.*got 3/));
    expect(() => backward(net, forward(net, inputs), [0, 1])).toThrow(invalid(/y must have one target for each of the 5 rows; got 2/));
  });
});

describe("trainEpoch", () => {
  const options: neuralNetwork.TrainingOptions = { ...neuralNetwork.defaults, batchSize: 2 };
  const train = (changes: Partial<neuralNetwork.TrainingOptions>, order: number[], y: number[] = binary) =>
    trainEpoch(beginTraining(netFor("logistic")), toMatrix(inputs), y, Int32Array.from(order), { ...options, ...changes });

  test.each([
    ["an order of nothing", {}, [], binary, /order must have at least one row number; got none/],
    ["a row that is not there", {}, [0, 5], binary, /order must be row numbers in 0\.\.4; got 5 at index 1/],
    ["targets of other rows", {}, [0], [0, 1], /y must have one target for each of the 5 rows; got 2/],
    ["an empty batch, which would never end", { batchSize: 0 }, [0], binary, /batchSize must be an integer at least 1; got 0/],
    ["a rate that is NaN", { learningRate: Number.NaN }, [0], binary, /learningRate must be a finite number.*NaN/],
  ])("refuses %s", (_, changes, order, y, message) => {
    expect(() => train(changes, order, y)).toThrow(invalid(message));
  });
});

describe.each(["classification", "regression"] as const)("predict, of a %s", (task) => {
  test("refuses another number of columns, and what is not finite", () => {
    const model = fit(inputs, binary, { task, epochs: 1 });
    expect(() => predict(model, [[1]])).toThrow(invalid(/X must have the 2 columns.*got 1/));
    expect(() => predict(model, [[1, Number.NaN]])).toThrow(invalid(/X must be finite.*NaN/));
  });
});

test("probabilities of a regression are refused", () => {
  const model = fit(inputs, binary, { task: "regression", epochs: 1 });
  expect(() => predictProba(model, inputs)).toThrow(invalid(/needs a model of classes; this one is a regression/));
});

function invalid(message: RegExp): unknown {
  return expect.objectContaining({ name: "InvalidInput", message: expect.stringMatching(message) });
}
