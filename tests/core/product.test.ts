/** The product of networks computes what it says, in WebAssembly and in plain TypeScript alike, to the last bit. */
import { plainProduct } from "@algorithms/core/kernels/plain-product";
import { multiply, openArena, simdProduct, turned } from "@algorithms/core/kernels/product";
import { createRandom } from "@algorithms/core/random";
import { afterEach, describe, expect, test, vi } from "vitest";

const [simd, plain] = [simdProduct()!, plainProduct(4000)];
/** Places in doubles, far enough from each other for what the tests put there. */
const [first, second, third, out] = [0, 1000, 2000, 3000];

const random = createRandom(1);
const values = Float64Array.from({ length: out }, () => random.normal());

describe.each([[2, 1, 2], [4, 3, 4], [6, 8, 2], [2, 5, 10], [10, 9, 6], [14, 0, 4]])("addProduct: %d × %d × %d", (rows, inner, columns) => {
  test.each([[false, false], [true, false], [false, true], [true, true]])("turned or not: %s, %s", (isLeftTurned, isRightTurned) => {
    const [aRow, aColumn] = isLeftTurned ? [1, rows + 1] : [inner + 1, 1];
    const [bRow, bColumn] = isRightTurned ? [1, inner + 2] : [columns + 3, 1];
    const wanted = Array.from({ length: rows }, (_, i) => [...Array.from({ length: columns }, (__, k) => {
      let sum = values[third + k]!;
      for (let j = 0; j < inner; j++) sum += values[first + i * aRow + j * aColumn]! * values[second + j * bRow + k * bColumn]!;
      return sum;
    }), 0]).flat();
    for (const { doubles, addProduct } of [simd, plain]) {
      doubles.set(values);
      doubles.fill(0, out, 4000);
      addProduct(8 * out, columns + 1, 8 * first, aRow, aColumn, 8 * second, bRow, bColumn, 8 * third, rows, inner, columns);
      expect(Array.from(doubles.subarray(out, out + wanted.length + 1))).toEqual([...wanted, 0]);
      expect(doubles.slice(0, out)).toEqual(values);
    }
  });
});

test.each([[1, 1, 1], [3, 5, 7]])("multiply: %d × %d × %d, in the room of an arena", (rows, inner, columns) => {
  const { product, allocate, matrix } = openArena(200);
  const [A, B, C, b] = [matrix(rows, inner), matrix(columns, inner), matrix(rows, columns), allocate(8)];
  for (const { data } of [A, B]) data.forEach((_, i) => (data[i] = random.normal()));
  b.fill(0.5);
  multiply(product, C, A, turned(B), b.byteOffset, rows, inner, columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      let wanted = 0.5;
      for (let j = 0; j < inner; j++) wanted += A.data[i * A.row + j]! * B.data[k * B.row + j]!;
      expect(C.data[i * C.row + k]).toBe(wanted);
    }
  }
});

test("an arena is empty again for the next, and has a memory of its own where much is asked for", () => {
  openArena(10).allocate(3).fill(7);
  expect(openArena(10).allocate(3)).toEqual(new Float64Array(3));
  const large = openArena(5_000_000);
  expect(large.allocate(5_000_000)).toHaveLength(5_000_000);
});

describe("the plain product steps in", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("where there is no WebAssembly", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(simdProduct()).toBeUndefined();
  });
});
