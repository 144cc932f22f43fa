/** The metrics against scikit-learn: tools/golden/metrics.py wrote the values. */
import * as metrics from "@algorithms/metrics";
import { describe, expect, test } from "vitest";
import json from "./metrics.json";

type Curve = readonly [number[], number[], number[]];
interface Classification {
  yTrue: number[];
  yPred: number[];
  accuracy: number;
  confusionMatrix: number[][];
  averages: Partial<Record<metrics.AverageOptions["average"], [precision: number, recall: number, f1: number]>>;
}
interface Ranking {
  yTrue: number[];
  yScore: number[];
  roc: Curve;
  rocAll: Curve;
  precisionRecall: Curve;
  rocAuc: number;
  averagePrecision: number;
}
interface Regression {
  yTrue: number[];
  yPred: number[];
  meanSquaredError: number;
  meanAbsoluteError: number;
  r2: number;
}
const golden = json as unknown as {
  versions: Record<string, string>;
  classification: Record<string, Classification>;
  ranking: Record<string, Ranking>;
  probability: Record<string, { yTrue: number[]; probabilities: number[][]; logLoss: number }>;
  regression: Record<string, Regression>;
};
const oracle = `scikit-learn ${golden.versions["scikit-learn"]}`;

describe(`classification, as ${oracle}`, () => {
  test.each(Object.entries(golden.classification))("%s", (_, { yTrue, yPred, ...expected }) => {
    expect(metrics.accuracy(yTrue, yPred)).toBeCloseTo(expected.accuracy, 14);
    expect(Array.from(metrics.confusionMatrix(yTrue, yPred).data)).toEqual(expected.confusionMatrix.flat());
    for (const [average, figures] of Object.entries(expected.averages)) {
      const { precision, recall, f1 } = metrics.precisionRecallF1(yTrue, yPred, { average: average as "macro" });
      expectClose([precision, recall, f1], figures, average);
    }
  });
});

describe(`ranking, as ${oracle}`, () => {
  test.each(Object.entries(golden.ranking))("%s", (_, { yTrue, yScore, ...expected }) => {
    const { fpr, tpr, thresholds } = metrics.rocCurve(yTrue, yScore);
    expect(thresholds[0]).toBe(Infinity);
    expectCurve([fpr, tpr, thresholds.slice(1)], expected.roc);
    const all = metrics.rocCurve(yTrue, yScore, { dropIntermediate: false });
    expectCurve([all.fpr, all.tpr, all.thresholds.slice(1)], expected.rocAll);
    const { precision, recall, thresholds: scores } = metrics.precisionRecallCurve(yTrue, yScore);
    expectCurve([precision, recall, scores], expected.precisionRecall);
    expect(metrics.rocAuc(yTrue, yScore)).toBeCloseTo(expected.rocAuc, 13);
    expect(metrics.averagePrecision(yTrue, yScore)).toBeCloseTo(expected.averagePrecision, 13);
  });
});

test.each(Object.entries(golden.probability))(`log loss, as ${oracle}: %s`, (_, { yTrue, probabilities, logLoss }) => {
  expect(metrics.logLoss(yTrue, probabilities)).toBeCloseTo(logLoss, 12);
});

test.each(Object.entries(golden.regression))(`regression, as ${oracle}: %s`, (_, { yTrue, yPred, ...expected }) => {
  const { meanSquaredError, meanAbsoluteError, r2 } = metrics;
  const found = [meanSquaredError(yTrue, yPred), meanAbsoluteError(yTrue, yPred), r2(yTrue, yPred)];
  expectClose(found, [expected.meanSquaredError, expected.meanAbsoluteError, expected.r2]);
});

function expectCurve(found: readonly Float64Array[], expected: Curve): void {
  found.forEach((values, i) => expectClose(values, expected[i]!));
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], what?: string): void {
  expect(found.length, what).toBe(expected.length);
  expected.forEach((value, i) => expect(found[i], what).toBeCloseTo(value, 12));
}
