/** What a figure says, and what it hides. */
import { logisticRegression, metrics } from "../../../algorithms";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { logistic, percent, pointsOf, range, showing, theEnd } from "./measuring";

/** The probability of class 1 for points that the model did not see, and what they are. */
function unseen(options: { share: number; nSamples: number }, seed: number, trainSize = 2000) {
  const train = pointsOf("rare-class", { share: options.share, nSamples: trainSize }, seed);
  const test = pointsOf("rare-class", options, seed + 1000);
  const P = logisticRegression.predictProba(logistic(train.X, train.y), test.X);
  return { y: test.y, p: Float64Array.from(test.y, (_, i) => P.data[2 * i + 1]!) };
}

const decided = (p: Float64Array, threshold: number): Int32Array => Int32Array.from(p, (value) => Number(value >= threshold));

export const whoPays = experiment({
  id: "who-pays",
  claim: "If a missed positive costs ten times a false alarm, the cheapest threshold is near 1/11, not a half.",
  predict: {
    question: "One point in ten is positive. Missing one costs 10, a false alarm 1. At which threshold of the probability is the bill lowest?",
    options: ["0.5", "About 0.9", "About 0.09"],
    answer: 2,
  },
  state: { parameters: { threshold: 0.09 }, ...showing("rare-class", {}, 0), step: theEnd },
  measure() {
    const { y, p } = unseen({ share: 0.1, nSamples: 6000 }, 0);
    const cost = (threshold: number): number => {
      const classes = decided(p, threshold);
      return y.reduce((sum, label, i) => sum + (label === classes[i] ? 0 : label === 1 ? 10 : 1), 0) / y.length;
    };
    const grid = range(99).map((i) => (i + 1) / 100);
    const best = grid.reduce((least, threshold) => (cost(threshold) < cost(least) ? threshold : least), 0.5);
    const at = (threshold: number) => metrics.precisionRecallF1(y, decided(p, threshold));
    return { best, atBest: cost(best), atRule: cost(1 / 11), atHalf: cost(0.5), half: at(0.5), low: at(1 / 11) };
  },
  holds: ({ best, atRule, atBest, atHalf, half, low }) => best > 0.04 && best < 0.16 && atRule < 1.05 * atBest && atHalf > 1.4 * atRule && low.recall > half.recall && low.precision < half.precision,
  rows: ({ best, atRule, atHalf, half, low }) => [
    { label: "cheapest of 99 thresholds", value: best.toFixed(2) },
    { label: "cost a point at 0.5", value: `${atHalf.toFixed(3)} (precision ${percent(half.precision)}, recall ${percent(half.recall)})` },
    { label: "cost a point at 1/11", value: `${atRule.toFixed(3)} (precision ${percent(low.precision)}, recall ${percent(low.recall)})` },
  ],
});

export const aucCountsPairs = experiment({
  id: "auc-counts-pairs",
  claim: "AUC is the share of pairs, a positive and a negative, in which the positive scores higher; no monotone change of the scores alters it.",
  predict: {
    question: "You replace every probability by its cube. What happens to the AUC?",
    options: ["It falls", "Nothing at all", "It rises"],
    answer: 1,
  },
  state: { ...showing("rare-class", {}, 0), step: theEnd },
  measure() {
    const { y, p } = unseen({ share: 0.1, nSamples: 1500 }, 0);
    const [positive, negative] = [1, 0].map((k) => p.filter((_, i) => y[i] === k));
    let higher = 0;
    for (const a of positive!) for (const b of negative!) higher += a > b ? 1 : a === b ? 0.5 : 0;
    return { auc: metrics.rocAuc(y, p), pairs: higher / (positive!.length * negative!.length), cubed: metrics.rocAuc(y, p.map((value) => value ** 3)) };
  },
  holds: ({ auc, pairs, cubed }) => Math.abs(auc - pairs) < 1e-12 && Math.abs(auc - cubed) < 1e-12,
  rows: ({ auc, pairs, cubed }) => [
    { label: "area under the ROC curve", value: auc.toFixed(4) },
    { label: "share of pairs in the right order", value: pairs.toFixed(4) },
    { label: "area after cubing every probability", value: cubed.toFixed(4) },
  ],
});

