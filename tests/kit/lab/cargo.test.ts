import { expect, test } from "vitest";
import { weigh } from "../../../src/kit/lab/cargo";

test("counts the bytes of typed arrays, shared buffers once", () => {
  const buffer = new ArrayBuffer(800);
  const views = { all: new Float64Array(buffer), some: new Int32Array(buffer, 0, 10), others: new Uint8Array(50) };
  const { bytes, buffers } = weigh(views);
  expect(buffers).toEqual([buffer, views.others.buffer]);
  expect(bytes).toBeGreaterThanOrEqual(850);
  expect(bytes).toBeLessThan(950);
});

test("grows with plain numbers and texts", () => {
  const of = (n: number): number => weigh({ list: Array.from({ length: n }, (_, i) => i), text: "x".repeat(n) }).bytes;
  expect(of(1000) - of(0)).toBe(1000 * 8 + 1000 * 2);
});

test("walks circular data once", () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  expect(weigh(circular).bytes).toBeGreaterThan(0);
});

test.each([
  [{ loss: NaN }, "loss"],
  [{ layers: [{ weights: new Float32Array([0, 1, Infinity]) }] }, "layers.0.weights[2]"],
  [-Infinity, ""],
  [{ labels: new Int32Array([-1]), none: null, missing: undefined, text: "NaN", flag: true, big: 1e308 }, null],
])("finds the first number that is not finite: %j", (frame, where) => {
  expect(weigh(frame).nonFinite).toBe(where);
});
