/**
 * The specification of linear models, from the smallest piece to the whole. It holds for any correct implementation: it
 * fixes results and invariants. Oracle values are scikit-learn 1.2.1's.
 */
import { toMatrix, type Matrix } from "@algorithms/core/matrix";
import * as linear from "@algorithms/linear-models";
import { describe, expect, test } from "vitest";

const { elasticNet, gradientDescent, lasso, linearRegression, logisticRegression, ridge } = linear;
const {
  bestCoefficient, center, dualityGap, elasticNetObjective, logisticGradient, logisticLoss, meanSlope, normalEquations, probabilities,
  proximal, sigmoid, softThreshold, updateCoordinate,
} = linear;

const X = [[1, 2], [2, 1], [3, 5], [4, 3], [5, 8], [6, 4]];
const y = [5.1, 3.9, 12.2, 9.8, 18.1, 13.0];
const labels = [0, 0, 1, 0, 1, 1];
const three = [0, 1, 2, 1, 2, 0];

const f64 = (...values: number[]) => Float64Array.from(values);
const rowsOf = (matrix: Matrix): number[][] =>
  Array.from({ length: matrix.rows }, (_, i) => Array.from(matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns)));

/** Numbers to eight digits, and the same number of them. */
function expectClose(found: ArrayLike<number>, expected: readonly number[], message: string): void {
  expect(found.length, message).toBe(expected.length);
  const size = Math.max(1, ...expected.map(Math.abs));
  const off = expected.findIndex((value, i) => !(Math.abs(found[i]! - value) <= 1e-8 * size));
  expect(off < 0 ? "close" : `${found[off]} instead of ${expected[off]}`, message).toBe("close");
}

describe("center", () => {
  test("takes its own mean off every column, and off y", () => {
    const centered = center(toMatrix([[1, 10], [3, 40]]), [5, 9]);
    expect(rowsOf(centered.X), "column means are 2 and 25: did you take one mean for the whole table, or for each row?").toEqual([[-1, -15], [1, 15]]);
    expect(Array.from(centered.y), "y is centred too, or the intercept would have to be found together with the rest").toEqual([-2, 2]);
  });

  test("says what was taken off", () => {
    const { means, yMean } = center(toMatrix([[1, 10], [3, 40]]), [5, 9]);
    expect([Array.from(means), yMean], "the means, one a column, and that of y").toEqual([[2, 25], 7]);
  });

  test("only shifts: the spread stays", () => {
    const centered = center(toMatrix([[0], [30]]), [0, 0]);
    expect(rowsOf(centered.X), "do not divide by the standard deviation: that is scaling, and changes what a penalty means").toEqual([[-15], [15]]);
  });

  test("makes a column of one value exactly zero", () => {
    const centered = center(toMatrix([[0.1], [0.1], [0.1]]), [1, 2, 3]);
    expect(rowsOf(centered.X), "0.1 + 0.1 + 0.1 is not 0.3: average the differences from the first row").toEqual([[0], [0], [0]]);
  });

  test("changes neither X nor y", () => {
    const [table, targets] = [toMatrix([[1, 2], [3, 4]]), f64(1, 2)];
    center(table, targets);
    expect([rowsOf(table), Array.from(targets)], "write into new arrays").toEqual([[[1, 2], [3, 4]], [1, 2]]);
  });
});

describe("normalEquations", () => {
  test("are XᵀX and Xᵀy", () => {
    const { A, b } = normalEquations(toMatrix([[1, 2], [3, 4], [5, 6]]), f64(1, 1, 2), 0);
    expect(rowsOf(A), "entry (j, k) adds up column j times column k, over the rows").toEqual([[35, 44], [44, 56]]);
    expect(Array.from(b), "entry j adds up column j times y").toEqual([14, 18]);
  });

  test("have alpha on the diagonal", () => {
    const { A, b } = normalEquations(toMatrix([[1, 2], [3, 4], [5, 6]]), f64(1, 1, 2), 10);
    expect(rowsOf(A), "alpha is added to the diagonal, and to nothing else; n times alpha belongs to another objective").toEqual([[45, 44], [44, 66]]);
    expect(Array.from(b), "the penalty does not touch Xᵀy").toEqual([14, 18]);
  });
});

