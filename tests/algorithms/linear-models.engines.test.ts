/** The faster engines end where the references do. */
import { zeros } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as linear from "@algorithms/linear-models";
import { standardize } from "@algorithms/linear-models/logistic-problem";
import { standardizeQuickly } from "@algorithms/linear-models/standardize-engine";
import { describe, expect, test } from "vitest";

const { linearRegression, logisticRegression, ridge } = linear;

/** Rows enough for the engine of long tables, with columns of different units and offsets. */
function long(seed: number, { n = 2000, d = 6, offset = 0, steepness = 1 } = {}) {
  const random = createRandom(seed);
  const [X, y] = [zeros(n, d), new Int32Array(n)];
  for (let i = 0; i < n; i++) {
    let score = offset;
    for (let j = 0; j < d; j++) {
      const value = random.normal();
      X.data[i * d + j] = (value + j) * 10 ** (j - 3);
      score += steepness * value * (j % 3 === 0 ? 1 : 0.1);
    }
    y[i] = Number(random.uniform() < linear.sigmoid(score));
  }
  return { X, y };
}

describe("logistic regression on a long table ends where Newton's method does", () => {
  const cases = [
    ["as it comes", long(1), {}],
    ["by l1", long(2), { penalty: "l1", C: 0.02 }],
    ["by an elastic net", long(3), { penalty: "elasticnet", C: 0.05, l1Ratio: 0.7 }],
    ["without a penalty", long(4), { penalty: "none" }],
    ["without an intercept", long(5), { fitIntercept: false }],
    ["with a class of few rows", long(6, { offset: -6 }), {}],
    ["with a class of few rows, by l1", long(7, { offset: -6 }), { penalty: "l1", C: 1 }],
    ["with classes almost apart", long(8, { steepness: 12 }), { C: 100 }],
    ["with a strong penalty", long(9), { C: 1e-6 }],
  ] as const;

  test.each(cases)("%s", (_, { X, y }, params) => {
    const model = logisticRegression.fit(X, y, params);
    const last = Array.from(logisticRegression.steps(X, y, params)).at(-1)!;
    expect(model).toMatchObject({ converged: true, separable: false });
    last.coef.data.forEach((w, j) => {
      const unit = 10 ** (j - 3);
      expect(Math.abs(model.coef.data[j]! - w) * unit).toBeLessThan(1e-8 * (1 + Math.abs(w) * unit));
      expect(model.coef.data[j] === 0, "exact zeros").toBe(w === 0);
    });
    expect(Math.abs(model.intercept[0]! - last.intercept[0]!)).toBeLessThan(1e-7 * (1 + Math.abs(last.intercept[0]!)));
  });

  test("also in its notices", () => {
    const { X } = long(10);
    const y = Int32Array.from({ length: X.rows }, (_, i) => Number(X.data[i * X.columns]! > 0));
    expect(logisticRegression.fit(X, y, { penalty: "none" })).toMatchObject({ separable: true, converged: false });
    expect(logisticRegression.fit(X, y, { maxIter: 1 })).toMatchObject({ separable: false, converged: false, nIter: 1 });
  });
});

test.each([[1, true], [4, true], [5, true], [5, false]] as const)("%d columns are standardised as by the reference, with an intercept: %s", (d, hasIntercept) => {
  const { X } = long(20 + d, { n: 1003, d });
  for (let i = 0; i < X.rows; i++) X.data[i * d] = 0.1;
  const [quick, reference] = [standardizeQuickly(X, hasIntercept), standardize(X, hasIntercept)];
  expect([quick.table.rows, quick.table.columns]).toEqual([reference.table.rows, reference.table.columns]);
  reference.means.forEach((mean, j) => expect(Math.abs(quick.means[j]! - mean)).toBeLessThan(1e-12 * (Math.abs(mean) + reference.scales[j]!)));
  reference.scales.forEach((scale, j) => expect(Math.abs(quick.scales[j]! - scale)).toBeLessThan(1e-12 * scale));
  const largest = reference.table.data.reduce((most, value, entry) => Math.max(most, Math.abs(quick.table.data[entry]! - value)), 0);
  expect(largest).toBeLessThan(1e-11);
});

describe("least squares of a long table ends where the reference does", () => {
  test.each([[0, true], [0, false], [10, true], [10, false]] as const)("alpha = %s, an intercept: %s", (alpha, fitIntercept) => {
    const { X, y } = long(11);
    const targets = Float64Array.from(y, (id, i) => 3 + id + X.data[i * X.columns + 2]!);
    const algorithm = alpha === 0 ? linearRegression : ridge;
    const params = alpha === 0 ? { fitIntercept } : { alpha, fitIntercept };
    const model = algorithm.fit(X, targets, params);
    const [reference] = Array.from(algorithm.steps(X, targets, params));
    expect(Object.keys(model).toSorted()).toEqual(Object.keys(reference!).toSorted());
    reference!.coef.forEach((w, j) => expect(Math.abs(model.coef[j]! - w)).toBeLessThan(1e-9 * (1 + Math.abs(w))));
    expect(Math.abs(model.intercept - reference!.intercept)).toBeLessThan(1e-9);
  });

  test("also where columns repeat each other", () => {
    const { X, y } = long(12, { d: 3 });
    const doubled = { ...zeros(X.rows, 4), data: Float64Array.from({ length: 4 * X.rows }, (_, entry) => X.data[Math.floor(entry / 4) * 3 + (entry % 4) % 3]!) };
    const model = linearRegression.fit(doubled, y);
    expect(model.rank).toBe(3);
    expect(Math.abs(model.coef[0]! - model.coef[3]!), "twins share").toBeLessThan(1e-8 * Math.abs(model.coef[0]!));
  });
});
