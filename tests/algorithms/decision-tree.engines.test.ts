/** An engine is the reference, only faster: the same frames, the same tree. */
import { drain } from "@algorithms/core/generator";
import { takeRows, toMatrixWithGaps } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as reference from "@algorithms/decision-tree";
import { grow as growReference } from "@algorithms/decision-tree/grow";
import * as presorted from "@algorithms/decision-tree/presorted";
import type { Frame, Model, Params } from "@algorithms/decision-tree";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

type Algorithm = Pick<typeof reference, "steps">;

function story(algorithm: Algorithm, X: number[][], y: number[], params: Partial<Params>): [Frame[], Model] {
  const frames: Frame[] = [];
  const steps = algorithm.steps(X, y, params);
  for (;;) {
    const step = steps.next();
    if (step.done) return [frames, step.value];
    frames.push(step.value);
  }
}

/** Everything but sums of reals, which the engine adds up in another order. */
function expectSameTree(actual: Model, expected: Model): void {
  for (const field of ["task", "nClasses", "nFeatures", "feature", "threshold", "left", "right", "nSamples"] as const) {
    expect(actual[field], field).toStrictEqual(expected[field]);
  }
  expect(actual.missingLeft).toStrictEqual(expected.missingLeft);
  for (const field of ["impurity", "featureImportances"] as const) expectClose(actual[field], expected[field]);
  expectClose(actual.value.data, expected.value.data);
}

function expectClose(actual: Float64Array, expected: Float64Array): void {
  const size = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-11 * size));
}

/** Columns of few and of many different values, copies and constants among them, and gaps; targets that depend on some. */
function problem({ n, d, nValues, seed, task, gaps = 0 }: { n: number; d: number; nValues: number; seed: number; task: Params["task"]; gaps?: number }) {
  const random = createRandom(seed);
  const X = Array.from({ length: n }, () => {
    const values = Array.from({ length: d }, (_, j) => (j % 2 ? random.normal() : random.integer(nValues)));
    if (d > 3) values[3] = 2 * values[1]! - 5;
    if (d > 4) values[4] = 7;
    return values;
  });
  const real = X.map((row) => row[0]! - (row[1] ?? 0) + random.normal());
  for (const values of X) values.forEach((_, j) => (values[j] = random.uniform() < gaps ? Number.NaN : values[j]!));
  return { X, y: task === "regression" ? real.map((value) => (seed % 2 ? value : Math.round(value))) : real.map((value) => Math.abs(Math.round(value)) % 3) };
}

const anyParams = fc.record({
  task: fc.constantFrom<Params["task"]>("classification", "regression"),
  maxDepth: fc.constantFrom(null, 1, 2, 4),
  minSamplesSplit: fc.integer({ min: 2, max: 12 }),
  minSamplesLeaf: fc.integer({ min: 1, max: 9 }),
  maxFeatures: fc.constantFrom<Params["maxFeatures"]>(null, 1, "sqrt", "log2", 0.6),
  ccpAlpha: fc.constantFrom(0, 0, 0.01),
  seed: fc.nat(1000),
  isEntropy: fc.boolean(),
});
const anySize = fc.record({ n: fc.integer({ min: 1, max: 120 }), d: fc.integer({ min: 1, max: 7 }), nValues: fc.integer({ min: 1, max: 9 }), seed: fc.nat(100_000), gaps: fc.constantFrom(0, 0, 0.1, 0.5) });

