/**
 * The specification of k-nearest neighbours, from the smallest piece to the whole. It holds for any correct
 * implementation. Oracle values are scikit-learn 1.2.1's.
 */
import { toMatrix } from "@algorithms/core/matrix";
import * as knn from "@algorithms/k-nearest-neighbors";
import { describe, expect, test } from "vitest";

const { boxDistance, distance, nearest, neighborWeights, votes, weightedMean, winner } = knn;

type Metric = knn.Params["metric"];
const measure = (metric: Metric, p = 2) => ({ metric, p });

// Each piece over plain arrays.
const between = (a: number[], b: number[], metric: Metric = "euclidean", p = 2) =>
  distance(toMatrix([a]), 0, toMatrix([b]), 0, measure(metric, p));
const find = (X: number[][], query: number[], k: number, metric: Metric = "euclidean") => {
  const { indices, distances } = nearest(toMatrix(X), toMatrix([query]), 0, k, measure(metric));
  return { indices: Array.from(indices), distances: Array.from(distances) };
};
const weigh = (distances: number[], weights: "uniform" | "distance") => Array.from(neighborWeights(Float64Array.from(distances), weights));
const count = (classes: number[], weights: number[], nClasses: number) => Array.from(votes(classes, Float64Array.from(weights), nClasses));
const mean = (values: number[], weights: number[]) => weightedMean(values, Float64Array.from(weights));
const toBox = (low: number[], high: number[], query: number[], metric: Metric = "euclidean", p = 2) =>
  boxDistance(toMatrix([low]), toMatrix([high]), 0, toMatrix([query]), 0, measure(metric, p));

describe("distance", () => {
  test("euclidean: the root of the summed squares", () => {
    expect(between([0, 0], [3, 4]), "3² + 4² = 5²: did you forget the square root?").toBe(5);
    expect(between([1, 2], [1, 2]), "a point is at distance 0 from itself").toBe(0);
  });

  test("manhattan: the summed sizes", () => {
    expect(between([0, 0], [3, -4], "manhattan"), "3 + 4: add up the sizes of the differences, not the differences").toBe(7);
  });

  test("chebyshev: the largest size", () => {
    expect(between([0, 0, 0], [3, -4, 1], "chebyshev"), "the largest difference alone, whatever its sign").toBe(4);
  });

  test("minkowski: the p-th root of the summed powers", () => {
    expect(between([1, 1], [0, 0], "minkowski", 3), "the third root of 1 + 1: did you forget the root, or take the square root?").toBeCloseTo(2 ** (1 / 3), 12);
    expect(between([0, 0], [-1, 2], "minkowski", 3), "the third power of −1 is negative: take Math.abs first").toBeCloseTo(9 ** (1 / 3), 12);
    expect(between([2, 2], [2, 2], "minkowski", 3), "a point is at distance 0 from itself, not NaN").toBe(0);
  });

  test("counts every column", () => {
    expect(between([0, 0, 0], [2, 3, 6]), "2² + 3² + 6² = 7²: did you stop before the last column?").toBe(7);
    expect(between([0, 0, 0], [2, 3, 6], "manhattan"), "2 + 3 + 6: did you stop before the last column?").toBe(11);
  });

  test("measures between the two rows that are named", () => {
    const [A, B] = [toMatrix([[0, 0], [10, 0]]), toMatrix([[9, 9], [8, 8], [10, 7]])];
    expect(distance(A, 1, B, 2, measure("euclidean")), "row 1 of A and row 2 of B").toBe(7);
  });
});

describe("nearest", () => {
  const line = [[10], [0], [4], [3], [-2]];

  test("finds the k nearest rows, nearest first", () => {
    expect(find(line, [1], 3), "1, 2 and 3 away: rows 1, 3 and 2 or 4").toEqual({ indices: [1, 3, 2], distances: [1, 2, 3] });
    expect(find(line, [9], 1), "with k = 1, only the nearest").toEqual({ indices: [0], distances: [1] });
  });

  test("returns row numbers of X, in order of distance and not of row", () => {
    expect(find([[3], [2], [1]], [0], 3).indices, "nearest first: did you return them in the order of X?").toEqual([2, 1, 0]);
  });

  test("of equally far rows takes the first", () => {
    expect(find([[9], [1], [-1], [1]], [0], 2).indices, "three rows are 1 away: the two that come first; did you compare with <= ?").toEqual([1, 2]);
    expect(find([[5], [5], [5]], [5], 3).indices, "equal rows stay in order").toEqual([0, 1, 2]);
  });

  test("gives back distances, not their squares", () => {
    expect(find([[3, 4], [6, 8]], [0, 0], 2).distances, "5 and 10: distance weights need the root").toEqual([5, 10]);
  });

  test("measures as it is told to", () => {
    const X = [[3, 3], [5, 0]];
    expect(find(X, [0, 0], 1, "euclidean").indices, "√18 < 5").toEqual([0]);
    expect(find(X, [0, 0], 1, "manhattan").indices, "6 > 5: use the given measure").toEqual([1]);
    expect(find(X, [0, 0], 1, "chebyshev").indices, "3 < 5").toEqual([0]);
  });

  test("finds all of them where k = n", () => {
    expect(find(line, [0], 5).indices, "every row once, nearest first").toEqual([1, 4, 3, 2, 0]);
  });

  test("counts a row at the query's place as its neighbour", () => {
    expect(find([[2], [7]], [7], 1), "a training row is its own nearest neighbour, at distance 0").toEqual({ indices: [1], distances: [0] });
  });

  test("answers for the row of Q that is asked for", () => {
    const found = nearest(toMatrix(line), toMatrix([[0], [10]]), 1, 1, measure("euclidean"));
    expect(Array.from(found.indices), "row 1 of Q is at 10").toEqual([0]);
  });
});

