/** Small tables for engines to agree on, and how near they must come. */
import { createRandom } from "@algorithms/core/random";
import type { Matrix } from "@algorithms/core/matrix";
import { expect } from "vitest";

/** Gaussian clouds far from the origin, one a class; class ids in turn. */
export function clouds(n: number, d: number, nClasses: number, seed = 1): { readonly X: Matrix; readonly y: Int32Array } {
  const random = createRandom(seed);
  const centers = Array.from({ length: nClasses * d }, () => 100 + 4 * random.normal());
  const y = Int32Array.from({ length: n }, (_, i) => i % nClasses);
  const data = Float64Array.from({ length: n * d }, (_, entry) => centers[y[Math.floor(entry / d)]! * d + (entry % d)]! + random.normal());
  return { X: { data, rows: n, columns: d }, y };
}

/** Relative to the largest. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  let [scale, miss] = [1e-3, 0];
  for (let i = 0; i < expected.length; i++) {
    scale = Math.max(scale, Math.abs(expected[i]!));
    miss = Math.max(miss, Math.abs(actual[i]! - expected[i]!));
  }
  expect(miss / scale).toBeLessThan(tolerance);
}

/** Of an engine that is opened already, so that only what calls leave behind is counted. */
export async function expectNoTensorLeft(gpu: { tensorCount(): number }, runs: number, run: () => Promise<unknown>): Promise<void> {
  await run();
  const before = gpu.tensorCount();
  for (let i = 0; i < runs; i++) await run();
  expect(gpu.tensorCount()).toBe(before);
}

/** What one backend leaves behind another would: a thousand runs on the fastest, fewer where a run takes longer. */
export const leakRuns = { cpu: 100, wasm: 1000, webgl: 20, webgpu: 20 } as const;
