/** What holds for k-means on any table, for the reference and for every engine that takes its place. */
import type { UnsupervisedAlgorithm } from "@algorithms/core/algorithm";
import { squaredDistance } from "@algorithms/core/distance";
import { row, takeRows, toMatrix, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as reference from "@algorithms/k-means";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const engines: Record<string, UnsupervisedAlgorithm<reference.Params, reference.Model, reference.Frame>> = { reference };

/** Tables as people bring them: few different values, so many duplicates and ties, beside any others. */
const messyTable = fc.integer({ min: 1, max: 4 }).chain((columns) => {
  const entry = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  const values = fc.array(entry, { minLength: columns, maxLength: columns });
  return fc.array(values, { minLength: 1, maxLength: 25 });
});
const messyRun = messyTable.chain((X) =>
  fc.record({
    X: fc.constant(toMatrix(X)),
    params: fc.record({
      nClusters: fc.integer({ min: 1, max: X.length }),
      init: fc.constantFrom("k-means++" as const, "random" as const),
      nInit: fc.integer({ min: 1, max: 3 }),
      maxIter: fc.integer({ min: 1, max: 30 }),
      tol: fc.constantFrom(0, 1e-4, 0.5),
      seed: fc.nat(),
    }),
  }),
);
/** Points in general position, where no two distances tie, with a start at some of them. */
const generalRun = fc.record({ seed: fc.nat(), n: fc.integer({ min: 8, max: 40 }), d: fc.integer({ min: 1, max: 3 }) }).map(
  ({ seed, n, d }) => {
    const random = createRandom(seed);
    const X = { data: Float64Array.from({ length: n * d }, () => random.normal()), rows: n, columns: d };
    return { X, random, init: takeRows(X, random.permutation(n).subarray(0, 3)), nClusters: 3 };
  },
);

describe.each(Object.entries(engines))("k-means by %s", (_, engine) => {
  test("every half-step lowers the inertia or leaves it", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        let previous = Infinity;
        for (const { inertia } of engine.steps(X, params)) {
          expect(inertia ?? 0).toBeLessThanOrEqual(previous * (1 + 1e-12) + rounding(X));
          previous = inertia ?? Infinity;
        }
      }),
    );
  });

  test("every label is that of a nearest centre, and the inertia is theirs", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        const { clusterCenters, labels, inertia } = engine.fit(X, params);
        let sum = 0;
        labels.forEach((label, i) => {
          const distances = Array.from({ length: params.nClusters }, (__, k) => squaredDistance(X, i, clusterCenters, k));
          expect(label).toBe(distances.indexOf(Math.min(...distances)));
          sum += distances[label]!;
        });
        expect(Math.abs(inertia - sum)).toBeLessThanOrEqual(1e-12 * sum);
      }),
    );
  });

  test("a run that came to rest has every centre at the mean of its points", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        const { clusterCenters, labels, nIter } = engine.fit(X, { ...params, tol: 0, maxIter: 300 });
        fc.pre(nIter < 300);
        for (const k of new Set(labels)) {
          const own = Array.from(labels.keys()).filter((i) => labels[i] === k);
          row(clusterCenters, k).forEach((value, j) => {
            const mean = own.reduce((sum, i) => sum + row(X, i)[j]!, 0) / own.length;
            expect(Math.abs(value - mean)).toBeLessThanOrEqual(1e-12 * size(X));
          });
        }
      }),
    );
  });

  test("nothing is NaN, and the run ends within maxIter", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        let frames = 0;
        for (const { clusterCenters } of engine.steps(X, params)) {
          frames++;
          expect(clusterCenters.data.every(Number.isFinite)).toBe(true);
        }
        expect(frames).toBeLessThanOrEqual(params.nInit * (2 * params.maxIter + 2));
        const { inertia, nIter } = engine.fit(X, params);
        expect(inertia).toBeGreaterThanOrEqual(0);
        expect(nIter).toBeLessThanOrEqual(params.maxIter);
      }),
    );
  });

  test("another start never makes the result worse", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        const [fewer, more] = [params.nInit, params.nInit + 1].map((nInit) => engine.fit(X, { ...params, nInit }).inertia);
        expect(more).toBeLessThanOrEqual(fewer!);
      }),
    );
  });

  test("predict gives the rows of fit their labels", () => {
    fc.assert(
      fc.property(messyRun, ({ X, params }) => {
        const model = engine.fit(X, params);
        expect(engine.predict(model, X)).toEqual(model.labels);
      }),
    );
  });

  test("rows in another order keep their labels", () => {
    fc.assert(
      fc.property(generalRun, ({ X, random, ...params }) => {
        const order = random.permutation(X.rows);
        const { labels } = engine.fit(X, params);
        const shuffled = engine.fit(takeRows(X, order), params);
        expect(Array.from(shuffled.labels)).toEqual(Array.from(order, (i) => labels[i]));
      }),
    );
  });

  test("moving and stretching the points moves and stretches the centres", () => {
    const change = fc.record({
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      offset: fc.double({ min: -1000, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(generalRun, change, ({ X, init }, { factor, offset }) => {
        const changed = ({ data, ...shape }: Matrix): Matrix => ({ ...shape, data: data.map((x) => factor * x + offset) });
        const before = engine.fit(X, { nClusters: 3, init });
        const after = engine.fit(changed(X), { nClusters: 3, init: changed(init) });
        expect(after.labels).toEqual(before.labels);
        const expected = changed(before.clusterCenters).data;
        after.clusterCenters.data.forEach((value, entry) => {
          expect(Math.abs(value - expected[entry]!)).toBeLessThanOrEqual(1e-9 * (factor + Math.abs(offset)));
        });
      }),
    );
  });
});

function size(X: Matrix): number {
  return Math.max(1, ...X.data.map(Math.abs));
}

/** What rounding alone may add to the inertia: the mean of equal points can miss them by a last bit. */
function rounding(X: Matrix): number {
  return X.data.length * (size(X) * 1e-14) ** 2;
}
