/** How many neighbours, and what they may say. */
import { createRandom } from "../../../algorithms/core/random";
import * as knn from "../../../algorithms/k-nearest-neighbors";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { accuracy, averageOf, halves, nDatasets, points, range, showing, theEnd } from "./measuring";

const overlapping = { noise: 1.3 };
const splits = (source: string, options: Record<string, number>) => range(nDatasets).map((seed) => halves(points(source, options, seed), seed, 0.7));

export const smallAndLargeK = experiment({
  id: "small-and-large-k",
  claim: "k = 1 is always right about the points it remembers and wrong more often about new ones; a middle k is better there; k = n only says which class is the largest.",
  predict: {
    question: "Overlapping moons, 210 points to learn from and 90 held out, 20 times. Which k is best on the held-out points?",
    options: ["k = 1: it makes no training error at all", "k = 25", "k = 210: all the evidence there is"],
    answer: 1,
  },
  state: { parameters: { nNeighbors: 1 }, ...showing("moons", overlapping, 1), step: theEnd },
  measure() {
    const pairs = splits("moons", overlapping);
    const results = [1, 25, 210].map((k) => ({
      k,
      training: pairs.map(([train]) => accuracy(train, train, { nNeighbors: k })),
      test: pairs.map(([train, test]) => accuracy(train, test, { nNeighbors: k })),
    }));
    const wins = results[1]!.test.filter((score, i) => score > results[0]!.test[i]!).length;
    return { scored: results.map(({ k, training, test }) => ({ k, training: averageOf(training), test: averageOf(test) })), wins };
  },
  holds: ({ scored: [one, middle, all], wins }) =>
    one!.training === 1 && middle!.test > one!.test + 0.03 && all!.test < 0.6 && wins >= 0.8 * nDatasets,
  rows: ({ scored, wins }) => [
    ...scored.flatMap(({ k, training, test }) => [
      { label: `k = ${k}: right about its training points`, value: percent(training) },
      { label: `k = ${k}: right about held-out points`, value: percent(test) },
    ]),
    { label: "data sets where k = 25 beats k = 1", value: `${wins} of ${nDatasets}` },
  ],
});

export const rememberedNoise = experiment({
  id: "remembered-noise",
  claim: "With k = 1 the training accuracy is 100 % even for labels drawn by lot; on held-out points it is then chance.",
  predict: {
    question: "Labels are drawn by lot, so there is nothing to learn. What is the training accuracy of 1-NN?",
    options: ["About 50 %", "About 75 %", "100 %"],
    answer: 2,
  },
  state: { parameters: { nNeighbors: 1 }, ...showing("two-gaussians", { distance: 0 }, 0), step: theEnd },
  measure() {
    const byLot = range(nDatasets).map((seed) => {
      const random = createRandom(seed);
      const { X } = points("moons", {}, seed);
      return halves({ X, y: Int32Array.from({ length: X.rows }, () => random.integer(2)) }, seed);
    });
    const score = (k: number, part: 0 | 1) => averageOf(byLot.map((parts) => accuracy(parts[0], parts[part], { nNeighbors: k })));
    return { training: score(1, 0), test: score(1, 1), trainingOfMany: score(15, 0) };
  },
  holds: ({ training, test, trainingOfMany }) => training === 1 && Math.abs(test - 0.5) < 0.05 && trainingOfMany < 0.7,
  rows: ({ training, test, trainingOfMany }) => [
    { label: "k = 1, training accuracy", value: percent(training) },
    { label: "k = 1, accuracy on held-out points", value: percent(test) },
    { label: "k = 15, training accuracy", value: percent(trainingOfMany) },
  ],
});

const folds = 5;
const candidates = [1, 3, 5, 9, 15, 25, 41, 65];

export const crossValidatedK = experiment({
  id: "cross-validated-k",
  claim: "The k that is best in 5-fold cross-validation is nearly as good on new points as the best k with hindsight.",
  predict: {
    question: "Choose k by cross-validation on 200 points. How much accuracy is lost against the k that turns out best on 600 new ones?",
    options: ["About 10 percentage points", "Less than 2 points, on average", "None: it always finds that k"],
    answer: 1,
  },
  state: { parameters: { nNeighbors: 15 }, ...showing("moons", overlapping, 2), step: theEnd },
  measure() {
    const trials = range(8).map((seed) => {
      const [train, test] = halves(points("moons", { ...overlapping, nSamples: 800 }, seed), seed, 1 / 4);
      const chosen = bestOf(candidates.map((k) => crossValidated(train, k)));
      const onNew = candidates.map((k) => accuracy(train, test, { nNeighbors: k }));
      return { chosen: onNew[chosen]!, best: Math.max(...onNew), one: onNew[0]! };
    });
    const mean = (read: (trial: (typeof trials)[number]) => number) => averageOf(trials.map(read));
    return { chosen: mean(({ chosen }) => chosen), best: mean(({ best }) => best), one: mean(({ one }) => one) };
  },
  holds: ({ chosen, best, one }) => best - chosen < 0.02 && best > chosen && chosen > one + 0.02,
  rows: ({ chosen, best, one }) => [
    { label: "the k of cross-validation, on new points", value: percent(chosen) },
    { label: "the best k with hindsight", value: percent(best) },
    { label: "k = 1", value: percent(one) },
  ],
});