describe("softThreshold", () => {
  test("moves a value towards zero by the threshold", () => {
    expect([softThreshold(3, 1), softThreshold(-3, 1)], "3 becomes 2 and −3 becomes −2: did you forget negative values?").toEqual([2, -2]);
  });

  test("stops at zero", () => {
    const near = [softThreshold(0.5, 1), softThreshold(-0.5, 1), softThreshold(1, 1), softThreshold(0, 0)];
    expect(near.map(Math.abs), "what is smaller than the threshold becomes exactly 0, and never changes its sign").toEqual([0, 0, 0, 0]);
  });

  test("moves large values too", () => {
    expect(softThreshold(100, 1), "a hard threshold would leave large values alone; the lasso shrinks them all").toBe(99);
  });

  test("does nothing without a threshold", () => {
    expect([softThreshold(0.3, 0), softThreshold(-7, 0)]).toEqual([0.3, -7]);
  });
});

describe("bestCoefficient", () => {
  test("is least squares' where nothing is penalised", () => {
    const free = { alpha: 0, l1Ratio: 1 };
    expect(bestCoefficient(6, 2, 0, free), "xᵀr / xᵀx").toBe(3);
    expect(bestCoefficient(0, 2, 3, free), "a residual without the column's direction leaves a coefficient where it is: did you leave out squares × w?").toBe(3);
  });

  test("is soft-thresholded by the lasso's part", () => {
    expect(bestCoefficient(6, 2, 0, { alpha: 2, l1Ratio: 1 }), "(6 − 2) / 2: threshold first, then divide").toBe(2);
    expect(bestCoefficient(6, 2, 0, { alpha: 6.5, l1Ratio: 1 }), "exactly 0 where the column explains less than the penalty asks for").toBe(0);
  });

  test("is divided by more with ridge's part", () => {
    expect(bestCoefficient(6, 2, 0, { alpha: 1, l1Ratio: 0 }), "6 / (2 + 1): ridge's part adds to the curvature").toBe(2);
  });

  test("shares alpha between both parts", () => {
    expect(bestCoefficient(6, 2, 1, { alpha: 4, l1Ratio: 0.25 }), "(6 + 2 − 1) / (2 + 3): the threshold is alpha l1Ratio, the rest alpha (1 − l1Ratio)").toBe(1.4);
  });

  test("is 0 for a column of zeros", () => {
    expect(bestCoefficient(0, 0, 5, { alpha: 0, l1Ratio: 1 }), "0 / 0 is NaN: a column of zeros has the coefficient 0").toBe(0);
  });
});

describe("updateCoordinate", () => {
  const free = { alpha: 0, l1Ratio: 1 };

  test("gives a column its best coefficient", () => {
    expect(updateCoordinate(f64(1, 2), f64(2, 4), 0, free), "y = 2 x is explained by the coefficient 2").toBe(2);
  });

  test("averages over the rows before it thresholds", () => {
    const w = updateCoordinate(f64(1, -1, 1, -1), f64(3, -3, 3, -3), 0, { alpha: 1, l1Ratio: 1 });
    expect(w, "xᵀr / n = 3, less alpha = 1, over xᵀx / n = 1: did you compare the sum with alpha, and not the mean?").toBe(2);
  });

  test("brings the residual up to date", () => {
    const residual = f64(2, 5);
    updateCoordinate(f64(1, 2), residual, 0, free);
    expectClose(residual, [2 - 2.4, 5 - 4.8], "y − x w with the new w, in place: the next column must only explain what is left");
  });

  test("takes the old coefficient's share back first", () => {
    const residual = f64(-1, -2); // of y = (2, 4) with w = 3
    expect(updateCoordinate(f64(1, 2), residual, 3, free), "the residual already lacks x w of the old coefficient").toBe(2);
    expectClose(residual, [0, 0], "only the change of the coefficient is taken off: did you subtract the whole x w again?");
  });

  test("leaves the column alone", () => {
    const x = f64(1, 2);
    updateCoordinate(x, f64(2, 4), 0, free);
    expect(Array.from(x)).toEqual([1, 2]);
  });
});

