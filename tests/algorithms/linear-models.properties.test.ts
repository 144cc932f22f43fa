/** What holds for linear models on any data: each is where its objective is smallest. */
import { toMatrix, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as linear from "@algorithms/linear-models";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const { elasticNet, lasso, linearRegression, logisticRegression, ridge } = linear;

const shape = fc.record({
  seed: fc.nat(),
  n: fc.integer({ min: 2, max: 25 }),
  d: fc.integer({ min: 1, max: 8 }),
  fitIntercept: fc.boolean(),
  /** Columns of very different sizes and offsets. */
  wild: fc.boolean(),
  /** The last column is the sum of the others. */
  collinear: fc.boolean(),
});

/** A table with targets and with classes, both of them partly noise. */
const problem = shape.map(({ seed, n, d, fitIntercept, wild, collinear }) => {
  const random = createRandom(seed);
  const X = zeros(n, d);
  const scales = Array.from({ length: d }, () => (wild ? 10 ** (6 * random.uniform() - 3) : 1));
  const offsets = scales.map((scale) => (wild ? 20 * scale * random.normal() : 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) X.data[i * d + j] = offsets[j]! + scales[j]! * random.normal();
    if (collinear && d > 1) X.data[i * d + d - 1] = X.data.subarray(i * d, i * d + d - 1).reduce((sum, value) => sum + value, 0);
  }
  const signal = Float64Array.from({ length: n }, (_, i) => (X.data[i * d]! - offsets[0]!) / scales[0]!);
  const y = signal.map((value) => 2 * value + 1 + random.normal());
  const classes = Int32Array.from(signal, (value, i) => (i < 3 ? i : Math.min(2, Math.max(0, Math.round(1 + value + random.normal())))));
  return { X, y, classes, labels: classes.map((id) => Number(id > 0)), fitIntercept };
});
type Problem = typeof problem extends fc.Arbitrary<infer Value> ? Value : never;

/** xᵀ(y − X coef − intercept) of every column, as a share of ‖x‖ ‖y‖, and the sum of the residuals as a share of √n ‖y‖. */
function slopes({ X, y }: Pick<Problem, "X" | "y">, { coef, intercept }: linear.LinearModel) {
  const predicted = linearRegression.predict({ coef, intercept }, X);
  const residual = y.map((value, i) => value - predicted[i]!);
  return { residual, products: coef.map((_, j) => residual.reduce((sum, r, i) => sum + r * X.data[i * X.columns + j]!, 0)) };
}

const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const column = (X: Matrix, j: number) => Float64Array.from({ length: X.rows }, (_, i) => X.data[i * X.columns + j]!);
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe("linear regression", () => {
  test("leaves residuals that no column, and no constant, explains", () => {
    fc.assert(fc.property(problem, ({ fitIntercept, ...data }) => {
      const { residual, products } = slopes(data, linearRegression.fit(data.X, data.y, { fitIntercept }));
      const size = norm(data.y);
      products.forEach((product, j) => expect(Math.abs(product)).toBeLessThan(1e-9 * norm(column(data.X, j)) * size));
      expect(fitIntercept ? Math.abs(sum(residual)) : 0).toBeLessThan(1e-9 * size * residual.length);
    }));
  });
});

describe("ridge", () => {
  test("balances every column's pull with the penalty's", () => {
    fc.assert(fc.property(problem, fc.constantFrom(0.01, 1, 100), ({ fitIntercept, ...data }, alpha) => {
      const model = ridge.fit(data.X, data.y, { alpha, fitIntercept });
      const { products } = slopes(data, model);
      products.forEach((product, j) =>
        expect(Math.abs(product - alpha * model.coef[j]!)).toBeLessThan(1e-9 * norm(column(data.X, j)) * norm(data.y)),
      );
    }));
  });

  test("has a path through the same models", () => {
    fc.assert(fc.property(problem, ({ X, y, fitIntercept }) => {
      const alphas = [10, 0.1];
      const { coefs } = ridge.path(X, y, { alphas, fitIntercept });
      alphas.forEach((alpha, k) => {
        const { coef } = ridge.fit(X, y, { alpha, fitIntercept });
        coef.forEach((w, j) => expect(Math.abs(coefs.data[k * X.columns + j]! - w)).toBeLessThan(1e-7 * norm(coef) + 1e-12));
      });
    }));
  });
});

describe("the elastic net", () => {
  test("says that it converged only where the duality gap is small, and no coefficients near by are better", () => {
    fc.assert(fc.property(problem, fc.constantFrom(0, 0.3, 1), fc.constantFrom(0.01, 0.3), (data, l1Ratio, alpha) => {
      const penalty = { alpha, l1Ratio };
      const model = elasticNet.fit(data.X, data.y, { ...penalty, fitIntercept: data.fitIntercept, tol: 1e-8, maxIter: 300 });
      expect(model.converged).toBe(model.notice === undefined);
      if (!model.converged) return;
      const at = (coef: Float64Array, intercept: number) => {
        const predicted = linearRegression.predict({ coef, intercept }, data.X);
        return linear.elasticNetObjective(data.y.map((value, i) => value - predicted[i]!), coef, penalty);
      };
      const best = at(model.coef, model.intercept);
      const random = createRandom(data.X.rows);
      for (let trial = 0; trial < 5; trial++) {
        const moved = model.coef.map((w) => w * (1 + 0.1 * random.normal()));
        expect(at(moved, model.intercept)).toBeGreaterThanOrEqual(best - 1e-8 * (norm(data.y) ** 2 / data.y.length) - 1e-12);
      }
    }));
  });

  test("with only the lasso's part is the lasso", () => {
    fc.assert(fc.property(problem, ({ X, y, fitIntercept }) => {
      expect(lasso.fit(X, y, { alpha: 0.2, fitIntercept })).toEqual(elasticNet.fit(X, y, { alpha: 0.2, l1Ratio: 1, fitIntercept }));
    }));
  });

  test("has no coefficient left at alphaMax, and one just below", () => {
    fc.assert(fc.property(problem, ({ X, y, fitIntercept }) => {
      const alpha = lasso.alphaMax(X, y, { fitIntercept });
      expect(lasso.fit(X, y, { alpha, fitIntercept }).coef.every((w) => w === 0)).toBe(true);
      expect(lasso.fit(X, y, { alpha: 0.99 * alpha, fitIntercept }).coef.some((w) => w !== 0)).toBe(true);
    }));
  });

  test("tells the same story sweep by sweep as its faster engine ends with", () => {
    fc.assert(fc.property(problem, fc.constantFrom(0.3, 1), ({ X, y, fitIntercept }, l1Ratio) => {
      const params = { alpha: 0.05, l1Ratio, fitIntercept, maxIter: 200 };
      const frames = Array.from(elasticNet.steps(X, y, params));
      const model = elasticNet.fit(X, y, params);
      expect(frames.at(-1)!.iteration).toBe(model.nIter);
      model.coef.forEach((w, j) => expect(Math.abs(frames.at(-1)!.coef[j]! - w)).toBeLessThan(1e-9 * (1 + norm(model.coef))));
      frames.slice(1).forEach(({ objective }, k) => expect(objective).toBeLessThanOrEqual(frames[k]!.objective * (1 + 1e-12)));
    }));
  });
});

describe("logistic regression", () => {
  const penalties = fc.constantFrom("l1" as const, "l2" as const, "elasticnet" as const);

  test("is where the objective's every subderivative is balanced", () => {
    fc.assert(fc.property(problem, penalties, fc.constantFrom(0.1, 1), fc.boolean(), (data, penalty, C, several) => {
      const y = several && data.X.rows > 2 ? data.classes : data.labels;
      const { X } = data;
      const model = logisticRegression.fit(X, y, { penalty, C });
      expect(model).toMatchObject({ converged: true, separable: false });
      const Z = logisticRegression.decisionFunction(model, X);
      const slope = linear.logisticGradient(X, linear.probabilities(Z), y);
      const l1Ratio = { l1: 1, l2: 0, elasticnet: 0.5 }[penalty];
      slope.data.forEach((value, entry) => {
        const w = model.coef.data[entry]!;
        const smooth = C * value + (1 - l1Ratio) * w;
        const unbalanced = w === 0 ? Math.max(0, Math.abs(smooth) - l1Ratio) : Math.abs(smooth + l1Ratio * Math.sign(w));
        expect(unbalanced).toBeLessThan(1e-6 * (1 + C * norm(column(X, entry % X.columns))));
      });
      const ones = toMatrix(Array.from({ length: X.rows }, () => [1]));
      const ofIntercepts = linear.logisticGradient(ones, linear.probabilities(Z), y).data;
      ofIntercepts.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-7));
    }), { numRuns: 60 });
  });
});
