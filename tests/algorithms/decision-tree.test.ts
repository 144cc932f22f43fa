/**
 * The specification of decision trees, from the smallest piece to the whole. It holds for any correct implementation: it
 * fixes results and the documented tie rule, never the order in which random numbers are drawn. Oracle values are scikit-learn 1.2.1's.
 */
import { toMatrix } from "@algorithms/core/matrix";
import * as decisionTree from "@algorithms/decision-tree";
import { describe, expect, test } from "vitest";

const {
  bestSplit, candidateSplits, criterionOf, effectiveAlpha, entropy, featureImportances, gini, impurityDecrease, leafOf, midpoint, partition,
  squaredError,
} = decisionTree;

const classes = criterionOf("gini", 2);
const reals = criterionOf("squaredError", 0);
const everyRow = (X: readonly unknown[]): Int32Array => Int32Array.from(X, (_, i) => i);
const candidates = (values: number[], y: number[], { criterion = classes, minSamplesLeaf = 1 } = {}) =>
  candidateSplits(toMatrix(values.map((value) => [value])), y, everyRow(values), 0, criterion, minSamplesLeaf);
const gainsOf = (values: number[], y: number[], options = {}) => candidates(values, y, options).map(({ gain }) => round(gain));
const round = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;
const split = (gain: number, feature = 0, threshold = 0) => ({ feature, threshold, gain, nLeft: 1, nRight: 1 });

/**
 * x₀ ≤ 2 ? (x₁ ≤ 5 ? leaf : leaf) : leaf. Feature 0 earns 10 · 0.48 − 4 · 0.375 − 6 · 0.2778 = 1.6333, feature 1 earns 4 · 0.375 = 1.5.
 */
const small = {
  feature: Int32Array.of(0, 1, -2, -2, -2),
  threshold: Float64Array.of(2, 5, -2, -2, -2),
  left: Int32Array.of(1, 2, -1, -1, -1),
  right: Int32Array.of(4, 3, -1, -1, -1),
  value: toMatrix([[6, 4], [1, 3], [1, 0], [0, 3], [5, 1]]),
  impurity: Float64Array.of(0.48, 0.375, 0, 0, 5 / 18),
  nSamples: Int32Array.of(10, 4, 1, 3, 6),
};

describe("gini", () => {
  test("is zero where all rows are of one class", () => {
    expect(gini([0, 7, 0]), "nothing is mixed here").toBe(0);
  });

  test("is one half for two classes of equal size, and 1 − 1/K for K", () => {
    expect(gini([5, 5]), "1 − ¼ − ¼").toBeCloseTo(0.5, 12);
    expect(gini([2, 2, 2, 2]), "1 − 4 · (¼)²").toBeCloseTo(0.75, 12);
  });

  test("squares shares, not counts", () => {
    expect(gini([1, 3]), "1 − (¼)² − (¾)²: did you forget to divide the counts by their sum?").toBeCloseTo(0.375, 12);
  });

  test("is not the share of the rows that the majority gets wrong", () => {
    expect(gini([6, 3, 1]), "1 − 0.36 − 0.09 − 0.01, not 1 − 0.6: that would be the error of the majority").toBeCloseTo(0.54, 12);
  });
});

describe("entropy", () => {
  test("is zero for one class, whatever the other counts are called", () => {
    expect(entropy([4, 0]), "0 · log 0 counts as 0: did you get NaN?").toBe(0);
    expect(entropy([0, 0, 9])).toBe(0);
  });

  test("is measured in bits", () => {
    expect(entropy([3, 3]), "one yes-or-no question decides between two: did you take the natural logarithm?").toBeCloseTo(1, 12);
    expect(entropy([1, 1, 1, 1]), "two questions for four classes").toBeCloseTo(2, 12);
  });

  test("weighs each class by its share", () => {
    expect(entropy([1, 3]), "¼ · 2 + ¾ · log₂(4/3)").toBeCloseTo(0.8112781244591328, 12);
  });
});

