/** The same gradient, over all points, a few, or one. */
import { linearRegression, type MatrixLike } from "../../../algorithms";
import { createRandom, type Random } from "../../../algorithms/core/random";
import { gradientDescent, meanSlope, type LinearModel, type Slope } from "../../../algorithms/linear-models";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, pointsOf, range, showing, theEnd } from "./measuring";

/** Overlapping clouds, as the regression head sees them: 0 and 1 are numbers. */
const clouds = (seed: number, nSamples = 300) => pointsOf("two-gaussians", { nSamples }, seed);

/** Measures half the mean squared error above the least that is possible. */
function measureExcess(X: MatrixLike, y: ArrayLike<number>): (model: LinearModel) => number {
  const mean = (model: LinearModel): number => gradientDescent.objective(X, y, model, {});
  const least = mean(linearRegression.fit(X, y));
  return (model) => Math.max(0, mean(model) - least);
}

/** How high above the optimum a descent ends. */
function excessAfter(seed: number, nSamples: number, params: Partial<gradientDescent.Params>): number {
  const { X, y } = clouds(seed, nSamples);
  return measureExcess(X, y)(gradientDescent.fit(X, y, { seed, ...params }));
}

const scientific = (value: number): string => (value === 0 ? "0" : value.toExponential(1).replace("-", "−"));

