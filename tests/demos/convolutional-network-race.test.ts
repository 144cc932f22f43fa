/** What the engines race with: every piece of work is done by every engine that Node has. */
import { describe, expect, test, vi } from "vitest";
import { runners } from "../../demos/convolutional-network/race/runners";
import { raced, speedup, works, type Row, type WorkName } from "../../demos/convolutional-network/race/works";

// Node finds the WebAssembly by itself.
vi.mock("../../src/kit/engines/wasm-files", () => ({ wasmFiles: undefined }));

test("every piece of work has a way to be done", () => expect(Object.keys(runners)).toEqual(Object.keys(works)));

describe.each(Object.keys(works) as WorkName[])("%s", (work) => {
  test.each(["typescript", "wasm"] as const)("is done by %s", async (engine) => {
    await expect((await runners[work](engine))()).resolves.not.toThrow();
  });
});

test("without WebGPU it is said, before TensorFlow.js is asked", async () => {
  await expect(runners.toy("webgpu")).rejects.toThrow("WebGPU is not to be had here.");
});

test("all are compared with TypeScript, where both could", () => {
  const row = (engine: Row["engine"], seconds: number | null): Row => ({ engine, seconds, problem: null });
  const rows = [row("typescript", 2), row("wasm", 0.5), row("webgl", null)];
  expect(rows.map((each) => speedup(each, rows))).toEqual([1, 4, null]);
  expect(speedup(rows[1]!, [rows[1]!])).toBeNull();
  expect(raced[0]).toBe("typescript");
});