describe("squaredError", () => {
  test("is the mean squared distance from the mean", () => {
    expect(squaredError([1, 3]), "both are 1 away from 2, so 1 on average: did you leave out the division by n?").toBe(1);
    expect(squaredError([0, 0, 3, 9]), "(9 + 9 + 0 + 36) / 4").toBe(13.5);
  });

  test("is zero for equal targets, and divides by n", () => {
    expect(squaredError([7, 7, 7])).toBe(0);
    expect(squaredError([5]), "one target is its own mean: did you divide by n − 1?").toBe(0);
  });

  test("keeps its digits far from zero", () => {
    const far = squaredError([1e9 + 1, 1e9 + 3]);
    expect(far, "subtract the mean before you square: mean(y²) − mean(y)² drowns").toBeCloseTo(1, 6);
  });
});

describe("midpoint", () => {
  test("lies halfway", () => {
    expect(midpoint(1, 2), "halfway, as far from one side as from the other: did you take one of the values?").toBe(1.5);
    expect(midpoint(-3, 5)).toBe(1);
  });

  test("tells the two values apart, even where no number lies between them", () => {
    const [below, above] = [1 + Number.EPSILON, 1 + 2 * Number.EPSILON];
    const t = midpoint(below, above);
    expect(below <= t && t < above, "the smaller goes left (≤), the larger right: rounding must not make both go left").toBe(true);
    expect(midpoint(1e308, 1.5e308), "the sum of two large numbers overflows: halve them first").toBe(1.25e308);
  });
});

describe("impurityDecrease", () => {
  test("is all of the impurity where both sides are pure, and nothing where they are as mixed as before", () => {
    expect(impurityDecrease(0.5, 0, 3, 0, 7)).toBe(0.5);
    expect(impurityDecrease(0.5, 0.5, 4, 0.5, 6)).toBeCloseTo(0, 12);
  });

  test("weighs each side by its rows", () => {
    const gain = impurityDecrease(0.5, 0, 1, 0.48, 9);
    expect(gain, "0.5 − (1 · 0 + 9 · 0.48) / 10: a pure side of one row is worth little. Did you average the two sides equally?").toBeCloseTo(0.068, 12);
  });

  test("subtracts from the node's impurity", () => {
    expect(impurityDecrease(0.4, 0.1, 5, 0.1, 5), "before less after").toBeCloseTo(0.3, 12);
  });
});

describe("candidateSplits", () => {
  test("cuts halfway between neighbours, from the lowest to the highest", () => {
    const found = candidates([3, 1, 10, 2], [0, 0, 1, 1]);
    expect(found.map(({ threshold }) => threshold), "the values in order are 1, 2, 3, 10").toEqual([1.5, 2.5, 6.5]);
    expect(found.map(({ nLeft, nRight }) => [nLeft, nRight]), "rows at most the threshold are on the left").toEqual([[1, 3], [2, 2], [3, 1]]);
    expect(found.every(({ feature }) => feature === 0)).toBe(true);
  });

  test("never cuts between equal values", () => {
    const found = candidates([1, 1, 2, 2, 2], [0, 1, 0, 1, 1]);
    expect(found.map(({ threshold }) => threshold), "rows of the same value cannot be told apart").toEqual([1.5]);
    expect(candidates([4, 4, 4], [0, 1, 0]), "a constant feature has no cut").toEqual([]);
  });

  test("knows what each cut is worth", () => {
    const gains = gainsOf([1, 2, 3, 4], [0, 0, 1, 1]);
    expect(gains, "the middle cut takes all the impurity, the others a third of it").toEqual([round(1 / 6), 0.5, round(1 / 6)]);
  });

  test("takes each row's own target, however the rows are ordered", () => {
    const gains = gainsOf([4, 1, 3, 2], [1, 0, 1, 0]);
    expect(gains, "the same rows as before, shuffled: did you sort the values without their targets?").toEqual([round(1 / 6), 0.5, round(1 / 6)]);
    const X = toMatrix([[9], [1], [9], [2], [5]]);
    const some = candidateSplits(X, [1, 0, 1, 1, 0], Int32Array.of(1, 3), 0, classes, 1);
    expect(some, "only the node's rows count").toMatchObject([{ threshold: 1.5, nLeft: 1, nRight: 1 }]);
  });

  test("leaves out cuts that leave a side too few rows", () => {
    const found = candidates([1, 2, 3, 4, 5], [0, 1, 0, 1, 1], { minSamplesLeaf: 2 });
    expect(found.map(({ threshold }) => threshold), "both sides need minSamplesLeaf = 2 rows").toEqual([2.5, 3.5]);
  });

  test("judges real targets by their squared error", () => {
    expect(gainsOf([1, 2, 3, 4], [0, 0, 10, 10], { criterion: reals })[1], "25 before, 0 after").toBe(25);
  });

  test("looks at the feature it is asked about", () => {
    const X = toMatrix([[0, 5], [0, 7], [0, 9]]);
    expect(candidateSplits(X, [0, 1, 1], everyRow([1, 2, 3]), 1, classes, 1).map(({ threshold }) => threshold)).toEqual([6, 8]);
  });
});