export const sameBudget = experiment({
  id: "same-budget",
  claim: "With the same number of gradient evaluations, small batches have come nearer to the optimum early on, for they have made more steps.",
  predict: {
    question: "Two passes over 300 points: 600 gradients in all. One takes 2 steps over all points, one 60 steps over ten, one 600 over a single point. Which is the farthest from the optimum?",
    options: ["The two steps over all points", "The 60 steps over ten points", "The 600 steps over one"],
    answer: 0,
  },
  state: { parameters: { solver: "mini-batch", batchSize: 10, epochs: 2, learningRate: 0.02, shown: "regression", charts: "descent" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const excess = (batchSize: number): number => averageOf(range(8).map((seed) => excessAfter(seed, 300, { batchSize, learningRate: 0.02, epochs: 2 })));
    return { all: excess(300), ten: excess(10), one: excess(1) };
  },
  holds: ({ all, ten, one }) => all > 5 * ten && all > 5 * one,
  rows: ({ all, ten, one }) => [
    { label: "above the optimum: 2 steps over 300 points", value: scientific(all) },
    { label: "60 steps over 10 points", value: scientific(ten) },
    { label: "600 steps over 1 point", value: scientific(one) },
  ],
});

export const divergence = experiment({
  id: "two-over-lambda",
  claim: "Gradient descent on squares converges below a learning rate of 2/λmax and diverges above it, λmax being the largest curvature.",
  predict: {
    question: "The learning rate is set to 0.99, then to 1.01 times 2/λmax. What do 2,000 steps over all points lead to?",
    options: ["Both converge, the second a little later", "The first converges, the second flies off", "Both diverge"],
    answer: 1,
  },
  state: { parameters: { solver: "batch", learningRate: 0.5, epochs: 60, shown: "regression", charts: "descent" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const { X, y } = clouds(0, 60);
    const limit = 2 / gradientDescent.largestCurvature(X);
    const excess = (share: number): number => excessAfter(0, 60, { learningRate: share * limit, epochs: 2000 });
    return { limit, below: excess(0.99), above: excess(1.01), start: measureExcess(X, y)({ coef: new Float64Array(2), intercept: 0 }) };
  },
  holds: ({ below, above, start }) => below < 1e-6 * start && above > 1e6 * start,
  rows: ({ limit, below, above, start }) => [
    { label: "2/λmax here", value: limit.toFixed(3) },
    { label: "above the optimum at the start", value: scientific(start) },
    { label: "after 2,000 steps at 0.99 of it", value: scientific(below) },
    { label: "after 2,000 steps at 1.01 of it", value: scientific(above) },
  ],
});

const zero: LinearModel = { coef: new Float64Array(2), intercept: 0 };

function stepFrom({ coef, intercept }: LinearModel, slope: Slope, learningRate: number): LinearModel {
  return { coef: coef.map((w, j) => w - learningRate * slope.coef[j]!), intercept: intercept - learningRate * slope.intercept };
}

export const noiseFloor = experiment({
  id: "noise-floor",
  claim: "With a constant learning rate, steps from single random points do not reach the optimum: they end at a height above it that is about proportional to the rate. Reshuffled passes end lower.",
  predict: {
    question: "SGD has settled and jitters around the optimum. You halve the learning rate. How high above the optimum does it jitter then?",
    options: ["As high as before", "About half as high", "Not at all: now it converges"],
    answer: 1,
  },
  state: { parameters: { solver: "stochastic", learningRate: 0.02, epochs: 20, shown: "regression", charts: "descent" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const n = 100;
    const floor = (learningRate: number, rowsFrom: (random: Random) => Generator<number>): number => averageOf(range(3).map((seed) => {
      const { X, y } = clouds(seed, n);
      const [excess, rows] = [measureExcess(X, y), rowsFrom(createRandom(seed))];
      const heights: number[] = [];
      let model = zero;
      for (let step = 0; step < 70 * n; step++) {
        model = stepFrom(model, meanSlope(X, y, Int32Array.of(rows.next().value), model, "squaredError"), learningRate);
        if (step >= 20 * n && step % 29 === 0) heights.push(excess(model));
      }
      return averageOf(heights);
    }));
    function* anyRow(random: Random): Generator<number> { for (;;) yield random.integer(n); }
    function* everyRow(random: Random): Generator<number> { for (;;) yield* random.permutation(n); }
    return { large: floor(0.01, anyRow), half: floor(0.005, anyRow), quarter: floor(0.0025, anyRow), shuffled: floor(0.01, everyRow) };
  },
  holds: ({ large, half, quarter, shuffled }) => [large / half, half / quarter].every((ratio) => ratio > 1.6 && ratio < 2.6) && shuffled < 0.75 * large,
  rows: ({ large, half, quarter, shuffled }) => [
    { label: "above the optimum on average, learning rate 0.01", value: scientific(large) },
    { label: "0.005", value: scientific(half) },
    { label: "0.0025", value: scientific(quarter) },
    { label: "0.01, every point once a pass, in a new order", value: scientific(shuffled) },
  ],
});

export const batchTimesRate = experiment({
  id: "batch-times-rate",
  claim: "A batch eight times as large needs a learning rate about eight times as large to go as far in one pass.",
  predict: {
    question: "From batches of 4 to batches of 32, the learning rate kept. After one pass over the points, how far has the larger batch come?",
    options: ["As far: the gradient is more exact", "Less far: it has made an eighth of the steps", "Farther: it uses more points"],
    answer: 1,
  },
  state: { parameters: { solver: "mini-batch", batchSize: 32, epochs: 1, learningRate: 0.004, shown: "regression", charts: "descent" }, ...showing("two-gaussians", { nSamples: 320 }, 0), step: theEnd },
  measure() {
    const average = (batchSize: number, learningRate: number): number =>
      averageOf(range(6).map((seed) => excessAfter(seed, 320, { batchSize, learningRate, epochs: 1 })));
    return { small: average(4, 0.004), kept: average(32, 0.004), scaled: average(32, 0.032) };
  },
  holds: ({ small, kept, scaled }) => kept > 2 * small && Math.abs(scaled / small - 1) < 0.25,
  rows: ({ small, kept, scaled }) => [
    { label: "above the optimum after a pass: batches of 4, rate 0.004", value: scientific(small) },
    { label: "batches of 32, rate 0.004", value: scientific(kept) },
    { label: "batches of 32, rate 0.032", value: scientific(scaled) },
  ],
});

export const momentum = experiment({
  id: "momentum-in-a-ravine",
  claim: "In a ravine a hundred times as steep across as along, momentum reaches the bottom in a small part of the steps.",
  predict: {
    question: "A loss curves 100 times as much in one direction as in the other; both methods have their best learning rate. How many times as many steps does plain descent need?",
    options: ["The same number", "About twice as many", "More than five times as many"],
    answer: 2,
  },
  state: { parameters: { solver: "batch", learningRate: 0.1, epochs: 200, shown: "regression", charts: "descent" }, ...showing("far-point", { far: 14 }, 1), step: theEnd },
  measure() {
    // Curvatures of half the mean square: 100 along the first feature, 1 along the second.
    const [steep, flat] = [100, 1];
    const X = [[Math.sqrt(2 * steep), 0], [0, Math.sqrt(2 * flat)]];
    const y = X.map(([a, b]) => a! + b!);
    /** Steps until both coefficients, from 0, are within 1e-6 of 1. The best rates and momentum are Polyak's (1964). */
    const stepsOf = (learningRate: number, momentum: number): number => {
      let steps = 0;
      for (const { coef } of gradientDescent.steps(X, y, { learningRate, momentum, epochs: 10_000, fitIntercept: false })) {
        if (coef.every((w) => Math.abs(w - 1) < 1e-6)) break;
        steps++;
      }
      return steps;
    };
    const roots = Math.sqrt(steep) + Math.sqrt(flat);
    return { plain: stepsOf(2 / (steep + flat), 0), withMomentum: stepsOf(4 / roots ** 2, ((Math.sqrt(steep) - Math.sqrt(flat)) / roots) ** 2) };
  },
  holds: ({ plain, withMomentum }) => plain > 5 * withMomentum,
  rows: ({ plain, withMomentum }) => [
    { label: "steps, plain", value: plain.toString() },
    { label: "steps, with momentum", value: withMomentum.toString() },
  ],
});
