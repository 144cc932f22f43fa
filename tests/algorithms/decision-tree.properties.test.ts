/** What holds for decision trees on any table, for the reference and for the engine that takes its place. */
import { row, toMatrix, toMatrixWithGaps, type Matrix } from "@algorithms/core/matrix";
import * as reference from "@algorithms/decision-tree";
import * as presorted from "@algorithms/decision-tree/presorted";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Tables as people bring them: few different values, so many duplicates and ties, beside any others. */
const anyRun = fc.integer({ min: 1, max: 4 }).chain((d) => {
  const entry = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  const example = fc.record({ x: fc.array(entry, { minLength: d, maxLength: d }), id: fc.nat(3), real: entry });
  return fc.record({
    examples: fc.array(example, { minLength: 1, maxLength: 30 }),
    params: fc.record({
      task: fc.constantFrom<reference.Params["task"]>("classification", "regression"),
      maxDepth: fc.constantFrom(null, 1, 3),
      minSamplesLeaf: fc.integer({ min: 1, max: 4 }),
      minSamplesSplit: fc.integer({ min: 2, max: 6 }),
      maxFeatures: fc.constantFrom<reference.Params["maxFeatures"]>(null, 1, "sqrt"),
      seed: fc.nat(99),
    }),
  });
}).map(({ examples, params }) => ({
  X: toMatrix(examples.map(({ x }) => x)),
  y: examples.map(({ id, real }) => (params.task === "regression" ? real : id)),
  params,
}));

const same = (X: Matrix, y: readonly number[]): boolean => {
  const seen = new Map<string, number>();
  return y.every((target, i) => {
    const key = row(X, i).join();
    if (!seen.has(key)) seen.set(key, target);
    return seen.get(key) === target;
  });
};

describe.each(Object.entries({ reference, presorted }))("a decision tree by %s", (_, algorithm) => {
  const holds = (property: (run: { X: Matrix; y: number[]; params: Partial<reference.Params> }) => void): void =>
    fc.assert(fc.property(anyRun, property), { numRuns: 60 });

  test("keeps its limits, and counts every row once at every level", () => {
    holds(({ X, y, params }) => {
      const model = algorithm.fit(X, y, params);
      expect(model.nSamples[0]).toBe(X.rows);
      expect(reference.maxDepth(model)).toBeLessThanOrEqual(params.maxDepth ?? Infinity);
      for (let node = 0; node < model.feature.length; node++) {
        if (reference.isLeaf(model, node)) continue;
        const [left, right] = [model.left[node]!, model.right[node]!];
        expect(left, "preorder").toBe(node + 1);
        expect(model.nSamples[left]! + model.nSamples[right]!).toBe(model.nSamples[node]);
        expect(Math.min(model.nSamples[left]!, model.nSamples[right]!)).toBeGreaterThanOrEqual(params.minSamplesLeaf!);
        expect(model.nSamples[node]).toBeGreaterThanOrEqual(params.minSamplesSplit!);
      }
    });
  });

  test("every leaf holds what its rows say", () => {
    holds(({ X, y, params }) => {
      const model = algorithm.fit(X, y, params);
      const leaves = reference.leavesOf(model, X);
      for (const leaf of new Set(leaves)) {
        const targets = y.filter((__, i) => leaves[i] === leaf);
        expect(model.nSamples[leaf]).toBe(targets.length);
        const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
        const counts = Array.from({ length: model.nClasses }, (__, k) => targets.filter((id) => id === k).length);
        const expected = params.task === "classification" ? counts : [mean];
        const size = Math.max(1, ...targets.map(Math.abs));
        row(model.value, leaf).forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThanOrEqual(1e-9 * size));
      }
    });
  });

  test("grown without limits, it is right about every training row that no equal row contradicts", () => {
    holds(({ X, y, params }) => {
      fc.pre(same(X, y));
      const model = algorithm.fit(X, y, { task: params.task });
      expect(Array.from(algorithm.predict(model, X))).toEqual(y.map((target) => target + 0));
    });
  });

  test("a feature's scale does not matter, only its order", () => {
    holds(({ X, y, params }) => {
      const scaled = { ...X, data: X.data.map((value, entry) => (entry % X.columns === 0 ? 1024 * value : value)) };
      const [model, again] = [algorithm.fit(X, y, params), algorithm.fit(scaled, y, params)];
      expect(again.feature).toEqual(model.feature);
      expect(algorithm.predict(again, scaled)).toEqual(algorithm.predict(model, X));
    });
  });

  test("never lies about what it cannot know: no NaN, probabilities add up to 1, predictions within the targets", () => {
    holds(({ X, y, params }) => {
      const model = algorithm.fit(X, y, params);
      for (const field of [model.threshold, model.value.data, model.impurity, model.featureImportances]) expect(field.every(Number.isFinite)).toBe(true);
      const far = X.data.map((value) => 7 * value + 1);
      const predicted = algorithm.predict(model, { ...X, data: far });
      expect(Math.min(...predicted)).toBeGreaterThanOrEqual(Math.min(...y) - 1e-6);
      expect(Math.max(...predicted)).toBeLessThanOrEqual(Math.max(...y) + 1e-6);
      if (params.task === "regression") return;
      const shares = algorithm.predictProba(model, X);
      for (let i = 0; i < X.rows; i++) expect(row(shares, i).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    });
  });

  test("leads every row along a path of parents and children to its leaf", () => {
    holds(({ X, y, params }) => {
      const model = algorithm.fit(X, y, params);
      for (let i = 0; i < X.rows; i++) {
        const path = reference.decisionPath(model, row(X, i));
        expect([path[0], path.at(-1)]).toEqual([0, reference.leafOf(model, row(X, i))]);
        for (let k = 1; k < path.length; k++) expect([model.left[path[k - 1]!], model.right[path[k - 1]!]]).toContain(path[k]);
      }
    });
  });

  test("survives JSON and structuredClone as plain data", () => {
    holds(({ X, y, params }) => {
      const model = algorithm.fit(X, y, params);
      expect(algorithm.predict(structuredClone(model), X)).toEqual(algorithm.predict(model, X));
    });
  });
});

