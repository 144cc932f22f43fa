/** Networks in TensorFlow.js's format against tf.layers: tools/golden/tensorflow_layers.mjs wrote what it said of ours, and what it wrote itself. */
import * as cnn from "@algorithms/convolutional-network";
import { describe, expect, test } from "vitest";
import { readDescription, readNumbers } from "../../demos/convolutional-network/saved/read";
import { writeNetwork } from "../../demos/convolutional-network/saved/write";
import json from "./tensorflow-layers.json";

interface Files {
  readonly model: string;
  readonly weights: string;
  readonly X: number[];
}
interface Ours extends Files {
  readonly inputShape: cnn.Shape;
  readonly layers: cnn.Layer[];
  readonly seed: number;
  readonly probabilities: number[];
}
const golden = json as unknown as { readonly ours: Record<string, Ours>; readonly theirs: Record<string, Files & { readonly output: number[] }> };

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const shards = (base64: string) => new Map([["weights.bin", bytesOf(base64)]]);
const imagesFor = ({ inputShape }: cnn.Network, X: number[]): cnn.Tensor => ({ ...inputShape, n: 3, data: Float64Array.from(X) });

function expectNear(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
}

describe.each(Object.entries(golden.ours))("our files: %s", (_, { inputShape, layers, seed, model, weights, X, probabilities }) => {
  const blank = cnn.initialize({ inputShape, layers, seed });
  const network = { ...blank, biases: blank.biases.map((values) => values.map((__, i) => 0.1 * (i + 1))) };

  test("are those that tf.loadLayersModel read, and mean what it understood", () => {
    const written = writeNetwork(network);
    expect(written.model).toBe(model);
    expect(written.weights).toEqual(bytesOf(weights));
    expectNear(cnn.predictProba(network, { data: Float64Array.from(X), rows: 3, columns: X.length / 3 }).data, probabilities);
  });

  test("come back with every layer and every number, in single precision", () => {
    const read = readNumbers(readDescription(model), shards(weights));
    expect([read.inputShape, read.layers]).toEqual([inputShape, layers]);
    const single = (arrays: readonly Float64Array[]) => arrays.map((values) => Float64Array.from(values, Math.fround));
    expect([read.weights, read.biases]).toEqual([single(network.weights), single(network.biases)]);
  });
});

test.each(Object.entries(golden.theirs))("files of tf.layers are read: %s", (name, { model, weights, X, output }) => {
  const network = readNumbers(readDescription(model), shards(weights));
  const scores = cnn.scores(network, imagesFor(network, X));
  const probabilities = cnn.predictProba(network, { data: Float64Array.from(X), rows: 3, columns: X.length / 3 });
  expectNear((name === "layers one by one" ? scores : probabilities).data, output);
});
