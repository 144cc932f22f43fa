/** The kernels compute what they say, in WebAssembly and in plain TypeScript alike, to the last bit. */
import { capacity, heldTable, kernels, placeOf, roomBehind, simdKernels, type Kernels } from "@algorithms/core/kernels";
import { plainKernels } from "@algorithms/core/kernels/plain";
import { plainRadial, radialKernels, simdRadial, type RadialKernels } from "@algorithms/core/kernels/radial";
import { createRandom } from "@algorithms/core/random";
import { afterEach, describe, expect, test, vi } from "vitest";

const withRadial = (kernel: Kernels, radial: RadialKernels) => ({ ...kernel, ...radial });
const [vectors, scalars] = [simdKernels()!, plainKernels(capacity)];
const simd = withRadial(vectors, simdRadial(vectors)!);
const plain = withRadial(scalars, plainRadial(scalars));

/** Places in bytes, far enough from each other for what the tests put there. */
const [first, second, third, fourth, out] = [0, 100_000, 200_000, 300_000, 400_000];
const outBytes = 40_000;

const random = createRandom(1);
const values = Float64Array.from({ length: 20_000 }, () => random.normal());

/** As much as lies before `out`, the same numbers again and again. */
function fill(type: "doubles" | "singles"): void {
  for (const kernel of [simd, plain]) {
    const length = out / kernel[type].BYTES_PER_ELEMENT;
    for (let at = 0; at < length; at += values.length) kernel[type].set(values.subarray(0, length - at), at);
    kernel.words.fill(0, out / 4, (out + outBytes) / 4);
  }
}

/** Runs both, and gives the memory behind `out` once it is known to be the same, and all the rest with it. */
function both(call: (kernel: Kernels & RadialKernels) => number): { returned: number; doubles: Float64Array; words: Int32Array } {
  const returned = call(simd);
  expect(call(plain), "returned").toBe(returned);
  const end = (out + outBytes) / 4;
  expect(Buffer.compare(Buffer.from(simd.words.buffer, 0, 4 * end), Buffer.from(plain.words.buffer, 0, 4 * end)), "memory").toBe(0);
  return { returned, doubles: plain.doubles.slice(out / 8, end / 2), words: plain.words.slice(out / 4, end) };
}

test("there are vectors here, or nothing below would test them", () => {
  expect(simd).toBeDefined();
  expect(kernels()).toBe(kernels());
  expect(radialKernels()).toBe(radialKernels());
  expect(simdRadial(scalars), "plain kernels have no further ones in vectors").toBeUndefined();
});

test.each([[1, 1], [2, 3], [37, 5], [256, 2]])("multiplyPanels: %d rows, %d panels", (depth, panels) => {
  fill("doubles");
  const { doubles } = both((kernel) => kernel.multiplyPanels(first, second, depth, panels, out));
  const entry = (place: number, i: number, column: number) => plain.doubles[place / 8 + 4 * i + column]!;
  for (let at = 0; at < panels * 16; at++) {
    const [panel, a, b] = [Math.floor(at / 16), Math.floor(at / 4) % 4, at % 4];
    let sum = 0;
    for (let i = 0; i < depth; i++) sum += entry(first, i, a) * entry(second, panel * depth + i, b);
    expect(doubles[at]).toBeCloseTo(sum, 10);
  }
});

test.each([[1, 1], [3, 2], [64, 9]])("screen: %d columns, %d panels", (depth, panels) => {
  fill("singles");
  plain.singles[fourth / 4 + 3] = simd.singles[fourth / 4 + 3] = Infinity;
  plain.singles[third / 4 + 1] = simd.singles[third / 4 + 1] = Infinity;
  const { returned, words } = both((kernel) => kernel.screen(first, second, depth, panels, third, fourth, out));
  expect(returned).toBe(words.slice(0, panels).reduce((all, mask) => all | mask, 0));
  let borderline = 0;
  for (let panel = 0; panel < panels; panel++) {
    let [decided, passing] = [0, 0];
    for (let bit = 0; bit < 32; bit++) {
      const [row, lane] = [Math.floor(bit / 8), bit % 8];
      let gap = -plain.singles[third / 4 + row]! - plain.singles[fourth / 4 + panel * 8 + lane]!;
      for (let j = 0; j < depth; j++) gap += plain.singles[first / 4 + 4 * j + row]! * plain.singles[second / 4 + (panel * depth + j) * 8 + lane]!;
      if (Math.abs(gap) > 1e-4) decided |= 1 << bit;
      else borderline++;
      if (gap > 0) passing |= 1 << bit;
    }
    expect(words[panel]! & decided).toBe(passing & decided);
  }
  expect(borderline).toBeLessThan(3);
});

