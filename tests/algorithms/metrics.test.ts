import {
  accuracy, adjustedRandIndex, auc, averagePrecision, confusionMatrix, logLoss, meanAbsoluteError, meanSquaredError,
  precisionRecallCurve, precisionRecallF1, precisionRecallF1ByClass, r2, rocAuc, rocCurve, silhouette, silhouetteSamples,
} from "@algorithms/metrics";
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

describe("confusionMatrix", () => {
  test("counts true classes in rows and predicted ones in columns", () => {
    const counts = confusionMatrix([0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 1, 0]);
    expect(Array.from(counts.data)).toEqual([1, 1, 1, 0, 2, 0, 1, 0, 0]);
  });

  test("has a row and a column for every class asked for", () => {
    expect(confusionMatrix([0, 0], [0, 0], 3)).toMatchObject({ rows: 3, columns: 3 });
  });

  test("refuses ids out of range", () => {
    expect(() => confusionMatrix([0, -1], [0, 0])).toThrow(invalid("yTrue must be class ids in 0..0; got -1"));
    expect(() => confusionMatrix([0, 1], [0, 2], 2)).toThrow(invalid("yPred must be class ids in 0..1; got 2"));
  });
});

describe("precisionRecallF1", () => {
  const yTrue = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
  const yPred = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];

  test("is found/called, found/all, and their harmonic mean", () => {
    expect(precisionRecallF1(yTrue, yPred)).toMatchObject({ precision: 3 / 5, recall: 3 / 4, f1: 2 / 3 });
  });

  test("depends on which class is the positive one", () => {
    const always = { yTrue: [...Array<number>(99).fill(0), 1], yPred: Array<number>(100).fill(0) };
    expect(precisionRecallF1(always.yTrue, always.yPred, { positiveClass: 0 }).f1).toBeCloseTo(198 / 199, 14);
    expect(precisionRecallF1(always.yTrue, always.yPred, { positiveClass: 1 }).f1).toBe(0);
  });

  test("says how many rows each class has", () => {
    expect(precisionRecallF1ByClass([0, 2, 2], [0, 2, 0]).map(({ support, occurs }) => [support, occurs]))
      .toEqual([[1, true], [0, false], [2, true]]);
  });

  test("has no single positive class among three", () => {
    expect(() => precisionRecallF1([0, 1, 2], [0, 1, 2]))
      .toThrow(invalid('average "binary" needs two classes; got 3: use "macro", "weighted" or "micro"'));
    expect(() => precisionRecallF1([0, 1], [0, 1], { positiveClass: 2 }))
      .toThrow(invalid("positiveClass must be an integer in 0..1; got 2"));
  });
});

