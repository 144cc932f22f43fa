/** What a penalty does to columns that are alike. */
import { elasticNet, linearRegression, ridge, type Matrix } from "../../../algorithms";
import { zeros } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { axesOf, lossOf } from "../loss";
import { fit } from "../penalty";
import { percent, short } from "../readable";
import { averageOf, nDatasets, range, showing, theEnd, twoColumns } from "./measuring";

export const twins = experiment({
  id: "twins",
  claim: "Of two identical columns the lasso keeps one with all the weight, ridge and the elastic net give both the same.",
  predict: {
    question: "The same column twice, its weight 2. Which coefficients do lasso and ridge find?",
    options: ["Both split the weight evenly", "The lasso gives it all to one, ridge splits it evenly", "Both give it all to one"],
    answer: 1,
  },
  state: { parameters: { penalty: "l2", alpha: 0.1 }, ...showing({ weight1: 2, weight2: 0, correlation: 1, noise: 0.3 }), step: theEnd },
  measure() {
    const fits = range(nDatasets).map((seed) => {
      const { X, y } = twoColumns({ weight1: 2, weight2: 0, correlation: 1, noise: 0.3 }, seed);
      return {
        lasso: [...fit(X, y, { alpha: 0.1, l1Ratio: 1 }).coef],
        ridge: [...ridge.fit(X, y, { alpha: 1 }).coef],
        both: [...elasticNet.fit(X, y, { alpha: 0.1, l1Ratio: 0.5, tol: 1e-12, maxIter: 10_000 }).coef],
      };
    });
    const unlike = (of: "ridge" | "both"): number => Math.max(...fits.map((fitted) => Math.abs(fitted[of][0]! - fitted[of][1]!)));
    return { first: fits[0]!, alone: fits.filter((fitted) => fitted.lasso[0]! > 1 && fitted.lasso[1] === 0).length, ridge: unlike("ridge"), both: unlike("both") };
  },
  holds: ({ alone, ridge: ofRidge, both }) => alone === nDatasets && ofRidge < 1e-6 && both < 1e-3,
  rows: ({ first, alone, ridge: ofRidge, both }) => [
    { label: "lasso, first data set", value: first.lasso.map(short).join(" and ") },
    { label: "ridge, first data set", value: first.ridge.map(short).join(" and ") },
    { label: "data sets where the lasso keeps only one", value: `${alone} of ${nDatasets}` },
    { label: "ridge’s two differ by at most", value: ofRidge.toExponential(1) },
    { label: "the elastic net’s two differ by at most", value: both.toExponential(1) },
  ],
});

const alike = { correlation: 0.95, noise: 2 };

export const ridgeShrinksFlat = experiment({
  id: "ridge-shrinks-flat-directions",
  claim: "Ridge shrinks the directions along which the data hardly vary, and leaves the others nearly alone.",
  predict: {
    question: "Two columns with a correlation of 0.95. What does ridge shrink more: the sum of the two coefficients, or their difference?",
    options: ["The sum", "The difference", "Both alike"],
    answer: 1,
  },
  state: { parameters: { penalty: "l2", alpha: 0.1 }, ...showing(alike), step: theEnd },
  measure() {
    const alpha = 0.1;
    const kept = range(nDatasets).map((seed) => {
      const { X, y } = twoColumns(alike, seed);
      const { steep, flat, angle } = axesOf(lossOf(X, y));
      const [free, held] = [linearRegression.fit(X, y).coef, fit(X, y, { alpha, l1Ratio: 0 }).coef];
      const along = (coef: Float64Array, turn: number): number => coef[0]! * Math.cos(turn) + coef[1]! * Math.sin(turn);
      const share = (turn: number): number => along(held, turn) / along(free, turn);
      const [steepKept, flatKept] = [share(angle), share(angle + Math.PI / 2)];
      return { steep: steepKept, flat: flatKept, apart: Math.max(Math.abs(steepKept - steep / (steep + alpha)), Math.abs(flatKept - flat / (flat + alpha))) };
    });
    return { steep: averageOf(kept.map((of) => of.steep)), flat: averageOf(kept.map((of) => of.flat)), apart: Math.max(...kept.map(({ apart }) => apart)) };
  },
  holds: ({ steep, flat, apart }) => steep > 0.9 && flat < 0.5 && apart < 1e-6,
  rows: ({ steep, flat, apart }) => [
    { label: "kept along the steep direction, the sum", value: percent(steep) },
    { label: "kept along the flat direction, the difference", value: percent(flat) },
    { label: "apart from λ / (λ + α), at most", value: apart.toExponential(1) },
  ],
});

