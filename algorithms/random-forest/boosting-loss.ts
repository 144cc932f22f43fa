/**
 * The losses of gradient boosting. A row has one score f for two classes (the log-odds of class 1) or for a real target, and a score a
 * class for more. `nClasses` is 0 for regression.
 *
 * Source: T. Hastie, R. Tibshirani and J. Friedman, "The elements of statistical learning" (2009), table 10.2 and algorithm 10.4.
 */
import { zeros, type Matrix } from "../core/matrix";
import type { Model as Tree } from "../decision-tree";

/** A probability of 0 or 1 has no finite log-odds: no class counts as rarer than this before the first round. */
const rarest = 2 ** -23;

/** The constant scores of least loss: the mean, the log-odds, or the logarithms of the classes' shares. */
export function initialScores(y: ArrayLike<number>, nClasses: number): Float64Array {
  const n = y.length;
  const shares = new Float64Array(Math.max(1, nClasses));
  if (nClasses === 0) {
    for (let i = 0; i < n; i++) shares[0]! += (y[i]! - shares[0]!) / (i + 1);
    return shares;
  }
  for (let i = 0; i < n; i++) shares[y[i]!]! += 1 / n;
  const clipped = shares.map((share) => Math.min(Math.max(share, rarest), 1 - rarest));
  return nClasses === 2 ? Float64Array.of(Math.log(clipped[1]! / (1 - clipped[1]!))) : clipped.map(Math.log);
}

/** The probability of every class: the sigmoid of the one score, or the softmax of the scores. */
export function probabilities(scores: Matrix): Matrix {
  const { rows, columns } = scores;
  const P = zeros(rows, Math.max(2, columns));
  for (let i = 0; i < rows; i++) {
    if (columns === 1) {
      const p = sigmoid(scores.data[i]!);
      P.data.set([1 - p, p], 2 * i);
    } else {
      const sum = logSumExp(scores, i);
      for (let k = 0; k < columns; k++) P.data[i * columns + k] = Math.exp(scores.data[i * columns + k]! - sum);
    }
  }
  return P;
}

/** The mean loss: ½(y − f)², or −log of the probability of the true class. */
export function meanLoss(y: ArrayLike<number>, scores: Matrix, nClasses: number): number {
  const { data, rows: n, columns } = scores;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    if (nClasses === 0) sum += (y[i]! - data[i]!) ** 2 / 2;
    else if (columns === 1) sum += softplus(y[i] === 1 ? -data[i]! : data[i]!);
    else sum += logSumExp(scores, i) - data[i * columns + y[i]!]!;
  }
  return sum / n;
}

/**
 * −∂loss/∂f at every row and score: the residual y − f, or the true class's 1 (the others' 0) less the probability.
 * @returns n × scores
 * @exercise Return what the next tree should learn at every row: how the loss falls fastest as each score changes.
 * @hint Half the squared error, ½(y − f)², falls fastest along its residual: differentiate by f, and turn the sign.
 * @hint With one score for two classes, p = 1 / (1 + e⁻ᶠ) is the probability of class 1; −log of the true class's probability gives y − p.
 * @hint With a score a class, `probabilities(scores)` is the softmax of each row: 1 − p for the true class, −p for the others.
 */
export function negativeGradient(y: ArrayLike<number>, scores: Matrix, nClasses: number): Matrix {
  const K = scores.columns;
  const gradient = zeros(scores.rows, K);
  const P = nClasses > 0 ? probabilities(scores) : null;
  for (let i = 0; i < scores.rows; i++) {
    if (!P) gradient.data[i] = y[i]! - scores.data[i]!;
    else if (K === 1) gradient.data[i] = y[i]! - P.data[2 * i + 1]!;
    else for (let k = 0; k < K; k++) gradient.data[i * K + k] = Number(y[i] === k) - P.data[i * K + k]!;
  }
  return gradient;
}

/**
 * What every leaf of a round's tree should add: the mean residual, or one Newton step, Σ r / Σ |r|(1 − |r|), for classes (with
 * K > 2 times (K − 1)/K). Rows that the round does not learn from have no say.
 * @param leaves the leaf of every row; @param residuals what the tree was fitted to; @param weights 1 for rows that count, else 0
 * @returns nodes × 1; nodes that are no leaf keep what the tree says
 * @exercise Return the tree's values with those of its leaves replaced by the step that lowers the loss most: for classes Σ r / Σ |r|(1 − |r|).
 * @hint A mean residual is right for squared error, and the tree's leaves hold it already: return tree.value where nClasses is 0.
 * @hint The log-loss bends by p(1 − p) at each row, which is |r|(1 − |r|) for a residual r = y − p. Newton's step divides the slope by the bend.
 * @hint Rows of weight 0 took no part in this round: multiply by weights[i]. Where the bends add up to nothing (below 1e-150), add nothing.
 */
export function leafValues(tree: Tree, leaves: Int32Array, residuals: Float64Array, weights: Int32Array, nClasses: number): Matrix {
  if (nClasses === 0) return tree.value;
  const value = { ...tree.value, data: tree.value.data.slice() };
  const [sums, curvatures] = [new Float64Array(value.rows), new Float64Array(value.rows)];
  for (let i = 0; i < leaves.length; i++) {
    const size = Math.abs(residuals[i]!);
    sums[leaves[i]!]! += weights[i]! * residuals[i]!;
    curvatures[leaves[i]!]! += weights[i]! * size * (1 - size);
  }
  const factor = nClasses === 2 ? 1 : (nClasses - 1) / nClasses;
  for (let node = 0; node < value.rows; node++) {
    if (tree.left[node]! >= 0) continue;
    // Every row of such a leaf is said so surely that a step would divide by nothing.
    value.data[node] = curvatures[node]! < 1e-150 ? 0 : (factor * sums[node]!) / curvatures[node]!;
  }
  return value;
}

const sigmoid = (f: number): number => (f >= 0 ? 1 / (1 + Math.exp(-f)) : Math.exp(f) / (1 + Math.exp(f)));

/** log(1 + eᶠ), without overflow. */
const softplus = (f: number): number => Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f)));

/** log Σ eᶠ over the scores of row i, without overflow. */
function logSumExp({ data, columns }: Matrix, i: number): number {
  let largest = -Infinity;
  for (let k = 0; k < columns; k++) largest = Math.max(largest, data[i * columns + k]!);
  let sum = 0;
  for (let k = 0; k < columns; k++) sum += Math.exp(data[i * columns + k]! - largest);
  return largest + Math.log(sum);
}
