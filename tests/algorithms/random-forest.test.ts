/**
 * The specification of random forests, from the smallest piece to the whole. It holds for any correct implementation: it fixes
 * results and invariants, never the order in which random numbers are drawn.
 */
import { toMatrix, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import type * as decisionTree from "@algorithms/decision-tree";
import * as randomForest from "@algorithms/random-forest";
import { describe, expect, test } from "vitest";

const {
  bootstrap, castVotes, emptyTally, leafValues, meanCorrelation, meanImportances, meanLoss, meanVotes, negativeGradient, outOfBag, permutationImportance,
} = randomForest;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const rowsOf = ({ data, rows, columns }: Matrix): number[][] => range(rows).map((i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));

/** Two clouds that overlap: a single tree learns their noise by heart. */
function clouds(n: number, seed: number, distance = 2) {
  const random = createRandom(seed);
  const y = range(n).map((i) => i % 2);
  return { X: y.map((k) => [random.normal() + distance * k, random.normal()]), y };
}
/** A wave with noise, of one column that counts and one that does not. */
function wave(n: number, seed: number) {
  const random = createRandom(seed);
  const X = range(n).map(() => [6 * random.uniform(), random.uniform()]);
  return { X, y: X.map(([x]) => Math.sin(x!) + 0.3 * random.normal()) };
}

describe("bootstrap", () => {
  test("draws as many rows as there are, and says how often each was drawn", () => {
    for (const n of [1, 2, 7, 100]) {
      const draws = bootstrap(n, createRandom(n));
      expect(draws.length, "one count for each of the n rows").toBe(n);
      expect(draws.reduce((sum, count) => sum + count, 0), "the counts add up to the n draws").toBe(n);
    }
  });

  test("draws with replacement: about 37 % of the rows are not drawn, and others several times", () => {
    const random = createRandom(3);
    const all = range(40).map(() => bootstrap(500, random));
    const missed = mean(all.map((draws) => draws.filter((count) => count === 0).length / 500));
    expect(missed, "(1 − 1/n)ⁿ of the rows, about 1/e, are missed: did you draw without putting back?").toBeGreaterThan(0.355);
    expect(missed, "each draw may be any of the n rows: did you leave some out?").toBeLessThan(0.381);
    const twice = mean(all.map((draws) => draws.filter((count) => count === 2).length / 500));
    expect(Math.abs(twice - 0.184), "1/(2e) of the rows are drawn exactly twice").toBeLessThan(0.012);
  });

  test("draws every row equally often", () => {
    const random = createRandom(8);
    const sums = new Float64Array(10);
    for (let time = 0; time < 2000; time++) bootstrap(10, random).forEach((count, i) => (sums[i]! += count));
    for (const sum of sums) expect(Math.abs(sum - 2000), "all rows are alike, the first and the last as well").toBeLessThan(200);
  });

  test("draws anew each time, and the same from the same seed", () => {
    const random = createRandom(1);
    expect(bootstrap(50, random), "two trees get two samples").not.toEqual(bootstrap(50, random));
    expect(bootstrap(50, createRandom(4)), "chance comes from `random` alone").toEqual(bootstrap(50, createRandom(4)));
  });
});

describe("outOfBag", () => {
  test("is the rows that were never drawn", () => {
    expect(Array.from(outOfBag(Int32Array.of(0, 2, 1, 0, 3, 0))), "rows 0, 3 and 5 were drawn no time: did you return those that were?").toEqual([0, 3, 5]);
  });

  test("may be nothing, or all", () => {
    expect(Array.from(outOfBag(Int32Array.of(1, 1, 2)))).toEqual([]);
    expect(Array.from(outOfBag(new Int32Array(3)))).toEqual([0, 1, 2]);
  });
});

describe("castVotes", () => {
  test("adds each vote to the row that it is on, and counts it", () => {
    const tally = emptyTally(4, 2);
    castVotes(tally, Int32Array.of(1, 3), toMatrix([[0.25, 0.75], [1, 0]]));
    expect(rowsOf(tally.sums), "votes has a row for each entry of rows: the second one is on row 3").toEqual([[0, 0], [0.25, 0.75], [0, 0], [1, 0]]);
    expect(Array.from(tally.counts), "one vote more on rows 1 and 3").toEqual([0, 1, 0, 1]);
  });

  test("adds to the votes that were cast before", () => {
    const tally = emptyTally(3, 1);
    castVotes(tally, Int32Array.of(0, 2), toMatrix([[5], [7]]));
    castVotes(tally, Int32Array.of(2), toMatrix([[-3]]));
    expect(rowsOf(tally.sums), "7 and −3 make 4: did you overwrite the votes before?").toEqual([[5], [0], [4]]);
    expect(Array.from(tally.counts)).toEqual([1, 0, 2]);
  });

  test("keeps the shares of a vote as they are", () => {
    const tally = emptyTally(1, 3);
    castVotes(tally, Int32Array.of(0), toMatrix([[0.5, 0.3, 0.2]]));
    expect(rowsOf(tally.sums), "a tree votes with its shares, not for one class alone: soft votes").toEqual([[0.5, 0.3, 0.2]]);
  });
});

describe("meanVotes", () => {
  test("divides every row by the number of its own votes", () => {
    const tally = { sums: toMatrix([[1, 3], [1, 1]]), counts: Int32Array.of(4, 2) };
    expect(rowsOf(meanVotes(tally)), "row 0 has 4 votes and row 1 only 2: did you divide all rows alike?").toEqual([[0.25, 0.75], [0.5, 0.5]]);
  });

  test("leaves a row without votes at zero", () => {
    const tally = { sums: toMatrix([[0, 0], [2, 0]]), counts: Int32Array.of(0, 2) };
    expect(rowsOf(meanVotes(tally)), "0 / 0 is NaN: a row that nobody voted on stays zero").toEqual([[0, 0], [1, 0]]);
  });

  test("leaves the tally as it is", () => {
    const tally = { sums: toMatrix([[4]]), counts: Int32Array.of(2) };
    meanVotes(tally);
    expect(rowsOf(tally.sums), "more trees will vote: return a matrix of your own").toEqual([[4]]);
  });
});

describe("meanImportances", () => {
  test("averages the trees, feature by feature", () => {
    const shares = meanImportances([Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)]);
    expect(Array.from(shares), "a half of 1 and of 0.5 is 0.75").toEqual([0.75, 0.25]);
  });

  test("makes the sum 1, though a tree without a split says nothing", () => {
    const shares = meanImportances([Float64Array.of(0.6, 0.4), Float64Array.of(0, 0)]);
    expect(Array.from(shares), "0.3 and 0.2 are shares of 0.5: did you forget to make the sum 1?").toEqual([0.6, 0.4]);
  });

  test("is zero where no tree splits", () => {
    expect(Array.from(meanImportances([Float64Array.of(0, 0)])), "0 / 0 is NaN: nothing was learnt from any feature").toEqual([0, 0]);
  });

  test("changes none of the trees' own", () => {
    const ofTree = Float64Array.of(0.25, 0.75);
    meanImportances([ofTree, Float64Array.of(1, 0)]);
    expect(Array.from(ofTree), "the first tree's importances belong to the tree").toEqual([0.25, 0.75]);
  });
});

