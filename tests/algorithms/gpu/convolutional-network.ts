/** What every TensorFlow.js engine must agree on with the reference. */
import * as cnn from "@algorithms/convolutional-network";
import { openGpu } from "@algorithms/convolutional-network/gpu";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { createRandom } from "@algorithms/core/random";
import { expect, test } from "vitest";
import { expectClose, expectNoTensorLeft, leakRuns } from "./problems";

const shape = { height: 10, width: 9, channels: 2 };
const { avgPool, bend, conv, dropout, full, maxPool } = cnn;

const architectures: Readonly<Record<string, readonly cnn.Layer[]>> = {
  "padded windows and max pooling": [conv(4, 3, { padding: 1 }), bend, maxPool(2), conv(5, 3), bend, full(3)],
  "strides that leave rows over": [conv(3, 4, { stride: 2, padding: 1 }), bend, conv(4, 2, { stride: 3 }), bend, full(3)],
  "mean pooling, and maxima with a row left over": [conv(4, 3), bend, avgPool(2), conv(3, 2, { padding: 1 }), bend, maxPool(2), full(3)],
  "dropout before a dense layer": [conv(3, 3), bend, dropout(0.4), full(6), bend, full(3)],
  "dense alone": [full(5), bend, full(3)],
};

/** Single precision, after several updates. */
const tolerance = 2e-4;

async function expectAgreement(layers: readonly cnn.Layer[], optimizer: cnn.Options["optimizer"], backend: Backend, files?: WasmFiles): Promise<void> {
  const gpu = await openGpu(backend, files);
  const { state, X, y, order, options } = problemOf(layers, optimizer);
  const [ours, theirs] = [cnn.trainEpoch(state, X, y, order, options), await gpu.trainEpoch(state, X, y, order, options)];
  expect(theirs.loss).toBeCloseTo(ours.loss, 4);
  expect(theirs.state.updates).toBe(ours.state.updates);
  for (const part of ["weights", "biases"] as const) {
    ours.state.network[part].forEach((values, l) => expectClose(theirs.state.network[part][l]!, values, tolerance));
    ours.state.first[part].forEach((values, l) => expectClose(theirs.state.first[part][l]!, values, tolerance));
    ours.state.second[part].forEach((values, l) => expectClose(theirs.state.second[part][l]!, values, tolerance));
  }
  const said = await gpu.scores(theirs.state.network, X);
  expectClose(said.data, cnn.scores(theirs.state.network, X).data, tolerance);
}

export function agreesInOneCase(backend: Backend): void {
  test("a convolutional network trains and answers as the reference does", () => expectAgreement(architectures["padded windows and max pooling"]!, "adam", backend));
}

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each(Object.entries(architectures))("a convolutional network trains and answers as the reference does: %s", async (_, layers) => {
    for (const optimizer of ["sgd", "momentum", "rmsprop", "adam"] as const) await expectAgreement(layers, optimizer, backend, files);
  });

  test("a convolutional network goes on from a state that another engine reached", async () => {
    const gpu = await openGpu(backend, files);
    const { state, X, y, order, options } = problemOf(architectures["padded windows and max pooling"]!, "adam");
    const halfway = cnn.trainEpoch(state, X, y, order.subarray(0, 8), options).state;
    const [ours, theirs] = [cnn.trainEpoch(halfway, X, y, order.subarray(8), options), await gpu.trainEpoch(halfway, X, y, order.subarray(8), options)];
    expect(theirs.loss).toBeCloseTo(ours.loss, 4);
  });

  test("a convolutional network leaves no tensor behind, also where its work is refused", async () => {
    const gpu = await openGpu(backend, files);
    const X = { height: 4, width: 4, channels: 1, n: 3, data: Float64Array.from({ length: 48 }, (_, i) => i % 5) };
    const layers = [conv(2, 3), bend, maxPool(2), dropout(0.4), full(2)];
    const state = cnn.beginTraining(cnn.initialize({ inputShape: { height: 4, width: 4, channels: 1 }, layers, seed: 1 }));
    const work = (y: number[]) => gpu.trainEpoch(state, X, y, Int32Array.of(0, 1, 2), { ...cnn.defaults, optimizer: "sgd", batchSize: 2 });
    await expectNoTensorLeft(gpu, leakRuns[backend], async () => {
      await gpu.scores((await work([0, 1, 0])).state.network, X);
      await expect(work([0, 9, 0])).rejects.toThrow(/class ids in 0..1; got 9/);
    });
  });

  test("a convolutional network has the reference's story, model and answers", async () => {
    const gpu = await openGpu(backend, files);
    const random = createRandom(3);
    const X = Array.from({ length: 12 }, () => Array.from({ length: 36 }, () => random.normal()));
    const [y, params] = [X.map((_, i) => i % 3), { layers: [conv(3, 3), bend], epochs: 2, batchSize: 5 }];
    const [ours, theirs] = [cnn.fit(X, y, params), await gpu.fit(X, y, params)];
    expectClose(theirs.lossCurve, ours.lossCurve, 1e-5);
    expectClose((await gpu.predictProba(ours, X)).data, cnn.predictProba(ours, X).data, 1e-5);
    expect(await gpu.predict(ours, X)).toEqual(cnn.predict(ours, X));
    await expect(gpu.predict(ours, [[1, 2]])).rejects.toThrow(/column/);
  });
}

function problemOf(layers: readonly cnn.Layer[], optimizer: cnn.Options["optimizer"]) {
  const random = createRandom(7);
  const X = { ...shape, n: 16, data: Float64Array.from({ length: 16 * 180 }, () => random.normal()) };
  const y = Int32Array.from({ length: 16 }, (_, i) => i % 3);
  const state = cnn.beginTraining(cnn.initialize({ inputShape: shape, layers, seed: 5 }));
  return { state, X, y, order: random.permutation(16), options: { ...cnn.defaults, optimizer, learningRate: 0.01, batchSize: 4, seed: 2 } };
}