describe("bestSplit", () => {
  test("takes the largest gain", () => {
    expect(bestSplit([split(0.1), split(0.4, 2, 7), split(0.3)], 0.5)).toEqual(split(0.4, 2, 7));
  });

  test("takes the first of equal gains", () => {
    const best = bestSplit([split(0.1), split(0.3, 1, 4), split(0.3, 5, 2)], 0.5);
    expect(best, "a tie goes to the first: did you compare with >= instead of >?").toEqual(split(0.3, 1, 4));
  });

  test("does not take rounding for a better gain", () => {
    const best = bestSplit([split(0.3, 1, 4), split(0.1 + 0.2, 5, 2)], 0.5);
    expect(best, "0.1 + 0.2 exceeds 0.3 by rounding alone").toEqual(split(0.3, 1, 4));
  });

  test("takes a split that gains nothing rather than none", () => {
    expect(bestSplit([split(0, 0, 1), split(0, 1, 1)], 0.5), "what a useless cut separates may be separable by the next one").toEqual(split(0, 0, 1));
    expect(bestSplit([], 0.5), "where there is no cut, there is no best one").toBeNull();
  });
});

describe("partition", () => {
  const X = toMatrix([[3, 0], [1, 9], [2, 0], [2, 5]]);
  const halves = (feature: number, threshold: number) => partition(X, everyRow([1, 2, 3, 4]), { feature, threshold }).map((rows) => [...rows]);

  test("sends what is at most the threshold left, in the order it had", () => {
    expect(halves(0, 1.5)).toEqual([[1], [0, 2, 3]]);
    expect(halves(1, 5)).toEqual([[0, 2, 3], [1]]);
  });

  test("sends a value equal to the threshold left", () => {
    expect(halves(0, 2), "x ≤ t goes left: did you compare with < instead of <=?").toEqual([[1, 2, 3], [0]]);
  });
});

describe("leafOf", () => {
  test("goes left where the value is at most the threshold, else right", () => {
    expect(leafOf(small, [1, 4])).toBe(2);
    expect(leafOf(small, [1, 6])).toBe(3);
    expect(leafOf(small, [3, 4])).toBe(4);
  });

  test("goes left on the threshold itself", () => {
    expect(leafOf(small, [2, 5]), "2 ≤ 2 and 5 ≤ 5 are both true: left twice").toBe(2);
  });

  test("asks the feature that the node names", () => {
    expect(leafOf(small, [0, 100]), "node 1 asks feature 1, whatever its depth").toBe(3);
  });
});

describe("featureImportances", () => {
  test("adds up what each feature's splits took away, weighted by their rows", () => {
    const [first, second] = featureImportances(small, 3);
    const [a, b] = [10 * 0.48 - 4 * 0.375 - 6 * (5 / 18), 4 * 0.375];
    expect(first, "a split of 4 rows counts 4, one of 10 rows 10: did you forget the weights?").toBeCloseTo(a / (a + b), 12);
    expect(second).toBeCloseTo(b / (a + b), 12);
  });

  test("makes the sum 1, and gives 0 to a feature that is never asked", () => {
    const importances = featureImportances(small, 3);
    expect(importances.length, "one for every feature").toBe(3);
    expect(importances[2]).toBe(0);
    expect(importances.reduce((sum, value) => sum + value, 0), "shares of the whole: divide by the sum").toBeCloseTo(1, 12);
  });

  test("is all zero for a tree of one leaf", () => {
    const leaf = { ...small, feature: Int32Array.of(-2), threshold: Float64Array.of(-2), left: Int32Array.of(-1), right: Int32Array.of(-1) };
    expect([...featureImportances(leaf, 2)], "nothing was split: 0 / 0 must not become NaN").toEqual([0, 0]);
  });
});