describe("importancesByShuffling", () => {
  const X = range(60).map((i) => [i, (i * 7) % 60, 5]);
  /** Perfect with column 0 in its order, worse the more of it is out of place. */
  const score = ({ data, columns, rows }: Matrix): number => -range(rows).filter((i) => data[i * columns] !== i).length;

  test("is how far the score falls when a column is shuffled", () => {
    const { importancesMean } = permutationImportance(score, X);
    expect(importancesMean[0]!, "nearly all of 60 rows are out of place: score before less score after, which is positive").toBeGreaterThan(50);
  });

  test("is zero for a column that the score does not look at", () => {
    const { importancesMean } = permutationImportance(score, X);
    expect(importancesMean[1], "only one column is shuffled at a time: was column 0 put back before?").toBe(0);
    expect(importancesMean[2], "a constant shuffled is the same constant").toBe(0);
  });

  test("moves the values of the column to other rows, and loses none", () => {
    const seen: number[][] = [];
    permutationImportance(({ data }) => {
      seen.push(range(60).map((i) => data[i * 3]!));
      return 0;
    }, X, { nRepeats: 2 });
    for (const column of seen) expect(column.toSorted((a, b) => a - b), "a shuffle keeps every value once: did you draw with replacement?").toEqual(range(60));
  });

  test("shuffles anew for every repeat, and gives the mean and deviation over them", () => {
    const { importances, importancesMean, importancesStd } = permutationImportance(({ data }) => data[0]!, X, { nRepeats: 4, seed: 3 });
    expect([importances.rows, importances.columns], "a row for each column of X, a column for each repeat").toEqual([3, 4]);
    const first = rowsOf(importances)[0]!;
    expect(new Set(first).size, "four shuffles put four values first: is it the same shuffle each time?").toBeGreaterThan(1);
    expect(importancesMean[0]).toBeCloseTo(mean(first), 12);
    expect(importancesStd[0], "the standard deviation, divided by the number of repeats").toBeCloseTo(Math.sqrt(mean(first.map((value) => (value - mean(first)) ** 2))), 12);
  });

  test("changes nothing of X, and comes out the same from the same seed", () => {
    const table = toMatrix(X);
    const [first, again] = [permutationImportance(score, table, { seed: 5 }), permutationImportance(score, table, { seed: 5 })];
    expect(rowsOf(table), "work on a copy: X is not yours").toEqual(X);
    expect(again).toEqual(first);
  });
});

