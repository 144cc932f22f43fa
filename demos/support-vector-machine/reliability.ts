/** Whether probabilities come true: what is said of new points against how often it happens, before and after it is mended. */
import { logisticRegression, supportVectorMachine } from "../../algorithms";
import { decide, drawn, fit, halves, oversampled, range, weightOfRare, type Examples } from "./experiments/measuring";

/** Points of whom about the same is said. */
export interface Bin {
  /** The mean probability of class 1 that is said of them. */
  readonly said: number;
  /** The share of them that is of class 1. */
  readonly happened: number;
  readonly count: number;
}

/** Over bins in the order of what is said; empty ones are left out. */
export interface Reliability {
  readonly before: readonly Bin[];
  readonly after: readonly Bin[];
}

export interface Calibration {
  /** The machine's score, squashed to 0 … 1, and through Platt's sigmoid. */
  readonly scores: Reliability;
  /** A logistic regression whose rare class was weighted up, and with the odds divided by the weight again. */
  readonly weights: Reliability;
}

const nBins = 10;

/** @param said n probabilities of class 1; @param y n classes, 0 or 1 */
export function binsOf(said: ArrayLike<number>, y: ArrayLike<number>): Bin[] {
  const sums = range(nBins).map(() => ({ said: 0, happened: 0, count: 0 }));
  for (let i = 0; i < said.length; i++) {
    const bin = sums[Math.min(nBins - 1, Math.floor(nBins * said[i]!))]!;
    bin.said += said[i]!;
    bin.happened += y[i]!;
    bin.count++;
  }
  return sums.filter(({ count }) => count > 0).map((bin) => ({ said: bin.said / bin.count, happened: bin.happened / bin.count, count: bin.count }));
}

/** How far what is said is from what happens, on the average over all points. */
export function calibrationError(bins: readonly Bin[]): number {
  const n = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { said, happened, count }) => sum + (Math.abs(said - happened) * count) / n, 0);
}

/** What a score would be as log-odds. */
export const squash = (score: number): number => 1 / (1 + Math.exp(-score));

/** A probability that was learnt with one class counted `weight` times, as it is where each counts once. */
export const withoutWeight = (p: number, weight: number): number => p / weight / (p / weight + 1 - p);

/** Overlapping clouds, of which nobody can be sure. */
export const clouds = { noise: 2.2 };
/** So many new points that a bin's share is no matter of luck. */
const nNew = 6000;

export function calibrationOf(C: number): Calibration {
  return { scores: ofScores(C), weights: ofWeights() };
}

function ofScores(C: number): Reliability {
  const { train, test: rest } = halves(drawn("two-gaussians", { ...clouds, nSamples: 800 + nNew }, 0), 400 / (800 + nNew));
  const { train: held, test } = halves(rest, 400 / (400 + nNew));
  const model = fit(train.X, train.y, { kernel: "linear", C });
  const sigmoid = supportVectorMachine.plattScaling(decide(model, held.X), held.y);
  const scores = decide(model, test.X);
  return { before: binsOf(scores.map(squash), test.y), after: binsOf(scores.map((f) => supportVectorMachine.plattProbability(sigmoid, f)), test.y) };
}

function ofWeights(): Reliability {
  const { train, test } = halves(drawn("rare-class", { share: 0.05, nSamples: 2000 + nNew }, 0), 2000 / (2000 + nNew));
  const said = probabilities(oversampled(train), test);
  return { before: binsOf(said, test.y), after: binsOf(said.map((p) => withoutWeight(p, weightOfRare(train.y))), test.y) };
}

function probabilities(train: Examples, { X }: Examples): Float64Array {
  return logisticRegression.predictProba(logisticRegression.fit(train.X, train.y), X).data.filter((_, entry) => entry % 2 === 1);
}