describe.each([1, 2, 5, 50, 51])("rows of %d columns", (columns) => {
  const count = 12;
  const entry = (i: number, j: number) => plain.doubles[first / 8 + i * columns + j]!;

  test("scoreRows", () => {
    fill("doubles");
    const { doubles } = both((kernel) => kernel.scoreRows(first, second, count, columns, out));
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += entry(i, j) * plain.doubles[second / 8 + j]!;
      expect(doubles[i]).toBeCloseTo(sum, 10);
    }
    expect(doubles[count], "nothing behind").toBe(0);
  });

  test("measureRows", () => {
    fill("doubles");
    const { doubles } = both((kernel) => kernel.measureRows(first, second, count, columns, out));
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += (entry(i, j) - plain.doubles[second / 8 + j]!) ** 2;
      expect(doubles[i]).toBeCloseTo(sum, 10);
    }
    expect(doubles[count], "nothing behind").toBe(0);
  });

  test("addRows", () => {
    fill("doubles");
    for (const kernel of [simd, plain]) kernel.doubles.fill(1, out / 8, out / 8 + columns);
    const { doubles } = both((kernel) => kernel.addRows(first, second, count, columns, out));
    for (let j = 0; j < columns; j++) {
      let sum = 1;
      for (let i = 0; i < count; i++) sum += plain.doubles[second / 8 + i]! * entry(i, j);
      expect(doubles[j]).toBeCloseTo(sum, 10);
    }
    expect(doubles[columns], "nothing behind").toBe(0);
  });

  test("shiftAndScale, to other rows and in place", () => {
    fill("doubles");
    const value = (i: number, j: number) => (entry(i, j) - plain.doubles[second / 8 + j]!) * plain.doubles[third / 8 + j]!;
    const expected = Array.from({ length: 5 }, (_, i) => [...Array.from({ length: columns }, (__, j) => value(i, j)), 0]).flat();
    const { doubles } = both((kernel) => kernel.shiftAndScale(first, columns, second, third, 5, columns, out, columns + 1));
    expect(Array.from(doubles.subarray(0, expected.length))).toEqual(expected);
    const again = both((kernel) => kernel.shiftAndScale(out, columns + 1, second, third, 5, columns, out, columns + 1)).doubles;
    expect(again[columns + 1]).toBe((expected[columns + 1]! - plain.doubles[second / 8]!) * plain.doubles[third / 8]!);
  });

  test("addSquares", () => {
    fill("doubles");
    for (const kernel of [simd, plain]) kernel.doubles.fill(1, out / 8, out / 8 + columns);
    const { doubles } = both((kernel) => kernel.addSquares(first, columns, 5, columns, out));
    for (let j = 0; j < columns; j++) {
      let sum = 1;
      for (let i = 0; i < 5; i++) sum += entry(i, j) ** 2;
      expect(doubles[j]).toBeCloseTo(sum, 10);
    }
    expect(doubles[columns], "nothing behind").toBe(0);
  });
});

test.each([["to another place", out], ["in place", first]])("radial, %s: exponentials to the last digits, from 1 to the smallest and to 0", (_, to) => {
  const squares = [0, 1e-300, 1e-17, Math.LN2, 1490, 1492, 1e300, Infinity, ...Array.from({ length: 3000 }, (__, i) => (i * i) / 6000)];
  const rate = 0.5;
  fill("doubles");
  for (const kernel of [simd, plain]) {
    kernel.doubles.set(squares, first / 8);
    kernel.doubles[second / 8] = rate;
  }
  both((kernel) => kernel.radial(first, second, squares.length, to));
  squares.forEach((square, i) => {
    const expected = Math.exp(-rate * square);
    expect(Math.abs(plain.doubles[to / 8 + i]! - expected), `exp(−${rate} · ${square})`).toBeLessThanOrEqual(5e-16 * expected + Number.MIN_VALUE);
  });
});

test("a held table lies behind the blocks, with three rows of zeros behind it, or not at all", () => {
  const { doubles } = kernels();
  doubles.fill(7, capacity / 8, capacity / 8 + 60);
  const { data, ...size } = heldTable(10, 3)!;
  expect(size).toEqual({ rows: 10, columns: 3 });
  expect([data.buffer === doubles.buffer, data.byteOffset, data.length]).toEqual([true, capacity, 30]);
  expect(doubles.slice(capacity / 8 + 29, capacity / 8 + 40)).toEqual(Float64Array.of(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7));
  const room = roomBehind(heldTable(10, 3)!);
  expect([room.byteOffset, room.byteOffset + room.byteLength]).toEqual([capacity + 39 * 8, doubles.byteLength]);
  expect(heldTable(1_000_000, 10)).toBeUndefined();
});

test("rows are found where they are, or in a block with zeros behind them", () => {
  const table = heldTable(10, 3)!;
  expect(placeOf(table, 2, 5, first)).toBe(capacity + 2 * 3 * 8);
  const { doubles } = kernels();
  doubles.fill(7, 0, 30);
  expect(placeOf({ data: values, columns: 3 }, 2, 5, first)).toBe(first);
  expect(doubles.slice(0, 25)).toEqual(Float64Array.of(...values.subarray(6, 21), ...Array<number>(9).fill(0), 7));
});

describe("plain kernels step in", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("where there is no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(simdKernels()).toBeUndefined();
  });

  test("where it has no vectors, or a policy forbids it", () => {
    const Module = function (): never {
      throw new Error("refused");
    };
    vi.stubGlobal("WebAssembly", { ...WebAssembly, Module });
    expect(simdKernels()).toBeUndefined();
  });
});
