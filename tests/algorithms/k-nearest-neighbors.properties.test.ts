/** What holds for k-nearest neighbours on any table, and that every engine finds the same neighbours, to the last bit. */
import { drain } from "@algorithms/core/generator";
import { takeRows, toMatrix, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as knn from "@algorithms/k-nearest-neighbors";
import { nearestInBlocks } from "@algorithms/k-nearest-neighbors/blocks";
import { chooseEngine } from "@algorithms/k-nearest-neighbors/engines";
import { growTree } from "@algorithms/k-nearest-neighbors/kd-tree";
import { measureOf } from "@algorithms/k-nearest-neighbors/measure";
import { createSearch } from "@algorithms/k-nearest-neighbors/search";
import { clear, createShortlist, drainInto } from "@algorithms/k-nearest-neighbors/shortlist";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

/** Tables as people bring them: few different values, so many duplicates and ties, beside any others. */
const entry = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(1e100, -1e100, 1e-200, 5e-324));
const table = (columns: number, maxLength: number) =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength });
const measure = fc
  .record({ metric: fc.constantFrom("euclidean", "manhattan", "chebyshev", "minkowski"), p: fc.constantFrom(1, 1.3, 2, 3, 40, Infinity) })
  .map(({ metric, p }) => measureOf(metric as knn.Params["metric"], p));
const messy = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  table(columns, 40).chain((X) =>
    fc.record({ X: fc.constant(toMatrix(X)), Q: table(columns, 9).map((Q) => toMatrix(Q)), k: fc.integer({ min: 1, max: X.length }), measure }),
  ),
);

/** Gaussian points, far from the origin as well, where ‖x‖² − 2x·q + ‖q‖² rounds badly. */
const gaussian = fc
  .record({ seed: fc.nat(), n: fc.integer({ min: 1, max: 100 }), m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 12 }), offset: fc.constantFrom(0, 1e3, 1e9) })
  .chain(({ seed, n, m, d, offset }) => {
    const random = createRandom(seed);
    const draw = (rows: number): Matrix => ({ data: Float64Array.from({ length: rows * d }, () => offset + random.normal()), rows, columns: d });
    return fc.record({ X: fc.constant(draw(n)), Q: fc.constant(draw(m)), k: fc.integer({ min: 1, max: n }), measure });
  });
const anyTask = fc.oneof(messy, gaussian);

function byReference(X: Matrix, Q: Matrix, k: number, by: Parameters<typeof knn.nearest>[4]) {
  const found = Array.from({ length: Q.rows }, (_, i) => knn.nearest(X, Q, i, k, by));
  return { indices: found.flatMap(({ indices }) => [...indices]), distances: found.flatMap(({ distances }) => [...distances]) };
}

const plain = ({ indices, distances }: { indices: Int32Array; distances: Float64Array }) => ({ indices: [...indices], distances: [...distances] });