describe("elasticNetObjective", () => {
  test("is half the mean squared residual", () => {
    expect(elasticNetObjective(f64(1, -3), f64(5), { alpha: 0, l1Ratio: 1 }), "(1 + 9) / (2 · 2): half, and averaged over the rows").toBe(2.5);
  });

  test("adds up sizes for the lasso's part", () => {
    expect(elasticNetObjective(f64(0), f64(2, -3), { alpha: 2, l1Ratio: 1 }), "2 (2 + 3): sizes, without their signs, and not divided by n").toBe(10);
    expect(elasticNetObjective(f64(0, 0), f64(2, -3), { alpha: 2, l1Ratio: 1 }), "the penalty is not averaged over the rows").toBe(10);
  });

  test("adds up half the squares for ridge's part", () => {
    expect(elasticNetObjective(f64(0), f64(2, -4), { alpha: 2, l1Ratio: 0 }), "2 · ½ (4 + 16): did you forget the half, or take the square root?").toBe(20);
  });

  test("mixes both by l1Ratio", () => {
    expect(elasticNetObjective(f64(2), f64(2, -4), { alpha: 2, l1Ratio: 0.25 }), "2 + 2 (0.25 · 6 + 0.75 · ½ · 20)").toBe(20);
  });
});

describe("dualityGap", () => {
  // One column x = (1, 1), y = (3, 1): the best coefficient is 2 − alpha.
  const sums = (w: number) => ({ products: f64(4 - 2 * w), squares: (3 - w) ** 2 + (1 - w) ** 2, withTargets: 10 - 4 * w, n: 2 });

  test("is zero at the minimum", () => {
    expectClose([dualityGap(sums(1.5), f64(1.5), { alpha: 0.5, l1Ratio: 1 })], [0], "at the best coefficient there is nothing left to gain");
  });

  test("bounds what is left to gain elsewhere", () => {
    const gap = dualityGap(sums(1), f64(1), { alpha: 0.5, l1Ratio: 1 });
    expectClose([gap], [0.25], "max|g| = 1, so s = ½: ½ · 1.25 · 2 − ½ · 3 + ½ · 1");
    expect(gap, "the objective is 1.5 here and 1.375 at its minimum").toBeGreaterThanOrEqual(0.125);
  });

  test("scales the dual point down, never up", () => {
    expectClose([dualityGap(sums(2), f64(2), { alpha: 0.5, l1Ratio: 1 })], [1], "max|g| = 0 is below alpha: s is 1, not infinite. ½ · 2 · 1 − 1 + ½ · 2");
  });

  test("counts ridge's part", () => {
    expectClose([dualityGap(sums(1.5), f64(1.5), { alpha: 1, l1Ratio: 0.5 })], [1.125], "g = xᵀr / n − l2 w = −0.25, so s = 1: 1.25 + 0.5 · 2.25 − 2 + 0.5 · 1.5");
  });

  test("has a formula of its own without the lasso's part", () => {
    const best = 4 / 3; // of ½ mean r² + ½ · 0.5 w²: (4 / 2) / (1 + 0.5) = 4 / 3
    expectClose([dualityGap(sums(best), f64(best), { alpha: 0.5, l1Ratio: 0 })], [0], "zero at ridge's minimum");
  });
});

describe("sigmoid", () => {
  test("turns scores into probabilities", () => {
    expectClose([sigmoid(0), sigmoid(Math.log(3)), sigmoid(-Math.log(3))], [0.5, 0.75, 0.25], "1 / (1 + e^−z): log-odds of log 3 are 3 to 1");
  });

  test("is symmetrical", () => {
    expectClose([sigmoid(1.7) + sigmoid(-1.7)], [1], "one class's probability is what the other leaves");
  });

  test("stays finite at both ends", () => {
    expect([sigmoid(1000), sigmoid(-1000)], "e^1000 is Infinity, and Infinity / Infinity is NaN: write the fraction with the exponential that is small").toEqual([1, 0]);
    expect(sigmoid(-700), "tiny, but above 0: 1 − 1 / (1 + e^z) would round it away").toBeGreaterThan(0);
  });
});

