/** What every TensorFlow.js engine must agree on with the reference. */
import * as cnn from "@algorithms/convolutional-network";
import { openGpu } from "@algorithms/convolutional-network/gpu";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { createRandom } from "@algorithms/core/random";
import { expect, test } from "vitest";

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

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each(Object.entries(architectures))(`${backend} trains and answers as the reference does: %s`, async (_, layers) => {
    const gpu = await openGpu(backend, files);
    for (const optimizer of ["sgd", "momentum", "rmsprop", "adam"] as const) {
      const { state, X, y, order, options } = problemOf(layers, optimizer);
      const [ours, theirs] = [cnn.trainEpoch(state, X, y, order, options), await gpu.trainEpoch(state, X, y, order, options)];
      expect(theirs.loss).toBeCloseTo(ours.loss, 4);
      expect(theirs.state.updates).toBe(ours.state.updates);
      for (const part of ["weights", "biases"] as const) {
        ours.state.network[part].forEach((values, l) => expectClose(theirs.state.network[part][l]!, values));
        ours.state.first[part].forEach((values, l) => expectClose(theirs.state.first[part][l]!, values));
        ours.state.second[part].forEach((values, l) => expectClose(theirs.state.second[part][l]!, values));
      }
      const said = await gpu.scores(theirs.state.network, X);
      expectClose(said.data, cnn.scores(theirs.state.network, X).data);
    }
  });

  test(`${backend} goes on from a state that another engine reached`, async () => {
    const gpu = await openGpu(backend, files);
    const { state, X, y, order, options } = problemOf(architectures["padded windows and max pooling"]!, "adam");
    const halfway = cnn.trainEpoch(state, X, y, order.subarray(0, 8), options).state;
    const [ours, theirs] = [cnn.trainEpoch(halfway, X, y, order.subarray(8), options), await gpu.trainEpoch(halfway, X, y, order.subarray(8), options)];
    expect(theirs.loss).toBeCloseTo(ours.loss, 4);
  });

  test(`${backend} leaves no tensor behind`, async () => {
    const gpu = await openGpu(backend, files);
    const { state, X, y, order, options } = problemOf(architectures["dropout before a dense layer"]!, "adam");
    await gpu.trainEpoch(state, X, y, order, options);
    const before = gpu.tensorCount();
    for (let run = 0; run < runs[backend]; run++) {
      await gpu.trainEpoch(state, X, y, order.subarray(0, 4), options);
      await gpu.scores(state.network, X);
      await expect(gpu.trainEpoch(state, X, y.map(() => 9), order, options)).rejects.toThrow(/class ids in 0..2; got 9/);
    }
    expect(gpu.tensorCount()).toBe(before);
  });
}

/** Software graphics take a while. */
const runs: Readonly<Record<Backend, number>> = { cpu: 40, wasm: 1000, webgl: 20, webgpu: 20 };

function problemOf(layers: readonly cnn.Layer[], optimizer: cnn.Options["optimizer"]) {
  const random = createRandom(7);
  const X = { ...shape, n: 14, data: Float64Array.from({ length: 14 * 180 }, () => random.normal()) };
  const y = Int32Array.from({ length: 14 }, (_, i) => i % 3);
  const state = cnn.beginTraining(cnn.initialize({ inputShape: shape, layers, seed: 5 }));
  return { state, X, y, order: random.permutation(14), options: { ...cnn.defaults, optimizer, learningRate: 0.01, batchSize: 4, seed: 2 } };
}

function expectClose(actual: Float64Array, expected: Float64Array): void {
  expect(actual.length).toBe(expected.length);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  const miss = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
  expect(miss / scale).toBeLessThan(tolerance);
}