describe("every engine finds what the reference finds", () => {
  test("the k-d tree, with leaves of any size", () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 1, max: 30 }), ({ X, Q, k, measure: by }, leaf) => {
        const search = createSearch(drain(growTree(X, leaf)), by);
        const [shortlist, found] = [createShortlist(k), { indices: new Int32Array(Q.rows * k), distances: new Float64Array(Q.rows * k) }];
        for (let i = 0; i < Q.rows; i++) {
          clear(shortlist);
          search(Q, i, shortlist);
          drainInto(shortlist, found, i * k);
        }
        expect(plain(found)).toEqual(byReference(X, Q, k, by));
      }),
    );
  });

  test("brute force in blocks", () => {
    fc.assert(
      fc.property(anyTask, ({ X, Q, k }) => {
        expect(plain(nearestInBlocks(X, Q, k))).toEqual(byReference(X, Q, k, { metric: "euclidean", p: 2 }));
      }),
    );
  });

  test("brute force in blocks, over the ends of blocks", () => {
    const random = createRandom(2);
    const draw = (rows: number): Matrix => ({ data: Float64Array.from({ length: rows * 7 }, () => Math.round(3 * random.normal())), rows, columns: 7 });
    for (const [n, m] of [[101, 64], [102, 65], [50, 131]] as const) {
      const [X, Q] = [draw(n), draw(m)];
      expect(plain(nearestInBlocks(X, Q, 6))).toEqual(byReference(X, Q, 6, { metric: "euclidean", p: 2 }));
    }
  });

  test("brute force in blocks, where the rows do not all fit into the kernels' memory", () => {
    const random = createRandom(3);
    const draw = (rows: number): Matrix => ({ data: Float64Array.from({ length: rows * 1024 }, () => Math.round(2 * random.normal())), rows, columns: 1024 });
    const [X, Q] = [draw(1001), draw(130)];
    const found = nearestInBlocks(X, Q, 3);
    for (const i of [0, 1, 127, 128, 129]) {
      const { indices, distances } = knn.nearest(X, Q, i, 3, { metric: "euclidean", p: 2 });
      expect(found.indices.subarray(3 * i, 3 * i + 3)).toEqual(indices);
      expect(found.distances.subarray(3 * i, 3 * i + 3)).toEqual(distances);
    }
  });

  test("whatever the model chooses", () => {
    fc.assert(
      fc.property(anyTask, fc.constantFrom("auto" as const, "brute" as const, "kd-tree" as const), ({ X, Q, k, measure: by }, algorithm) => {
        const model = knn.fit(X, new Int32Array(X.rows), { ...by, nNeighbors: k, algorithm });
        expect(plain(knn.neighbors(model, Q))).toEqual(byReference(X, Q, k, by));
      }),
    );
  });
});

describe("the tree", () => {
  test("has every row in one leaf, inside its box, and on its side of every cut", () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 1, max: 20 }), ({ X }, leaf) => {
        const tree = drain(growTree(X, leaf));
        expect([...tree.rows].toSorted((a, b) => a - b)).toEqual(Array.from({ length: X.rows }, (_, i) => i));
        expect(tree.points).toEqual(takeRows(X, tree.rows));
        tree.axis.forEach((axis, node) => {
          const isInside = (at: number): boolean => knn.boxDistance(tree.low, tree.high, node, tree.points, at, { metric: "chebyshev", p: 2 }) === 0;
          expect(Array.from({ length: tree.end[node]! - tree.start[node]! }, (_, i) => tree.start[node]! + i).every(isInside)).toBe(true);
          if (axis < 0) return;
          const [left, right] = [node + 1, tree.right[node]!];
          expect([tree.start[left], tree.end[left], tree.end[right]]).toEqual([tree.start[node], tree.start[right], tree.end[node]]);
          expect(tree.high.data[left * X.columns + axis]!).toBeLessThanOrEqual(tree.threshold[node]!);
          expect(tree.low.data[right * X.columns + axis]!).toBe(tree.threshold[node]!);
        });
      }),
    );
  });

  test("halves: no path is longer than the logarithm", () => {
    for (const values of [(i: number) => i, (i: number) => -i, (i: number) => i % 7, (i: number) => Math.min(i, 900), (i: number) => (i * 7919) % 1013]) {
      const X = toMatrix(Array.from({ length: 2000 }, (_, i) => [values(i), 0]));
      const depths = Array.from(growTree(X, 1), ({ depth }) => depth);
      expect(Math.max(...depths)).toBeLessThanOrEqual(11);
    }
  });

  test("counts the distances that a search computes: few of many in the plane, most of them in many columns", () => {
    const evaluations = (d: number): number => {
      const random = createRandom(1);
      const X = { data: Float64Array.from({ length: 2000 * d }, () => random.normal()), rows: 2000, columns: d };
      const tree = drain(growTree(X));
      const visits = { evaluations: 0, leaves: new Int32Array(tree.axis.length), nLeaves: 0 };
      const shortlist = createShortlist(5);
      clear(shortlist);
      createSearch(tree, { metric: "euclidean", p: 2 }, visits)(zeros(1, d), 0, shortlist);
      expect(visits.leaves.subarray(0, visits.nLeaves).reduce((sum, leaf) => sum + tree.end[leaf]! - tree.start[leaf]!, 0)).toBe(visits.evaluations);
      return visits.evaluations;
    };
    expect(evaluations(2)).toBeLessThan(100);
    expect(evaluations(16)).toBeGreaterThan(1000);
  });
});

