/** How strong a penalty should be, and what it is good for. */
import { lasso, linearRegression, metrics } from "../../../algorithms";
import { row } from "../../../algorithms/core/matrix";
import { softThreshold } from "../../../algorithms/linear-models";
import { experiment } from "../../../src/kit/lab/experiment";
import { crossValidatedPath } from "../columns-path";
import { countZeros } from "../descent";
import { drawPoints, fitPolynomial } from "../polynomials";
import { percent } from "../readable";
import { drawSparse, nColumns } from "../sparse";
import { averageOf, nDatasets, range, showing, theEnd, twoColumns } from "./measuring";

/** A path with its cross-validation takes longer than a fit. */
const nPaths = 10;

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

export const polynomialNeedsAHold = experiment({
  id: "polynomial-needs-a-hold",
  claim: "A polynomial of degree 15 on 20 points fits best and predicts worst; the same polynomial with a weak penalty predicts well.",
  predict: {
    question: "Degree 15, 20 noisy points, 20 times. By how much does a ridge penalty of 0.001 lower the test error?",
    options: ["It raises it: the model fits the points less well", "By about a tenth", "To less than half"],
    answer: 2,
  },
  state: { parameters: { penalty: "l2", alpha: 0.001 }, ...showing({}), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const [train, test] = [drawPoints(20, 2 * seed), drawPoints(200, 2 * seed + 1)];
      return [0, 1e-3].map((alpha) => {
        const predict = fitPolynomial(train, 15, alpha);
        return { train: metrics.meanSquaredError(train.y, predict(train.x)), test: metrics.meanSquaredError(test.y, predict(test.x)) };
      });
    });
    const typical = (which: 0 | 1, of: "train" | "test"): number => medianOf(tries.map((ofSeed) => ofSeed[which]![of]));
    return {
      free: { train: typical(0, "train"), test: typical(0, "test") },
      held: { train: typical(1, "train"), test: typical(1, "test") },
      better: tries.filter(([free, held]) => held!.test < free!.test).length,
    };
  },
  holds: ({ free, held, better }) => held.test < 0.5 * free.test && held.train > free.train && better >= 0.9 * nDatasets,
  rows: ({ free, held, better }) => [
    { label: "no penalty: training error, median of 20", value: free.train.toFixed(3) },
    { label: "no penalty: test error, median", value: free.test.toPrecision(3) },
    { label: "penalty 0.001: training error, median", value: held.train.toFixed(3) },
    { label: "penalty 0.001: test error, median", value: held.test.toFixed(3) },
    { label: "data sets where the penalty predicts better", value: `${better} of ${nDatasets}` },
  ],
});

export const oneStandardError = experiment({
  id: "one-standard-error",
  claim: "The largest α within one standard error of the best keeps far fewer useless columns, and predicts little worse.",
  predict: {
    question: "Twenty columns, four of which matter. Ten-fold cross-validation chooses the lasso’s α. How many columns does the α of least error keep?",
    options: ["The four, or fewer", "Clearly more than four; the one-standard-error rule comes closer to them", "All twenty"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 0.3 }, ...showing({}), step: theEnd },
  measure() {
    const tries = range(nPaths).map((seed) => {
      const { X, y } = drawSparse(seed);
      const fresh = drawSparse(500 + seed, { nSamples: 500 });
      const { coefs, intercepts, best, simplest } = crossValidatedPath(X, y, 1, seed);
      const [ofBest, ofSimplest] = [best, simplest].map((k) => {
        const coef = row(coefs, k);
        return { kept: nColumns - countZeros(coef), error: metrics.meanSquaredError(fresh.y, linearRegression.predict({ coef, intercept: intercepts[k]! }, fresh.X)) };
      });
      return { best: ofBest!, simplest: ofSimplest! };
    });
    const mean = (of: "best" | "simplest", what: "kept" | "error"): number => averageOf(tries.map((ofSeed) => ofSeed[of][what]));
    return { best: { kept: mean("best", "kept"), error: mean("best", "error") }, simplest: { kept: mean("simplest", "kept"), error: mean("simplest", "error") } };
  },
  holds: ({ best, simplest }) => best.kept > 7 && simplest.kept < 0.75 * best.kept && simplest.error < 1.25 * best.error,
  rows: ({ best, simplest }) => [
    { label: "columns kept at the least error, on average", value: best.kept.toFixed(1) },
    { label: "columns kept by the one-standard-error rule", value: simplest.kept.toFixed(1) },
    { label: "squared error on fresh rows at the least error (4 is noise)", value: best.error.toFixed(2) },
    { label: "squared error by the one-standard-error rule", value: simplest.error.toFixed(2) },
  ],
});

