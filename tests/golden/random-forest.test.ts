/** Forests and boosting against scikit-learn: tools/golden/random_forest.py wrote the values. */
import { takeRows, toMatrix, type Matrix } from "@algorithms/core/matrix";
import * as randomForest from "@algorithms/random-forest";
import * as gradientBoosting from "@algorithms/random-forest/gradient-boosting";
import { accuracy, r2 } from "@algorithms/metrics";
import { describe, expect, test } from "vitest";
import json from "./random-forest.json";

type Task = "classification" | "regression";
interface Table { X: number[][]; y: number[]; train: number[] }
interface Spread<Value> { mean: Value; deviation: Value }
interface OverSeeds {
  table: string; task: Task; params: Partial<randomForest.Params>; seeds: number;
  score: Spread<number>; oobScore: Spread<number>; importances: Spread<number[]>;
}
interface WithoutChance { table: string; task: Task; params: Partial<randomForest.Params>; predicted: number[] | number[][] }
interface Boosting { table: string; task: Task; params: Partial<gradientBoosting.Params>; rounds: number[]; scores: number[][][]; proba: number[][] | null }
interface Permuted { table: string; params: Partial<randomForest.Params>; repeats: number; mean: number[]; deviation: number[] }

const golden = json as unknown as {
  versions: Record<string, string>;
  tables: Record<string, Table>;
  overSeeds: Record<string, OverSeeds>;
  withoutChance: Record<string, WithoutChance>;
  boosting: Record<string, Boosting>;
  permutation: Record<string, Permuted>;
};
const oracle = `scikit-learn ${golden.versions["scikit-learn"]}`;

interface Parts { train: Matrix; yTrain: number[]; test: Matrix; yTest: number[] }

function partsOf(name: string): Parts {
  const { X, y, train } = golden.tables[name]!;
  const rest = X.map((_, i) => i).filter((i) => !train.includes(i));
  const [matrix, targets] = [toMatrix(X), (rows: number[]) => rows.map((i) => y[i]!)];
  return { train: takeRows(matrix, train), yTrain: targets(train), test: takeRows(matrix, rest), yTest: targets(rest) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

describe(`where chance plays no part, as ${oracle}`, () => {
  test.each(Object.entries(golden.withoutChance))("%s", (_, { table, task, params, predicted }) => {
    const { train, yTrain, test: unseen } = partsOf(table);
    const model = randomForest.fit(train, yTrain, { task, ...params });
    const ours = task === "regression" ? randomForest.predict(model, unseen) : randomForest.predictProba(model, unseen).data;
    expectClose(ours, predicted.flat(), 1e-9);
  });
});

describe(`over many seeds, as ${oracle}`, () => {
  const seeds = 24;

  test.each(Object.entries(golden.overSeeds))("%s", (_, { table, task, params, ...expected }) => {
    const { train, yTrain, test: unseen, yTest } = partsOf(table);
    const models = Array.from({ length: seeds }, (__, seed) => randomForest.fit(train, yTrain, { task, ...params, seed: 1000 + seed }));
    const score = models.map((model) => {
      const said = randomForest.predict(model, unseen);
      return task === "regression" ? r2(yTest, said) : accuracy(yTest, said);
    });
    expectAlike(score, { mean: expected.score.mean, deviation: expected.score.deviation }, expected.seeds);
    expectAlike(models.map(({ oobScore }) => oobScore!), expected.oobScore, expected.seeds);
    for (let j = 0; j < train.columns; j++) {
      const [m, d] = [expected.importances.mean[j]!, expected.importances.deviation[j]!];
      expectAlike(models.map(({ featureImportances }) => featureImportances[j]!), { mean: m, deviation: d }, expected.seeds);
    }
  });

  /** Two samples of these sizes from one distribution differ by more than this once in some 100,000 times. */
  function expectAlike(values: readonly number[], expected: Spread<number>, expectedSeeds: number): void {
    const error = Math.sqrt(deviation(values) ** 2 / values.length + expected.deviation ** 2 / expectedSeeds);
    expect(Math.abs(mean(values) - expected.mean), `${mean(values)} instead of ${expected.mean}`).toBeLessThanOrEqual(4.5 * error + 1e-12);
    // As wide, too: their variances have a ratio that lies beyond 4 only as seldom.
    expect(deviation(values)).toBeGreaterThanOrEqual(expected.deviation / 2);
    expect(deviation(values)).toBeLessThanOrEqual(expected.deviation * 2);
  }
});

describe(`gradient boosting, round by round, as ${oracle}`, () => {
  test.each(Object.entries(golden.boosting))("%s", (_, { table, task, params, rounds, scores, proba }) => {
    const { train, yTrain, test: unseen } = partsOf(table);
    const model = gradientBoosting.fit(train, yTrain, { task, ...params });
    const staged = [...gradientBoosting.stagedDecisionFunction(model, unseen)];
    rounds.forEach((round, i) => expectClose(staged[round]!.data, scores[i]!.flat(), 1e-8));
    if (proba) expectClose(gradientBoosting.predictProba(model, unseen).data, proba.flat(), 1e-8);
  });
});

test(`permutation importances, as ${oracle}`, () => {
  for (const { table, params, repeats, mean: means, deviation: deviations } of Object.values(golden.permutation)) {
    const { train, yTrain, test: unseen, yTest } = partsOf(table);
    const model = randomForest.fit(train, yTrain, { task: "regression", nEstimators: 1, bootstrap: false, ...params });
    const score = (X: Matrix) => r2(yTest, randomForest.predict(model, X));
    const ours = randomForest.permutationImportance(score, unseen, { nRepeats: 200, seed: 1 });
    means.forEach((expected, j) => {
      const error = deviations[j]! * Math.sqrt(1 / 200 + 1 / repeats);
      expect(Math.abs(ours.importancesMean[j]! - expected)).toBeLessThanOrEqual(4.5 * error + 1e-12);
      expect(ours.importancesStd[j]!).toBeGreaterThanOrEqual(deviations[j]! / 1.33);
      expect(ours.importancesStd[j]!).toBeLessThanOrEqual(deviations[j]! * 1.33);
    });
  }
});

function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i]! - value), `${actual[i]} instead of ${value} at ${i}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value))));
}