describe("meanCorrelation", () => {
  test("is 1 for trees that say the same, up to scale and place", () => {
    expect(meanCorrelation([[1, 2, 3], [10, 20, 30], [-5, -4, -3]])).toBeCloseTo(1, 12);
  });

  test("is −1 for two that say the opposite", () => {
    expect(meanCorrelation([[1, 2, 3], [3, 2, 1]])).toBeCloseTo(-1, 12);
  });

  test("is a mean over pairs of different trees", () => {
    const [a, b, c] = [[1, -1, 0, 0], [1, -1, 0, 0], [0, 0, 1, -1]];
    expect(meanCorrelation([a, b, c]), "of three pairs one has 1 and two have 0: a tree with itself is no pair").toBeCloseTo(1 / 3, 12);
  });

  test("does not depend on how many rows there are", () => {
    const twice = (values: number[]): number[] => [...values, ...values];
    const [a, b] = [[1, 4, 2, 8], [2, 3, 1, 5]];
    expect(meanCorrelation([twice(a), twice(b)]), "a correlation, not a covariance or a sum").toBeCloseTo(meanCorrelation([a, b]), 12);
    expect(meanCorrelation([a, b]), "Pearson's, as NumPy says").toBeCloseTo(0.9299702793621387, 12);
  });

  test("leaves out a tree that always says the same", () => {
    expect(meanCorrelation([[1, 2, 3], [7, 7, 7], [1, 2, 3]]), "a constant correlates with nothing: 0 / 0 is NaN").toBeCloseTo(1, 12);
  });
});

