import { accuracy, adjustedRandIndex, silhouette, silhouetteSamples } from "@algorithms/metrics";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import json from "../golden/clustering-metrics.json";

const golden = json as unknown as {
  tables: Record<string, number[][]>;
  silhouettes: Record<string, { labels: number[]; samples: number[]; mean: number }>;
  randIndices: Record<string, { labelsTrue: number[]; labelsPred: number[]; score: number }>;
};

describe("accuracy", () => {
  test("is the share of equal ids", () => {
    expect(accuracy([0, 1, 2, 2], [0, 1, 1, 2])).toBe(0.75);
    expect(accuracy(Int32Array.of(4), [4])).toBe(1);
    expect(accuracy([0, 0], [1, 1])).toBe(0);
  });

  test("refuses what cannot be compared", () => {
    expect(() => accuracy([0, 1], [0])).toThrow(invalid("yPred must have one id for each of the 2 rows; got 1"));
    expect(() => accuracy([], [])).toThrow(invalid("yTrue must have at least 1 ids; got 0"));
    expect(() => accuracy([0, Number.NaN], [0, 1])).toThrow(invalid("yTrue must be integer ids; got NaN at index 1"));
  });
});

describe("silhouetteSamples", () => {
  test("is (b − a) / max(a, b), worked by hand on a line", () => {
    // 0 and 2 in one cluster, 6 and 8 in the other: for the first, a = 2 and b = 7.
    const samples = silhouetteSamples([[0], [2], [6], [8]], [0, 0, 1, 1]);
    expect(Array.from(samples)).toEqual([5 / 7, 3 / 5, 3 / 5, 5 / 7]);
  });

  test("is negative for a point that is nearer to another cluster", () => {
    expect(silhouetteSamples([[0], [1], [9], [10]], [0, 0, 0, 1])[2]).toBeLessThan(0);
  });

  test("is 0 for the only point of a cluster, and where all points coincide", () => {
    expect(silhouetteSamples([[0], [1], [9]], [3, 3, 5])[2]).toBe(0);
    expect(Array.from(silhouetteSamples([[2], [2], [2]], [0, 0, 1]))).toEqual([0, 0, 0]);
  });

  test.each(Object.entries(golden.silhouettes))("is scikit-learn's: %s", (table, { labels, samples, mean }) => {
    const X = golden.tables[table]!;
    silhouetteSamples(X, labels).forEach((value, i) => expect(value).toBeCloseTo(samples[i]!, 10));
    expect(silhouette(X, labels)).toBeCloseTo(mean, 10);
  });

  test("refuses one cluster, n clusters, and labels of another length", () => {
    const X = [[0], [1], [2]];
    expect(() => silhouette(X, [0, 0, 0])).toThrow(invalid("labels must name 2..n - 1 clusters; got 1 for n = 3"));
    expect(() => silhouette(X, [0, 1, 2])).toThrow(invalid("labels must name 2..n - 1 clusters; got 3 for n = 3"));
    expect(() => silhouette(X, [0, 1])).toThrow(invalid("labels must have one id for each of the 3 rows; got 2"));
  });
});

describe("adjustedRandIndex", () => {
  test.each(Object.entries(golden.randIndices))("is scikit-learn's: %s", (_, { labelsTrue, labelsPred, score }) => {
    expect(adjustedRandIndex(labelsTrue, labelsPred)).toBeCloseTo(score, 12);
    expect(adjustedRandIndex(labelsPred, labelsTrue), "the other way round").toBeCloseTo(score, 12);
  });

  test("refuses groupings of different lengths and ids that are not integers", () => {
    expect(() => adjustedRandIndex([0, 1], [0])).toThrow(invalid("labelsPred must have one id for each of the 2 rows; got 1"));
    expect(() => adjustedRandIndex([0, 0.5], [0, 1])).toThrow(invalid("labelsTrue must be integer ids; got 0.5 at index 1"));
  });
});

describe("renumbering the clusters", () => {
  const truth = [0, 0, 0, 1, 1, 1, 2, 2, 2];
  const found = [0, 0, 1, 1, 1, 1, 2, 2, 0];
  const renumbered = found.map((id) => (id + 1) % 3);

  test("changes accuracy, which therefore says nothing about clusters", () => {
    expect(accuracy(truth, found)).toBeCloseTo(7 / 9, 12);
    expect(accuracy(truth, renumbered)).toBe(0);
  });

  test("changes neither the adjusted Rand index nor the silhouette", () => {
    const ids = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.shuffledSubarray([7, -2, 40, 5], { minLength: 4 }), (labels, names) => {
        const renamed = labels.map((id) => names[id]!);
        const other = labels.map((_, i) => i % 3);
        expect(adjustedRandIndex(other, renamed)).toBeCloseTo(adjustedRandIndex(other, labels), 12);
        expect(adjustedRandIndex(renamed, labels)).toBe(1);

        const clusters = new Set(labels).size;
        fc.pre(clusters > 1 && clusters < labels.length);
        const X = labels.map((_, i) => [i, (i * i) % 7]);
        expect(silhouette(X, renamed)).toBeCloseTo(silhouette(X, labels), 12);
      }),
    );
  });
});

function invalid(message: string): unknown {
  return expect.objectContaining({ name: "InvalidInput", message });
}