export const penaltySteadies = experiment({
  id: "penalty-steadies",
  claim: "With nearly identical columns least squares changes wildly from one sample to the next, and ridge hardly.",
  predict: {
    question: "Correlation 0.98, true weights 2 and 0.7, 20 samples of 60 rows. How much do the coefficients of least squares vary from sample to sample?",
    options: ["Less than ridge’s", "As much as ridge’s", "More than three times as much as ridge’s"],
    answer: 2,
  },
  state: { parameters: { penalty: "l2", alpha: 0.1 }, ...showing({ correlation: 0.98 }), step: theEnd },
  measure() {
    const samples = range(nDatasets).map((seed) => twoColumns({ correlation: 0.98 }, seed));
    const spread = (coefs: readonly number[]): number => Math.sqrt(averageOf(coefs.map((value) => (value - averageOf(coefs)) ** 2)));
    return {
      leastSquares: spread(samples.map(({ X, y }) => linearRegression.fit(X, y).coef[0]!)),
      ridge: spread(samples.map(({ X, y }) => fit(X, y, { alpha: 0.1, l1Ratio: 0 }).coef[0]!)),
    };
  },
  holds: ({ leastSquares, ridge: ofRidge }) => leastSquares > 3 * ofRidge,
  rows: ({ leastSquares, ridge: ofRidge }) => [
    { label: "first coefficient, standard deviation over samples, least squares", value: leastSquares.toFixed(2) },
    { label: "ridge, α = 0.1", value: ofRidge.toFixed(2) },
  ],
});

export const interceptStaysFree = experiment({
  id: "intercept-stays-free",
  claim: "Adding 100 to every target changes nothing but the intercept; if the intercept is penalised, it changes the coefficients.",
  predict: {
    question: "Temperatures in kelvin instead of degrees: every target grows by 273. Should a penalised model change its coefficients?",
    options: ["No, and with a free intercept it does not", "Yes: larger targets, stronger shrinkage"],
    answer: 0,
  },
  state: { parameters: { penalty: "l2", alpha: 1 }, ...showing({}), step: theEnd },
  measure() {
    const { X, y } = twoColumns({}, 1);
    const shifted = y.map((value) => value + 273);
    const free = (targets: Float64Array) => ridge.fit(X, targets, { alpha: 60 }).coef;
    const penalised = (targets: Float64Array) => ridge.fit(withOnes(X), targets, { alpha: 60, fitIntercept: false }).coef;
    const change = (of: (targets: Float64Array) => Float64Array): number => Math.max(...[0, 1].map((j) => Math.abs(of(shifted)[j]! - of(y)[j]!)));
    return { free: change(free), penalised: change(penalised) };
  },
  holds: ({ free, penalised }) => free < 1e-9 && penalised > 0.1,
  rows: ({ free, penalised }) => [
    { label: "largest change of a coefficient, free intercept", value: free.toExponential(1) },
    { label: "intercept penalised, as the weight of a column of ones", value: penalised.toFixed(2) },
  ],
});

function withOnes(X: Matrix): Matrix {
  const wider = zeros(X.rows, X.columns + 1).data.fill(1);
  for (let i = 0; i < X.rows; i++) wider.set(X.data.subarray(i * X.columns, (i + 1) * X.columns), i * (X.columns + 1));
  return { data: wider, rows: X.rows, columns: X.columns + 1 };
}
