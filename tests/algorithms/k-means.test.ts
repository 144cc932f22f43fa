/**
 * The specification of k-means, from the smallest piece to the whole. It holds for any correct implementation: it fixes
 * results and invariants, never the order in which random numbers are drawn. Oracle values are scikit-learn 1.2.1's.
 */
import { row, toMatrix, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as kMeans from "@algorithms/k-means";
import { describe, expect, test } from "vitest";

const { assign, fillEmptyClusters, inertia, kMeansPlusPlus, lloyd, update } = kMeans;

/** Three groups; started from its first three rows, k-means has to walk. */
const points = [[1, 1], [1, 2], [2, 1], [6, 5], [8, 7], [6.5, 6], [1, 8], [2, 9], [4, 5], [3, 6]];
const walk = { nClusters: 3, init: points.slice(0, 3), tol: 0 };

// Each piece over plain arrays.
const nearest = (X: number[][], centers: number[][]) => Array.from(assign(toMatrix(X), toMatrix(centers)));
const cost = (X: number[][], labels: number[], centers: number[][]) =>
  inertia(toMatrix(X), Int32Array.from(labels), toMatrix(centers));
const means = (X: number[][], labels: number[], nClusters: number) =>
  rowsOf(update(toMatrix(X), Int32Array.from(labels), nClusters));
const fill = (X: number[][], labels: number[], centers: number[][]) =>
  Array.from(fillEmptyClusters(toMatrix(X), Int32Array.from(labels), toMatrix(centers)));
const draw = (X: number[][], k: number, seed: number) => rowsOf(kMeansPlusPlus(toMatrix(X), k, createRandom(seed)));
const start = (X: number[][], centers: number[][], { maxIter = 300, tol = 0 } = {}) =>
  collect(lloyd(toMatrix(X), toMatrix(centers), { maxIter, tol }));
const starts = (params: Partial<kMeans.Params>) => collect(kMeans.steps(points, params)).frames.at(-1)!.start + 1;
const copies = (value: number, count: number) => Array.from({ length: count }, () => [value]);

describe("assign", () => {
  test("gives every point the number of its nearest centre", () => {
    const labels = nearest([[9, 9], [0, 1], [4, 6], [1, 0]], [[0, 0], [5, 5], [10, 10]]);
    expect(labels, "one number per row of X, counted from 0: the row of its nearest centre").toEqual([2, 0, 1, 0]);
  });

  test("measures over all columns", () => {
    const labels = nearest([[0, 0, 9]], [[0, 0, 0], [1, 1, 9]]);
    expect(labels, "the distance adds up every column: did you stop before the last one?").toEqual([1]);
  });

  test("measures euclidean distances", () => {
    const labels = nearest([[0, 0]], [[5, 0], [3, 3]]);
    expect(labels, "3² + 3² < 5², though 3 + 3 > 5: did you add up differences without squaring them?").toEqual([1]);
  });

  test("gives a tie to the lowest cluster id", () => {
    const labels = nearest([[0, 0], [7, 7]], [[1, 0], [-1, 0], [0, 1]]);
    expect(labels, "a tie goes to the lowest cluster id: did you compare with <= instead of <?").toEqual([0, 0]);
    expect(nearest([[3]], [[7], [3], [3]]), "two equal centres tie as well").toEqual([1]);
  });

  test("leaves a far-away centre without points, and takes one centre for all", () => {
    expect(nearest([[0], [1], [2]], [[1000], [1]]), "no point is nearest to the first centre").toEqual([1, 1, 1]);
    expect(nearest([[0], [1], [2]], [[7]]), "one centre is everybody's nearest").toEqual([0, 0, 0]);
  });

  test("stays exact far away from the origin", () => {
    const labels = nearest([[1e6 + 0.004], [1e6 + 0.006]], [[1e6], [1e6 + 0.01]]);
    expect(labels, "add up squared differences: in ‖x‖² − 2x·c + ‖c‖² the small ones drown").toEqual([0, 1]);
  });

  test("changes neither the points nor the centres", () => {
    const [X, centers] = [toMatrix(points), toMatrix([[0, 0], [5, 5]])];
    assign(X, centers);
    expect([rowsOf(X), rowsOf(centers)], "work on your own arrays").toEqual([points, [[0, 0], [5, 5]]]);
  });
});

describe("inertia", () => {
  test("is zero where every point sits on its centre", () => {
    expect(cost([[1, 2], [3, 4], [1, 2]], [1, 0, 1], [[3, 4], [1, 2]]), "no distance, no cost").toBe(0);
  });

  test("squares the distances", () => {
    const one = cost([[3, 4]], [0], [[0, 0]]);
    expect(one, "a point at distance 5 costs 25: did you add up distances that are not squared?").toBe(25);
  });

  test("is a sum over the points", () => {
    const four = cost([[1], [-1], [6], [4]], [0, 0, 1, 1], [[0], [5]]);
    expect(four, "four points that cost 1 each cost 4: it is a sum, did you divide by n?").toBe(4);
  });

  test("measures to the centre a point belongs to, near or not", () => {
    const crossed = cost([[0], [10]], [1, 0], [[0], [10]]);
    expect(crossed, "the centre of point i is row labels[i], even if another one is nearer").toBe(200);
  });
});

describe("update", () => {
  test("moves a centre to the mean of its points", () => {
    expect(means([[0, 0], [2, 4]], [0, 0], 1), "halfway between two points, column by column").toEqual([[1, 2]]);
  });

  test("divides by the number of points in the cluster", () => {
    const centers = means([[2], [10], [4], [6]], [0, 1, 0, 0], 2);
    expect(centers, "12 / 3 and 10 / 1: did you divide by n instead of by the cluster's count?").toEqual([[4], [10]]);
  });

  test("lets every point pull, a far one most", () => {
    const centers = means([[0], [0], [0], [8]], [0, 0, 0, 0], 1);
    expect(centers, "8 / 4: did you take the median, or the middle between the ends?").toEqual([[2]]);
  });

  test("numbers the centres as the labels do", () => {
    const centers = means([[9, 1], [5, 5], [1, 9]], [2, 0, 1], 3);
    expect(centers, "row k is the mean of the points labelled k").toEqual([[5, 5], [1, 9], [9, 1]]);
  });

  test("never raises the inertia", () => {
    const [X, before] = [toMatrix(points), toMatrix([[1, 1], [7, 7]])];
    const labels = assign(X, before);
    const after = inertia(X, labels, update(X, labels, 2));
    expect(after, "the squared distances add up to least at the mean").toBeLessThan(inertia(X, labels, before));
  });

  test("returns a new matrix and changes neither points nor labels", () => {
    const [X, labels] = [toMatrix(points), Int32Array.from(points, (_, i) => i % 2)];
    const centers = update(X, labels, 2);
    expect([centers.rows, centers.columns], "nClusters × d").toEqual([2, 2]);
    expect(rowsOf(X), "the points stay where they are").toEqual(points);
    expect(Array.from(labels), "labels are read, not written").toEqual(points.map((_, i) => i % 2));
  });
});

describe("fillEmptyClusters", () => {
  test("changes nothing where every cluster has a point", () => {
    expect(fill([[0], [5], [9]], [0, 1, 1], [[0], [5]]), "nothing is empty here").toEqual([0, 1, 1]);
  });

  test("gives an empty cluster the point that is farthest from its own centre", () => {
    const labels = fill([[0], [1], [4]], [0, 0, 0], [[0], [99]]);
    expect(labels, "cluster 1 is empty, its mean would be 0 / 0 = NaN: it takes the point at 4").toEqual([0, 0, 1]);
  });

  test("measures to the centre a point belongs to", () => {
    const labels = fill([[0], [4], [10], [10]], [0, 0, 1, 1], [[0], [9], [99]]);
    expect(labels, "4 is farther from its own centre, 0, than 10 is from its own, 9").toEqual([0, 2, 1, 1]);
  });

  test("never takes a cluster's only point", () => {
    const labels = fill([[0], [1], [50]], [0, 0, 1], [[0], [9], [99]]);
    expect(labels, "the point at 50 is the only one of cluster 1: taking it empties that one instead").toEqual([0, 2, 1]);
  });

  test("gives two empty clusters two different points", () => {
    const labels = fill([[0], [1], [8], [5]], [1, 1, 1, 1], [[99], [0], [88]]);
    expect(labels, "the first empty cluster takes the farthest point, the second the next").toEqual([1, 1, 0, 2]);
  });

  test("takes the first of several farthest points, even where all points coincide", () => {
    expect(fill([[-2], [0], [2]], [0, 0, 0], [[0], [99]]), "−2 and 2 are equally far: the first").toEqual([1, 0, 0]);
    expect(fill([[3], [3], [3]], [0, 0, 0], [[3], [3], [3]]), "distance 0 is a distance too").toEqual([1, 2, 0]);
  });

  test("leaves the labels it was given as they are", () => {
    const labels = Int32Array.of(0, 0, 0);
    fillEmptyClusters(toMatrix([[0], [1], [4]]), labels, toMatrix([[0], [99]]));
    expect(Array.from(labels), "a frame still shows them: change a copy").toEqual([0, 0, 0]);
  });
});

describe("kMeansPlusPlus", () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const share = (X: number[][], k: number, value: number) =>
    seeds.filter((seed) => draw(X, k, seed).some(([x]) => x === value)).length / seeds.length;

  test("returns nClusters rows of X", () => {
    for (const k of [1, 4, points.length]) {
      const centers = draw(points, k, k);
      expect(centers.length, "one row for every cluster").toBe(k);
      for (const center of centers) expect(points, "every first centre is a row of X").toContainEqual(center);
    }
  });

  test("draws the same centres for the same seed", () => {
    expect(draw(points, 3, 7), "randomness comes from the argument alone").toEqual(draw(points, 3, 7));
  });

  test("draws the first centre among all rows", () => {
    const firsts = new Set(seeds.map((seed) => draw(points, 1, seed).join()));
    expect(firsts.size, "in 300 draws each of ten rows comes first at least once").toBe(points.length);
  });

  test("never draws a row that sits on a centre while there are others", () => {
    for (const seed of seeds) {
      const different = new Set(draw([...copies(0, 60), [5], [9]], 3, seed).flat());
      expect(different.size, "a row that sits on a centre has probability 0: did you draw uniformly?").toBe(3);
    }
  });

  test("measures to the nearest of all centres so far", () => {
    const X = [...copies(0, 200), ...copies(11, 200), [10]];
    for (const seed of seeds) {
      const different = new Set(draw(X, 3, seed).flat());
      expect(different.size, "a centre was drawn again: did you measure to the latest centre only?").toBe(3);
    }
  });

  test("weighs a row by its squared distance to the nearest centre", () => {
    // The 100 rows at distance 1 weigh 100 together; the one at distance 100 weighs 10,000, and 100 if not squared.
    const far = share([...copies(0, 300), ...copies(1, 100), [100]], 2, 100);
    expect(far, "the far row is drawn too rarely: did you weigh by the distance, not its square?").toBeGreaterThan(0.93);
  });

  test("draws, and does not simply take the farthest row", () => {
    const outlier = share([...copies(0, 300), ...copies(1, 100), [2]], 2, 2);
    expect(outlier, "100 rows at distance 1 outweigh one at 2: did you always take the farthest?").toBeLessThan(0.3);
  });

  test("copes with fewer different rows than clusters", () => {
    const centers = draw(copies(4, 5), 3, 0);
    expect(centers, "when all remaining distances are 0, any row will do").toEqual([[4], [4], [4]]);
  });
});

