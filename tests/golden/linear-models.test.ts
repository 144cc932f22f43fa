/** Linear models against scikit-learn: tools/golden/linear_models.py wrote the values. */
import { toMatrix, type Matrix } from "@algorithms/core/matrix";
import { elasticNet, elasticNetObjective, lasso, linearRegression, logisticRegression, ridge } from "@algorithms/linear-models";
import { describe, expect, test } from "vitest";
import json from "./linear-models.json";

interface Table {
  X: number[][];
  y: number[];
}
interface Regression<Params> {
  table: string;
  params: Params;
  coef: number[];
  intercept: number;
}
interface Path {
  table: string;
  l1Ratio: number;
  alphas: number[];
  coefs: number[][];
}
interface Classification {
  table: string;
  params: Partial<logisticRegression.Params>;
  objective: number;
  coef: number[][];
  intercept: number | number[];
  classes: number[];
  rows: number[][];
  probabilities: number[][];
  predicted: number[];
}
const golden = json as unknown as {
  versions: Record<string, string>;
  regressions: Record<string, Table>;
  classifications: Record<string, Table>;
  squares: Record<string, Regression<linearRegression.Params>>;
  ridges: Record<string, Regression<ridge.Params>>;
  nets: Record<string, Regression<Partial<elasticNet.Params>> & { objective: number }>;
  sweeps: Record<string, Regression<Partial<elasticNet.Params>> & { nIter: number }>;
  paths: Record<string, Path>;
  logistics: Record<string, Classification>;
};
const oracle = `scikit-learn ${golden.versions["scikit-learn"]}`;

describe(`linear regression, as ${oracle}`, () => {
  test.each(Object.entries(golden.squares))("%s", (_, { table, params, ...expected }) => {
    const { X, y } = golden.regressions[table]!;
    expectModel(linearRegression.fit(X, y, params), expected, 1e-8);
  });
});

describe(`ridge, as ${oracle}`, () => {
  test.each(Object.entries(golden.ridges))("%s", (_, { table, params, ...expected }) => {
    const { X, y } = golden.regressions[table]!;
    expectModel(ridge.fit(X, y, params), expected, 1e-8);
    const { coefs, intercepts } = ridge.path(X, y, { alphas: [params.alpha], fitIntercept: params.fitIntercept });
    expectModel({ coef: coefs.data, intercept: intercepts[0]! }, expected, 1e-8);
  });
});

describe(`the elastic net at its minimum, as ${oracle}`, () => {
  test.each(Object.entries(golden.nets))("%s", (_, { table, params, objective, ...expected }) => {
    const { X, y } = golden.regressions[table]!;
    const model = elasticNet.fit(X, y, { ...params, tol: 1e-13, maxIter: 1_000_000 });
    expectModel(model, expected, 1e-6);
    expect(Array.from(model.coef, (w) => w === 0), "exact zeros").toEqual(expected.coef.map((w) => w === 0));
    const residual = linearRegression.predict(model, X).map((value, i) => y[i]! - value);
    expectClose(elasticNetObjective(residual, model.coef, { alpha: params.alpha!, l1Ratio: params.l1Ratio! }), objective, 1e-10 * objective);
  });
});

describe(`the elastic net with its default tolerance: as many sweeps, to the same place, as ${oracle}`, () => {
  test.each(Object.entries(golden.sweeps))("%s", (_, { table, params, nIter, ...expected }) => {
    const { X, y } = golden.regressions[table]!;
    const model = elasticNet.fit(X, y, params);
    expect(model.nIter).toBe(nIter);
    expectModel(model, expected, 1e-8);
    expect(Array.from(model.coef, (w) => w === 0), "exact zeros").toEqual(expected.coef.map((w) => w === 0));
  });
});

describe(`the path, as ${oracle}`, () => {
  test.each(Object.entries(golden.paths))("%s", (_, { table, l1Ratio, alphas, coefs }) => {
    const { X, y } = golden.regressions[table]!;
    const path = elasticNet.path(X, y, { l1Ratio, nAlphas: alphas.length, eps: 1e-2, tol: 1e-12, maxIter: 1_000_000 });
    const size = Math.max(...coefs.flat().map(Math.abs));
    alphas.forEach((alpha, k) => {
      expectClose(path.alphas[k]!, alpha, 1e-9 * alpha);
      coefs[k]!.forEach((w, j) => expectClose(path.coefs.data[k * path.coefs.columns + j]!, w, 1e-6 * size));
    });
    expect(l1Ratio === 1 ? lasso.path(X, y, { alphas, tol: 1e-12, maxIter: 1_000_000 }).alphas.length : alphas.length).toBe(alphas.length);
  });
});

describe(`logistic regression, as ${oracle}`, () => {
  test.each(Object.entries(golden.logistics))("%s", (_, { table, params, ...expected }) => {
    const { X, y } = golden.classifications[table]!;
    const model = logisticRegression.fit(X, y, params);
    expect(model).toMatchObject({ converged: true, separable: false });
    expect(Array.from(model.classes)).toEqual(expected.classes);
    const size = Math.max(...expected.coef.flat().map(Math.abs));
    const [found, wanted] = [model.coef, toMatrix(expected.coef)].map((coef) => (params.penalty === "l1" ? centredBetweenClasses(coef) : coef));
    wanted!.data.forEach((w, entry) => expectClose(found!.data[entry]!, w, 1e-6 * size));
    const intercepts = [expected.intercept].flat();
    const far = Math.max(size, ...intercepts.map(Math.abs));
    intercepts.forEach((b, k) => expectClose(model.intercept[k]!, b, 1e-6 * far));
    expectRows(logisticRegression.predictProba(model, expected.rows), expected.probabilities);
    expect(Array.from(logisticRegression.predict(model, expected.rows))).toEqual(expected.predicted);
    expectClose(Array.from(logisticRegression.steps(X, y, params)).at(-1)!.objective, expected.objective, 1e-9 * expected.objective);
  });
});

function expectModel(found: { coef: Float64Array; intercept: number }, expected: { coef: number[]; intercept: number }, share: number): void {
  const size = Math.max(...expected.coef.map(Math.abs), 1e-3);
  expect(found.coef.length).toBe(expected.coef.length);
  expected.coef.forEach((w, j) => expectClose(found.coef[j]!, w, share * size));
  expectClose(found.intercept, expected.intercept, share * Math.max(Math.abs(expected.intercept), size));
}

/**
 * A column's coefficients may all be shifted by the same number without changing any probability. Under l1 alone the penalty decides
 * how far, but for an even number of classes only as far as to between the two middle ones: here, to the middle of these.
 */
function centredBetweenClasses({ data, rows, columns }: Matrix): Matrix {
  if (rows % 2 === 1) return { data, rows, columns };
  const middles = Array.from({ length: columns }, (_, j) => {
    const column = Array.from({ length: rows }, (_, k) => data[k * columns + j]!).toSorted((a, b) => a - b);
    return (column[rows / 2 - 1]! + column[rows / 2]!) / 2;
  });
  return { data: data.map((w, entry) => w - middles[entry % columns]!), rows, columns };
}

function expectRows({ data }: Matrix, expected: number[][]): void {
  expected.flat().forEach((value, entry) => expectClose(data[entry]!, value, 1e-6));
}

function expectClose(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}