describe("effectiveAlpha", () => {
  test("is what a branch earns for each leaf more than one", () => {
    expect(effectiveAlpha(0.5, 0.2, 4), "0.3 for 3 more leaves: did you divide by all 4?").toBeCloseTo(0.1, 12);
    expect(effectiveAlpha(0.3, 0.3, 2), "a branch that earns nothing").toBe(0);
  });

  test("makes leaf and branch cost the same", () => {
    const alpha = effectiveAlpha(0.42, 0.12, 3);
    expect(0.42 + alpha, "R(t) + α = R(Tₜ) + α |Tₜ|").toBeCloseTo(0.12 + 3 * alpha, 12);
  });
});

const points = [[1, 5], [2, 1], [3, 6], [4, 2], [5, 8], [6, 3], [7, 7], [8, 4]];
const labels = [0, 0, 0, 1, 0, 1, 1, 1];

describe("fit", () => {
  test("is scikit-learn's tree on points without ties", () => {
    const model = decisionTree.fit(points, labels);
    expect([...model.feature], "feature, node by node in preorder").toEqual([0, -2, 1, -2, -2]);
    expect([...model.threshold]).toEqual([3.5, -2, 7.5, -2, -2]);
    expect([...model.left]).toEqual([1, -1, 3, -1, -1]);
    expect([...model.right]).toEqual([2, -1, 4, -1, -1]);
    expect([...model.nSamples]).toEqual([8, 3, 5, 4, 1]);
    expect([...model.value.data], "how many rows of each class, node by node").toEqual([4, 4, 3, 0, 1, 4, 0, 4, 1, 0]);
  });

  test("grows until every leaf is pure, if no limit is set", () => {
    const model = decisionTree.fit(points, labels);
    expect([...decisionTree.predict(model, points)]).toEqual(labels);
  });

  test("keeps its limits", () => {
    expect(decisionTree.maxDepth(decisionTree.fit(points, labels, { maxDepth: 1 }))).toBe(1);
    expect(Math.min(...decisionTree.fit(points, labels, { minSamplesLeaf: 3 }).nSamples), "no leaf of fewer rows").toBeGreaterThanOrEqual(3);
    expect(decisionTree.fit(points, labels, { minSamplesSplit: 9 }).feature.length, "8 rows are fewer than 9: not even the root is split").toBe(1);
  });

  test("splits XOR though the first cut gains nothing", () => {
    const model = decisionTree.fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
    expect([...decisionTree.predict(model, [[0, 0], [0, 1], [1, 0], [1, 1]])]).toEqual([0, 1, 1, 0]);
    expect([...model.feature], "the first feature, and below it the second: ties go to the lowest").toEqual([0, 1, -2, -2, 1, -2, -2]);
  });

  test("predicts means for regression", () => {
    const model = decisionTree.fit([[1], [2], [10], [11]], [1, 3, 20, 26], { task: "regression", maxDepth: 1 });
    expect([...decisionTree.predict(model, [[0], [6], [6.1], [99]])], "the mean of each side, and no more beyond the data").toEqual([2, 2, 23, 23]);
  });

  test("is the same for the same seed", () => {
    const [once, again] = [1, 2].map(() => decisionTree.fit(points, labels, { maxFeatures: 1, seed: 4 }));
    expect(once).toEqual(again);
  });

  test("has scikit-learn's defaults", () => {
    expect(decisionTree.defaults).toEqual({
      task: "classification", criterion: "auto", maxDepth: null, minSamplesSplit: 2, minSamplesLeaf: 1, maxFeatures: null, ccpAlpha: 0, seed: 0,
    });
  });

  test("makes a leaf of rows that cannot be told apart", () => {
    const model = decisionTree.fit([[1], [1], [1]], [0, 1, 1]);
    expect(model.feature.length).toBe(1);
    expect([...decisionTree.predict(model, [[1]])], "the majority").toEqual([1]);
    expect([...decisionTree.predictProba(model, [[1]]).data].map(round)).toEqual([round(1 / 3), round(2 / 3)]);
  });
});