describe("lloyd", () => {
  test("shows the first centres, then alternates assign and update, and ends with an assign", () => {
    const { frames } = start(points, walk.init);
    const phases = frames.map(({ phase, iteration }) => `${phase} ${iteration}`);
    const expected = ["initialize 0", "assign 1", "update 1", "assign 2", "update 2", "assign 3"];
    expect(phases, "until no label changes").toEqual(expected);
    expect(rowsOf(frames[0]!.clusterCenters), "it starts from the given centres").toEqual(walk.init);
    expect(frames[0]!.inertia, "no point is assigned yet, so there is no inertia").toBeNull();
    expect(new Set(frames[0]!.labels), "no point is assigned yet").toEqual(new Set([-1]));
    expect(start([[0], [2]], [[1]]).frames.length, "at rest after one update, it ends with the second assign").toBe(4);
  });

  test("never raises the inertia in any half-step", () => {
    const costs = start(points, [[9, 9], [9.5, 9], [9, 9.5]]).frames.slice(1).map((frame) => frame.inertia!);
    for (let i = 1; i < costs.length; i++) {
      expect(costs[i], "each half can only lower the inertia").toBeLessThanOrEqual(costs[i - 1]! * (1 + 1e-12));
    }
  });

  test("shows frames that are true in themselves", () => {
    const X = toMatrix(points);
    const frames = start(points, walk.init).frames.slice(1);
    for (const { clusterCenters, labels, inertia: shown } of frames) {
      expect(shown, "the inertia of its labels and centres").toBeCloseTo(inertia(X, labels, clusterCenters), 9);
    }
    for (const { labels, clusterCenters } of frames.filter(({ phase }) => phase === "assign")) {
      expect(labels, "after assign, every point is with its nearest centre").toEqual(assign(X, clusterCenters));
    }
    for (const { labels, clusterCenters } of frames.filter(({ phase }) => phase === "update")) {
      expectRows(clusterCenters, rowsOf(update(X, labels, 3)));
    }
  });

  test("never changes a frame after it was shown", () => {
    const { frames, asShown } = start(points, walk.init);
    const now = frames.map((frame) => JSON.stringify(frame));
    expect(now, "a frame changed after it was yielded: yield new arrays, do not reuse one buffer").toEqual(asShown);
  });

  test("returns labels, centres and inertia that belong together, however it stopped", () => {
    const X = toMatrix(points);
    for (const rule of [{ maxIter: 1 }, { maxIter: 2 }, { tol: 10 }, {}]) {
      const { model, frames } = start(points, walk.init, rule);
      const { clusterCenters, labels } = model;
      expect(labels, "the labels do not fit the returned centres: these moved last").toEqual(assign(X, clusterCenters));
      const expected = inertia(X, labels, clusterCenters);
      expect(model.inertia, "the inertia of the returned labels and centres").toBeCloseTo(expected, 9);
      expect(frames.at(-1), "the last frame shows the model").toMatchObject({ phase: "assign", clusterCenters, labels });
    }
  });

  test("stops at maxIter, or when the centres move less than tol × the mean variance", () => {
    expect(start(points, walk.init, { maxIter: 1 }).model.nIter, "maxIter = 1").toBe(1);
    expect(start(points, walk.init, { tol: 10 }).model.nIter, "any first step is within so large a tolerance").toBe(1);
    expect(start(points, walk.init).model.nIter, "the third assign changes no label").toBe(3);
  });

  test("gives a centre that no point is near to a point of its own", () => {
    const { model } = start([[0], [1], [10], [11]], [[0], [10], [1e5]]);
    expect(new Set(model.labels).size, "every cluster has a point").toBe(3);
    expect(model.inertia, "an empty cluster's mean is 0 / 0: it must not become NaN").toBe(0.5);
  });
});