export const lassoShrinksAll = experiment({
  id: "lasso-shrinks-all",
  claim: "The lasso also shrinks what it keeps: with uncorrelated columns of variance 1, every coefficient is nearer to zero by α.",
  predict: {
    question: "The lasso with α = 0.5 keeps a coefficient whose true value is 2, on data without correlation. What does it find, about?",
    options: ["2: it only removes the useless", "1.5", "1"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 0.5 }, ...showing({ correlation: 0 }), step: theEnd },
  measure() {
    const options = { correlation: 0, nSamples: 2000, noise: 0.5 };
    const tries = range(5).map((seed) => {
      const { X, y } = twoColumns(options, seed);
      const [free, held] = [linearRegression.fit(X, y).coef, lasso.fit(X, y, { alpha: 0.5 }).coef];
      return { free: free[0]!, held: held[0]!, apart: Math.max(...[0, 1].map((j) => Math.abs(held[j]! - softThreshold(free[j]!, 0.5)))) };
    });
    return { free: averageOf(tries.map(({ free }) => free)), held: averageOf(tries.map(({ held }) => held)), apart: Math.max(...tries.map(({ apart }) => apart)) };
  },
  holds: ({ free, held, apart }) => Math.abs(free - 2) < 0.05 && Math.abs(held - 1.5) < 0.08 && apart < 0.1,
  rows: ({ free, held, apart }) => [
    { label: "least squares, on average", value: free.toFixed(2) },
    { label: "lasso, α = 0.5", value: held.toFixed(2) },
    { label: "apart from least squares’ soft threshold, at most", value: apart.toFixed(3) },
  ],
});

export const choosingNeedsUnseenRows = experiment({
  id: "choosing-needs-unseen-rows",
  claim: "The training error always asks for no penalty; rows left out ask for one.",
  predict: {
    question: "Twenty columns, 80 rows, 10 data sets. At which α is the error on the training rows least?",
    options: ["At the smallest α, always", "Where the test error is least", "Somewhere in between"],
    answer: 0,
  },
  state: { parameters: { penalty: "l1", alpha: 0.3 }, ...showing({}), step: theEnd },
  measure() {
    const tries = range(nPaths).map((seed) => {
      const { X, y } = drawSparse(seed);
      const { alphas, trainError, error, best } = crossValidatedPath(X, y, 1, seed);
      const least = trainError.indexOf(Math.min(...trainError));
      return { atTheEnd: least === alphas.length - 1, alpha: alphas[best]!, gain: 1 - error[best]! / error.at(-1)! };
    });
    return { atTheEnd: tries.filter(({ atTheEnd }) => atTheEnd).length, alpha: averageOf(tries.map(({ alpha }) => alpha)), gain: averageOf(tries.map(({ gain }) => gain)) };
  },
  holds: ({ atTheEnd, alpha, gain }) => atTheEnd === nPaths && alpha > 0.05 && gain > 0.05,
  rows: ({ atTheEnd, alpha, gain }) => [
    { label: "training error least at the smallest α in", value: `${atTheEnd} of ${nPaths}` },
    { label: "α of least cross-validated error, on average", value: alpha.toFixed(2) },
    { label: "by how much it lowers that error against the smallest α", value: percent(gain) },
  ],
});
