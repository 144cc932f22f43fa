import * as knn from "@algorithms/k-nearest-neighbors";
import { openGpu } from "@algorithms/k-nearest-neighbors/gpu";
import type { Metric } from "../../../algorithms/k-nearest-neighbors/measure";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { expect, test } from "vitest";
import { clouds, expectNoTensorLeft, leakRuns } from "./problems";

async function expectAgreement(metric: Metric, p: number, backend: Backend, files?: WasmFiles): Promise<void> {
  const gpu = await openGpu(backend, files);
  const { X, y } = clouds(200, 6, 3);
  // Rows that occur twice are tied.
  X.data.set(X.data.subarray(0, 60), 600);
  const model = await gpu.fit(X, y, { nNeighbors: 7, metric, p, weights: "distance" });
  const queries = clouds(40, 6, 3, 2).X;
  queries.data.set(X.data.subarray(0, 30));
  expect(await gpu.neighbors(model, queries)).toEqual(knn.neighbors(model, queries));
  expect(await gpu.predict(model, queries)).toEqual(knn.predict(model, queries));
  expect(await gpu.predictProba(model, queries)).toEqual(knn.predictProba(model, queries));
}

export function agreesInOneCase(backend: Backend): void {
  test("k-nearest neighbours are the reference's, to the last bit", () => expectAgreement("euclidean", 2, backend));
}

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each([["euclidean", 2], ["manhattan", 2], ["chebyshev", 2], ["minkowski", 3]] as const)("k-nearest neighbours by the %s distance are the reference's, to the last bit", (metric, p) =>
    expectAgreement(metric, p, backend, files));

  test("k-nearest neighbours refuses what the reference refuses", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = clouds(20, 3, 2);
    const model = await gpu.fit(X, y, { task: "regression" });
    await expect(gpu.predict(model, [[1, 2]])).rejects.toThrow(/column/);
    await expect(gpu.predictProba(model, X)).rejects.toThrow("predictProba needs a model of classes");
  });

  test("k-nearest neighbours leaves no tensor behind", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = clouds(12, 2, 2);
    const model = await gpu.fit(X, y, { nNeighbors: 2 });
    await expectNoTensorLeft(gpu, leakRuns[backend], () => gpu.predict(model, X));
  });
}
