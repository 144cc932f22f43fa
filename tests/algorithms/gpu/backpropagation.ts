import * as network from "@algorithms/backpropagation";
import { openGpu } from "@algorithms/backpropagation/gpu";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { expect, test } from "vitest";
import { clouds, expectClose, expectNoTensorLeft, leakRuns } from "./problems";

const cases = [
  { optimizer: "sgd", activation: "tanh", nClasses: 3 },
  { optimizer: "momentum", activation: "relu", nClasses: 2, l2: 0.01 },
  { optimizer: "rmsprop", activation: "sigmoid", nClasses: 3, l1: 0.01 },
  { optimizer: "adam", activation: "relu", nClasses: 3, dropout: 0.3 },
  { optimizer: "adam", activation: "linear", nClasses: 2, l1: 0.001, l2: 0.01 },
] as const;

/** Around the origin, as networks want their features. */
function features(...given: Parameters<typeof clouds>) {
  const { X, y } = clouds(...given);
  return { y, X: { ...X, data: X.data.map((value) => (value - 100) / 4) } };
}

async function expectAgreement({ nClasses, ...params }: Partial<network.Params> & { readonly nClasses: number }, backend: Backend, files?: WasmFiles): Promise<void> {
  const gpu = await openGpu(backend, files);
  const { X, y } = features(70, 5, nClasses);
  const settings = { hiddenLayerSizes: [9, 6], epochs: 3, batchSize: 14, learningRate: 0.01, seed: 2, ...params };
  const story = gpu.steps(X, y, settings);
  for (const expected of network.steps(X, y, settings)) {
    const { value } = await story.next() as { value: network.Frame };
    expect(value.epoch).toBe(expected.epoch);
    expect(value.loss ?? -1).toBeCloseTo(expected.loss ?? -1, 4);
    expected.network.weights.forEach(({ data }, l) => expectClose(value.network.weights[l]!.data, data, 2e-4));
    expected.network.biases.forEach((data, l) => expectClose(value.network.biases[l]!, data, 5e-4));
    expected.state.first.weights.forEach((data, l) => expectClose(value.state.first.weights[l]!, data, 1e-3));
    expected.state.second.biases.forEach((data, l) => expectClose(value.state.second.biases[l]!, data, 1e-3));
  }
  expect((await story.next()).done).toBe(true);
  const model = network.fit(X, y, settings);
  const grid = features(150, 5, nClasses, 4).X;
  expectClose((await gpu.predictProba(model, grid)).data, network.predictProba(model, grid).data, 1e-5);
  expect(await gpu.predict(model, grid)).toEqual(network.predict(model, grid));
  const layers = await gpu.activations(model, grid);
  const { activations } = network.forward(model, grid);
  expect(layers.map(({ columns }) => columns)).toEqual([...settings.hiddenLayerSizes, layers.at(-1)!.columns]);
  layers.slice(0, -1).forEach(({ data }, l) => expectClose(data, activations[l + 1]!.data, 1e-5));
  expect(layers.at(-1)).toEqual(await gpu.outputs(model, grid));
}

export function agreesInOneCase(backend: Backend): void {
  test("a dense network learns as the reference does", () => expectAgreement({ ...cases[3], hiddenLayerSizes: [6], epochs: 1 }, backend));
}

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each(cases)("a dense network learns as the reference does: $optimizer, $activation, $nClasses classes", (each) => expectAgreement(each, backend, files));

  test("a dense network of a real value is the reference's", async () => {
    const gpu = await openGpu(backend, files);
    const { X } = features(60, 3, 2);
    const y = Array.from({ length: 60 }, (_, i) => Math.sin(X.data[3 * i]!) + X.data[3 * i + 1]!);
    const settings = { task: "regression", hiddenLayerSizes: [8], epochs: 4, batchSize: 20, activation: "tanh" } as const;
    const [ours, theirs] = [network.fit(X, y, settings), await gpu.fit(X, y, settings)];
    expectClose(theirs.lossCurve, ours.lossCurve, 1e-5);
    expectClose(await gpu.predict(theirs, X), network.predict(ours, X), 1e-4);
  });

  test("a dense network refuses what the reference refuses", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = features(20, 3, 2);
    await expect(gpu.fit(X, y, { learningRate: -1 })).rejects.toThrow(/learningRate/);
    await expect(gpu.fit(X, y, { epochs: 40, learningRate: 1e30, optimizer: "sgd" })).rejects.toThrow(/training diverged/);
  });

  test("a dense network leaves no tensor behind", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = features(6, 2, 2);
    const settings = { hiddenLayerSizes: [2], epochs: 1, dropout: 0.5, l1: 0.1, l2: 0.1 };
    await expectNoTensorLeft(gpu, leakRuns[backend], async () => gpu.activations(await gpu.fit(X, y, settings), X));
  });
}
