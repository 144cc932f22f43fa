import * as svm from "@algorithms/support-vector-machine";
import { openGpu } from "@algorithms/support-vector-machine/gpu";
import type { Backend, WasmFiles } from "@algorithms/core/gpu";
import { expect, test } from "vitest";
import { clouds, expectClose, expectNoTensorLeft, leakRuns } from "./problems";

const kernels = [
  { kernel: "linear", gamma: 1, degree: 3, coef0: 0 },
  { kernel: "poly", gamma: 0.1, degree: 3, coef0: 1 },
  { kernel: "poly", gamma: 0.1, degree: 0, coef0: 1 },
  { kernel: "rbf", gamma: 0.05, degree: 3, coef0: 0 },
  { kernel: "sigmoid", gamma: 0.02, degree: 3, coef0: 0.5 },
] as const;

/** The radial kernel does not care where the origin is, the others do. */
function near(origin: boolean, ...given: Parameters<typeof clouds>) {
  const { X, y } = clouds(...given);
  return { y, X: origin ? { ...X, data: X.data.map((value) => (value - 100) / 4) } : X };
}

async function expectSameModel(nClasses: number, backend: Backend, files?: WasmFiles): Promise<void> {
  const gpu = await openGpu(backend, files);
  const { X, y } = near(true, 120, 3, nClasses);
  const params = { C: 3, tol: 1e-5 };
  const [ours, theirs] = [svm.fit(X, y, params), await gpu.fit(X, y, params)];
  expect(theirs.converged).toBe(true);
  const grid = near(true, 400, 3, nClasses, 8).X;
  const decisions = svm.decisionFunction(ours, grid);
  expectClose((await gpu.decisionFunction(theirs, grid)).data, decisions.data, 1e-3);
  expectClose((await gpu.decisionFunction(ours, grid)).data, decisions.data, 1e-4);
  const sure = Array.from(grid.data.subarray(0, 400).keys()).filter((i) => nClasses > 2 || Math.abs(decisions.data[i]!) > 1e-3);
  const [said, expected] = [await gpu.predict(theirs, grid), svm.predict(ours, grid)];
  expect(sure.map((i) => said[i])).toEqual(sure.map((i) => expected[i]));
}

export function agreesInOneCase(backend: Backend): void {
  test("a support vector machine is the reference's to its tolerance", () => expectSameModel(2, backend));
}

export function agreesWithTheReference(backend: Backend, files?: WasmFiles): void {
  test.each(kernels)("kernels of a support vector machine are the reference's: $kernel, degree $degree", async (kernel) => {
    const gpu = await openGpu(backend, files);
    const { X } = near(kernel.kernel !== "rbf", 40, 5, 2);
    const B = near(kernel.kernel !== "rbf", 30, 5, 2, 4).X;
    const expected = Float64Array.from({ length: 1200 }, (_, entry) => svm.kernelValue(X, Math.floor(entry / 30), B, entry % 30, kernel));
    const { data, rows, columns } = await gpu.kernelMatrix(X, B, kernel);
    expect([rows, columns]).toEqual([40, 30]);
    expectClose(data, expected, 1e-5);
    const weights = Float64Array.from({ length: 30 }, (_, j) => j - 11.5);
    const sums = Float64Array.from({ length: 40 }, (_, i) => weights.reduce((sum, weight, j) => sum + weight * expected[30 * i + j]!, 0));
    expectClose(await gpu.kernelSums(X, B, kernel, weights), sums, 1e-4);
  });

  test.each([2, 4])("a support vector machine of %i classes is the reference's to its tolerance", (nClasses) => expectSameModel(nClasses, backend, files));

  test("a support vector machine refuses what the reference refuses, and more rows than it has room for", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = clouds(20, 3, 2);
    await expect(gpu.fit(X, y, { C: -1 })).rejects.toThrow("C must be a finite number above 0; got -1");
    await expect(gpu.predict(await gpu.fit(X, y), [[1]])).rejects.toThrow(/column/);
    const many = { data: new Float64Array(8193).map((_, i) => i % 2), rows: 8193, columns: 1 };
    await expect(gpu.fit(many, many.data)).rejects.toThrow("X must have at most 8192 rows on a device, which computes the kernels of all pairs; got 8193");
  });

  test("a support vector machine leaves no tensor behind", async () => {
    const gpu = await openGpu(backend, files);
    const { X, y } = clouds(10, 2, 2);
    await expectNoTensorLeft(gpu, leakRuns[backend], async () => gpu.predict(await gpu.fit(X, y), X));
  });
}