describe("steps", () => {
  test("decides one node after the other, in preorder, and says why one is not split", () => {
    const frames = [...decisionTree.steps(points, labels, { maxDepth: 2 })];
    expect(frames.map(({ node, parent, depth, stop }) => [node, parent, depth, stop])).toEqual([
      [0, -1, 0, null], [1, 0, 1, "pure"], [2, 0, 1, null], [3, 2, 2, "pure"], [4, 2, 2, "pure"],
    ]);
    expect(frames.map(({ rows }) => rows.length)).toEqual([8, 3, 5, 4, 1]);
    expect(frames[0]!.split).toMatchObject({ feature: 0, threshold: 3.5, nLeft: 3, nRight: 5 });
  });
});

describe("costComplexityPath", () => {
  test("goes from the grown tree to the root alone, ever dearer", () => {
    const { ccpAlphas, impurities } = decisionTree.costComplexityPath(points, labels);
    expect([...ccpAlphas].map(round), "0.2 for the lower cut, 0.3 for the root").toEqual([0, 0.2, 0.3]);
    expect([...impurities].map(round)).toEqual([0, 0.2, 0.5]);
  });

  test("prunes what is worth no more than ccpAlpha a leaf", () => {
    const leaves = (ccpAlpha: number) => decisionTree.leafCount(decisionTree.fit(points, labels, { ccpAlpha }));
    expect([0, 0.19, 0.21, 0.29, 0.31].map(leaves)).toEqual([3, 3, 2, 2, 1]);
  });
});

describe("missing values", () => {
  const gap = Number.NaN;

  test("go to the side that is purer with them, left or right", () => {
    const toTheRight = decisionTree.fit([[1], [2], [3], [4], [gap], [gap]], [0, 0, 1, 1, 1, 1]);
    expect([toTheRight.threshold[0], ...toTheRight.nSamples], "1 and 2 against all others").toEqual([2.5, 6, 2, 4]);
    expect([...decisionTree.predict(toTheRight, [[gap], [0], [9]])]).toEqual([1, 0, 1]);
    const toTheLeft = decisionTree.fit([[1], [2], [3], [4], [gap], [gap]], [0, 0, 1, 1, 0, 0]);
    expect([toTheLeft.threshold[0], ...toTheLeft.nSamples], "3 and 4 against all others").toEqual([2.5, 6, 4, 2]);
    expect([...decisionTree.predict(toTheLeft, [[gap], [0], [9]])]).toEqual([0, 0, 1]);
  });

  test("may be what a question is about: whether there is a value at all", () => {
    const model = decisionTree.fit([[5], [gap], [1], [gap], [9]], [0, 1, 0, 1, 0]);
    expect([...model.nSamples], "all that have a value left, all others right").toEqual([5, 3, 2]);
    expect([...decisionTree.predict(model, [[-1e9], [1e99], [gap]])], "however small or large the value is").toEqual([0, 0, 1]);
  });

  test("that no training row lacked go with most of the training rows", () => {
    const model = decisionTree.fit([[1], [2], [3], [4], [5]], [0, 0, 0, 1, 1]);
    expect([...decisionTree.predict(model, [[gap]])]).toEqual([0]);
    const other = decisionTree.fit([[1], [2], [3], [4], [5]], [0, 0, 1, 1, 1]);
    expect([...decisionTree.predict(other, [[gap]])]).toEqual([1]);
    expect(model.missingLeft, "a table without gaps teaches nothing about them").toBeUndefined();
  });

  test("are told apart from the column that is asked about", () => {
    const model = decisionTree.fit([[gap, 1], [gap, 2], [gap, 3], [gap, 4]], [0, 0, 1, 1]);
    expect([...model.feature], "a column without any value tells nobody apart").toEqual([1, -2, -2]);
    expect(decisionTree.decisionPath(model, [gap, gap])).toHaveLength(2);
  });

  test("keep their side when the tree is pruned, and in JSON", () => {
    const X = [[1, gap], [2, 0], [3, gap], [4, 1], [gap, 0], [gap, gap], [7, 1], [8, gap]];
    const y = [0, 0, 1, 1, 0, 0, 1, 0];
    const [grown, pruned] = [decisionTree.fit(X, y), decisionTree.fit(X, y, { ccpAlpha: 0.2 })];
    expect(decisionTree.nodeCount(pruned)).toBeLessThan(decisionTree.nodeCount(grown));
    expect(pruned.missingLeft).toHaveLength(decisionTree.nodeCount(pruned));
    const restored = JSON.parse(JSON.stringify({ ...grown, missingLeft: [...grown.missingLeft!], threshold: [...grown.threshold] }));
    expect(restored.threshold).toEqual([...grown.threshold]);
    expect([...decisionTree.predict({ ...grown, ...restored }, X)]).toEqual([...decisionTree.predict(grown, X)]);
    expect([...decisionTree.predict(grown, X)]).toEqual(y);
  });
});

