/** What holds for forests and boosting on any table. */
import { takeRows, toMatrix, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as decisionTree from "@algorithms/decision-tree";
import * as randomForest from "@algorithms/random-forest";
import * as gradientBoosting from "@algorithms/random-forest/gradient-boosting";
import * as parallel from "@algorithms/random-forest/parallel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Tables with ties, copies of rows and a constant column among any others. */
function problem({ n, d, seed, task, few }: { n: number; d: number; seed: number; task: "classification" | "regression"; few: boolean }) {
  const random = createRandom(seed);
  const X = Array.from({ length: n }, () => Array.from({ length: d }, (_, j) => (j === 2 ? 1 : few ? random.integer(4) : random.normal())));
  const real = X.map((row) => row[0]! * 2 - (row[1] ?? 0) + random.normal());
  return { X, y: task === "regression" ? real : real.map((value) => Math.min(2, Math.abs(Math.round(value)))) };
}
const anyProblem = fc.record({
  n: fc.integer({ min: 1, max: 60 }),
  d: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(100_000),
  task: fc.constantFrom("classification" as const, "regression" as const),
  few: fc.boolean(),
});
const anyParams = fc.record({
  nEstimators: fc.integer({ min: 1, max: 12 }),
  bootstrap: fc.boolean(),
  maxFeatures: fc.constantFrom<randomForest.Params["maxFeatures"]>("auto", null, 1, "log2", 0.5),
  maxDepth: fc.constantFrom(null, 1, 3),
  minSamplesLeaf: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(1000),
});

/** Growers that answer in turns of the event loop, in order, as a pool of workers does. */
async function* growInTurns(plan: randomForest.Plan, tasks: readonly (readonly number[])[]) {
  const work = parallel.growSome(structuredClone(plan));
  for (const task of tasks) {
    await Promise.resolve();
    yield structuredClone(work(task));
  }
}

describe("a forest", () => {
  test("grown by others is the same, to the last bit", async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, anyParams, async (of, params) => {
        const { X, y } = problem(of);
        const wanted = { ...params, task: of.task };
        expect(await parallel.fit(X, y, wanted, growInTurns)).toEqual(randomForest.fit(X, y, wanted));
      }),
      { numRuns: 60 },
    );
  });

  test("predicts shares of classes, or values between those that it saw", () => {
    fc.assert(
      fc.property(anyProblem, anyParams, (of, params) => {
        const { X, y } = problem(of);
        const model = randomForest.fit(X, y, { ...params, task: of.task });
        const [low, high] = [Math.min(...y), Math.max(...y)];
        for (const value of randomForest.predict(model, X)) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        }
        if (of.task === "regression") return;
        const { data, rows, columns } = randomForest.predictProba(model, X);
        for (let i = 0; i < rows; i++) {
          const shares = Array.from(data.subarray(i * columns, (i + 1) * columns));
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  test("has importances that add up to 1, unless nothing was split, and none for a constant", () => {
    fc.assert(
      fc.property(anyProblem, anyParams, (of, params) => {
        const { X, y } = problem(of);
        const { featureImportances, trees } = randomForest.fit(X, y, { ...params, task: of.task });
        const isSplit = trees.some((tree) => tree.featureImportances.some((share) => share > 0));
        expect(featureImportances.reduce((sum, share) => sum + share, 0)).toBeCloseTo(Number(isSplit), 10);
        expect(featureImportances[2] ?? 0).toBe(0);
      }),
    );
  });

  test("without any chance is a tree of the reference", () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(50), (of, seed) => {
        const { X, y } = problem(of);
        const { trees } = randomForest.fit(X, y, { task: of.task, nEstimators: 2, bootstrap: false, maxFeatures: null, seed });
        const alone = decisionTree.fit(X, y, { task: of.task });
        for (const tree of trees) {
          expect(tree.feature).toEqual(alone.feature);
          expect(tree.threshold).toEqual(alone.threshold);
          expect(tree.nSamples).toEqual(alone.nSamples);
        }
      }),
    );
  });

  test("counts, for every row, the trees that did not draw it", () => {
    fc.assert(
      fc.property(anyProblem, anyParams, (of, params) => {
        const { X, y } = problem(of);
        const frames = [...randomForest.steps(X, y, { ...params, task: of.task })];
        const model = randomForest.fit(X, y, { ...params, task: of.task });
        const counts = X.map((_, i) => frames.filter(({ draws }) => draws[i] === 0).length);
        expect(Array.from(model.oobCounts)).toEqual(counts);
        expect(frames.at(-1)!.oobScore).toBe(model.oobScore);
        expect(params.bootstrap ? null : model.oobScore).toBeNull();
      }),
    );
  });
});