describe("the same frames and tree as the reference", () => {
  it("for many tables, tasks and parameters", () => {
    fc.assert(
      fc.property(anySize, anyParams, (size, { isEntropy, ...rest }) => {
        const params: Partial<Params> = { ...rest, criterion: isEntropy && rest.task === "classification" ? "entropy" : "auto" };
        const { X, y } = problem({ ...size, task: rest.task });
        const [expectedFrames, expected] = story(reference, X, y, params);
        const [frames, model] = story(presorted, X, y, params);
        expectSameTree(model, expected);
        expectSameTree(presorted.fit(X, y, params), expected);
        expect(frames).toHaveLength(expectedFrames.length);
        frames.forEach((frame, i) => {
          const { value, impurity, split, ...exact } = expectedFrames[i]!;
          expect(frame).toMatchObject(exact);
          expectClose(frame.value, value);
          expect(frame.impurity).toBeCloseTo(impurity, 9);
          expect(frame.split?.gain ?? 0).toBeCloseTo(split?.gain ?? 0, 9);
          expect({ ...frame.split, gain: 0 }).toEqual({ ...split, gain: 0 });
        });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it("far away from the origin", () => {
    const { X, y } = problem({ n: 200, d: 4, nValues: 9, seed: 1, task: "regression" });
    const far = y.map((value) => 1e6 + value);
    const model = presorted.fit(X, far, { task: "regression" });
    expectSameTree(model, reference.fit(X, far, { task: "regression" }));
    expect(model.feature).toStrictEqual(presorted.fit(X, y, { task: "regression" }).feature);
  });
});

describe("many trees on one table", () => {
  it("grows from weights the tree of the rows repeated so often", () => {
    fc.assert(
      fc.property(anySize, anyParams, (size, { isEntropy, ...rest }) => {
        const criterion = isEntropy && rest.task === "classification" ? "entropy" : "auto";
        const params: Partial<Params> = { ...rest, criterion, minSamplesSplit: 2, minSamplesLeaf: 1 };
        const { X, y } = problem({ ...size, task: rest.task });
        const random = createRandom(size.seed);
        const drawn = Int32Array.from(X, () => random.integer(X.length)).toSorted();
        const weights = new Int32Array(X.length);
        drawn.forEach((row) => weights[row]!++);
        const nClasses = rest.task === "regression" ? 0 : 3;
        const settings = reference.settingsOf(params, size.d);
        const matrix = toMatrixWithGaps(X);
        const table = presorted.presort(matrix);
        const model = presorted.grow(table, { y, nClasses }, settings, weights);
        const sample = { X: takeRows(matrix, drawn), y: Array.from(drawn, (row) => y[row]!), nClasses };
        const repeated = reference.fit(sample.X, [...sample.y], params);
        expect(model.feature).toStrictEqual(repeated.feature);
        expect(model.threshold).toStrictEqual(repeated.threshold);
        expect(model.nSamples).toStrictEqual(repeated.nSamples);
        expect(model.missingLeft).toStrictEqual(repeated.missingLeft);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each(["gini", "entropy", "squaredError"] as const)("counts a row of weight 5 once where leaves must have so many rows, by %s", (criterion) => {
    const task = criterion === "squaredError" ? "regression" : "classification";
    const { X, y } = problem({ n: 60, d: 3, nValues: 9, seed: 3, task });
    const table = presorted.presort(toMatrixWithGaps(X));
    const grow = (weights: Int32Array, minSamplesLeaf: number) =>
      presorted.grow(table, { y, nClasses: task === "regression" ? 0 : 3 }, reference.settingsOf({ task, criterion, minSamplesLeaf }, 3), weights);
    const ones = grow(new Int32Array(60).fill(1), 4);
    const fives = grow(new Int32Array(60).fill(5), 4);
    expect(fives.feature).toStrictEqual(ones.feature);
    expect(fives.threshold).toStrictEqual(ones.threshold);
    expect(fives.nSamples).toStrictEqual(ones.nSamples.map((n) => 5 * n));
  });

  it.each([
    { maxFeatures: 1, lowest: [0, 1, 2, 3] },
    { maxFeatures: 2, lowest: [0, 1, 2] },
    { maxFeatures: 4, lowest: [0] },
  ])("of $maxFeatures equally good features takes the lowest, or the one drawn first", ({ maxFeatures, lowest }) => {
    // Four equal columns: any of them is as good.
    const X = Array.from({ length: 40 }, (_, i) => [i, i, i, i]);
    const y = X.map(([x]) => Number(x! >= 20));
    const table = presorted.presort(toMatrixWithGaps(X));
    const chosen = (ties: "lowest" | "drawn", seed: number) => {
      const settings = { ...reference.settingsOf({ maxFeatures, seed }, 4), ties };
      const root = presorted.grow(table, { y, nClasses: 2 }, settings).feature[0]!;
      expect(drain(growReference({ X: toMatrixWithGaps(X), y, nClasses: 2 }, settings)).feature[0]).toBe(root);
      return root;
    };
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    expect(new Set(seeds.map((seed) => chosen("drawn", seed)))).toEqual(new Set([0, 1, 2, 3]));
    expect(new Set(seeds.map((seed) => chosen("lowest", seed)))).toEqual(new Set(lowest));
  });
});
