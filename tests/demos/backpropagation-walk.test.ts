/** What the walk shows of one example: the reference's numbers, and slopes that trying bears out. */
import { initialize, lossAndGradient, type Activation } from "@algorithms/backpropagation";
import { createRandom } from "@algorithms/core/random";
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../demos/backpropagation/diagram/shape";
import { numericalSlope, walkThrough } from "../../demos/backpropagation/walk/pass";
import { stopAt, stopsOf } from "../../demos/backpropagation/walk/stops";
import { model } from "../../demos/backpropagation/model";
import { defaultsOf } from "../../src/kit/lab/schema";

const cases = (["tanh", "sigmoid", "linear", "relu"] as const).flatMap((activation) =>
  ([["squaredError", 0.7, 1], ["logistic", 1, 1], ["softmax", 2, 3]] as const).map(([loss, y, nOutputs]) => ({ activation, loss, y, nOutputs })));

const networkOf = ({ activation, loss, nOutputs }: { activation: Activation; loss: (typeof cases)[number]["loss"]; nOutputs: number }) =>
  initialize({ layerSizes: [2, 4, 3, nOutputs], activations: [activation, activation], loss, seed: 4 });

describe.each(cases)("$activation and $loss", (one) => {
  const network = networkOf(one);
  const x = Float64Array.of(0.8, -1.3);
  const walked = walkThrough(network, x, one.y);

  test("the loss and every slope are those of the reference", () => {
    const { loss, gradient } = lossAndGradient(network, [Array.from(x)], [one.y]);
    expect(walked.loss).toBe(loss);
    walked.layers.forEach(({ input, delta }, l) => {
      expect(delta.map((d) => d + 0)).toEqual(gradient.biases[l]);
      const products = Array.from(input).flatMap((value) => Array.from(delta, (d) => d * value + 0));
      expect(products).toEqual(Array.from(gradient.weights[l]!.data, (slope) => slope + 0));
    });
  });

  test("each layer reads what the one before it says", () => {
    expect(walked.layers[0]!.input).toEqual(x);
    expect(walked.layers[1]!.input).toEqual(walked.layers[0]!.output);
    expect(walked.layers[2]!.input).toEqual(walked.layers[1]!.output);
  });

  test("central differences agree with every slope to the six decimals that are shown", () => {
    walked.layers.forEach(({ input, delta }, layer) => delta.forEach((d, unit) => {
      expect(numericalSlope(network, x, one.y, { kind: "bias", layer, unit })).toBeCloseTo(d, 7);
      input.forEach((value, from) => expect(numericalSlope(network, x, one.y, { kind: "weight", layer, from, to: unit })).toBeCloseTo(d * value, 7));
    }));
  });

  test("trying changes nothing", () => {
    const before = structuredClone(network);
    numericalSlope(network, x, one.y, { kind: "weight", layer: 1, from: createRandom(0).integer(4), to: 0 });
    expect(network).toEqual(before);
  });
});

test("the walk goes through every unit once each way, with the loss between", () => {
  const shape = shapeOf({ ...defaultsOf(model.parameters), layers: 2, units1: 4, units2: 2 }, undefined);
  const stops = stopsOf(shape);
  expect(stops.map(({ pass }) => pass)).toEqual([...Array<string>(7).fill("forward"), "loss", ...Array<string>(7).fill("backward")]);
  expect(stops[0]).toEqual({ pass: "forward", layer: 0, unit: 0 });
  expect(stops[8]).toEqual({ pass: "backward", layer: 2, unit: 0 });
  expect(stops.at(-1)).toEqual({ pass: "backward", layer: 0, unit: 0 });
  stops.forEach((stop, i) => expect(stopAt(stops, stop)).toBe(i));
});