describe("probabilities", () => {
  test("are sigmoids of a single column", () => {
    expectClose(probabilities(toMatrix([[0], [Math.log(3)]])).data, [0.5, 0.75], "one score a row is the log-odds of class 1");
  });

  test("are softmaxes of several", () => {
    const P = probabilities(toMatrix([[0, Math.log(2), Math.log(5)], [7, 7, 7]]));
    expectClose(P.data, [1 / 8, 2 / 8, 5 / 8, 1 / 3, 1 / 3, 1 / 3], "e^z over the row's sum: each row adds up to 1, not each column, and not the sigmoid of each score");
  });

  test("stay finite", () => {
    expectClose(probabilities(toMatrix([[1000, 1000, -1000]])).data, [0.5, 0.5, 0], "subtract the row's largest score first: e^1000 is Infinity");
  });

  test("leave the scores alone", () => {
    const Z = toMatrix([[1, 2]]);
    probabilities(Z);
    expect(rowsOf(Z)).toEqual([[1, 2]]);
  });
});

describe("logisticLoss", () => {
  test("is minus the log-probability of the true class", () => {
    expectClose([logisticLoss(toMatrix([[0]]), [1])], [Math.log(2)], "an even guess costs log 2");
    expectClose([logisticLoss(toMatrix([[Math.log(3)]]), [1]), logisticLoss(toMatrix([[Math.log(3)]]), [0])], [Math.log(4 / 3), Math.log(4)], "right at 3 to 1 costs −log ¾, wrong −log ¼");
  });

  test("adds up over the rows", () => {
    expectClose([logisticLoss(toMatrix([[0], [0], [0]]), [1, 0, 1])], [3 * Math.log(2)], "a sum, which C weighs against the penalty: did you take the mean?");
  });

  test("takes the true class of several", () => {
    const Z = toMatrix([[0, Math.log(2), Math.log(5)]]);
    expectClose([logisticLoss(Z, [2]), logisticLoss(Z, [0])], [Math.log(8 / 5), Math.log(8)], "log Σ e^z minus the score of the true class");
  });

  test("stays exact for scores of any size", () => {
    expectClose([logisticLoss(toMatrix([[-1000]]), [1])], [1000], "−log of a probability that was rounded to 0 is Infinity: work with the scores");
    expectClose([logisticLoss(toMatrix([[1000, 0]]), [1])], [1000], "the same for several columns");
    expect(logisticLoss(toMatrix([[40]]), [1]), "e^−40 is not 0: log1p keeps it").toBeGreaterThan(1e-18);
  });
});

describe("logisticGradient", () => {
  test("weighs every row by how far its probability is off", () => {
    const gradient = logisticGradient(toMatrix([[1, 2], [3, 5]]), toMatrix([[0.75], [0.5]]), [1, 0]);
    expectClose(gradient.data, [-0.25 + 1.5, -0.5 + 2.5], "Σ (p − y) x: p minus truth, for the slope goes up where the probability is too high");
    expect([gradient.rows, gradient.columns], "1 × d").toEqual([1, 2]);
  });

  test("has a row for every class", () => {
    const gradient = logisticGradient(toMatrix([[1, 2]]), toMatrix([[0.2, 0.3, 0.5]]), [1]);
    expectClose(gradient.data, [0.2, 0.4, -0.7, -1.4, 0.5, 1], "the true class should have 1 and all others 0: did you forget that those are pushed down?");
  });

  test("is the slope of the loss", () => {
    const [table, h] = [toMatrix(X), 1e-6];
    const loss = (w: number[]) => logisticLoss(toMatrix(X.map((x) => [w[0]! * x[0]! + w[1]! * x[1]!])), labels);
    const at = [0.3, -0.2];
    const P = probabilities(toMatrix(X.map((x) => [at[0]! * x[0]! + at[1]! * x[1]!])));
    const numerical = [0, 1].map((j) => (loss(at.map((w, k) => w + (k === j ? h : 0))) - loss(at.map((w, k) => w - (k === j ? h : 0)))) / (2 * h));
    const found = logisticGradient(table, P, labels).data;
    numerical.forEach((value, j) => expect(found[j], "a sum over the rows, as the loss is: did you average?").toBeCloseTo(value, 6));
  });
});