describe("neighborWeights", () => {
  test("uniform: all alike", () => {
    expect(weigh([0, 1, 5], "uniform"), "near or not, each counts 1").toEqual([1, 1, 1]);
  });

  test("distance: in inverse proportion to the distance", () => {
    const [one, two, four] = weigh([1, 2, 4], "distance") as [number, number, number];
    expect(one / two, "twice as far counts half: did you square the distance, or weigh by the distance itself?").toBeCloseTo(2, 12);
    expect(one / four, "four times as far counts a quarter").toBeCloseTo(4, 12);
  });

  test("distance: a neighbour at distance 0 counts alone", () => {
    const [zero, one] = weigh([0, 1], "distance") as [number, number];
    expect(Number.isFinite(zero), "1 / 0 is infinite, and infinity / infinity is NaN").toBe(true);
    expect(one / zero, "beside a row at distance 0, the others count nothing").toBe(0);
  });

  test("distance: several at distance 0 share", () => {
    expect(weigh([0, 0, 3], "distance"), "equal weights for those at distance 0, none for the others").toEqual([1, 1, 0]);
  });
});

describe("votes", () => {
  test("counts the neighbours of each class", () => {
    expect(count([1, 0, 1], [1, 1, 1], 2), "one for class 0, two for class 1").toEqual([1, 2]);
  });

  test("adds up weights", () => {
    expect(count([1, 0, 1], [0.5, 2, 0.25], 2), "each neighbour votes with its weight: did you count heads?").toEqual([2, 0.75]);
  });

  test("has a place for a class without neighbours", () => {
    expect(count([2, 2], [1, 1], 4), "one entry a class, 0 where there is none").toEqual([0, 0, 2, 0]);
  });
});

describe("winner", () => {
  test("is the class with the most votes", () => {
    expect(winner(Float64Array.of(1, 3, 2)), "class 1 has 3 votes").toBe(1);
    expect(winner(Float64Array.of(0.2, 0.1, 0.7)), "the class, not its votes").toBe(2);
  });

  test("is the lowest id of those that tie", () => {
    expect(winner(Float64Array.of(1, 2, 2)), "a tie goes to the lowest class id: did you compare with >= ?").toBe(1);
    expect(winner(Float64Array.of(2, 2)), "a tie goes to the lowest class id: did you compare with >= ?").toBe(0);
  });
});

describe("weightedMean", () => {
  test("is the mean where all weights are equal", () => {
    expect(mean([1, 2, 6], [1, 1, 1]), "9 / 3").toBe(3);
    expect(mean([1, 2, 6], [0.5, 0.5, 0.5]), "only the ratios of weights count: did you divide by the number of neighbours?").toBe(3);
  });

  test("leans to the heavier neighbours", () => {
    expect(mean([0, 10], [3, 1]), "(3 · 0 + 1 · 10) / (3 + 1)").toBe(2.5);
    expect(mean([7, 1000], [1, 0]), "what weighs 0 does not count").toBe(7);
  });
});