describe("steps", () => {
  test("tells every start in turn and returns the best one", () => {
    const { frames, model } = collect(kMeans.steps(points, { nClusters: 4, init: "random", nInit: 5, seed: 1 }));
    const ends = [0, 1, 2, 3, 4].map((start) => frames.findLast((frame) => frame.start === start)!.inertia!);
    expect(model.inertia, "the start of lowest inertia wins").toBe(Math.min(...ends));
    const order = frames.map((frame) => frame.start);
    expect(order, "one start after the other").toEqual(order.toSorted());
  });

  test("makes 10 random starts, one of k-means++, and one from given centres, since a second would be the same", () => {
    expect(starts({ nClusters: 3, init: "random" }), 'nInit = "auto" with "random"').toBe(10);
    expect(starts({ nClusters: 3, init: "k-means++" }), 'nInit = "auto" with "k-means++"').toBe(1);
    expect(starts({ ...walk, nInit: 7 }), "given centres, whatever nInit").toBe(1);
  });

  test('starts "random" from different rows of X', () => {
    const [first] = kMeans.steps(points, { nClusters: points.length, init: "random" });
    expect(rowsOf(first!.clusterCenters).toSorted(), "with k = n, every row once").toEqual(points.toSorted());
  });

  test("tells the same story for the same seed, in frames that JSON can carry", () => {
    const [once, again] = [1, 2].map(() => collect(kMeans.steps(points, { nClusters: 3, seed: 3 })));
    expect(once!.asShown, "same seed, same frames").toEqual(again!.asShown);
    const numbers = once!.frames.flatMap(({ clusterCenters, inertia: cost }) => [...clusterCenters.data, cost ?? 0]);
    expect(numbers.every(Number.isFinite), "JSON turns NaN and Infinity into null").toBe(true);
  });
});

