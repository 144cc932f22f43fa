/** An engine is the reference, only faster: the same frames, the same model, to the last bit. */
import * as elkan from "@algorithms/k-means/elkan";
import * as reference from "@algorithms/k-means";
import type { Frame, Model, Params } from "@algorithms/k-means/elkan";
import { createRandom, type Random } from "@algorithms/core/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

type Table = number[][];
type Draw = (random: Random) => number;

const normal: Draw = (random) => random.normal();
const table = (n: number, d: number, seed: number, draw: Draw): Table => {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => Array.from({ length: d }, () => draw(random)));
};
/** Overlapping clusters, so that many rows stay in doubt for many iterations. */
const mixture = (n: number, d: number, k: number, seed: number): Table => {
  const random = createRandom(seed);
  const centers = table(k, d, seed + 1, (random) => 4 * random.uniform());
  return Array.from({ length: n }, () => centers[random.integer(k)]!.map((center) => center + random.normal()));
};

function story(algorithm: typeof reference | typeof elkan, X: Table, params: Partial<Params>): [Frame[], Model] {
  const frames: Frame[] = [];
  const steps = algorithm.steps(X, params);
  for (;;) {
    const step = steps.next();
    if (step.done) return [frames, step.value];
    frames.push(step.value);
  }
}

function expectParity(X: Table, params: Partial<Params>): Model {
  const [frames, model] = story(reference, X, params);
  expect(elkan.fit(X, params)).toStrictEqual(model);
  expect(story(elkan, X, params)).toStrictEqual([frames, model]);
  return model;
}

it("speaks the reference's verbs with its defaults", () => {
  expect(elkan.defaults).toBe(reference.defaults);
  const model = elkan.fit(mixture(100, 2, 3, 0), { nClusters: 3 });
  const unseen = table(50, 2, 7, normal);
  expect(elkan.predict(model, unseen)).toStrictEqual(reference.predict(model, unseen));
});

it.each([
  [{ nClusters: 0 }, "nClusters must be an integer in 1..n; got 0 for n = 3"],
  [{ nClusters: 3, init: [[1]] }, "init must have nClusters × columns = 3 × 1 entries; got 1 × 1"],
] as const)("refuses what the reference refuses: %o", (params, message) => {
  expect(() => elkan.fit([[1], [2], [3]], params)).toThrow(message);
});

describe("the same frames and model as the reference", () => {
  it("for many sizes of random tables, tolerances and limits of iterations", () => {
    const problem = fc.record({
      n: fc.integer({ min: 50, max: 250 }),
      d: fc.integer({ min: 1, max: 20 }),
      nClusters: fc.integer({ min: 1, max: 50 }),
      seed: fc.nat(1e6),
      tol: fc.constantFrom(0, 1e-4, 1e-2),
      maxIter: fc.constantFrom(1, 2, 5, 300),
      init: fc.constantFrom("k-means++" as const, "random" as const),
    });
    fc.assert(
      fc.property(problem, ({ n, d, ...params }) => {
        expectParity(mixture(n, d, 5, params.seed), { ...params, nInit: 2 });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("for integer grids, where ties and duplicates abound", () => {
    const problem = fc.record({
      n: fc.integer({ min: 1, max: 120 }),
      d: fc.integer({ min: 1, max: 4 }),
      side: fc.integer({ min: 1, max: 6 }),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(problem, ({ n, d, side, share, seed }) => {
        const X = table(n, d, seed, (random) => random.integer(side));
        expectParity(X, { nClusters: Math.ceil(n * share), seed, tol: 0, init: seed % 2 ? "random" : "k-means++" });
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it.each([1e-200, 1e-160, 1e-150, 1e-30, 1, 1e30, 1e98])("for numbers of size %d", (size) => {
    const X = mixture(200, 3, 4, 5).map((row) => row.map((value) => value * size));
    expectParity(X, { nClusters: 7, tol: 0 });
  });

  it.each([1e3, 1e8, 1e15])("for clusters that are tiny against their distance %d from the origin", (offset) => {
    const X = mixture(200, 2, 4, 6).map((row) => row.map((value) => value + offset));
    expectParity(X, { nClusters: 9, tol: 0 });
  });

  it("when first centres coincide, so that clusters are empty", () => {
    const X = mixture(120, 2, 4, 3);
    expectParity(X, { nClusters: 6, init: Array.from({ length: 6 }, () => [2, 2]), tol: 0 });
  });

  it.each([1e3, 1e9, 1e99])("when first centres lie %d away and jump into the data", (distance) => {
    const X = mixture(150, 3, 4, 4);
    const init = [[0, 0, 0], [distance, 0, 0], [0, -distance, distance], [1, 1, 1], [distance, distance, distance]];
    expectParity(X, { nClusters: 5, init, tol: 0 });
  });

  it.each([1e6, 1e50])("when one row lies %d away, so that all bounds are coarse", (distance) => {
    expectParity([...mixture(150, 3, 4, 8), [distance, 0, 0]], { nClusters: 5, init: "random", tol: 0 });
  });

  it("when one row lies beyond the longest distance that bounds can tell from longer ones", () => {
    const X = [...mixture(8000, 2, 3, 11), [3e4, 1e4]];
    const init = [[0, 0], [4, 4], [0, 4], [4, 0]];
    expectParity(X, { nClusters: 4, init, tol: 0, maxIter: 20 });
  });

  it("for as many clusters as rows, for one row, and for rows that are all the same", () => {
    expectParity(mixture(40, 2, 3, 9), { nClusters: 40 });
    expectParity([[3, 4]], { nClusters: 1 });
    expectParity(Array.from({ length: 30 }, () => [1, 2, 3]), { nClusters: 4 });
  });

  it("for more rows than a block holds and more clusters than a word has bits, over dozens of iterations", () => {
    const model = expectParity(mixture(4000, 4, 30, 10), { nClusters: 70, init: "random", nInit: 1, tol: 0 });
    expect(model.nIter).toBeGreaterThan(24);
  });
});
