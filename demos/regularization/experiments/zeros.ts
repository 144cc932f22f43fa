/** Why L1 makes exact zeros, and what it takes to reach them. */
import { elasticNet, lasso, ridge } from "../../../algorithms";
import { softThreshold } from "../../../algorithms/linear-models";
import { experiment } from "../../../src/kit/lab/experiment";
import { countZeros, proximalStep, subgradientStep } from "../descent";
import { gradientAt, lossOf, type Pair } from "../loss";
import { fit, type Penalty } from "../penalty";
import { percent } from "../readable";
import { drawSparse, nColumns, truth } from "../sparse";
import { averageOf, nDatasets, range, showing, standardised, theEnd, twoColumns } from "./measuring";

const nWithout = nColumns - truth.size;

export const cornersGiveZeros = experiment({
  id: "corners-give-zeros",
  claim: "Of 16 columns that have nothing to do with the target, the lasso drops most; ridge drops none, however strong it is.",
  predict: {
    question: "Twenty columns, four of which matter, 20 data sets. How many coefficients are exactly zero with L1 and with L2?",
    options: ["Most of the 16 with both", "Most of the 16 with L1, none with L2", "None with either: exact zeros do not happen with real numbers"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 1 }, ...showing({}), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const { X, y } = drawSparse(seed);
      const dropped = lasso.fit(X, y, { alpha: 0.5 }).coef;
      const shrunk = [1, 100, 10_000].map((alpha) => countZeros(ridge.fit(X, y, { alpha: alpha * X.rows }).coef));
      return { lasso: dropped.filter((value, j) => value === 0 && !truth.has(j)).length, lost: dropped.filter((value, j) => value === 0 && truth.has(j)).length, ridge: Math.max(...shrunk) };
    });
    return { lasso: averageOf(tries.map((of) => of.lasso)), lost: averageOf(tries.map(({ lost }) => lost)), ridge: Math.max(...tries.map((of) => of.ridge)) };
  },
  holds: (measured) => measured.lasso > 0.6 * nWithout && measured.lost < 0.5 && measured.ridge === 0,
  rows: (measured) => [
    { label: `lasso, α = 0.5: dropped of the ${nWithout} that do not matter, on average`, value: measured.lasso.toFixed(1) },
    { label: `lasso: dropped of the ${truth.size} that matter, on average`, value: measured.lost.toFixed(1) },
    { label: "ridge, α = 1, 100, 10,000: zeros at most", value: String(measured.ridge) },
  ],
});

export const cornersCatch = experiment({
  id: "corners-catch",
  claim: "With L1 a whole band of bowls has its minimum exactly on an axis; with L2 not one of them does.",
  predict: {
    question: "The optimum of least squares is put at 625 places of the picture. For how many of them is a penalised coefficient exactly zero?",
    options: ["With both, only where the optimum is on an axis", "With L1 for a large share, with L2 for none that is off the axes", "With both for about half"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 1 }, ...showing({}), step: theEnd },
  measure() {
    const { X, y } = twoColumns({}, 1);
    const { coef } = fit(X, y, { alpha: 0, l1Ratio: 1 });
    // Off the axes by half a step of the grid.
    const places = range(25).flatMap((i) => range(25).map((k): Pair => [-3 + 0.25 * (i + 0.5), -3 + 0.25 * (k + 0.5)]));
    const share = (penalty: Penalty): number => averageOf(places.map(([a, b]) => {
      const moved = y.map((value, row) => value + (a - coef[0]!) * X.data[2 * row]! + (b - coef[1]!) * X.data[2 * row + 1]!);
      return Number(countZeros(fit(X, moved, penalty).coef) > 0);
    }));
    return { l1: share({ alpha: 1, l1Ratio: 1 }), both: share({ alpha: 1, l1Ratio: 0.5 }), l2: share({ alpha: 1, l1Ratio: 0 }) };
  },
  holds: ({ l1, both, l2 }) => l1 > 0.3 && both > 0.1 && both < l1 && l2 === 0,
  rows: ({ l1, both, l2 }) => [
    { label: "places with an exact zero, L1", value: percent(l1) },
    { label: "both halves of the elastic net", value: percent(both) },
    { label: "L2", value: percent(l2) },
  ],
});