describe("gradient boosting", () => {
  const ofBoosting = anyProblem.map((of) => ({ ...of, n: Math.max(of.n, 6) }));
  const boost = fc.record({
    nEstimators: fc.integer({ min: 1, max: 8 }),
    learningRate: fc.constantFrom(0.1, 0.5, 1),
    maxDepth: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(100),
  });
  const hasTwoClasses = (task: string, y: readonly number[]): boolean => task === "regression" || Math.max(...y) > 0;

  test("never fits the training rows worse than the round before, in squared error", () => {
    fc.assert(
      fc.property(ofBoosting, boost, (of, params) => {
        const { X, y } = problem({ ...of, task: "regression" });
        let before = Infinity;
        for (const { loss } of gradientBoosting.steps(X, y, { ...params, task: "regression" })) {
          expect(loss).toBeLessThanOrEqual(before * (1 + 1e-12) + 1e-12);
          before = loss;
        }
      }),
    );
  });

  test("learns minus the slope of the loss, score by score", () => {
    fc.assert(
      fc.property(ofBoosting, fc.constantFrom(0, 2, 3), (of, nClasses) => {
        const random = createRandom(of.seed);
        const scores = zeros(of.n, nClasses === 3 ? 3 : 1);
        scores.data.forEach((_, entry) => (scores.data[entry] = 2 * random.normal()));
        const y = Array.from({ length: of.n }, () => (nClasses ? random.integer(nClasses) : random.normal()));
        const gradient = gradientBoosting.negativeGradient(y, scores, nClasses);
        scores.data.forEach((score, entry) => {
          const lossAt = (moved: number): number => {
            const data = scores.data.slice();
            data[entry] = moved;
            return of.n * gradientBoosting.meanLoss(y, { ...scores, data }, nClasses);
          };
          expect(gradient.data[entry]).toBeCloseTo(-(lossAt(score + 1e-4) - lossAt(score - 1e-4)) / 2e-4, 5);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("adds up, stage by stage, to what it says in the end; and on the training rows to the story's scores", () => {
    fc.assert(
      fc.property(ofBoosting, boost, (of, params) => {
        const { X, y } = problem(of);
        if (!hasTwoClasses(of.task, y)) return;
        const wanted = { ...params, task: of.task };
        const frames = [...gradientBoosting.steps(X, y, wanted)];
        const model = gradientBoosting.fit(X, y, wanted);
        const stages = [...gradientBoosting.stagedDecisionFunction(model, X)];
        expect(stages.map(({ data }) => data)).toEqual(frames.map(({ scores }) => scores.data));
        expect(gradientBoosting.decisionFunction(model, X)).toEqual(stages.at(-1));
        for (const value of gradientBoosting.predict(model, X)) expect(value).toSatisfy(Number.isFinite);
      }),
    );
  });

  test("keeps what it said before when there are more rounds", () => {
    const { X, y } = problem({ n: 50, d: 2, seed: 4, task: "regression", few: false });
    const [few, many] = [5, 9].map((nEstimators) => gradientBoosting.fit(X, y, { task: "regression", nEstimators, subsample: 0.6, seed: 2 }));
    expect(many!.rounds.slice(0, 5)).toEqual(few!.rounds);
  });

  test("refuses what it cannot use, naming the value and the rule", () => {
    const { X, y } = problem({ n: 12, d: 2, seed: 1, task: "classification", few: true });
    const fit = (params: Partial<gradientBoosting.Params>) => () => gradientBoosting.fit(X, y, params);
    expect(fit({ learningRate: 0 })).toThrow("learningRate must be above 0; got 0");
    expect(fit({ learningRate: NaN })).toThrow(/learningRate must be a finite number/);
    expect(fit({ subsample: 0 })).toThrow("subsample must be a share above 0 and at most 1; got 0");
    expect(fit({ nEstimators: 0 })).toThrow("nEstimators must be an integer at least 1; got 0");
    expect(fit({ maxDepth: 0 })).toThrow(/maxDepth must be an integer/);
    expect(() => gradientBoosting.fit(X, X.map(() => 0))).toThrow("y must have at least two classes to tell apart; got one");
    expect(() => gradientBoosting.predict(gradientBoosting.fit(X, y), [[1]])).toThrow("X must have the 2 columns the model was fitted on; got 1");
  });
});

describe("permutation importance", () => {
  test("is zero for whatever a model does not ask, and nobody's table is changed", () => {
    fc.assert(
      fc.property(anyProblem, fc.nat(50), (of, seed) => {
        const { X, y } = problem({ ...of, task: "regression" });
        const table: Matrix = takeRows(toMatrix(X), X.map((_, i) => i));
        const model = randomForest.fit(table, y, { task: "regression", nEstimators: 3, maxDepth: 2, seed });
        const score = (shuffled: Matrix): number => -Array.from(randomForest.predict(model, shuffled)).reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
        const { importancesMean } = randomForest.permutationImportance(score, table, { nRepeats: 2, seed });
        const asked = new Set(model.trees.flatMap(({ feature }) => Array.from(feature)));
        importancesMean.forEach((value, j) => expect(asked.has(j) ? 0 : value).toBe(0));
        expect(Array.from(table.data)).toEqual(X.flat());
      }),
      { numRuns: 40 },
    );
  });
});

describe("missing values", () => {
  const gappy = (seed: number) => {
    const { X, y } = problem({ n: 60, d: 3, seed, task: "classification", few: false });
    return { X: X.map((row, i) => row.map((value, j) => ((7 * i + 3 * j + seed) % 5 === 0 ? Number.NaN : value))), y };
  };

  test("are learnt from: without chance every tree is the tree of the gaps, and all rows are answered", () => {
    for (const seed of [1, 2, 3]) {
      const { X, y } = gappy(seed);
      const forest = randomForest.fit(X, y, { nEstimators: 2, bootstrap: false, maxFeatures: null, seed });
      const tree = decisionTree.fit(X, y);
      for (const grown of forest.trees) expect({ ...grown }).toEqual(tree);
      expect(tree.missingLeft).toBeDefined();
      expect(randomForest.predict(forest, X)).toEqual(decisionTree.predict(tree, X));
      const drawn = randomForest.fit(X, y, { nEstimators: 15, seed });
      expect(drawn.oobScore).toSatisfy(Number.isFinite);
      for (const share of randomForest.predictProba(drawn, [[NaN, NaN, NaN], ...X]).data) expect(share).toSatisfy(Number.isFinite);
    }
  });

  test("boosting learns from them as well", () => {
    const { X, y } = gappy(4);
    const model = gradientBoosting.fit(X, y, { nEstimators: 30 });
    expect(model.trainLoss.at(-1)).toBeLessThan(model.trainLoss[0]!);
    for (const value of gradientBoosting.decisionFunction(model, [[NaN, NaN, NaN], ...X]).data) expect(value).toSatisfy(Number.isFinite);
  });
});
