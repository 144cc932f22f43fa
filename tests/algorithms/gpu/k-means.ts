import * as kMeans from "@algorithms/k-means";
import { openGpu } from "@algorithms/k-means/gpu";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { expect, test } from "vitest";
import { clouds, expectNoTensorLeft, leakRuns } from "./problems";

async function expectAgreement(init: "k-means++" | "random", backend: Backend, files?: WasmFiles): Promise<void> {
  const gpu = await openGpu(backend, files);
  const { X } = clouds(300, 4, 5);
  const params = { nClusters: 5, init, nInit: 2, seed: 3 };
  const frames = [];
  const story = gpu.steps(X, params);
  for (let step = await story.next(); !step.done; step = await story.next()) frames.push(step.value);
  expect(frames).toEqual([...kMeans.steps(X, params)]);
  const model = await gpu.fit(X, params);
  expect(model).toEqual(kMeans.fit(X, params));
  const other = clouds(50, 4, 5, 9).X;
  expect(await gpu.predict(model, other)).toEqual(kMeans.predict(model, other));
}

export function agreesInOneCase(backend: Backend): void {
  test("k-means has the reference's frames, model and predictions", () => expectAgreement("k-means++", backend));
}

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each(["k-means++", "random"] as const)("k-means from %s: frames, model and predictions are the reference's", (init) => expectAgreement(init, backend, files));

  test("k-means refuses what the reference refuses", async () => {
    const gpu = await openGpu(backend, files);
    await expect(gpu.fit([[1], [2]], { nClusters: 5 })).rejects.toThrow("nClusters must be an integer in 1..n; got 5 for n = 2");
    await expect(gpu.fit([])).rejects.toThrow(/X must have at least one row/);
  });

  test("k-means leaves no tensor behind, also where a story is left in the middle", async () => {
    const gpu = await openGpu(backend, files);
    const { X } = clouds(12, 2, 2);
    await expectNoTensorLeft(gpu, leakRuns[backend], async () => {
      await gpu.predict(await gpu.fit(X, { nClusters: 2 }), X);
      const story = gpu.steps(X, { nClusters: 2 });
      await story.next();
      await story.return(undefined as never);
    });
  });
}