describe("boxDistance", () => {
  test("is 0 inside the box and on its border", () => {
    expect(toBox([0, 0], [4, 2], [1, 1]), "inside, the nearest place of the box is the query itself").toBe(0);
    expect(toBox([0, 0], [4, 2], [4, 0]), "a corner belongs to the box").toBe(0);
  });

  test("is the gap beside the box", () => {
    expect(toBox([0, 0], [4, 2], [7, 1]), "3 to the right of it: did you measure to the middle or to a corner?").toBe(3);
    expect(toBox([0, 0], [4, 2], [2, -5]), "5 below it").toBe(5);
  });

  test("is the distance to the corner beyond a corner", () => {
    expect(toBox([0, 0], [4, 2], [7, 6]), "3 and 4 beyond: 5").toBe(5);
  });

  test("puts the gaps together as the metric does", () => {
    expect(toBox([0, 0], [4, 2], [7, 6], "manhattan"), "3 + 4: use the given measure").toBe(7);
    expect(toBox([0, 0], [4, 2], [7, 6], "chebyshev"), "the larger of 3 and 4: use the given measure").toBe(4);
    expect(toBox([0, 0], [4, 2], [5, 3], "minkowski", 3), "the third root of 1 + 1: use the given measure").toBeCloseTo(2 ** (1 / 3), 12);
    expect(toBox([0, 0], [4, 2], [1, 1], "minkowski", 3), "0 inside the box, not NaN").toBe(0);
  });

  test("is never more than the distance to a row in the box", () => {
    const rows = [[1, 1], [3, 0.5], [2, 1.75]];
    for (const query of [[-1, -1], [2, 5], [6, 1], [3.5, -4]]) {
      for (const row of rows) {
        expect(toBox([1, 0.5], [3, 1.75], query), "a search that trusts it would miss this row").toBeLessThanOrEqual(between(row, query) + 1e-12);
      }
    }
  });

  test("measures to the box that is asked for", () => {
    const [low, high] = [toMatrix([[0], [10]]), toMatrix([[1], [20]])];
    expect(boxDistance(low, high, 1, toMatrix([[0], [5]]), 1, measure("euclidean")), "from row 1 of Q, 5, to box 1").toBe(5);
  });
});

// The whole.
const X = [[1, 1], [2, 1], [1, 2], [6, 6], [7, 6], [6, 7], [3, 4]];
const y = [0, 0, 0, 1, 1, 1, 2];
const algorithms = ["auto", "brute", "kd-tree"] as const;

describe("fit", () => {
  test("keeps the rows: a copy, which later changes do not reach", () => {
    const rows = toMatrix(X);
    const model = knn.fit({ ...rows, data: rows.data.slice() }, y, { nNeighbors: 1 });
    const own = { ...rows, data: rows.data.slice() };
    const kept = knn.fit(own, y, { nNeighbors: 1 });
    own.data.fill(99);
    expect(knn.predict(kept, X), "the model remembers what it was given").toEqual(knn.predict(model, X));
  });

  test("gives plain data, which survives structuredClone", () => {
    for (const algorithm of algorithms) {
      const model = knn.fit(X, y, { algorithm, nNeighbors: 3 });
      expect(knn.predict(structuredClone(model), X)).toEqual(knn.predict(model, X));
    }
  });

  test("refuses what it cannot use, and says why", () => {
    const refused = (params: Partial<knn.Params>, targets: number[] = y) => () => knn.fit(X, targets, params);
    expect(refused({ nNeighbors: 0 })).toThrow("nNeighbors must be an integer in 1..n; got 0 for n = 7");
    expect(refused({ nNeighbors: 8 })).toThrow("nNeighbors must be an integer in 1..n; got 8 for n = 7");
    expect(refused({ nNeighbors: 2.5 })).toThrow("got 2.5");
    expect(refused({ p: 0.5 })).toThrow("p must be at least 1; got 0.5");
    expect(refused({ p: NaN })).toThrow("p must be at least 1; got NaN");
    expect(refused({ metric: "cosine" as Metric })).toThrow('got "cosine"');
    expect(refused({ weights: "near" as "uniform" })).toThrow('weights must be "uniform" or "distance"; got "near"');
    expect(refused({ task: "ranking" as "regression" })).toThrow('got "ranking"');
    expect(refused({ algorithm: "ball-tree" as "brute" })).toThrow('got "ball-tree"');
    expect(refused({}, [0, 1])).toThrow("y must have one class id for each of the 7 rows; got 2");
    expect(refused({}, [0, 0, 0, 1, 1, 1, -1])).toThrow("y must be class ids 0, 1, 2, …; got -1 at index 6");
    expect(refused({}, [0, 0, 0, 1, 0.5, 1, 1])).toThrow("got 0.5 at index 4");
    expect(refused({ task: "regression" }, [0, 0, 0, 1, NaN, 1, 1])).toThrow("got NaN at index 4");
    expect(() => knn.fit([], [])).toThrow("X must have at least one row");
    expect(() => knn.fit([[1, 2], [3]], [0, 1])).toThrow("X must have rows of one length");
    expect(() => knn.fit([[1], [Infinity]], [0, 1], { nNeighbors: 1 })).toThrow("X must be finite; got Infinity in row 1, column 0");
  });
});