export const subgradientNeverLands = experiment({
  id: "subgradient-never-lands",
  claim: "Subgradient descent comes near the lasso's solution and never has an exact zero; proximal steps and coordinate descent have all of them.",
  predict: {
    question: "The lasso sets some of 20 coefficients to zero. Plain gradient steps on loss + α ‖w‖₁, 5,000 of them: how many exact zeros?",
    options: ["The same ones", "About half of them", "None"],
    answer: 2,
  },
  state: { parameters: { penalty: "l1", alpha: 1, nSteps: 120 }, ...showing({}), step: theEnd },
  measure() {
    const counts = range(5).map((seed) => {
      const { X, y } = drawSparse(seed);
      const Z = standardised(X);
      const penalty: Penalty = { alpha: 0.5, l1Ratio: 1 };
      const exact = elasticNet.fit(Z, y, { ...penalty, tol: 1e-12, maxIter: 100_000 }).coef;
      const { gradient, stepSize } = quadratic(Z, y);
      const walk = (step: (w: number[], k: number) => number[]): number[] => {
        let w = range(nColumns).map(() => 0.5);
        for (let k = 1; k <= 5000; k++) w = step(w, k);
        return w;
      };
      const constant = walk((w) => subgradientStep(w, gradient(w), 0.1 * stepSize, penalty));
      const shrinking = walk((w, k) => subgradientStep(w, gradient(w), stepSize / Math.sqrt(k), penalty));
      const proximal = walk((w) => proximalStep(w, gradient(w), stepSize, penalty));
      const apart = Math.max(...shrinking.map((value, j) => Math.abs(value - exact[j]!)));
      return { exact: countZeros(exact), constant: countZeros(constant), shrinking: countZeros(shrinking), proximal: countZeros(proximal), apart };
    });
    return {
      exact: counts.map(({ exact }) => exact),
      proximal: counts.map(({ proximal }) => proximal),
      subgradient: Math.max(...counts.map(({ constant, shrinking }) => Math.max(constant, shrinking))),
      apart: Math.max(...counts.map(({ apart }) => apart)),
    };
  },
  holds: ({ exact, proximal, subgradient, apart }) => subgradient === 0 && apart < 0.02 && exact.every((zeros, i) => zeros > 0 && zeros === proximal[i]),
  rows: ({ exact, proximal, subgradient, apart }) => [
    { label: "zeros of the solution, five data sets", value: exact.join(", ") },
    { label: "zeros after proximal steps", value: proximal.join(", ") },
    { label: "zeros after subgradient steps, at most", value: String(subgradient) },
    { label: "and yet no coefficient is off by more than", value: apart.toFixed(4) },
  ],
});

/** The gradient of half the mean squared error, columns and target centred, and the longest safe step. */
function quadratic(X: ReturnType<typeof standardised>, y: Float64Array) {
  const [n, d] = [X.rows, X.columns];
  const mean = averageOf([...y]);
  const entry = (i: number, j: number): number => X.data[i * d + j]!;
  const gram = range(d).map((j) => range(d).map((k) => averageOf(range(n).map((i) => entry(i, j) * entry(i, k)))));
  const moments = range(d).map((j) => averageOf(range(n).map((i) => entry(i, j) * (y[i]! - mean))));
  const gradient = (w: readonly number[]): number[] => gram.map((products, j) => products.reduce((sum, product, k) => sum + product * w[k]!, -moments[j]!));
  // No eigenvalue is larger than the largest sum of sizes in a row.
  return { gradient, stepSize: 1 / Math.max(...gram.map((products) => products.reduce((sum, product) => sum + Math.abs(product), 0))) };
}