describe("fit", () => {
  test("is scikit-learn's result from the same first centres", () => {
    const model = kMeans.fit(points, walk);
    expectRows(model.clusterCenters, [[4 / 3, 4 / 3], [2, 23 / 3], [6.125, 5.75]]);
    expect(Array.from(model.labels), "labels").toEqual([0, 0, 0, 2, 2, 2, 1, 1, 2, 1]);
    expect([model.inertia, model.nIter], "inertia and nIter").toEqual([expect.closeTo(18.9375, 10), 3]);
    const stopped = kMeans.fit(points, { ...walk, maxIter: 1 });
    expectRows(stopped.clusterCenters, [[1, 1], [2.2, 6], [5.625, 4.75]]);
    expect([stopped.inertia, stopped.nIter]).toEqual([expect.closeTo(33.0575, 10), 1]);
  });

  test("ends at once where centres cannot move, though labels and centres never agree", () => {
    const model = kMeans.fit([[2], [2], [2], [2]], { nClusters: 3, tol: 0 });
    expect(model.nIter, "a shift of 0 is within a tolerance of 0").toBe(1);
  });

  test("has scikit-learn's defaults", () => {
    const expected = { nClusters: 8, init: "k-means++", nInit: "auto", maxIter: 300, tol: 1e-4, seed: 0 };
    expect(kMeans.defaults).toEqual(expected);
  });

  test("finds one centre at the mean for k = 1, and a centre on every point for k = n", () => {
    const one = kMeans.fit(points, { nClusters: 1 });
    expectRows(one.clusterCenters, [[3.45, 5]]);
    const all = kMeans.fit(points, { nClusters: points.length });
    expect([all.inertia, new Set(all.labels).size], "k = n: a cluster for every point").toEqual([0, points.length]);
  });

  test.each([
    ["one point", [[4, 2]], 1, 0],
    ["one column", [[0], [1], [10], [11]], 2, 1],
    ["constant columns", [[3, 0, 7], [3, 1, 7], [3, 10, 7], [3, 11, 7]], 2, 1],
    ["more clusters than different points", [[1, 1], [1, 1], [1, 1], [5, 5]], 3, 0],
    ["nothing but duplicates", [[2], [2], [2], [2]], 3, 0],
    ["a small spread far from the origin", [[1e6], [1e6 + 0.01], [1e6 + 1], [1e6 + 1.01]], 2, 1e-4],
  ] as const)("handles %s", (_, X, nClusters, optimum) => {
    for (const init of ["k-means++", "random"] as const) {
      const model = kMeans.fit(X, { nClusters, init, nInit: 20 });
      expect(model.inertia, `the optimum is ${optimum}`).toBeCloseTo(optimum, 9);
      expect(model.clusterCenters.data.every(Number.isFinite), "no centre is NaN").toBe(true);
    }
  });

  test("takes rows or a matrix, never changes them, and repeats itself for the same seed", () => {
    const X = toMatrix(points);
    const init = toMatrix(walk.init);
    const model = kMeans.fit(X, { nClusters: 4, seed: 5 });
    kMeans.fit(X, { ...walk, init });
    const shown = kMeans.steps(X, { ...walk, init }).next().value as kMeans.Frame;
    expect(shown.clusterCenters.data, "a frame keeps its numbers, whatever the caller does to init").not.toBe(init.data);
    expect([rowsOf(X), rowsOf(init)], "X and init belong to the caller").toEqual([points, walk.init]);
    expect(kMeans.fit(points, { nClusters: 4, seed: 5 }), "same seed, same model").toEqual(model);
  });

  test.each([
    ["no rows", [], {}, /X .*at least one row.* 0/],
    ["no columns", [[]], {}, /X .*one row and one column.* 1 × 0/],
    ["ragged rows", [[1, 2], [3]], {}, /X .*one length.*row 0 has 2, row 1 has 1/],
    ["NaN", [[1, 2], [3, Number.NaN]], {}, /X must be finite.*NaN in row 1, column 1/],
    ["Infinity", [[Infinity], [3]], {}, /X must be finite.*Infinity in row 0, column 0/],
    ["squares that overflow", [[1], [1e200]], {}, /X must be at most 1e\+100 .*1e\+200 in row 1/],
    ["no cluster", points, { nClusters: 0 }, /nClusters must be an integer in 1\.\.n; got 0 for n = 10/],
    ["half a cluster", points, { nClusters: 1.5 }, /nClusters must be an integer.*1\.5/],
    ["more clusters than points", points, { nClusters: 11 }, /nClusters .*1\.\.n; got 11 for n = 10/],
    ["too few first centres", points, { nClusters: 2, init: [[1, 1]] }, /init .*2 × 2.* 1 × 2/],
    ["first centres of other columns", points, { nClusters: 2, init: [[1], [2]] }, /init .*2 × 2.* 2 × 1/],
    ["a first centre that is NaN", points, { nClusters: 1, init: [[1, Number.NaN]] }, /init must be finite.*NaN/],
    ["an unknown init", points, { nClusters: 2, init: "forgy" as "random" }, /init .*"k-means\+\+".*"forgy"/],
    ["a negative tolerance", points, { tol: -1 }, /tol .*at least 0; got -1/],
    ["a tolerance that is NaN", points, { tol: Number.NaN }, /tol .*finite.*NaN/],
    ["no iteration", points, { maxIter: 0 }, /maxIter .*at least 1; got 0/],
    ["endless iterations", points, { maxIter: Infinity }, /maxIter .*integer.*Infinity/],
    ["no start", points, { nInit: 0 }, /nInit .*at least 1; got 0/],
    ["a fractional seed", points, { seed: 0.5 }, /seed .*integer.*0\.5/],
  ])("refuses %s, naming the value and the rule", (_, X, params, message) => {
    expect(() => kMeans.fit(X, params)).toThrow(invalid(message));
  });
});