export const rarePositives = experiment({
  id: "roc-or-precision-recall",
  claim: "As positives become rare the ROC curve stays where it was, and average precision falls.",
  predict: {
    question: "The same two clouds, but positives are 50 %, then 10 %, then 1 % of all points. What happens to AUC and to average precision?",
    options: ["Both fall", "AUC stays, average precision falls", "AUC falls, average precision stays"],
    answer: 1,
  },
  state: { ...showing("rare-class", { share: 0.02, nSamples: 3000 }, 0), step: theEnd },
  measure() {
    const at = (share: number) => {
      const { y, p } = unseen({ share, nSamples: Math.round(200 / share) }, 0, 4000);
      return { auc: metrics.rocAuc(y, p), averagePrecision: metrics.averagePrecision(y, p) };
    };
    return { half: at(0.5), tenth: at(0.1), hundredth: at(0.01) };
  },
  holds: ({ half, tenth, hundredth }) =>
    Math.abs(half.auc - hundredth.auc) < 0.05 && tenth.averagePrecision < half.averagePrecision - 0.1 && hundredth.averagePrecision < 0.5 * half.averagePrecision,
  rows: (measured) => (["half", "tenth", "hundredth"] as const).map((name) => ({
    label: `positives are ${{ half: "50 %", tenth: "10 %", hundredth: "1 %" }[name]}`,
    value: `AUC ${measured[name].auc.toFixed(3)}, average precision ${measured[name].averagePrecision.toFixed(3)}`,
  })),
});

export const meanOrMedian = experiment({
  id: "mean-or-median",
  claim: "The constant of least squared error is the mean, that of least absolute error the median: an outlier drags the first and not the second.",
  predict: {
    question: "Nine values near 10, and one moves from 10 to 1000. How far does the best constant move under the squared error, and how far under the absolute error?",
    options: ["99 and hardly at all", "Hardly at all and 99", "Both by 99"],
    answer: 0,
  },
  state: { parameters: { shown: "regression", charts: "residuals" }, data: { source: "diabetes" }, step: theEnd },
  measure() {
    const random = createRandom(0);
    const values = range(10).map(() => 10 + random.normal());
    const far = [...values.slice(1), 1000];
    const grid = range(4001).map((i) => i / 20);
    const best = (all: readonly number[], loss: typeof metrics.meanSquaredError): number => {
      const cost = (constant: number): number => loss(all, all.map(() => constant));
      return grid.reduce((least, constant) => (cost(constant) < cost(least) ? constant : least), grid[0]!);
    };
    return {
      squares: best(far, metrics.meanSquaredError) - best(values, metrics.meanSquaredError),
      absolute: best(far, metrics.meanAbsoluteError) - best(values, metrics.meanAbsoluteError),
    };
  },
  holds: ({ squares, absolute }) => squares > 95 && Math.abs(absolute) < 1,
  rows: ({ squares, absolute }) => [
    { label: "the best constant moves, squared error", value: squares.toFixed(2) },
    { label: "absolute error", value: absolute.toFixed(2) },
  ],
});

export const whichIsPositive = experiment({
  id: "which-class-is-positive",
  claim: "A model that always says the common class has an F1 near 1 or of 0, depending on which class is called positive.",
  predict: {
    question: "99 of 100 points are healthy, and a model says “healthy” to all. What is its F1?",
    options: ["0.99", "0", "Either, depending on which class counts as positive"],
    answer: 2,
  },
  state: { parameters: { threshold: 1 }, ...showing("rare-class", { share: 0.01, nSamples: 1000 }, 0), step: theEnd },
  measure() {
    const { y } = pointsOf("rare-class", { share: 0.01, nSamples: 1000 }, 0);
    const healthy = new Int32Array(y.length);
    const swapped = (labels: Int32Array): Int32Array => labels.map((label) => 1 - label);
    return {
      accuracy: metrics.accuracy(y, healthy),
      healthyPositive: metrics.precisionRecallF1(swapped(y), swapped(healthy)).f1,
      illPositive: metrics.precisionRecallF1(y, healthy).f1,
    };
  },
  holds: ({ accuracy, healthyPositive, illPositive }) => accuracy === 0.99 && healthyPositive > 0.99 && illPositive === 0,
  rows: ({ accuracy, healthyPositive, illPositive }) => [
    { label: "accuracy", value: percent(accuracy) },
    { label: "F1, healthy is positive", value: healthyPositive.toFixed(3) },
    { label: "F1, ill is positive", value: illPositive.toFixed(3) },
  ],
});