describe("rocCurve and precisionRecallCurve", () => {
  const [yTrue, yScore] = [[0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]];

  test("go down the scores, as worked by hand", () => {
    const roc = rocCurve(yTrue, yScore);
    expect([...roc.fpr], "fpr").toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...roc.tpr], "tpr").toEqual([0, 0.5, 0.5, 1, 1]);
    expect([...roc.thresholds], "thresholds").toEqual([Infinity, 0.8, 0.4, 0.35, 0.1]);
    const curve = precisionRecallCurve(yTrue, yScore);
    expect([...curve.precision], "precision").toEqual([0.5, 2 / 3, 0.5, 1, 1]);
    expect([...curve.recall], "recall").toEqual([1, 1, 0.5, 0.5, 0]);
    expect(averagePrecision(yTrue, yScore)).toBeCloseTo(0.5 * (2 / 3) + 0.5, 14);
  });

  const cases = fc.array(fc.record({ y: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: -5, max: 5 }) }), { minLength: 2, maxLength: 40 })
    .filter((rows) => new Set(rows.map(({ y }) => y)).size === 2);

  test("the area is the chance that a positive row outranks a negative one", () => {
    fc.assert(fc.property(cases, (rows) => {
      const [positive, negative] = [1, 0].map((k) => rows.filter(({ y }) => y === k));
      const wins = positive!.flatMap((a) => negative!.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)));
      const share = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
      expect(rocAuc(rows.map(({ y }) => y), rows.map(({ score }) => score))).toBeCloseTo(share, 12);
    }));
  });

  test("no monotone change of the scores changes the area, nor do points left out on a line", () => {
    fc.assert(fc.property(cases, (rows) => {
      const [y, scores] = [rows.map((row) => row.y), rows.map(({ score }) => score)];
      expect(rocAuc(y, scores.map((score) => score ** 3 - 7))).toBeCloseTo(rocAuc(y, scores), 12);
      const { fpr, tpr } = rocCurve(y, scores, { dropIntermediate: false });
      expect(auc(fpr, tpr)).toBeCloseTo(rocAuc(y, scores), 12);
    }));
  });

  test("refuse what has no curve", () => {
    expect(() => rocCurve([1, 1], [0, 1])).toThrow(invalid("yTrue must hold both classes; got only 1"));
    expect(() => rocCurve([0, 0], [0, 1])).toThrow(invalid("yTrue must hold the positive class, 1; got only 0"));
    expect(() => rocCurve([0, 2], [0, 1])).toThrow(invalid("yTrue must be 0 or 1; got 2 at index 1"));
    expect(() => rocCurve([0, 1], [0, Infinity])).toThrow(invalid("yScore must be finite; got Infinity at index 1"));
    expect(() => averagePrecision([0, 1], [0])).toThrow(invalid("yScore must have one score for each of the 2 rows; got 1"));
  });
});

describe("auc", () => {
  test("adds trapezoids, in either direction", () => {
    expect(auc([0, 1, 3], [0, 2, 2])).toBe(5);
    expect(auc([3, 1, 0], [2, 2, 0])).toBe(5);
  });

  test("refuses places that go back and forth", () => {
    expect(() => auc([0, 2, 1], [0, 0, 0])).toThrow(invalid("x must be ascending or descending; it goes back and forth"));
    expect(() => auc([0], [0])).toThrow(invalid("x and y must be equally long, at least 2; got 1 and 1"));
  });
});

describe("logLoss", () => {
  test("is the mean of −log of the true class's probability", () => {
    expect(logLoss([0, 1], [[0.8, 0.2], [0.5, 0.5]])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.5)) / 2, 14);
  });

  test("refuses what is no probability or has no column", () => {
    expect(() => logLoss([0], [[1.5, 0.5]])).toThrow(invalid("probabilities must be in 0..1; got 1.5 in row 0, column 0"));
    expect(() => logLoss([2], [[0.5, 0.5]])).toThrow(invalid("yTrue must be class ids in 0..1; got 2 at index 0"));
    expect(() => logLoss([0], [[1]])).toThrow(invalid("probabilities must have a column for each class, at least 2; got 1"));
  });
});

describe("regression", () => {
  const yTrue = [1, 2, 4, 9];

  test("the mean has the smallest squared error, the median the smallest absolute one", () => {
    const constant = (value: number): number[] => yTrue.map(() => value);
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (value) => {
      expect(meanSquaredError(yTrue, constant(value))).toBeGreaterThanOrEqual(meanSquaredError(yTrue, constant(4)));
      expect(meanAbsoluteError(yTrue, constant(value))).toBeGreaterThanOrEqual(meanAbsoluteError(yTrue, constant(3)) - 1e-12);
    }));
    expect(r2(yTrue, constant(4))).toBe(0);
    expect(r2(yTrue, yTrue)).toBe(1);
  });

  test("refuses what cannot be compared", () => {
    expect(() => meanSquaredError([], [])).toThrow(invalid("yTrue must have at least 1 value; got 0"));
    expect(() => meanAbsoluteError([1, 2], [1])).toThrow(invalid("yPred must have one value for each of the 2 rows; got 1"));
    expect(() => r2([1], [1])).toThrow(invalid("r2 needs at least 2 rows; got 1"));
    expect(() => meanSquaredError([1, Number.NaN], [1, 2])).toThrow(invalid("yTrue and yPred must be finite; got NaN and 2 at index 1"));
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