describe("predict", () => {
  test("gives the points of fit their labels, and new points their nearest centre", () => {
    const model = kMeans.fit(points, walk);
    expect(kMeans.predict(model, points), "the labels of fit").toEqual(model.labels);
    expect(Array.from(kMeans.predict(model, [[0, 0], [2, 20], [20, 2]])), "nearest centres").toEqual([0, 1, 2]);
  });

  test("takes a model that was cloned, or went through JSON", () => {
    const model = kMeans.fit(points, walk);
    expect(kMeans.predict(structuredClone(model), points)).toEqual(model.labels);
    expect(kMeans.predict(JSON.parse(JSON.stringify(model)) as kMeans.Model, points)).toEqual(model.labels);
  });

  test("refuses another number of columns, and what is not finite", () => {
    const model = kMeans.fit(points, walk);
    expect(() => kMeans.predict(model, [[1, 2, 3]])).toThrow(invalid(/X must have the 2 columns.*got 3/));
    expect(() => kMeans.predict(model, [[1, Number.NaN]])).toThrow(invalid(/X must be finite.*NaN/));
  });
});

function rowsOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, i) => Array.from(row(matrix, i)));
}

function expectRows(actual: Matrix, expected: number[][]): void {
  const close = expected.map((centre) => centre.map((value): unknown => expect.closeTo(value, 10)));
  expect(rowsOf(actual), "the centres are not the means of their points").toEqual(close);
}

function invalid(message: RegExp): unknown {
  return expect.objectContaining({ name: "InvalidInput", message: expect.stringMatching(message) });
}

/** The frames of a run, each also as it was at the moment it was shown, and the model it returns. */
function collect(run: Generator<kMeans.Frame, kMeans.Model>) {
  const frames: kMeans.Frame[] = [];
  const asShown: string[] = [];
  for (;;) {
    const step = run.next();
    if (step.done) return { frames, asShown, model: step.value };
    frames.push(step.value);
    asShown.push(JSON.stringify(step.value));
  }
}
