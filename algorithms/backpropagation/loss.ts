/**
 * What the network says, and how wrong it is. Each loss comes with the link that its output is read through, and is
 * computed from the last pre-activations Z, its scores: a probability that was rounded to 0 has no logarithm, but its
 * score is still there.
 *
 * The three links and losses are made for each other (Bishop, "Pattern Recognition and Machine Learning", 2006,
 * section 5.2): in every case the derivative by a score is what was said less what is true (`outputDelta`).
 */
import { row, zeros, type Matrix } from "../core/matrix";
import { activateAll } from "./activation";
import type { Loss, Network } from "./network";

/** The network's output: the scores themselves, the sigmoid of one, or the softmax of several. @param Z n × outputs */
export function outputOf(Z: Matrix, loss: Loss): Matrix {
  switch (loss) {
    case "squaredError":
      return activateAll(Z, "linear");
    case "logistic":
      return activateAll(Z, "sigmoid");
    case "softmax":
      return softmax(Z);
  }
}

/**
 * e^zₖ / Σ e^z, row by row: positive, and 1 together. It stays the same if a constant is taken from a whole row, so the
 * largest score is: then no power overflows, and their sum is at least 1.
 * @param Z n × K scores; @returns n × K probabilities
 * @exercise Turn each row of scores into probabilities: e^zₖ over the sum of all e^z, also for scores of ±1000.
 * @hint e^1000 is Infinity, and Infinity / Infinity is NaN.
 * @hint Subtract the row's largest score from all of them first: the fractions stay the same.
 */
export function softmax(Z: Matrix): Matrix {
  const P = zeros(Z.rows, Z.columns);
  for (let i = 0; i < Z.rows; i++) {
    const scores = row(Z, i);
    const probabilities = row(P, i);
    const largest = Math.max(...scores);
    let sum = 0;
    for (let k = 0; k < Z.columns; k++) {
      probabilities[k] = Math.exp(scores[k]! - largest);
      sum += probabilities[k]!;
    }
    for (let k = 0; k < Z.columns; k++) probabilities[k]! /= sum;
  }
  return P;
}

/**
 * The loss of every row, averaged. With p the output of the row (`outputOf`):
 * - "squaredError": ½ (p − y)², with scikit-learn's half;
 * - "logistic": −y log p − (1 − y) log (1 − p) = log (1 + e^z) − y z;
 * - "softmax": −log p(true class) = log Σ e^z − z(true class).
 * @param Z n × outputs: the last pre-activations, not the output; @param y n targets or class ids
 * @exercise Average the loss of every row, straight from the scores: finite for scores of ±1000.
 * @hint squaredError: half the squared difference. logistic: log(1 + e^z) − y z. softmax: log Σ e^z less the score of the true class.
 * @hint log(1 + e^z) is max(z, 0) + log1p(e^−|z|), in which nothing overflows.
 * @hint log Σ e^z is m + log Σ e^(z − m), with m the row's largest score.
 */
export function meanLoss({ loss }: Pick<Network, "loss">, Z: Matrix, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < Z.rows; i++) sum += lossOfRow(row(Z, i), y[i]!, loss);
  return sum / Z.rows;
}

function lossOfRow(scores: Float64Array, y: number, loss: Loss): number {
  const z = scores[0]!;
  switch (loss) {
    case "squaredError":
      return (z - y) ** 2 / 2;
    case "logistic":
      return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
    case "softmax":
      return logSumExp(scores) - scores[y]!;
  }
}

/** log Σ e^z, by way of the largest score: the sum is at least 1, and no power overflows. */
function logSumExp(scores: Float64Array): number {
  const largest = Math.max(...scores);
  let sum = 0;
  for (const z of scores) sum += Math.exp(z - largest);
  return largest + Math.log(sum);
}

/**
 * The derivatives of `meanLoss` by the scores: (p − t) / n, for all three losses. t is the target, or, for softmax, 1 at
 * the true class and 0 elsewhere.
 * @param output n × outputs, by `outputOf`; @param y n targets or class ids
 * @returns n × outputs
 * @exercise Say how the mean loss moves with each score: what was said less what is true, over n.
 * @hint It is (p − t) / n for every loss: their links are chosen so that all else cancels.
 * @hint With softmax, t is 1 in the column of the true class and 0 in the others; else t is y.
 */
export function outputDelta({ loss }: Pick<Network, "loss">, output: Matrix, y: ArrayLike<number>): Matrix {
  const delta = zeros(output.rows, output.columns);
  for (let i = 0; i < output.rows; i++) {
    for (let k = 0; k < output.columns; k++) {
      const target = loss === "softmax" ? Number(y[i] === k) : y[i]!;
      const entry = i * output.columns + k;
      delta.data[entry] = (output.data[entry]! - target) / output.rows;
    }
  }
  return delta;
}
