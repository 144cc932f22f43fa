/** The negative log-likelihood of classes under a linear model, and its derivatives: what logistic regression descends. */
import { zeros, type Matrix } from "../core/matrix";
import { weightedGram } from "./gram";

/**
 * 1 / (1 + e^−z), without overflow at either end.
 * @exercise Turn a score of any size into a probability: 0.5 at 0, and finite for −1000 and 1000.
 * @hint e^1000 is Infinity: for negative z, write the same fraction with e^z.
 */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const growth = Math.exp(z);
  return growth / (1 + growth);
}

/**
 * What every class's linear function says of every row: X Wᵀ. With a last column of ones in X, the last column of W holds
 * the intercepts.
 * @param X n × d; @param W K × d, or 1 × d for two classes
 * @returns n × K scores, or n × 1: the log-odds of class 1
 */
export function scores(X: Matrix, W: Matrix): Matrix {
  const Z = zeros(X.rows, W.rows);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < W.rows; k++) {
      let sum = 0;
      for (let j = 0; j < X.columns; j++) sum += X.data[i * X.columns + j]! * W.data[k * X.columns + j]!;
      Z.data[i * W.rows + k] = sum;
    }
  }
  return Z;
}

/**
 * The probabilities behind the scores, in place of them: the sigmoid of a single score; the softmax e^z / Σ e^z of several.
 * @param Z n × 1 or n × K; @returns the same shape
 * @exercise Sigmoid for one column, softmax over several: rows of probabilities, also for scores of ±1000.
 * @hint The softmax stays the same if the row's largest score is subtracted from all.
 */
export function probabilities(Z: Matrix): Matrix {
  const P = zeros(Z.rows, Z.columns);
  if (Z.columns === 1) {
    P.data.set(Z.data.map(sigmoid));
    return P;
  }
  for (let i = 0; i < Z.rows; i++) {
    const row = Z.data.subarray(i * Z.columns, (i + 1) * Z.columns);
    const highest = Math.max(...row);
    let total = 0;
    for (const z of row) total += Math.exp(z - highest);
    row.forEach((z, k) => (P.data[i * Z.columns + k] = Math.exp(z - highest) / total));
  }
  return P;
}

/**
 * −Σ log p(true class), from the scores: log(1 + e^−z) for one column (e^z for class 0), log Σ e^z − z of the true class for several.
 * @param Z n × 1 or n × K scores; @param y n class ids
 * @exercise Add up minus the log-probability of each row's true class, straight from the scores.
 * @hint Taking the log of a probability that was rounded to 0 gives Infinity: work with the scores.
 * @hint log(1 + e^z) is max(z, 0) + log1p(e^−|z|). For class 1 z is minus the score.
 */
export function logisticLoss(Z: Matrix, y: ArrayLike<number>): number {
  let loss = 0;
  for (let i = 0; i < Z.rows; i++) {
    if (Z.columns === 1) {
      const margin = y[i] === 1 ? Z.data[i]! : -Z.data[i]!;
      loss += Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
    } else {
      const row = Z.data.subarray(i * Z.columns, (i + 1) * Z.columns);
      const highest = Math.max(...row);
      let total = 0;
      for (const z of row) total += Math.exp(z - highest);
      loss += highest + Math.log(total) - row[y[i]!]!;
    }
  }
  return loss;
}

/**
 * Σ (p − t) x: the derivative of `logisticLoss` by W. A row pulls on a class's coefficients by what it is wrong by.
 * @param X n × d; @param P n × 1 or n × K probabilities; @param y n class ids
 * @returns 1 × d or K × d
 * @exercise Sum each row's features, weighted by how far the probability is from what it should be: 1 for the true class, else 0.
 * @hint With a single column, p is the probability of class 1, and y itself is what it should be.
 */
export function logisticGradient(X: Matrix, P: Matrix, y: ArrayLike<number>): Matrix {
  const gradient = zeros(P.columns, X.columns);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < P.columns; k++) {
      const truth = P.columns === 1 ? y[i]! : Number(y[i] === k);
      const error = P.data[i * P.columns + k]! - truth;
      for (let j = 0; j < X.columns; j++) gradient.data[k * X.columns + j]! += error * X.data[i * X.columns + j]!;
    }
  }
  return gradient;
}

/**
 * The second derivatives of `logisticLoss`: Σ pₖ (1[k = l] − pₗ) x xᵀ for every pair of classes, or Σ p (1 − p) x xᵀ.
 * @param X n × d; @param P n × 1 or n × K probabilities
 * @returns Kd × Kd, symmetric; entry (k d + a, l d + b) is by coefficient a of class k and b of class l
 */
export function logisticHessian(X: Matrix, P: Matrix): Matrix {
  const [K, d] = [P.columns, X.columns];
  if (K === 1) return weightedGram(X, P.data.map((p) => p * (1 - p)));
  const hessian = zeros(K * d, K * d);
  const weights = new Float64Array(X.rows);
  for (let k = 0; k < K; k++) {
    for (let l = k; l < K; l++) {
      for (let i = 0; i < X.rows; i++) {
        const p = P.data[i * K + k]!;
        weights[i] = k === l ? p * (1 - p) : -p * P.data[i * K + l]!;
      }
      addWeightedGram(hessian, X, weights, k * d, l * d);
    }
  }
  for (let a = 0; a < K * d; a++) for (let b = 0; b < a; b++) hessian.data[a * K * d + b] = hessian.data[b * K * d + a]!;
  return hessian;
}

/** Writes Σ weight x xᵀ into the block of `target` that begins at (top, left); all of it, but below the diagonal of `target`. */
function addWeightedGram(target: Matrix, X: Matrix, weights: Float64Array, top: number, left: number): void {
  const d = X.columns;
  for (let i = 0; i < X.rows; i++) {
    const x = X.data.subarray(i * d, (i + 1) * d);
    for (let a = 0; a < d; a++) {
      const scaled = weights[i]! * x[a]!;
      const start = (top + a) * target.columns + left;
      for (let b = top === left ? a : 0; b < d; b++) target.data[start + b]! += scaled * x[b]!;
    }
  }
}