describe("negativeGradient", () => {
  const column = (...values: number[]): Matrix => toMatrix(values.map((value) => [value]));

  test("is the residual for real targets: the truth less what is said so far", () => {
    expect([...negativeGradient([3, 1], column(1, 2), 0).data], "y − f, downhill: f − y leads away from the truth").toEqual([2, -1]);
  });

  test("is the truth less the probability for two classes", () => {
    const [first, second] = negativeGradient([1, 0], column(0, Math.log(3)), 2).data;
    expect(first, "a score of 0 is a probability of ½, and ½ is missing: scores are log-odds, and y − f would mix the two").toBeCloseTo(0.5, 12);
    expect(second, "log-odds of log 3 are a probability of ¾").toBeCloseTo(-0.75, 12);
  });

  test("has a column for each of three classes, which add up to nothing in every row", () => {
    const gradient = rowsOf(negativeGradient([2, 0], toMatrix([[0, 0, 0], [Math.log(2), 0, 0]]), 3));
    [[-1 / 3, -1 / 3, 2 / 3], [1 / 2, -1 / 4, -1 / 4]].forEach((expected, i) =>
      expected.forEach((value, k) => expect(gradient[i]![k], "1 − p for the true class, −p for the others").toBeCloseTo(value, 12)));
  });

  test("is how the loss falls, measured by small steps, also where a score is large", () => {
    for (const [y, scores, nClasses] of [[[1.5, -2], [[0.3], [4]], 0], [[1, 0], [[-0.4], [30]], 2], [[0, 2], [[1, -2, 0.5], [40, 0, -40]], 3]] as const) {
      const gradient = negativeGradient(y, toMatrix(scores), nClasses).data;
      gradient.forEach((value, entry) => {
        const moved = (by: number) => ({ ...toMatrix(scores), data: toMatrix(scores).data.map((score, at) => (at === entry ? score + by : score)) });
        const slope = (y.length * (meanLoss(y, moved(1e-5), nClasses) - meanLoss(y, moved(-1e-5), nClasses))) / 2e-5;
        expect(value, `entry ${entry} of ${nClasses} classes`).toBeCloseTo(-slope, 5);
      });
    }
  });
});

describe("leafValues", () => {
  /** A root with two leaves, which say 10 and 20. */
  const tree: decisionTree.Model = {
    task: "regression", nClasses: 0, nFeatures: 1, featureImportances: Float64Array.of(1),
    feature: Int32Array.of(0, -2, -2), threshold: Float64Array.of(0.5, -2, -2), left: Int32Array.of(1, -1, -1), right: Int32Array.of(2, -1, -1),
    value: toMatrix([[15], [10], [20]]), impurity: Float64Array.of(1, 0, 0), nSamples: Int32Array.of(4, 2, 2),
  };
  const stepsOf = (residuals: number[], { weights = [1, 1, 1, 1], nClasses = 2 } = {}): number[] =>
    [...leafValues(tree, Int32Array.of(1, 1, 2, 2), Float64Array.from(residuals), Int32Array.from(weights), nClasses).data].slice(1);
  const expectSteps = (actual: number[], expected: number[], why: string): void => expected.forEach((value, leaf) => expect(actual[leaf], why).toBeCloseTo(value, 12));

  test("are the tree's own means for real targets", () => {
    expect(stepsOf([9, 11, 20, 20], { nClasses: 0 }), "the mean residual lowers a squared error most").toEqual([10, 20]);
  });

  test("are Newton's steps for two classes: the slope, divided by how much the loss bends", () => {
    expectSteps(stepsOf([0.5, -0.25, 0.9, 0.5]), [0.25 / (0.25 + 0.1875), 1.4 / (0.09 + 0.25)], "Σ r / Σ |r|(1 − |r|) of the leaf's rows, not their mean residual");
  });

  test("are (K − 1)/K times that for K classes", () => {
    expectSteps(stepsOf([0.5, -0.25, 0.9, 0.5], { nClasses: 3 }), [(2 / 3) * (0.25 / 0.4375), (2 / 3) * (1.4 / 0.34)], "one score a class: two thirds of the step for three");
  });

  test("come from the rows that the round learns from", () => {
    expectSteps(stepsOf([0.5, -0.25, 0.9, 0.5], { weights: [1, 0, 1, 1] }), [0.5 / 0.25, 1.4 / 0.34], "a row of weight 0 has no say");
  });

  test("are nothing where all rows are sure already, and leave the given tree as it is", () => {
    expectSteps(stepsOf([0, 0, 1, 1]), [0, 0], "0 / 0 and 2 / 0 must become no step");
    expect([...tree.value.data]).toEqual([15, 10, 20]);
  });
});

