/** The reference and its engines against scikit-learn: tools/golden/k_nearest_neighbors.py wrote the values. */
import * as kNearestNeighbors from "@algorithms/k-nearest-neighbors";
import { describe, expect, test } from "vitest";
import json from "./k-nearest-neighbors.json";

interface Case {
  table: string;
  params: Partial<kNearestNeighbors.Params>;
  distances: number[][];
  /** Null where rows are equally far, so that scikit-learn's choice is chance. */
  indices: number[][] | null;
  predicted: number[];
  proba: number[][] | null;
}
const golden = json as unknown as {
  versions: Record<string, string>;
  tables: Record<string, { X: number[][]; y: number[]; queries: number[][] }>;
  cases: Record<string, Case>;
};

describe.each(["brute", "kd-tree"] as const)(`by %s, as scikit-learn ${golden.versions["scikit-learn"]}`, (algorithm) => {
  test.each(Object.entries(golden.cases))("%s", (_, { table, params, ...expected }) => {
    const { X, y, queries } = golden.tables[table]!;
    const model = kNearestNeighbors.fit(X, y, { ...params, algorithm });
    const { indices, distances } = kNearestNeighbors.neighbors(model, queries);
    const predicted = kNearestNeighbors.predict(model, queries);

    expectClose(distances, expected.distances.flat(), 1e-12);
    expect(expected.indices ? Array.from(indices) : null).toEqual(expected.indices?.flat() ?? null);
    expectClose(predicted, expected.predicted, params.task === "regression" ? 1e-12 : 0);
    expectClose(expected.proba ? kNearestNeighbors.predictProba(model, queries).data : [], expected.proba?.flat() ?? [], 1e-12);
  });
});

test("has cases with ties in the distances and in the votes", () => {
  const cases = Object.values(golden.cases);
  expect(cases.filter(({ indices }) => indices === null).length).toBeGreaterThan(5);
  const isTied = (shares: number[]) => shares.filter((share) => share === Math.max(...shares)).length > 1;
  expect(cases.flatMap(({ proba }) => proba ?? []).filter(isTied).length).toBeGreaterThan(50);
});

function expectClose(actual: ArrayLike<number>, expected: number[], tolerance: number): void {
  const largest = Math.max(1, ...expected.map(Math.abs));
  expect(actual.length).toBe(expected.length);
  expect(Math.max(0, ...expected.map((value, entry) => Math.abs(actual[entry]! - value)))).toBeLessThanOrEqual(tolerance * largest);
}