describe("meanSlope", () => {
  const table = toMatrix([[1, 2], [3, 5], [-1, 4]]);
  const start = { coef: f64(0, 0), intercept: 0 };

  test("averages error × row over the given rows", () => {
    const { coef, intercept } = meanSlope(table, [1, 2, 3], Int32Array.of(0, 1), start, "squaredError");
    expectClose(coef, [-3.5, -6], "−(1 · x₀ + 2 · x₁) / 2: prediction minus target, over the 2 rows that were given; the other way round goes uphill");
    expectClose([intercept], [-1.5], "by the intercept: the mean error");
  });

  test("looks at no other rows, and takes one as often as it is given", () => {
    const { coef } = meanSlope(table, [1, 2, 3], Int32Array.of(2, 2), start, "squaredError");
    expectClose(coef, [3, -12], "the rows' numbers say which: did you go through the first ones, or all?");
  });

  test("predicts with the coefficients and the intercept", () => {
    const { coef } = meanSlope(table, [1, 2, 3], Int32Array.of(0), { coef: f64(1, 1), intercept: 10 }, "squaredError");
    expectClose(coef, [12, 24], "(1 + 2 + 10 − 1) x: did you forget the intercept?");
  });

  test("compares probabilities where the loss is logistic", () => {
    const { coef, intercept } = meanSlope(table, [1, 0, 1], Int32Array.of(0), start, "logistic");
    expectClose([...coef, intercept], [-0.5, -1, -0.5], "sigmoid(0) − 1 = −½: the error is of the probability, not of the score");
  });

  test("changes no coefficients", () => {
    const state = { coef: f64(1, 2), intercept: 3 };
    meanSlope(table, [1, 2, 3], Int32Array.of(0), state, "squaredError");
    expect(state, "the step is taken elsewhere").toEqual({ coef: f64(1, 2), intercept: 3 });
  });
});

describe("proximal", () => {
  test("soft-thresholds every coefficient", () => {
    expect(Array.from(proximal(f64(3, -0.5, -2), 1), (w) => w + 0), "all shrink by the threshold, small ones to exactly 0").toEqual([2, 0, -1]);
  });

  test("returns new coefficients", () => {
    const coef = f64(3);
    proximal(coef, 1);
    expect(Array.from(coef), "a frame that was shown must not change").toEqual([3]);
  });
});

describe("linear regression", () => {
  test("is scikit-learn's", () => {
    const model = linearRegression.fit(X, y);
    expectClose(model.coef, [0.9461032388663975, 1.6064271255060723], "LinearRegression");
    expectClose([model.intercept], [0.8806680161943312], "the plane goes through the point of means");
    expectClose(linearRegression.fit(X, y, { fitIntercept: false }).coef, [1.0993902439024386, 1.6542682926829282], "through the origin");
  });

  test("is exact where a plane fits", () => {
    const model = linearRegression.fit(X, X.map(([a, b]) => 2 * a! - b! + 7));
    expectClose([...model.coef, model.intercept], [2, -1, 7], "no residual is left");
    expectClose(linearRegression.predict(model, [[10, 10]]), [17], "X coef + intercept");
  });

  test("takes the shortest of all coefficients that fit", () => {
    const model = linearRegression.fit([[1, 1], [2, 2], [3, 3]], [2, 4, 6]);
    expectClose(model.coef, [1, 1], "two equal columns share the slope 2 equally");
    expect(model.rank, "and only one direction is determined").toBe(1);
  });
});