describe("a forest", () => {
  test("has as many trees as it is asked for, one a step, each with its draws", () => {
    const { X, y } = clouds(60, 1);
    const frames = [...randomForest.steps(X, y, { nEstimators: 7, seed: 2 })];
    expect(frames.map(({ index }) => index)).toEqual(range(7));
    for (const { draws } of frames) expect(draws.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(randomForest.fit(X, y, { nEstimators: 7, seed: 2 }).trees).toEqual(frames.map(({ tree }) => tree));
  });

  test("has trees that differ", () => {
    const { X, y } = clouds(60, 1);
    const { trees } = randomForest.fit(X, y, { nEstimators: 5 });
    expect(new Set(trees.map(({ threshold }) => threshold[0])).size, "every tree has chance of its own: is it the same seed each time?").toBeGreaterThan(1);
  });

  test("keeps its first trees when there are more of them", () => {
    const { X, y } = clouds(80, 2);
    const [few, many] = [3, 9].map((nEstimators) => randomForest.fit(X, y, { nEstimators, seed: 6 }));
    expect(many!.trees.slice(0, 3), "tree t depends on the seed and on t alone").toEqual(few!.trees);
  });

  test("is the same from the same seed, and another from another", () => {
    const { X, y } = clouds(80, 3);
    const fit = (seed: number) => randomForest.fit(X, y, { nEstimators: 4, seed });
    expect(fit(1)).toEqual(fit(1));
    expect(fit(1).trees).not.toEqual(fit(2).trees);
  });

  test("without a bootstrap and with all features, is one tree many times", () => {
    const { X, y } = clouds(80, 4);
    const model = randomForest.fit(X, y, { nEstimators: 3, bootstrap: false, maxFeatures: null });
    expect(model.trees[1]).toEqual(model.trees[0]);
    expect(Array.from(randomForest.predict(model, X)), "each tree saw every row, and was grown until its leaves agreed").toEqual(y);
    expect(model.oobScore, "no row is out of any bag").toBeNull();
  });

  test("predicts the mean of its trees' shares", () => {
    const { X, y } = clouds(100, 5);
    const params = { minSamplesLeaf: 5, seed: 1 };
    const whole = randomForest.predictProba(randomForest.fit(X, y, { ...params, nEstimators: 4 }), X);
    const { trees, ...model } = randomForest.fit(X, y, { ...params, nEstimators: 4 });
    const each = trees.map((tree) => randomForest.predictProba({ ...model, trees: [tree] }, X));
    whole.data.forEach((share, i) => expect(share).toBeCloseTo(mean(each.map(({ data }) => data[i]!)), 12));
  });

  test("predicts classes of the largest share, and for regression the mean value", () => {
    const { X, y } = clouds(100, 6);
    const model = randomForest.fit(X, y, { nEstimators: 9 });
    const shares = rowsOf(randomForest.predictProba(model, X));
    expect(Array.from(randomForest.predict(model, X))).toEqual(shares.map(([first, second]) => Number(second! > first!)));
    const { X: x, y: targets } = wave(100, 1);
    const forest = randomForest.fit(x, targets, { task: "regression", nEstimators: 5 });
    const each = forest.trees.map((tree) => randomForest.predict({ ...forest, trees: [tree] }, x));
    randomForest.predict(forest, x).forEach((value, i) => expect(value).toBeCloseTo(mean(each.map((one) => one[i]!)), 12));
  });

  test("errs less than a single tree on rows it has not seen", () => {
    const errors = range(8).map((seed) => {
      const [{ X, y }, unseen] = [clouds(120, 10 + seed), clouds(400, 50 + seed)];
      const errorOf = (nEstimators: number): number => {
        const said = randomForest.predict(randomForest.fit(X, y, { nEstimators, seed }), unseen.X);
        return mean(unseen.y.map((k, i) => Number(said[i] !== k)));
      };
      return { one: errorOf(1), many: errorOf(60) };
    });
    expect(mean(errors.map(({ many }) => many))).toBeLessThan(mean(errors.map(({ one }) => one)) - 0.02);
  });

  test("scores itself on the rows out of each bag, nearly as on rows it has not seen", () => {
    const differences = range(8).map((seed) => {
      const [{ X, y }, unseen] = [clouds(200, 20 + seed), clouds(1000, 70 + seed)];
      const model = randomForest.fit(X, y, { nEstimators: 60, seed });
      const said = randomForest.predict(model, unseen.X);
      return model.oobScore! - mean(unseen.y.map((k, i) => Number(said[i] === k)));
    });
    expect(Math.abs(mean(differences)), "each row is judged by the trees that did not see it: did others vote as well?").toBeLessThan(0.03);
  });

  test("finds the out-of-bag votes of the trees that did not see a row", () => {
    const { X, y } = clouds(50, 7);
    const frames = [...randomForest.steps(X, y, { nEstimators: 12, seed: 3 })];
    const { trees: _, ...model } = randomForest.fit(X, y, { nEstimators: 12, seed: 3 });
    const each = frames.map(({ tree }) => rowsOf(randomForest.predictProba({ ...model, trees: [tree] }, X)));
    for (const i of range(50)) {
      const unseen = range(12).filter((t) => frames[t]!.draws[i] === 0);
      expect(model.oobCounts[i], `row ${i}`).toBe(unseen.length);
      const expected = [0, 1].map((k) => (unseen.length === 0 ? 0 : mean(unseen.map((t) => each[t]![i]![k]!))));
      expected.forEach((share, k) => expect(model.oobDecisionFunction.data[2 * i + k]).toBeCloseTo(share, 12));
    }
  });

  test("ranks a column that counts before one that does not", () => {
    const { X, y } = wave(200, 3);
    const model = randomForest.fit(X, y, { task: "regression", nEstimators: 20 });
    expect(model.featureImportances[0]!).toBeGreaterThan(0.6);
    expect(mean(model.featureImportances)).toBeCloseTo(1 / 2, 12);
  });

  test("never predicts beyond the targets that it saw", () => {
    const X = range(50).map((i) => [i / 5]);
    const model = randomForest.fit(X, X.map(([x]) => 3 * x!), { task: "regression", nEstimators: 10 });
    const [far] = randomForest.predict(model, [[1000]]);
    expect(far).toBeLessThanOrEqual(3 * 9.8);
  });

  test("survives a structured clone and JSON's numbers", () => {
    const { X, y } = clouds(40, 9);
    const model = randomForest.fit(X, y, { nEstimators: 3 });
    expect(structuredClone(model)).toEqual(model);
  });

  test("refuses what it cannot use, naming the value and the rule", () => {
    const { X, y } = clouds(10, 1);
    const fit = (params: Partial<randomForest.Params>) => () => randomForest.fit(X, y, params);
    expect(fit({ nEstimators: 0 })).toThrow("nEstimators must be an integer at least 1; got 0");
    expect(fit({ nEstimators: 2.5 })).toThrow("nEstimators must be an integer at least 1; got 2.5");
    expect(fit({ maxFeatures: 3 })).toThrow(/maxFeatures must be .*got 3 for d = 2/);
    expect(fit({ seed: -1 })).toThrow("seed must be an integer at least 0; got -1");
    expect(() => randomForest.fit([[1], [Infinity]], [0, 1])).toThrow("X must be finite; got Infinity in row 1, column 0");
    expect(() => randomForest.fit(X, y.slice(1))).toThrow(/y must have one id for each of the 10 rows; got 9/);
    const model = randomForest.fit(X, y, { nEstimators: 2 });
    expect(() => randomForest.predict(model, [[1, 2, 3]])).toThrow("X must have the 2 columns the model was fitted on; got 3");
    const forest = randomForest.fit(X, y, { task: "regression", nEstimators: 2 });
    expect(() => randomForest.predictProba(forest, X)).toThrow(/predictProba needs task "classification"/);
  });
});