describe("missing values", () => {
  const anyGaps = fc.record({ rows: fc.array(fc.tuple(fc.option(fc.nat(5), { nil: Number.NaN }), fc.option(fc.nat(5), { nil: Number.NaN }), fc.nat(2)), { minLength: 2, maxLength: 25 }), least: fc.integer({ min: 1, max: 3 }) });

  test.each(Object.entries({ reference, presorted }))("the first cut by %s is as good as any cut with the missing values on either side", (_, { fit }) => {
    fc.assert(
      fc.property(anyGaps, ({ rows, least }) => {
        const [X, y] = [rows.map(([a, b]) => [a, b]), rows.map(([, , id]) => id)];
        const giniOf = (ids: number[]): number => (ids.length > 0 ? reference.gini([0, 1, 2].map((k) => ids.filter((id) => id === k).length)) : 0);
        const worth = (goesLeft: (x: number[]) => boolean): number => {
          const sides = [true, false].map((side) => y.filter((__, i) => goesLeft(X[i]!) === side));
          if (sides.some(({ length }) => length < least)) return -1;
          return giniOf(y) - sides.reduce((sum, ids) => sum + (ids.length / y.length) * giniOf(ids), 0);
        };
        const cuts = [0, 1].flatMap((j) => [0.5, 1.5, 2.5, 3.5, 4.5, 9].flatMap((t) => [
          worth((x) => x[j]! <= t), worth((x) => Number.isNaN(x[j]!) || x[j]! <= t),
        ]));
        const model = fit(X, y, { maxDepth: 1, minSamplesLeaf: least });
        const isLeaf = reference.isLeaf(model, 0);
        expect(isLeaf).toBe(giniOf(y) === 0 || Math.max(...cuts) < 0);
        if (isLeaf) return;
        const leaves = reference.leavesOf(model, toMatrixWithGaps(X));
        expect([leaves.filter((leaf) => leaf === 1).length, leaves.filter((leaf) => leaf === 2).length]).toEqual([model.nSamples[1], model.nSamples[2]]);
        expect(worth((x) => reference.leafOfAny(model, x) === 1)).toBeCloseTo(Math.max(...cuts), 12);
      }),
      { numRuns: 200 },
    );
  });

  test("a tree grown on gaps answers every row, whatever is missing of it, and knows its own rows again", () => {
    fc.assert(
      fc.property(anyGaps, ({ rows }) => {
        const [X, y] = [rows.map(([a, b]) => [a, b]), rows.map(([, , id]) => id)];
        const model = presorted.fit(X, y);
        const leaves = reference.leavesOf(model, toMatrixWithGaps(X));
        for (const leaf of new Set(leaves)) expect(leaves.filter((other) => other === leaf)).toHaveLength(model.nSamples[leaf]!);
        for (const row of [[Number.NaN, Number.NaN], [0, Number.NaN], [Number.NaN, 9]]) expect(reference.predict(model, [row])[0]).toBeLessThan(3);
      }),
    );
  });
});

describe("pruning", () => {
  test("every tree of the sequence is a subtree of the one before, cheaper by what its cut says, and none is better for its α", () => {
    fc.assert(
      fc.property(anyRun, ({ X, y, params }) => {
        const grown = presorted.fit(X, y, params);
        const sequence = reference.pruningSequence(grown);
        expect(sequence.at(-1)!.nLeaves).toBe(1);
        const scale = Math.max(grown.impurity[0]!, 1e-300);
        for (let i = 1; i < sequence.length; i++) {
          const [before, after] = [sequence[i - 1]!, sequence[i]!];
          expect(after.nLeaves).toBeLessThan(before.nLeaves);
          expect(after.alpha).toBeGreaterThanOrEqual(before.alpha - 1e-9 * scale);
          expect(after.impurity - before.impurity).toBeCloseTo(after.alpha * (before.nLeaves - after.nLeaves), scale > 1e3 ? -Math.log10(scale) + 6 : 9);
        }
        const alpha = sequence[sequence.length >> 1]!.alpha;
        const pruned = reference.prune(grown, alpha);
        const cost = ({ impurity, nLeaves }: reference.PruningStep): number => impurity + alpha * nLeaves;
        const [own] = reference.pruningSequence(pruned);
        expect(cost(own!)).toBeLessThanOrEqual(Math.min(...sequence.map(cost)) + 1e-9 * scale);
      }),
      { numRuns: 60 },
    );
  });
});
