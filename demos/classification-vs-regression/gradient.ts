/** Gradient descent for all heads at once, on the same batches: a step is minus the learning rate times the mean gradient. */
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { logisticGradient, meanSlope, probabilities, scores, sigmoid, type LinearModel } from "../../algorithms/linear-models";
import type { Heads } from "./heads";
import type { Ordinal } from "./ordinal";

/** The training points, and what they are as numbers and as classes 0 … K − 1. */
export interface Lesson {
  readonly X: Matrix;
  /** X with a last column of ones, for intercepts. */
  readonly withOnes: Matrix;
  readonly values: Float64Array;
  readonly labels: Int32Array;
  /** The ids behind the labels. */
  readonly classes: Int32Array;
  readonly withOrdinal: boolean;
}

export interface Weights {
  readonly regression: LinearModel;
  /** A row for each score; its last column holds the intercepts. */
  readonly classification: Matrix;
  readonly ordinal: Ordinal | null;
}

export interface Step {
  readonly learningRate: number;
  /** The weight of ½ ‖coef‖² of the class head beside the mean loss. */
  readonly l2: number;
}

export function zeroWeights({ X, classes, withOrdinal }: Lesson): Weights {
  const coef = (): Float64Array => new Float64Array(X.columns);
  return {
    regression: { coef: coef(), intercept: 0 },
    classification: zeros(classes.length === 2 ? 1 : classes.length, X.columns + 1),
    ordinal: withOrdinal ? { coef: coef(), thresholds: new Float64Array(classes.length - 1) } : null,
  };
}

/** The weights after a step along the mean gradient over a batch of rows. */
export function updated(weights: Weights, lesson: Lesson, rows: Int32Array, { learningRate, l2 }: Step): Weights {
  const { regression, classification, ordinal } = weights;
  const slope = meanSlope(lesson.X, lesson.values, rows, regression, "squaredError");
  const pull = classPull(lesson, rows, classification, l2);
  return {
    regression: { coef: moved(regression.coef, slope.coef, learningRate), intercept: regression.intercept - learningRate * slope.intercept },
    classification: { ...classification, data: moved(classification.data, pull, learningRate) },
    ordinal: ordinal && ordinalStep(lesson, rows, ordinal, learningRate),
  };
}

function moved(from: Float64Array, gradient: ArrayLike<number>, learningRate: number): Float64Array {
  return from.map((value, entry) => value - learningRate * gradient[entry]!);
}

/** The gradient of the mean log loss and the penalty, which spares the intercepts. */
function classPull({ withOnes, labels }: Lesson, rows: Int32Array, W: Matrix, l2: number): Float64Array {
  const batch = takeRows(withOnes, rows);
  const sums = logisticGradient(batch, probabilities(scores(batch, W)), Int32Array.from(rows, (row) => labels[row]!));
  const isIntercept = (entry: number): boolean => entry % W.columns === W.columns - 1;
  return sums.data.map((sum, entry) => sum / rows.length + (isIntercept(entry) ? 0 : l2 * W.data[entry]!));
}

/** Along the mean, over rows, of the gradients of all questions "above threshold k?". */
function ordinalStep({ X, labels }: Lesson, rows: Int32Array, { coef, thresholds }: Ordinal, learningRate: number): Ordinal {
  const [pull, lift] = [new Float64Array(coef.length), new Float64Array(thresholds.length)];
  for (const row of rows) {
    const score = coef.reduce((sum, w, j) => sum + w * X.data[row * X.columns + j]!, 0);
    thresholds.forEach((threshold, k) => {
      const error = (sigmoid(score - threshold) - Number(labels[row]! > k)) / rows.length;
      for (let j = 0; j < coef.length; j++) pull[j]! += error * X.data[row * X.columns + j]!;
      lift[k]! -= error;
    });
  }
  return { coef: moved(coef, pull, learningRate), thresholds: moved(thresholds, lift, learningRate) };
}

/** As models: what predicts does not know how it was found. */
export function headsOf({ regression, classification: { data, rows: K, columns }, ordinal }: Weights, classes: Int32Array): Heads {
  const coef = zeros(K, columns - 1);
  const intercept = new Float64Array(K);
  for (let k = 0; k < K; k++) {
    coef.data.set(data.subarray(k * columns, (k + 1) * columns - 1), k * (columns - 1));
    intercept[k] = data[(k + 1) * columns - 1]!;
  }
  return { regression, classification: { coef, intercept, classes }, ordinal };
}
