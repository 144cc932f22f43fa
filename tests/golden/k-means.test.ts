/** The reference against scikit-learn: tools/golden/k_means.py wrote the values. */
import * as kMeans from "@algorithms/k-means";
import { describe, expect, test } from "vitest";
import json from "./k-means.json";

interface Fit {
  table: string;
  params: { nClusters: number; init: number[][]; maxIter: number; tol: number };
  clusterCenters: number[][];
  labels: number[];
  inertia: number;
  nIter: number;
}
interface Chance {
  table: string;
  nClusters: number;
  runs: number;
  optimum: number;
  reached: { "k-means++": number; random: number };
}
const golden = json as unknown as {
  versions: Record<string, string>;
  tables: Record<string, number[][]>;
  fits: Record<string, Fit>;
  chances: Record<string, Chance>;
};
const oracle = `scikit-learn ${golden.versions["scikit-learn"]}`;

describe(`from given centres, as ${oracle}`, () => {
  // scikit-learn differs in three ways that show in none of these cases, so that labels and nIter are compared exactly:
  // it measures distances as ‖x‖² − 2x·c + ‖c‖², so exact ties may fall to rounding; it gives several empty clusters
  // their points in argpartition's order, not by distance; and it may take a cluster's only point.
  test.each(Object.entries(golden.fits))("%s", (_, { table, params, ...expected }) => {
    const X = golden.tables[table]!;
    const model = kMeans.fit(X, params);

    expect(Array.from(model.labels), "labels").toEqual(expected.labels);
    expect(model.nIter, "nIter").toBe(expected.nIter);
    expectClose(model.inertia, expected.inertia, 1e-9 * expected.inertia + 1e-20);
    const centers = expected.clusterCenters.flat();
    const size = Math.max(...centers.map(Math.abs));
    centers.forEach((value, entry) => expectClose(model.clusterCenters.data[entry]!, value, 1e-9 * size));
  });
});

describe(`the chance of one start to reach the optimum, as ${oracle}`, () => {
  const cases = Object.values(golden.chances).flatMap((chance) =>
    (["k-means++", "random"] as const).map((init) => ({ ...chance, init, expected: chance.reached[init] / chance.runs })),
  );

  test.each(cases)("$table, k = $nClusters, $init: $expected", ({ table, nClusters, init, runs, optimum, expected }) => {
    const X = golden.tables[table]!;
    let reached = 0;
    for (let seed = 0; seed < runs; seed++) {
      const { inertia } = kMeans.fit(X, { nClusters, init, nInit: 1, tol: 0, seed });
      expect(inertia, "below the best known optimum").toBeGreaterThan(optimum * (1 - 1e-9));
      if (inertia <= optimum * (1 + 1e-9)) reached++;
    }
    // Two samples of this size from one distribution differ by more than this once in about 100,000 times.
    const pooled = (reached / runs + expected) / 2;
    const bound = 4.5 * Math.sqrt((2 * pooled * (1 - pooled)) / runs);
    expectClose(reached / runs, expected, bound);
  });
});

function expectClose(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}
