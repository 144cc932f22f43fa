/** The run: where the penalised coefficients are, and two descents that look for them, step by step. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as metrics from "../../algorithms/metrics";
import { takeRows } from "../../algorithms/core/matrix";
import { linearRegression } from "../../algorithms/linear-models";
import type { Dataset } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import { countZeros, proximalStep, subgradientStep } from "./descent";
import { axesOf, gradientAt, lossAt, lossOf, type Loss, type Pair } from "./loss";
import type { Parameters } from "./parameters";
import { alphasFor, fit, pathOf, penaltyOf, sizeOf, type Penalty } from "./penalty";

/** Where a descent is. */
export interface Walker {
  readonly coef: Pair;
  /** How far loss + penalty is above its minimum. */
  readonly excess: number;
  readonly zeros: number;
}

export interface Frame extends Scene {
  readonly iteration: number;
  readonly proximal: Walker;
  readonly subgradient: Walker;
}

/** What does not depend on the step. */
export interface Scene {
  readonly loss: Loss;
  readonly penalty: Penalty;
  /** The coefficients without a penalty, as far as the data say and as a hand moved them. */
  readonly leastSquares: Pair;
  readonly solution: Pair;
  /** The solutions of other alphas, from the largest down: two numbers each. */
  readonly path: { readonly alphas: Float64Array; readonly coefs: Float64Array };
  /** Half the width and half the height of the picture. */
  readonly reach: Pair;
  readonly r2: { readonly train: number | null; readonly test: number | null };
}

const nAlphas = 90;
const fewestRows = 3;

export function* story({ parameters, dataset }: RunInput<Parameters>): Generator<Frame, void, void> {
  const scene = sceneOf(parameters, dataset);
  const { loss, penalty, reach, solution } = scene;
  const least = objectiveAt(loss, penalty, solution);
  const longest = 1 / (axesOf(loss).steep + penalty.alpha * (1 - penalty.l1Ratio) || 1);
  const walker = (coef: Pair): Walker => ({ coef, excess: Math.max(0, objectiveAt(loss, penalty, coef) - least), zeros: countZeros(coef) });

  const start: Pair = [parameters.start1 * reach[0], parameters.start2 * reach[1]];
  let [proximal, subgradient] = [walker(start), walker(start)];
  const highest = 1e6 * (proximal.excess + loss.constant);
  for (let iteration = 0; ; iteration++) {
    yield { ...scene, iteration, proximal, subgradient };
    if (iteration === parameters.nSteps) return;
    const stepSize = parameters.stepSize * longest;
    const shrunk = parameters.decay === "root" ? stepSize / Math.sqrt(iteration + 1) : stepSize;
    proximal = walker(proximalStep(proximal.coef, gradientAt(loss, proximal.coef), stepSize, penalty));
    subgradient = walker(subgradientStep(subgradient.coef, gradientAt(loss, subgradient.coef), shrunk, penalty));
    if (Math.max(proximal.excess, subgradient.excess) > highest) throw new Error(diverged(iteration + 1, parameters.stepSize));
  }
}

const diverged = (iteration: number, stepSize: number): string =>
  `The descent diverged: in ${iteration} ${iteration === 1 ? "step" : "steps"} it climbed a million times higher than it started. A step of ${stepSize} overshoots the bottom by more than it was away from it; below 2 it comes nearer.`;

/** Loss + penalty. */
export function objectiveAt(loss: Loss, { alpha, l1Ratio }: Penalty, coef: Pair): number {
  return lossAt(loss, coef[0], coef[1]) + alpha * sizeOf(coef, l1Ratio);
}

function sceneOf(parameters: RunInput<Parameters>["parameters"], { X, target, train, test }: Dataset): Scene {
  if (target?.kind !== "real") throw new Error("The target must be a number for every row: choose other data.");
  if (train.length < fewestRows) throw new Error(`There ${train.length === 1 ? "is 1 row" : `are ${train.length} rows`} to train on, too few for two coefficients and an intercept: ${fewestRows} are needed.`);
  const penalty = penaltyOf(parameters);
  const seen = takeRows(X, train);
  const asMeasured = Float64Array.from(train, (row) => target.values[row]!);
  const measured = pairOf(linearRegression.fit(seen, asMeasured).coef);
  const { gram, moments } = lossOf(seen, asMeasured);

  const y = moved(X, target.values, [parameters.moved1, parameters.moved2]);
  const seenY = Float64Array.from(train, (row) => y[row]!);
  const model = fit(seen, seenY, penalty);
  const { alphas, coefs } = pathOf(seen, seenY, penalty.l1Ratio, alphasFor(seen, seenY, penalty.l1Ratio, nAlphas));
  const r2 = (rows: Int32Array): number | null => scoreOf(takeRows(X, rows), Float64Array.from(rows, (row) => y[row]!), model);
  return {
    loss: lossOf(seen, seenY),
    penalty,
    leastSquares: pairOf(linearRegression.fit(seen, seenY).coef),
    solution: pairOf(model.coef),
    path: { alphas, coefs: coefs.data },
    reach: reachOf(measured, [moments[0] / (gram[0] || 1), moments[1] / (gram[2] || 1)]),
    r2: { train: r2(train), test: test.length > 1 ? r2(test) : null },
  };
}

const pairOf = (coef: ArrayLike<number>): Pair => [coef[0]!, coef[1]!];

/** Targets that least squares fits with coefficients that are this much larger, the residuals being the same. */
function moved(X: Matrix, y: Float64Array, [by1, by2]: Pair): Float64Array {
  return by1 === 0 && by2 === 0 ? y : y.map((value, i) => value + by1 * X.data[2 * i]! + by2 * X.data[2 * i + 1]!);
}

/** The share of the target's variance that is explained; null where all targets are equal. */
function scoreOf(X: Matrix, y: Float64Array, model: ReturnType<typeof fit>): number | null {
  if (y.every((value) => value === y[0])) return null;
  return metrics.r2(y, linearRegression.predict(model, X));
}

/** Coefficients whose sizes differ by less than this share one scale, so that a circle is round. */
const comparable = 8;

/**
 * A picture around the origin with room for the data's own least squares, and nearly for what each column gets alone: so
 * far a coefficient goes when the other one is dropped. It grows by leaps, so that it rests while the
 * data change a little, and not at all while a hand moves the optimum in it.
 */
export function reachOf(together: Pair, alone: Pair): Pair {
  const [a, b] = [0, 1].map((j) => Math.max(Math.abs(together[j]!), 0.8 * Math.abs(alone[j]!))) as [number, number];
  const most = Math.max(a, b);
  if (most === 0) return [1, 1];
  const own = (size: number): number => leap(1.45 * (size || most));
  return Math.min(a, b) > 0 && most > comparable * Math.min(a, b) ? [own(a), own(b)] : [own(most), own(most)];
}

/** The next of 1, 1.5, 2, 3, 5, 7 and their tenfolds. */
function leap(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const steps = [1, 1.5, 2, 3, 5, 7, 10];
  return Number((power * (steps.find((step) => step * power >= size) ?? 10)).toPrecision(2));
}
