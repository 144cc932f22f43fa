/** Reference and engine against scikit-learn: tools/golden/decision_tree.py wrote the values. */
import * as reference from "@algorithms/decision-tree";
import * as presorted from "@algorithms/decision-tree/presorted";
import { accuracy, r2 } from "@algorithms/metrics";
import { describe, expect, test } from "vitest";
import { loadTable } from "../../src/kit/data/tables";
import json from "./decision-tree.json";

interface Fitted {
  table: string;
  params: Partial<reference.Params>;
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  nSamples: number[];
  impurity: number[];
  value: number[];
  featureImportances: number[];
  ccpAlphas: number[];
  impurities: number[];
}
type Range = [low: number, high: number];
const golden = json as unknown as {
  versions: Record<string, string>;
  tables: Record<string, { X: number[][]; y: number[]; task: reference.Params["task"] }>;
  trees: Record<string, Fitted>;
  real: Record<string, { task: reference.Params["task"]; nodes: Range; depth: Range; score: Range }>;
  importances: Record<string, { task: reference.Params["task"]; outcomes: Record<string, number[][]> }>;
  missing: Record<string, { X: (number | null)[][]; y: number[]; params: Partial<reference.Params>; predicted: number[] }>;
};
const oracle = `scikit-learn ${golden.versions["scikit-learn"]}`;

describe.each(Object.entries({ reference, presorted }))("%s", (_, algorithm) => {
  describe(`where no tie is broken, is the tree of ${oracle} node for node`, () => {
    test.each(Object.entries(golden.trees))("%s", (__, { table, params, ...expected }) => {
      const { X, y, task } = golden.tables[table]!;
      const model = algorithm.fit(X, y, { ...params, task });
      for (const field of ["feature", "threshold", "left", "right", "nSamples"] as const) {
        expect(Array.from(model[field]), field).toEqual(expected[field]);
      }
      // scikit-learn's squared error is E y² − (E y)², which loses digits far from zero.
      const size = task === "regression" ? Math.max(...y.map((target) => target ** 2)) : 1;
      expectClose(model.impurity, expected.impurity, 1e-12 * size);
      expectClose(model.value.data, expected.value, 1e-12 * Math.sqrt(size));
      expectClose(model.featureImportances, expected.featureImportances, 1e-9);
    });
  });

  // Where several splits gain the same, scikit-learn takes one by chance: the tree is one of those it may give.
  describe(`on real tables, is as large, as deep and as right as ${oracle}'s trees of 60 seeds`, () => {
    test.each(Object.entries(golden.real))("%s", async (name, { task, nodes, depth, score }) => {
      const { X, y } = await table(name);
      const isTest = (__: unknown, i: number): boolean => i % 3 === 0;
      const isTrain = (__: unknown, i: number): boolean => i % 3 !== 0;
      const model = algorithm.fit(X.filter(isTrain), y.filter(isTrain), { task });
      const predicted = algorithm.predict(model, X.filter(isTest));
      const actual = y.filter(isTest);
      expectWithin(reference.nodeCount(model), nodes, 0.05 * nodes[1]);
      expectWithin(reference.maxDepth(model), depth, 1);
      expectWithin(task === "classification" ? accuracy(actual, predicted) : r2(actual, predicted), score, 0.02);
    });
  });
});

const atDepths = Object.entries(golden.importances).flatMap(([name, { task, outcomes }]) =>
  Object.entries(outcomes).map(([depth, expected]) => ({ name, task, maxDepth: Number(depth), expected, n: expected.length })),
);

describe.each(Object.entries({ reference, presorted }))("%s", (_, algorithm) => {
  // One outcome where no tie is broken; where some are, by chance in scikit-learn, one of those that it may give.
  test.each(atDepths)(`$name, depth $maxDepth: importances are ${oracle}'s to 1e-9, of which there are $n`, async ({ name, task, maxDepth, expected }) => {
    const { X, y } = await table(name);
    const { featureImportances } = algorithm.fit(X, y, { task, maxDepth });
    const away = expected.map((importances) => Math.max(...importances.map((value, j) => Math.abs(value - featureImportances[j]!))));
    expect(Math.min(...away)).toBeLessThanOrEqual(1e-9);
  });

  test.each(Object.entries(golden.missing))(`where values are missing (%s), predicts as a round of ${oracle}'s HistGradientBoostingRegressor`, (__, { X, y, params, predicted }) => {
    const gaps = X.map((values) => values.map((value) => value ?? Number.NaN));
    const model = algorithm.fit(gaps, y, { ...params, task: "regression" });
    // It adds up in float32.
    expectClose(algorithm.predict(model, gaps) as Float64Array, predicted, 2e-6);
  });
});

describe(`where no tie is broken, prunes as ${oracle}`, () => {
  test.each(Object.entries(golden.trees))("%s", (_, { table, params, ccpAlphas, impurities }) => {
    const { X, y, task } = golden.tables[table]!;
    const path = reference.costComplexityPath(X, y, { ...params, task });
    const tolerance = 1e-9 * Math.max(1, impurities.at(-1)!);
    expectClose(path.ccpAlphas, ccpAlphas, tolerance);
    expectClose(path.impurities, impurities, tolerance);
  });
});

async function table(id: string): Promise<{ X: number[][]; y: number[] }> {
  const { columns, target } = await loadTable(id);
  const features = columns.filter(({ name }) => name !== target);
  const y = Array.from(columns.find(({ name }) => name === target)!.values);
  // scikit-learn sees float32.
  return { X: y.map((__, i) => features.map(({ values }) => Math.fround(values[i]!))), y };
}

function expectWithin(value: number, [low, high]: Range, slack: number): void {
  expect(value).toBeGreaterThanOrEqual(low - slack);
  expect(value).toBeLessThanOrEqual(high + slack);
}

function expectClose(actual: Float64Array, expected: number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(Math.abs(value - expected[i]!), `${value} instead of ${expected[i]}`).toBeLessThanOrEqual(tolerance));
}