export const mapSticksAtZero = experiment({
  id: "map-sticks-at-zero",
  claim: "Under a Laplace prior the most probable coefficient is exactly 0 for a whole range of data; under a Gaussian prior only for one value.",
  predict: {
    question: "One coefficient, 401 different estimates between −4 and 4, and a prior centred at 0. For how many estimates is 0 the most probable value?",
    options: ["For a stretch of them with a Laplace prior, for one with a Gaussian", "For one of them with both", "For a stretch of them with both"],
    answer: 0,
  },
  state: { parameters: { penalty: "l1", alpha: 1 }, ...showing({ correlation: 0 }), step: theEnd },
  measure() {
    // The posterior's logarithm is searched on a grid, so that nothing is taken from the formula it is compared with.
    const grid = range(4001).map((i) => (i - 2000) / 500);
    const estimates = range(401).map((i) => (i - 200) / 50);
    const most = (estimate: number, logPrior: (w: number) => number): number =>
      grid.reduce((best, w) => {
        const at = (value: number): number => -0.5 * (estimate - value) ** 2 + logPrior(value);
        return at(w) > at(best) ? w : best;
      }, grid[0]!);
    const laplace = estimates.map((estimate) => most(estimate, (w) => -Math.abs(w)));
    const gauss = estimates.map((estimate) => most(estimate, (w) => -0.5 * w * w));
    return {
      laplace: countZeros(laplace),
      gauss: countZeros(gauss),
      apart: Math.max(...laplace.map((value, i) => Math.abs(value - softThreshold(estimates[i]!, 1)))),
    };
  },
  holds: ({ laplace, gauss, apart }) => laplace > 90 && gauss <= 1 && apart < 0.003,
  rows: ({ laplace, gauss, apart }) => [
    { label: "Laplace prior: estimates for which 0 is most probable", value: `${laplace} of 401` },
    { label: "Gaussian prior", value: `${gauss} of 401` },
    { label: "Laplace’s most probable value against the soft threshold, apart at most", value: apart.toFixed(4) },
  ],
});

const line = (coef: ArrayLike<number>): Pair => [coef[0]!, coef[1]!];

export const creaseHoldsTheMinimum = experiment({
  id: "crease-holds-the-minimum",
  claim: "A coefficient is zero exactly when the loss, at zero, is less steep along it than the penalty.",
  predict: {
    question: "At the lasso’s solution, how steep is the loss along the coefficients that are zero, compared with α?",
    options: ["Exactly 0: it is a minimum", "At most α; along the others it is exactly α", "More than α"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 1, surface: "objective" }, ...showing({}), step: theEnd },
  measure() {
    let [steepestAtZero, farthestElsewhere, zeros] = [0, 0, 0];
    for (const seed of range(nDatasets)) {
      const { X, y } = twoColumns({}, seed);
      const coef = line(fit(X, y, { alpha: 1, l1Ratio: 1 }).coef);
      gradientAt(lossOf(X, y), coef).forEach((slope, j) => {
        if (coef[j] === 0) [steepestAtZero, zeros] = [Math.max(steepestAtZero, Math.abs(slope)), zeros + 1];
        else farthestElsewhere = Math.max(farthestElsewhere, Math.abs(Math.abs(slope) - 1));
      });
    }
    return { steepestAtZero, farthestElsewhere, zeros };
  },
  holds: ({ steepestAtZero, farthestElsewhere, zeros }) => zeros > 0 && steepestAtZero <= 1 && farthestElsewhere < 1e-4,
  rows: ({ steepestAtZero, farthestElsewhere, zeros }) => [
    { label: `the steepest slope along ${zeros} zeros, α being 1`, value: steepestAtZero.toFixed(3) },
    { label: "along the others, the slope differs from 1 by at most", value: farthestElsewhere.toExponential(1) },
  ],
});