describe("bad input", () => {
  test.each([
    [[[1], [2]], [0, 1], { maxDepth: 0 }, "maxDepth must be an integer at least 1; got 0"],
    [[[1], [2]], [0, 1], { minSamplesSplit: 1 }, "minSamplesSplit must be an integer at least 2; got 1"],
    [[[1], [2]], [0, 1], { minSamplesLeaf: 0 }, "minSamplesLeaf must be an integer at least 1; got 0"],
    [[[1], [2]], [0, 1], { maxFeatures: 2 }, "maxFeatures must be an integer in 1..d"],
    [[[1], [2]], [0, 1], { maxFeatures: Number.NaN }, "maxFeatures must be an integer in 1..d"],
    [[[1], [2]], [0, 1], { ccpAlpha: -1 }, "ccpAlpha must be a finite number of at least 0; got -1"],
    [[[1], [2]], [0, 1], { criterion: "squaredError" }, 'criterion must be "auto" or "gini" or "entropy"; got "squaredError"'],
    [[[1], [2]], [0, 1], { task: "regression", criterion: "gini" }, 'criterion must be "auto" or "squaredError"; got "gini"'],
    [[[1], [Infinity]], [0, 1], {}, "X must be finite; got Infinity in row 1, column 0"],
    [[[1, 2], [3, "red"]], [0, 1], {}, 'X must hold numbers, and categories be encoded as some first; got "red" in row 1, column 1'],
    [[[1, null]], [0], {}, "X must hold numbers, and categories be encoded as some first; got null in row 0, column 1"],
    [[[1], [2]], [0], {}, "y must have one id for each of the 2 rows; got 1"],
    [[[1], [2]], [0, -1], {}, "y must be class ids from 0 on; got -1 at index 1"],
    [[[1], [2]], [0, 0.5], {}, "y must be integer ids; got 0.5 at index 1"],
    [[[1], [2]], [0, 5e9], {}, "without large gaps; got 5000000000 among 2 rows"],
    [[[1], [2]], [0, Infinity], { task: "regression" }, "y must be finite"],
    [[], [], {}, "X must have at least one row"],
  ] as unknown as [number[][], number[], Partial<decisionTree.Params>, string][])("%j %j %j: %s", (X, y, params, message) => {
    expect(() => decisionTree.fit(X, y, params)).toThrow(message);
  });

  test("a table of other columns, and probabilities of a regression", () => {
    const model = decisionTree.fit([[1], [2]], [0, 1]);
    expect(() => decisionTree.predict(model, [[1, 2]])).toThrow("X must have the 1 columns the model was fitted on; got 2");
    const regression = decisionTree.fit([[1], [2]], [0, 1], { task: "regression" });
    expect(() => decisionTree.predictProba(regression, [[1]])).toThrow('predictProba needs task "classification"');
  });
});
