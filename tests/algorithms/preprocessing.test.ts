/** What preprocessing refuses, and what holds for it on any table. Its values are compared in tests/golden. */
import { takeRows, toMatrix, zeros } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import { minMaxScaler, oneHotEncoder, polynomialFeatures, standardScaler } from "@algorithms/preprocessing";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const invalid = (message: RegExp) => expect.objectContaining({ name: "InvalidInput", message: expect.stringMatching(message) as string });
const all = { minMaxScaler, oneHotEncoder, polynomialFeatures, standardScaler };

/** A table of normals, and some of its rows. */
const table = fc.record({ seed: fc.nat(), n: fc.integer({ min: 2, max: 20 }), d: fc.integer({ min: 1, max: 5 }) }).map(({ seed, n, d }) => {
  const random = createRandom(seed);
  const X = zeros(n, d);
  for (let entry = 0; entry < n * d; entry++) X.data[entry] = Math.round(20 * random.normal()) / 4;
  return { X, some: takeRows(X, random.permutation(n).subarray(0, Math.ceil(n / 2))) };
});

describe.each(Object.entries(all))("%s", (_, { fit, transform }) => {
  test("refuses no rows, ragged rows, NaN, and other columns than were fitted", () => {
    expect(() => fit([])).toThrow(invalid(/X must have at least one row/));
    expect(() => fit([[1, 2], [3]])).toThrow(invalid(/X must have rows of one length/));
    expect(() => fit([[1], [Number.NaN]])).toThrow(invalid(/X must be finite; got NaN in row 1/));
    expect(() => transform(fit([[1, 2]]) as never, [[1]])).toThrow(invalid(/X must have the 2 columns .* got 1/));
  });

  test("does to rows what it does to them among others, and leaves the table alone", () => {
    fc.assert(fc.property(table, ({ X, some }) => {
      const before = X.data.slice();
      const model = fit(X) as never;
      const [whole, part] = [transform(model, X), transform(model, some)];
      expect(X.data).toEqual(before);
      for (let i = 0; i < some.rows; i++) {
        const at = Array.from({ length: X.rows }, (__, k) => k).find((k) => rowOf(X, k) === rowOf(some, i))!;
        expect(rowOf(part, i)).toBe(rowOf(whole, at));
      }
    }));
  });

  test("has a model that survives JSON", () => {
    const X = [[1, 2], [3, 5], [4, 4]];
    const model = fit(X);
    expect(structuredClone(model)).toEqual(model);
  });
});

describe("standardScaler", () => {
  test("gives every column that varies mean 0 and variance 1", () => {
    fc.assert(fc.property(table, ({ X }) => {
      const { data, rows, columns } = standardScaler.fitTransform(X);
      for (let j = 0; j < columns; j++) {
        const column = Array.from({ length: rows }, (_, i) => data[i * columns + j]!);
        const mean = column.reduce((sum, value) => sum + value, 0) / rows;
        const variance = column.reduce((sum, value) => sum + value * value, 0) / rows;
        expect(Math.abs(mean)).toBeLessThan(1e-12);
        expect(Math.min(variance, Math.abs(variance - 1))).toBeLessThan(1e-12);
      }
    }));
  });
});

describe("minMaxScaler", () => {
  test.each([[[1, 1]], [[2, 0]], [[0, Infinity]], [[Number.NaN, 1]]] as const)("refuses the range %s", (featureRange) => {
    expect(() => minMaxScaler.fit([[1], [2]], { featureRange })).toThrow(invalid(/featureRange must be two finite numbers, ascending/));
  });
});

describe("oneHotEncoder", () => {
  test("refuses a category that it has not seen, unless it is to ignore it", () => {
    expect(() => oneHotEncoder.transform(oneHotEncoder.fit([[1], [2]]), [[2], [3]])).toThrow(invalid(/categories .* got 3 in row 1, column 0/));
    const lenient = oneHotEncoder.fit([[1], [2]], { handleUnknown: "ignore" });
    expect(Array.from(oneHotEncoder.transform(lenient, [[3]]).data)).toEqual([0, 0]);
  });

  test.each([[{ drop: "last" }, /drop must be .*got "last"/], [{ handleUnknown: "warn" }, /handleUnknown must be .*got "warn"/]] as const)(
    "refuses %s",
    (params, message) => expect(() => oneHotEncoder.fit([[1]], params as object)).toThrow(invalid(message)),
  );

  test("has exactly one 1 for every column of every row", () => {
    fc.assert(fc.property(table, ({ X }) => {
      const encoded = oneHotEncoder.fitTransform(X);
      for (let i = 0; i < X.rows; i++) {
        const row = encoded.data.subarray(i * encoded.columns, (i + 1) * encoded.columns);
        expect(row.reduce((sum, value) => sum + value, 0)).toBe(X.columns);
      }
    }));
  });
});

describe("polynomialFeatures", () => {
  test.each([
    [{ degree: -1 }, /degree must be an integer at least 0; got -1/],
    [{ degree: 1.5 }, /degree must be an integer at least 0; got 1\.5/],
    [{ degree: 0, includeBias: false }, /degree must be at least 1 if includeBias is false/],
    [{ degree: 12 }, /degree must give at most 1000000 columns; got 12 for 30 columns/],
  ])("refuses %s", (params, message) => {
    expect(() => polynomialFeatures.fit([Array.from({ length: 30 }, (_, j) => j)], params)).toThrow(invalid(message));
  });

  test("refuses products too large to be numbers", () => {
    const model = polynomialFeatures.fit([[1]], { degree: 9 });
    expect(() => polynomialFeatures.transform(model, [[1e40]])).toThrow(invalid(/the product of powers must be/));
  });
});

function rowOf(matrix: ReturnType<typeof toMatrix>, i: number): string {
  return matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns).join();
}