describe("a model", () => {
  const labelled = anyTask.chain((task) =>
    fc.record({ task: fc.constant(task), y: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: task.X.rows, maxLength: task.X.rows }), weights: fc.constantFrom("uniform" as const, "distance" as const) }),
  );

  test("gives shares that add up to 1, and predicts a class with the largest", () => {
    fc.assert(
      fc.property(labelled, ({ task: { X, Q, k, measure: by }, y, weights }) => {
        const model = knn.fit(X, y, { ...by, weights, nNeighbors: k });
        const [predicted, shares] = [knn.predict(model, Q), knn.predictProba(model, Q)];
        for (let i = 0; i < Q.rows; i++) {
          const row = [...shares.data.subarray(i * shares.columns, (i + 1) * shares.columns)];
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(row[predicted[i]!]!).toBeGreaterThanOrEqual(Math.max(...row) - 1e-12);
        }
      }),
    );
  });

  test("never predicts beyond the targets it has seen", () => {
    fc.assert(
      fc.property(labelled, ({ task: { X, Q, k, measure: by }, y, weights }) => {
        const values = knn.predict(knn.fit(X, y, { ...by, weights, nNeighbors: k, task: "regression" }), Q);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...y) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(...y) + 1e-12);
        }
      }),
    );
  });

  test("with distance weights meets its training rows, where no two lie at one place", () => {
    fc.assert(
      fc.property(labelled, ({ task: { X, k, measure: by }, y }) => {
        const places = new Set(Array.from({ length: X.rows }, (_, i) => X.data.subarray(i * X.columns, (i + 1) * X.columns).join()));
        const model = knn.fit(X, y, { ...by, weights: "distance", nNeighbors: k });
        fc.pre(places.size === X.rows && knn.neighbors(model, X, Math.min(2, X.rows)).distances.every((far, at) => at % 2 === 0 || far > 0));
        expect([...knn.predict(model, X)]).toEqual(y);
      }),
    );
  });

  test("is not moved by the order of its rows, where no distances tie", () => {
    fc.assert(
      fc.property(gaussian, ({ X, Q, k }) => {
        const order = createRandom(k).permutation(X.rows);
        const y = Int32Array.from({ length: X.rows }, (_, i) => i % 3);
        const before = knn.predict(knn.fit(X, y, { nNeighbors: k }), Q);
        const distances = knn.neighbors(knn.fit(X, y, { nNeighbors: k }), Q, X.rows).distances;
        fc.pre(distances.every((far, at) => at % X.rows === 0 || far > distances[at - 1]!));
        expect(knn.predict(knn.fit(takeRows(X, order), order.map((i) => y[i]!), { nNeighbors: k }), Q)).toEqual(before);
      }),
    );
  });
});

test.each([
  ["euclidean", 300, 2, "kd-tree"], ["euclidean", 10_000, 2, "kd-tree"], ["euclidean", 10_000, 3, "brute"], ["euclidean", 40_000, 4, "brute"],
  ["manhattan", 300, 4, "kd-tree"], ["manhattan", 300, 6, "brute"], ["manhattan", 3000, 6, "kd-tree"], ["manhattan", 3000, 8, "brute"],
  ["minkowski", 300, 6, "kd-tree"], ["chebyshev", 3000, 8, "kd-tree"], ["chebyshev", 3000, 9, "brute"],
] as const)("the engine is what was measured to be faster: %s, %i × %i by %s", (metric, rows, columns, expected) => {
  expect(chooseEngine(zeros(rows, columns), measureOf(metric, 3))).toBe(expected);
});
