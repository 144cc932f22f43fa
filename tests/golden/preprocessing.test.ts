/** Preprocessing against scikit-learn: tools/golden/preprocessing.py wrote the values. */
import type { Matrix } from "@algorithms/core/matrix";
import { minMaxScaler, oneHotEncoder, polynomialFeatures, standardScaler } from "@algorithms/preprocessing";
import { describe, expect, test } from "vitest";
import json from "./preprocessing.json";

interface Scaled<Params> {
  table: string;
  params: Params;
  fitted: number[][];
  unseen: number[][];
}
interface Encoded {
  drop: oneHotEncoder.Params["drop"];
  X: number[][];
  fitted: number[][];
  rows: number[][];
  encoded: number[][];
}
interface Polynomial {
  params: polynomialFeatures.Params;
  X: number[][];
  powers: number[][];
  features: number[][];
}
const golden = json as unknown as {
  versions: Record<string, string>;
  tables: Record<string, { X: number[][]; unseen: number[][] }>;
  standardScaler: Record<string, Scaled<standardScaler.Params>>;
  minMaxScaler: Record<string, Scaled<minMaxScaler.Params>>;
  oneHotEncoder: Record<string, Encoded>;
  polynomialFeatures: Record<string, Polynomial>;
};

describe(`as scikit-learn ${golden.versions["scikit-learn"]}`, () => {
  test.each(Object.entries(golden.standardScaler))("standardScaler: %s", (_, { table, params, ...expected }) => {
    const { X, unseen } = golden.tables[table]!;
    const model = standardScaler.fit(X, params);
    expectClose(standardScaler.fitTransform(X, params), expected.fitted);
    expectClose(standardScaler.transform(model, unseen), expected.unseen);
    expectClose(standardScaler.inverseTransform(model, standardScaler.transform(model, unseen)), unseen);
  });

  test.each(Object.entries(golden.minMaxScaler))("minMaxScaler: %s", (_, { table, params, ...expected }) => {
    const { X, unseen } = golden.tables[table]!;
    const model = minMaxScaler.fit(X, params);
    expectClose(minMaxScaler.fitTransform(X, params), expected.fitted);
    expectClose(minMaxScaler.transform(model, unseen), expected.unseen);
    expectClose(minMaxScaler.inverseTransform(model, minMaxScaler.transform(model, unseen)), unseen);
  });

  test.each(Object.entries(golden.oneHotEncoder))("oneHotEncoder: drop %s", (_, { drop, X, fitted, rows, encoded }) => {
    expectClose(oneHotEncoder.fitTransform(X, { drop }), fitted);
    expectClose(oneHotEncoder.transform(oneHotEncoder.fit(X, { drop, handleUnknown: "ignore" }), rows), encoded);
  });

  test.each(Object.entries(golden.polynomialFeatures))("polynomialFeatures: %s", (_, { params, X, powers, features }) => {
    expectClose(polynomialFeatures.fit(X, params).powers, powers);
    expectClose(polynomialFeatures.fitTransform(X, params), features);
  });
});

function expectClose({ data, rows, columns }: Matrix, expected: readonly (readonly number[])[]): void {
  expect([rows, columns]).toEqual([expected.length, expected[0]!.length]);
  expected.flat().forEach((value, entry) => {
    const difference = Math.abs(data[entry]! - value);
    expect(difference, `entry ${entry}: ${data[entry]} instead of ${value}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  });
}