/** The place of the largest (ties: the first). */
const bestOf = (scores: readonly number[]): number => scores.indexOf(Math.max(...scores));

function crossValidated({ X, y }: ReturnType<typeof points>, k: number): number {
  const order = createRandom(0).permutation(X.rows);
  return averageOf(range(folds).map((fold) => {
    const at = (isTest: boolean): Int32Array => order.filter((_, i) => (i % folds === fold) === isTest);
    const rows = (which: Int32Array) => ({ X: Array.from(which, (row) => [...X.data.subarray(2 * row, 2 * row + 2)]), y: which.map((row) => y[row]!) });
    const [train, test] = [rows(at(false)), rows(at(true))];
    const predicted = knn.predict(knn.fit(train.X, train.y, { nNeighbors: k }), test.X);
    return averageOf(Array.from(test.y, (truth, i) => Number(truth === predicted[i])));
  }));
}

export const evenTies = experiment({
  id: "even-ties",
  claim: "With two classes an even k can end in a tie, which the numbering of the classes then decides; an odd k never does.",
  predict: {
    question: "Overlapping moons, k = 4. Renumber the classes 0 ↔ 1. For how many of the held-out points does the answer change?",
    options: ["For none: names do not matter", "For some: those with two votes on either side", "For all of them"],
    answer: 1,
  },
  state: { parameters: { nNeighbors: 4 }, ...showing("moons", overlapping, 3), step: theEnd },
  measure() {
    const changed = (k: number): number => averageOf(splits("moons", overlapping).map(([train, test]) => {
      const answers = knn.predict(knn.fit(train.X, train.y, { nNeighbors: k }), test.X);
      const renamed = knn.predict(knn.fit(train.X, train.y.map((id) => 1 - id), { nNeighbors: k }), test.X);
      return averageOf(Array.from(answers, (answer, i) => Number(answer !== 1 - renamed[i]!)));
    }));
    return { four: changed(4), five: changed(5), two: changed(2) };
  },
  holds: ({ two, four, five }) => five === 0 && four > 0.05 && two > four,
  rows: ({ two, four, five }) => [
    { label: "answers that change with the numbering, k = 2", value: percent(two) },
    { label: "k = 4", value: percent(four) },
    { label: "k = 5", value: percent(five) },
  ],
});

export const distanceWeightsRemember = experiment({
  id: "distance-weights-remember",
  claim: "Weighted by distance, every k answers its own training points without an error: each is at distance 0 from itself.",
  predict: {
    question: "k = 25, weighted by distance. What is the training accuracy, and is the model better on held-out points for it?",
    options: ["100 %, and no", "100 %, and clearly", "The same as unweighted, in both"],
    answer: 0,
  },
  state: { parameters: { nNeighbors: 25, weights: "distance" }, ...showing("moons", overlapping, 1), step: theEnd },
  measure() {
    const score = (weights: "uniform" | "distance", part: 0 | 1) =>
      averageOf(splits("moons", overlapping).map((parts) => accuracy(parts[0], parts[part], { nNeighbors: 25, weights })));
    return { weighted: [score("distance", 0), score("distance", 1)] as const, plain: [score("uniform", 0), score("uniform", 1)] as const };
  },
  holds: ({ weighted, plain }) => weighted[0] === 1 && plain[0] < 0.95 && weighted[1] < plain[1] + 0.01,
  rows: ({ weighted, plain }) => [
    { label: "by distance: training", value: percent(weighted[0]) },
    { label: "by distance: held out", value: percent(weighted[1]) },
    { label: "uniform: training", value: percent(plain[0]) },
    { label: "uniform: held out", value: percent(plain[1]) },
  ],
});

export const neverBeyond = experiment({
  id: "never-beyond",
  claim: "Regression by neighbours cannot extrapolate: far outside the data it keeps saying the mean of the outermost points.",
  predict: {
    question: "A target that rises as x does, known for x from 0 to 10: y = x. What does 5-NN say at x = 20?",
    options: ["About 20", "About 10, the mean of the last five", "Nothing: it is undefined"],
    answer: 1,
  },
  state: { parameters: { nNeighbors: 5 }, data: { source: "plane", options: { nSamples: 300, noise: 0.1 } }, step: theEnd },
  measure() {
    const x = range(101).map((i) => [i / 10]);
    const model = knn.fit(x, x.map(([value]) => value!), { task: "regression", nNeighbors: 5 });
    const [inside, outside, far] = knn.predict(model, [[5], [20], [2000]]) as Float64Array;
    return { inside: inside!, outside: outside!, far: far! };
  },
  holds: ({ inside, outside, far }) => Math.abs(inside - 5) < 0.05 && Math.abs(outside - 9.8) < 1e-9 && far === outside,
  rows: ({ inside, outside, far }) => [
    { label: "at x = 5", value: inside.toFixed(2) },
    { label: "at x = 20", value: outside.toFixed(2) },
    { label: "at x = 2000", value: far.toFixed(2) },
  ],
});