describe.each(algorithms)("neighbors and predict by %s", (algorithm) => {
  test("find the nearest rows and their distances", () => {
    const model = knn.fit(X, y, { algorithm, nNeighbors: 2 });
    const { indices, distances, nNeighbors } = knn.neighbors(model, [[1, 1], [7, 7]]);
    expect(nNeighbors).toBe(2);
    expect(Array.from(indices), "nearest first; of two equally near rows the first").toEqual([0, 1, 4, 5]);
    expect(Array.from(distances)).toEqual([0, 1, 1, 1]);
  });

  test("take the majority", () => {
    const model = knn.fit(X, y, { algorithm, nNeighbors: 3 });
    expect(Array.from(knn.predict(model, [[0, 0], [9, 9]]))).toEqual([0, 1]);
  });

  test("give a tied vote to the lowest class id", () => {
    const model = knn.fit([[0], [1], [2], [3]], [1, 0, 0, 1], { algorithm, nNeighbors: 4 });
    expect(Array.from(knn.predict(model, [[1.5], [-3]])), "two votes each").toEqual([0, 0]);
    const pair = knn.fit([[0], [2]], [2, 1], { algorithm, nNeighbors: 2 });
    expect(Array.from(knn.predict(pair, [[0.1]])), "one vote each, though class 2 is nearer").toEqual([1]);
  });

  test("let the nearest decide a tie where distance weighs", () => {
    const model = knn.fit([[0], [2]], [2, 1], { algorithm, nNeighbors: 2, weights: "distance" });
    expect(Array.from(knn.predict(model, [[0.1], [1.9]]))).toEqual([2, 1]);
  });

  test("average values", () => {
    const plain = knn.fit([[0], [1], [10]], [3, 5, 100], { algorithm, task: "regression", nNeighbors: 2 });
    expect(Array.from(knn.predict(plain, [[0.4], [-9]]))).toEqual([4, 4]);
    const weighted = knn.fit([[0], [4]], [0, 8], { algorithm, task: "regression", nNeighbors: 2, weights: "distance" });
    expect(knn.predict(weighted, [[1]])[0], "weights 1 and 1/3").toBeCloseTo(2, 12);
    expect(Array.from(knn.predict(weighted, [[4]])), "a row at distance 0 decides alone").toEqual([8]);
  });

  test("remember every training row with k = 1", () => {
    const model = knn.fit(X, y, { algorithm, nNeighbors: 1 });
    expect(Array.from(knn.predict(model, X)), "each is its own nearest neighbour").toEqual(y);
  });

  test("refuse queries of other columns", () => {
    const model = knn.fit(X, y, { algorithm });
    expect(() => knn.predict(model, [[1, 2, 3]])).toThrow("X must have the 2 columns the model was fitted on; got 3");
    expect(() => knn.neighbors(model, [[NaN, 1]])).toThrow("X must be finite; got NaN");
  });
});

describe("predictProba", () => {
  test("gives the share of the votes, one row a query and one column a class", () => {
    const shares = knn.predictProba(knn.fit(X, y, { nNeighbors: 4 }), [[1, 1]]);
    expect([shares.rows, shares.columns]).toEqual([1, 3]);
    expect(Array.from(shares.data)).toEqual([0.75, 0, 0.25]);
  });

  test("weighs them", () => {
    const shares = knn.predictProba(knn.fit([[0], [4]], [0, 1], { nNeighbors: 2, weights: "distance" }), [[1], [4]]);
    expect(shares.data[0]).toBeCloseTo(0.75, 12);
    expect(Array.from(shares.data.slice(2))).toEqual([0, 1]);
  });

  test("is for classes", () => {
    const model = knn.fit(X, y, { task: "regression" });
    expect(() => knn.predictProba(model, X)).toThrow("predictProba needs a model of classes; got one for regression");
  });
});

describe("steps", () => {
  const line = Array.from({ length: 200 }, (_, i) => [i]);
  const collect = (algorithm: "brute" | "kd-tree") => Array.from(knn.steps(line, line.map(() => 0), { algorithm }));

  test("stores the rows, and that is all there is to fitting by brute force", () => {
    expect(collect("brute")).toEqual([{ phase: "store" }]);
  });

  test("cuts every box of many rows in two halves", () => {
    const cuts = collect("kd-tree").flatMap((frame) => (frame.phase === "cut" ? [frame] : []));
    expect(cuts[0]).toEqual({ phase: "cut", node: 0, depth: 0, size: 200, axis: 0, threshold: 100 });
    const leaves = cuts.filter(({ axis }) => axis < 0);
    expect(leaves.reduce((sum, { size }) => sum + size, 0), "every row is in one leaf").toBe(200);
  });
});
