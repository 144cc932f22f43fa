/** What linear models cannot learn from is refused at the door, with the value and the rule; what is degenerate is not. */
import * as linear from "@algorithms/linear-models";
import { describe, expect, test } from "vitest";

const { elasticNet, gradientDescent, lasso, linearRegression, logisticRegression, ridge } = linear;
const invalid = (message: RegExp) => expect.objectContaining({ name: "InvalidInput", message: expect.stringMatching(message) as string });

const X = [[1, 2], [2, 1], [3, 5]];
const y = [1, 2, 3];
const labels = [0, 1, 1];
const regressions = { elasticNet, gradientDescent, lasso, linearRegression, ridge };
const nan = Number.NaN;

describe.each(Object.entries(regressions))("%s", (_, { fit, predict }) => {
  test.each([
    ["no rows", [], [], /X must have at least one row/],
    ["ragged rows", [[1, 2], [3]], [1, 2], /X must have rows of one length/],
    ["NaN in X", [[1], [nan]], [1, 2], /X must be finite; got NaN in row 1, column 0/],
    ["what is no table", "iris", [1], /X must be a table of numbers; got iris/],
    ["too few targets", X, [1, 2], /y must have one target for each of the 3 rows; got 2/],
    ["too many targets", X, [1, 2, 3, 4], /y must have one target for each of the 3 rows; got 4/],
    ["NaN in y", X, [1, nan, 3], /y must be finite .* got NaN at index 1/],
    ["infinite targets", X, [1, 2, -Infinity], /y must be finite .* got -Infinity at index 2/],
  ])("refuses %s", (__, table, targets, message) => {
    expect(() => fit(table as number[][], targets)).toThrow(invalid(message));
  });

  test("predicts for no other columns than it was fitted on", () => {
    const model = fit(X, y) as never;
    expect(() => predict(model, [[1]])).toThrow(invalid(/X must have the 2 columns .* got 1/));
    expect(() => predict(model, [[1, nan]])).toThrow(invalid(/X must be finite; got NaN/));
  });

  test("leaves X and y as they are, and has a model of plain data", () => {
    const [table, targets] = [structuredClone(X), Float64Array.from(y)];
    const model = fit(table, targets);
    expect([table, Array.from(targets)]).toEqual([X, y]);
    expect(structuredClone(model)).toEqual(model);
  });

  test("takes one row, constant columns and constant targets", () => {
    for (const [table, targets] of [[[[3, 4]], [5]], [[[1, 7], [2, 7]], [1, 2]], [X, [4, 4, 4]], [[[0], [0]], [1, 3]]] as const) {
      const values = predict(fit(table as never, targets) as never, table as never);
      expect(Array.from(values).every(Number.isFinite)).toBe(true);
    }
  });
});

describe("hyper-parameters", () => {
  test.each([
    ["ridge", { alpha: -1 }, /alpha must be a finite number of at least 0; got -1/],
    ["ridge", { alpha: nan }, /alpha .* got NaN/],
    ["lasso", { alpha: Infinity }, /alpha .* got Infinity/],
    ["lasso", { maxIter: 0 }, /maxIter must be an integer at least 1; got 0/],
    ["elasticNet", { l1Ratio: 1.5 }, /l1Ratio must be a number in 0\.\.1; got 1\.5/],
    ["elasticNet", { l1Ratio: nan }, /l1Ratio .* got NaN/],
    ["elasticNet", { tol: -1 }, /tol must be a finite number of at least 0; got -1/],
    ["elasticNet", { maxIter: 2.5 }, /maxIter must be an integer .* got 2\.5/],
    ["gradientDescent", { learningRate: -1 }, /learningRate .* got -1/],
    ["gradientDescent", { momentum: 1 }, /momentum must be at least 0 and below 1; got 1/],
    ["gradientDescent", { batchSize: 0 }, /batchSize must be an integer at least 1; got 0/],
    ["gradientDescent", { epochs: 0 }, /epochs must be an integer at least 1; got 0/],
    ["gradientDescent", { seed: 0.5 }, /seed must be an integer .* got 0\.5/],
    ["gradientDescent", { loss: "hinge" }, /loss must be "squaredError" or "logistic"; got "hinge"/],
    ["gradientDescent", { step: "newton" }, /step must be .* got "newton"/],
    ["gradientDescent", { loss: "logistic" }, /y must be 0 or 1 for the logistic loss; got 2 at index 1/],
    ["gradientDescent", { init: { coef: [1], intercept: 0 } }, /init\.coef must have one finite number for each of the 2 columns; got 1/],
    ["gradientDescent", { init: { coef: [1, nan], intercept: 0 } }, /init\.coef must have one finite number .* got NaN at index 1/],
    ["gradientDescent", { init: { coef: [1, 2], intercept: nan } }, /init\.intercept must be a finite number; got NaN/],
  ] as const)("%s refuses %s", (name, params, message) => {
    expect(() => regressions[name].fit(X, y, params as object)).toThrow(invalid(message));
  });
});