describe("ridge", () => {
  test("is scikit-learn's", () => {
    const model = ridge.fit(X, y);
    expectClose([...model.coef, model.intercept], [0.9280809859154937, 1.5641725352112672, 1.1057218309859138], "Ridge()");
    expectClose(ridge.fit(X, y, { alpha: 10, fitIntercept: false }).coef, [1.137687312687312, 1.4978271728271737], "Ridge(alpha=10, fit_intercept=False)");
  });

  test("leaves the intercept free", () => {
    const model = ridge.fit(X, y, { alpha: 1e12 });
    expectClose([model.intercept], [y.reduce((sum, value) => sum + value, 0) / y.length], "with no slopes left it is the mean of y, not 0");
  });
});

describe("lasso", () => {
  test("is scikit-learn's", () => {
    const model = lasso.fit(X, y, { alpha: 0.1, tol: 1e-14 });
    expectClose([...model.coef, model.intercept], [0.9163461538461598, 1.6009615384615363, 1.0057692307692179], "Lasso(alpha=0.1)");
  });

  test("has exact zeros, and all of them from alphaMax on", () => {
    const table = X.map((x, i) => [...x, [1, -1, 0.5, -0.5, 1, -1][i]!]);
    const model = lasso.fit(table, y, { alpha: 1 });
    expect(Array.from(model.coef, (w) => w === 0), "the column of noise is out").toEqual([false, false, true]);
    const alpha = lasso.alphaMax(table, y);
    expect(Array.from(lasso.fit(table, y, { alpha }).coef, Math.abs)).toEqual([0, 0, 0]);
  });
});

describe("elastic net", () => {
  test("is scikit-learn's", () => {
    const model = elasticNet.fit(X, y, { tol: 1e-14 });
    expectClose([...model.coef, model.intercept], [0.7720000000000028, 1.4499310344827574, 2.0899310344827526], "ElasticNet()");
  });

  test("never goes uphill, and bounds what is left", () => {
    const frames = Array.from(elasticNet.steps(X, y, { alpha: 0.1, tol: 1e-10 }));
    const best = frames.at(-1)!.objective;
    frames.slice(1).forEach(({ objective, dualGap }, k) => {
      expect(objective, "each coordinate goes to its best place").toBeLessThanOrEqual(frames[k]!.objective + 1e-12);
      expect(objective - best, "no more than the gap").toBeLessThanOrEqual(dualGap + 1e-9);
    });
  });

  test("says so when maxIter ends it", () => {
    const model = elasticNet.fit(X, y, { alpha: 1e-3, maxIter: 1, tol: 1e-10 });
    expect(model, "plain data, no message on the console").toMatchObject({ converged: false, nIter: 1, notice: expect.stringContaining("maxIter = 1") as string });
  });

  test("has a path, from no coefficients to all", () => {
    const { alphas, coefs } = elasticNet.path(X, y, { nAlphas: 5 });
    expect(Array.from(alphas), "falling").toEqual(Array.from(alphas).toSorted((a, b) => b - a));
    expect(rowsOf(coefs)[0]!.map(Math.abs), "none at the largest").toEqual([0, 0]);
    const alone = elasticNet.fit(X, y, { alpha: alphas[3]!, tol: 1e-12 }).coef;
    const { coefs: exact } = elasticNet.path(X, y, { alphas, tol: 1e-12 });
    expectClose(rowsOf(exact)[3]!, Array.from(alone), "each as if it were fitted alone");
  });
});

