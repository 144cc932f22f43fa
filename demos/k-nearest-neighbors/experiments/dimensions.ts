/** The curse of dimensionality, and why it does not always strike. */
import { createRandom } from "../../../algorithms/core/random";
import { zeros, type Matrix } from "../../../algorithms/core/matrix";
import * as knn from "../../../algorithms/k-nearest-neighbors";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent, readable } from "../readable";
import { accuracy, averageOf, gaussian, halves, points, range, showing, table, theEnd, withNoise, type Labelled } from "./measuring";

/** (farthest − nearest) / nearest of uniform points from the middle of their cube, averaged over some draws. */
function contrast(d: number): number {
  return averageOf(range(10).map((seed) => {
    const random = createRandom(seed);
    const X = { data: Float64Array.from({ length: 500 * d }, () => random.uniform()), rows: 500, columns: d };
    const middle = { data: new Float64Array(d).fill(0.5), rows: 1, columns: d };
    const { distances } = knn.neighbors(knn.fit(X, new Int32Array(500), { algorithm: "brute" }), middle, 500);
    return (distances.at(-1)! - distances[0]!) / distances[0]!;
  }));
}

export const distancesConcentrate = experiment({
  id: "distances-concentrate",
  claim: "In many dimensions all points are about equally far: among 500 uniform ones, the farthest is a dozen times and more as far as the nearest in the plane, and a quarter farther in 300 dimensions.",
  predict: {
    question: "500 uniform points in a cube of 300 dimensions, seen from its middle. By how much is the farthest farther than the nearest?",
    options: ["More than ten times as far", "About twice as far", "Less than 30 % farther"],
    answer: 2,
  },
  state: { parameters: { noiseFeatures: 300 }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure: () => [2, 10, 100, 300].map((d) => ({ d, contrast: contrast(d) })),
  holds: ([plane, ten, , many]) => plane!.contrast > 10 && ten!.contrast < 4 && many!.contrast < 0.3,
  rows: (found) => found.map(({ d, contrast: value }) => ({ label: `d = ${d}: (farthest − nearest) / nearest`, value: readable(value) })),
});

export const volumeAtTheFaces = experiment({
  id: "volume-at-the-faces",
  claim: "The share of a cube that is within 5 % of one of its faces is 1 − 0.9ᵈ: 19 % in the plane, 65 % in 10 dimensions, all but all in 100.",
  predict: {
    question: "A cube in 10 dimensions. How much of its volume lies within 5 % of a face?",
    options: ["5 %", "About 19 %, as in a square", "About 65 %"],
    answer: 2,
  },
  state: { parameters: { noiseFeatures: 8 }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure: () => [2, 10, 100].map((d) => {
    const random = createRandom(d);
    const isNear = (): boolean => range(d).map(() => random.uniform()).some((value) => value < 0.05 || value > 0.95);
    return { d, counted: averageOf(range(10_000).map(() => Number(isNear()))), formula: 1 - 0.9 ** d };
  }),
  holds: (found) => found.every(({ counted, formula }) => Math.abs(counted - formula) < 0.02) && found[1]!.counted > 0.63,
  rows: (found) => found.flatMap(({ d, counted, formula }) => [
    { label: `d = ${d}: of 10,000 uniform points, within 5 % of a face`, value: percent(counted) },
    { label: `d = ${d}: 1 − 0.9ᵈ`, value: percent(formula) },
  ]),
});

const extras = [0, 10, 100, 300];
const apart = { distance: 3.5, noise: 1.3 };

/** Both halves with the same number of noise columns. */
const noisy = (seed: number, extra: number) => halves(withNoise(points("two-gaussians", apart, seed), extra, 1000 + seed, 1.8), seed);

export const noiseFeaturesHurt = experiment({
  id: "noise-features-hurt",
  claim: "Features that say nothing ruin k-NN: with each, neighbours are chosen a little more by chance.",
  predict: {
    question: "Two features tell two classes apart, 5-NN is right 9 times in 10. Add 300 features of pure noise: how often is it right then?",
    options: ["Still about 9 in 10: noise cancels out", "About 8 in 10", "Less than 7 in 10"],
    answer: 2,
  },
  state: { parameters: { noiseFeatures: 300 }, ...showing("two-gaussians", apart, 0), step: theEnd },
  measure: () => extras.map((extra) => ({ extra, test: averageOf(range(10).map((seed) => accuracy(...noisy(seed, extra)))) })),
  holds: (found) => found[0]!.test > 0.87 && found.at(-1)!.test < 0.7 && found.every(({ test }, i) => i === 0 || test < found[i - 1]!.test),
  rows: (found) => found.map(({ extra, test }) => ({ label: `with ${extra} noise features, right about held-out points`, value: percent(test) })),
});

export const selectionHelps = experiment({
  id: "selection-helps",
  claim: "Keeping the 5 of 102 features whose class means differ most, judged on the training points alone, gives back most of what 100 noise features cost.",
  predict: {
    question: "100 noise features beside two real ones. Rank all by how much the class means differ on the training half, keep 5, and ask 5-NN again. What comes back?",
    options: ["Nothing: the information is lost", "Most of the accuracy", "All of it, always"],
    answer: 1,
  },
  state: { parameters: { noiseFeatures: 100 }, ...showing("two-gaussians", apart, 0), step: theEnd },
  measure() {
    const runs = range(10).map((seed) => {
      const [train, test] = noisy(seed, 100);
      const kept = bestColumns(train, 5);
      return { without: accuracy(...noisy(seed, 0)), all: accuracy(train, test), selected: accuracy(only(train, kept), only(test, kept)) };
    });
    return { without: averageOf(runs.map(({ without }) => without)), all: averageOf(runs.map(({ all }) => all)), selected: averageOf(runs.map(({ selected }) => selected)) };
  },
  holds: ({ without, all, selected }) => selected > all + 0.6 * (without - all) && without - all > 0.08,
  rows: ({ without, all, selected }) => [
    { label: "the two real features", value: percent(without) },
    { label: "with 100 noise features", value: percent(all) },
    { label: "the best 5 of the 102", value: percent(selected) },
  ],
});

/** By the difference of the class means in units of the column's deviation. */
function bestColumns({ X, y }: Labelled, count: number): number[] {
  const score = (j: number): number => {
    const of = (id: number): number[] => range(X.rows).filter((i) => y[i] === id).map((i) => X.data[i * X.columns + j]!);
    const [zero, one] = [of(0), of(1)];
    const all = [...zero, ...one];
    const mean = averageOf(all);
    return Math.abs(averageOf(zero) - averageOf(one)) / Math.sqrt(averageOf(all.map((value) => (value - mean) ** 2)));
  };
  const scores = range(X.columns).map(score);
  return range(X.columns).toSorted((a, b) => scores[b]! - scores[a]!).slice(0, count);
}

function only({ X, y }: Labelled, columns: readonly number[]): Labelled {
  const data = Float64Array.from({ length: X.rows * columns.length }, (_, i) => X.data[Math.floor(i / columns.length) * X.columns + columns[i % columns.length]!]!);
  return { X: { data, rows: X.rows, columns: columns.length }, y };
}

export const intrinsicDimension = experiment({
  id: "intrinsic-dimension",
  claim: "It is not the number of columns that hurts but the number of independent ones: a plane turned into 64 dimensions keeps its accuracy, 62 noise features lose it.",
  predict: {
    question: "Turn a plane of points by a random rotation so that all 64 columns vary. What does that cost 5-NN?",
    options: ["As much as 62 noise features", "About half of that", "Nothing"],
    answer: 2,
  },
  state: { parameters: { noiseFeatures: 62 }, ...showing("two-gaussians", apart, 0), step: theEnd },
  measure() {
    const score = (change: (half: Labelled, seed: number) => Labelled) =>
      averageOf(range(10).map((seed) => {
        const [train, test] = halves(change(points("two-gaussians", apart, seed), seed), seed);
        return accuracy(train, test);
      }));
    return {
      plane: score((part) => part),
      turned: score((part, seed) => ({ ...part, X: turned(part.X, 64, seed) })),
      noisy: score((part, seed) => withNoise(part, 62, 1000 + seed, 1.8)),
    };
  },
  holds: ({ plane, turned: inSpace, noisy: drowned }) => Math.abs(plane - inSpace) < 0.005 && drowned < plane - 0.08,
  rows: ({ plane, turned: inSpace, noisy: drowned }) => [
    { label: "two columns", value: percent(plane) },
    { label: "the same plane, turned into 64 columns", value: percent(inSpace) },
    { label: "two columns and 62 of noise", value: percent(drowned) },
  ],
});

/** Every row x₁u + x₂v, with two random unit vectors at right angles. */
function turned({ data, rows }: Matrix, columns: number, seed: number): Matrix {
  const { data: axes } = gaussian(2, columns, seed);
  const [u, v] = [axes.slice(0, columns), axes.slice(columns)];
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, j) => sum + value * b[j]!, 0);
  const unit = (a: Float64Array): Float64Array => a.map((value) => value / Math.sqrt(dot(a, a)));
  const first = unit(u);
  const second = unit(v.map((value, j) => value - dot(v, first) * first[j]!));
  const result = zeros(rows, columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result.data[i * columns + j] = data[2 * i]! * first[j]! + data[2 * i + 1]! * second[j]!;
  return result;
}

export const digitsAreFlat = experiment({
  id: "digits-are-flat",
  claim: "Handwritten digits have 64 pixels and no curse: 3-NN is right about 98 % of new ones, for they fill few of the 64 dimensions; half of their variance lies in six.",
  predict: {
    question: "1,797 digits of 8 × 8 pixels: 64 dimensions, and only 1,200 points to learn from. How often is 3-NN right about the others?",
    options: ["About half the time: it is cursed", "About 80 %", "About 98 %"],
    answer: 2,
  },
  state: { parameters: { nNeighbors: 3 }, data: { source: "digits", options: {} }, step: theEnd },
  async measure() {
    const digits = await table("digits");
    const [train, test] = halves(digits, 0, 2 / 3);
    return { test: accuracy(train, test, { nNeighbors: 3 }), variance: await shareOfVariance(digits.X, 6) };
  },
  holds: ({ test, variance }) => test > 0.97 && variance > 0.5,
  rows: ({ test, variance }) => [
    { label: "right about new digits", value: percent(test) },
    { label: "of the variance, in the first 6 of 64 principal components", value: percent(variance) },
  ],
});

async function shareOfVariance({ data, rows, columns }: Matrix, count: number): Promise<number> {
  // Only where this experiment is run: the page's worker should start without it.
  const { EVD, Matrix: Dense } = await import("ml-matrix");
  const means = range(columns).map((j) => averageOf(range(rows).map((i) => data[i * columns + j]!)));
  const centred = new Dense(range(rows).map((i) => range(columns).map((j) => data[i * columns + j]! - means[j]!)));
  const variances = new EVD(centred.transpose().mmul(centred), { assumeSymmetric: true }).realEigenvalues.toSorted((a, b) => b - a);
  return variances.slice(0, count).reduce((sum, value) => sum + value, 0) / variances.reduce((sum, value) => sum + value, 0);
}