describe("paths", () => {
  test.each([
    [{ alphas: [] }, /alphas must have at least one value; got none/],
    [{ alphas: [1, -1] }, /alpha must be a finite number of at least 0; got -1/],
    [{ nAlphas: 0 }, /nAlphas must be an integer at least 1; got 0/],
    [{ eps: 0 }, /eps must be above 0 and at most 1; got 0/],
    [{ l1Ratio: 0 }, /l1Ratio must be above 0 for a grid of alphas/],
  ])("of the elastic net refuse %s", (options, message) => {
    expect(() => elasticNet.path(X, y, options)).toThrow(invalid(message));
  });

  test("of ridge refuse no alphas", () => {
    expect(() => ridge.path(X, y, { alphas: [] })).toThrow(invalid(/alphas must have at least one value/));
  });

  test("of constant targets are zero everywhere", () => {
    const { coefs, intercepts } = lasso.path(X, [2, 2, 2], { nAlphas: 3 });
    expect([Array.from(coefs.data, Math.abs), Array.from(intercepts)]).toEqual([[0, 0, 0, 0, 0, 0], [2, 2, 2]]);
  });
});

describe("logistic regression", () => {
  test.each([
    ["no rows", [], [], {}, /X must have at least one row/],
    ["NaN in X", [[1], [nan]], [0, 1], {}, /X must be finite; got NaN in row 1/],
    ["too few ids", X, [0, 1], {}, /y must have one id for each of the 3 rows; got 2/],
    ["half a class", X, [0, 0.5, 1], {}, /y must be integer ids; got 0\.5 at index 1/],
    ["a single class", X, [1, 1, 1], {}, /y must have at least two classes; got only class 1/],
    ["C of 0", X, labels, { C: 0 }, /C must be above 0/],
    ["negative C", X, labels, { C: -1 }, /C must be a finite number .* got -1/],
    ["infinite C", X, labels, { C: Infinity }, /C must be a finite number .* got Infinity/],
    ["an unknown penalty", X, labels, { penalty: "l3" }, /penalty must be "l1" or "l2" or .* got "l3"/],
    ["l1Ratio above 1", X, labels, { penalty: "elasticnet", l1Ratio: 2 }, /l1Ratio must be a number in 0\.\.1; got 2/],
    ["no iterations", X, labels, { maxIter: 0 }, /maxIter must be an integer at least 1; got 0/],
    ["a negative tolerance", X, labels, { tol: -1e-9 }, /tol must be a finite number of at least 0; got -1e-9/],
  ])("refuses %s", (_, table, targets, params, message) => {
    expect(() => logisticRegression.fit(table, targets, params as object)).toThrow(invalid(message));
  });

  test("predicts for no other columns than it was fitted on", () => {
    const model = logisticRegression.fit(X, labels);
    for (const verb of [logisticRegression.predict, logisticRegression.predictProba, logisticRegression.decisionFunction]) {
      expect(() => verb(model, [[1, 2, 3]])).toThrow(invalid(/X must have the 2 columns .* got 3/));
    }
  });

  test.each([
    ["a line between two classes", [[0], [1], [2], [3]], [0, 0, 1, 1]],
    ["a line that touches both (quasi-complete)", [[0], [1], [1], [2]], [0, 0, 1, 1]],
    ["three classes in a row", [[0], [1], [5], [6], [10], [11]], [0, 0, 1, 1, 2, 2]],
    ["one class of three apart", [[0, 0], [0, 1], [1, 0], [1, 1], [9, 9], [9, 8]], [0, 1, 1, 0, 2, 2]],
    ["as many columns as rows", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0, 1, 1]],
    ["a single row of one class", [[0, 3], [1, 2], [2, 1], [3, 9]], [0, 0, 0, 1]],
  ])("ends with a notice where nothing is penalised and there is %s", (_, table, targets) => {
    const model = logisticRegression.fit(table, targets, { penalty: "none" });
    expect(model).toMatchObject({ separable: true, converged: false, notice: expect.stringContaining("separates") as string });
    expect([...model.coef.data, ...model.intercept].every(Number.isFinite)).toBe(true);
    const penalized = logisticRegression.fit(table, targets);
    expect(penalized).toMatchObject({ separable: false, converged: true });
    expect(penalized.notice).toBeUndefined();
  });

  test("says so where maxIter ends it", () => {
    const model = logisticRegression.fit(X, labels, { maxIter: 1 });
    expect(model).toMatchObject({ converged: false, separable: false, nIter: 1, notice: expect.stringContaining("maxIter = 1") as string });
  });
});