describe("logistic regression", () => {
  const all = (model: linear.LinearClassifier) => [...model.coef.data, ...model.intercept];

  test("is scikit-learn's for two classes", () => {
    expectClose(all(logisticRegression.fit(X, labels)), [0.42687054462739754, 0.9400992553270069, -4.991193020153896], "penalty l2, C = 1; the intercept is not penalised");
    expectClose(all(logisticRegression.fit(X, labels, { penalty: "l1" })), [0.08659576504992406, 1.060115777135652, -4.110244655290066], "penalty l1");
    const net = logisticRegression.fit(X, labels, { penalty: "elasticnet", l1Ratio: 0.3 });
    expectClose(all(net), [0.3513930049346295, 0.9482755349391085, -4.7310863468988975], "penalty elasticnet");
    expectClose(all(logisticRegression.fit(X, labels, { fitIntercept: false })), [-0.16523243796948023, 0.33874142863931367, 0], "without an intercept");
  });

  test("is scikit-learn's for three classes", () => {
    const model = logisticRegression.fit(X, three);
    const expected = [
      0.08824367105290715, -0.16936343779385354, 0.18512628209020013, -0.6870929833289892, -0.27336995314316326, 0.8564564211228274,
      0.67804686178002, 1.7630477383532352, -2.4410946001332614,
    ];
    expectClose(all(model), expected, "softmax, not one against the rest");
    expectClose(logisticRegression.predictProba(model, X.slice(0, 1)).data, [0.41715193281638047, 0.48293153748198303, 0.09991652970163659], "rows add up to 1");
    expect(Array.from(logisticRegression.predict(model, X)), "the most probable").toEqual([1, 1, 2, 0, 2, 0]);
  });

  test("keeps the classes' own ids", () => {
    const model = logisticRegression.fit(X, labels.map((id) => (id === 0 ? 3 : 8)));
    expect(Array.from(model.classes)).toEqual([3, 8]);
    expect(new Set(logisticRegression.predict(model, X)), "ids as they were given").toEqual(new Set([3, 8]));
  });

  test("says so when the classes are separable and nothing is penalised", () => {
    const model = logisticRegression.fit([[1], [2], [3], [4]], [0, 0, 1, 1], { penalty: "none" });
    expect(model, "larger coefficients are always better: an end, a notice, no minimum").toMatchObject({ separable: true, converged: false });
    expect(model.notice).toContain("separates");
    expect(logisticRegression.fit([[1], [2], [3], [4]], [0, 1, 0, 1], { penalty: "none" }), "not separable").toMatchObject({ separable: false, converged: true });
  });

  test("converges however the columns are scaled", () => {
    const stretched = X.map(([a, b]) => [a! * 1e6, b! * 1e-6]);
    const model = logisticRegression.fit(stretched, [0, 1, 0, 1, 1, 0], { penalty: "none" });
    const plain = logisticRegression.fit(X, [0, 1, 0, 1, 1, 0], { penalty: "none" });
    expectClose([model.coef.data[0]! * 1e6, model.coef.data[1]! * 1e-6], Array.from(plain.coef.data), "the same model in other units");
  });
});

describe("gradient descent", () => {
  test("ends at least squares", () => {
    const model = gradientDescent.fit(X, y, { learningRate: 0.03, epochs: 5000 });
    const { coef, intercept } = linearRegression.fit(X, y);
    expectClose([...model.coef, model.intercept], [...coef, intercept], "batch gradient descent, with enough steps");
  });

  test("ends at the elastic net by proximal steps, with exact zeros", () => {
    const table = X.map((x, i) => [...x, [1, -1, 0.5, -0.5, 1, -1][i]!]);
    const exact = elasticNet.fit(table, y, { alpha: 1, l1Ratio: 0.9, tol: 1e-14 });
    const model = gradientDescent.fit(table, y, { alpha: 1, l1Ratio: 0.9, learningRate: 0.03, epochs: 5000 });
    expectClose([...model.coef, model.intercept], [...exact.coef, exact.intercept], "the same objective");
    expect(model.coef[2], "exactly 0").toBe(0);
  });

  test("tells of every update", () => {
    const frames = Array.from(gradientDescent.steps(X, y, { batchSize: 4, epochs: 2, learningRate: 0.01 }));
    expect(frames.map(({ iteration, epoch }) => [iteration, epoch])).toEqual([[0, 0], [1, 0], [2, 1], [3, 1], [4, 2]]);
    const firstEpoch = [...frames[1]!.rows, ...frames[2]!.rows].toSorted((a, b) => a - b);
    expect(firstEpoch, "an epoch takes every row once").toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("explains itself when it diverges", () => {
    expect(() => gradientDescent.fit(X, y, { learningRate: 10, epochs: 1000 })).toThrow(/diverged at update \d+.*learning rate/);
  });
});
