/**
 * A score made into a probability: P(class 1 | score f) = 1 / (1 + exp(A·f + B)), with A and B fitted by maximum
 * likelihood to scores of examples that the machine was not trained on.
 *
 * Sources: J. Platt, "Probabilistic outputs for support vector machines", 1999, for the curve and its targets;
 * H.-T. Lin, C.-J. Lin and R. C. Weng, "A note on Platt's probabilistic outputs for support vector machines", Machine
 * Learning 68 (2007), for Newton's method with backtracking.
 */
import { checkClassIds } from "../core/check";
import { InvalidInput } from "../core/errors";

/** P = 1 / (1 + exp(A·f + B)); A is below 0 where higher scores mean class 1. */
export interface Sigmoid {
  readonly A: number;
  readonly B: number;
}

const maxIter = 100;
const smallestStep = 1e-10;
/** Keeps the Hessian invertible where all scores are alike. */
const ridge = 1e-12;

/**
 * @param scores n decision values; @param y n classes, 0 or 1
 * @throws InvalidInput unless there is a finite score for each, and both classes occur
 */
export function plattScaling(scores: ArrayLike<number>, y: ArrayLike<number>): Sigmoid {
  const targets = targetsOf(scores, y);
  const positives = countOf(y, 1);
  let [A, B] = [0, Math.log((y.length - positives + 1) / (positives + 1))];
  let loss = lossOf({ A, B }, scores, targets);

  for (let iteration = 0; iteration < maxIter; iteration++) {
    const { gA, gB, stepA, stepB } = newtonStep({ A, B }, scores, targets);
    if (Math.hypot(gA, gB) < 1e-10 * y.length) break;
    const slope = gA * stepA + gB * stepB;
    let size = 1;
    for (; size >= smallestStep; size /= 2) {
      const next = { A: A + size * stepA, B: B + size * stepB };
      const nextLoss = lossOf(next, scores, targets);
      if (nextLoss >= loss + 1e-4 * size * slope) continue;
      [A, B, loss] = [next.A, next.B, nextLoss];
      break;
    }
    if (size < smallestStep) break;
  }
  return { A, B };
}

/** The probability of class 1 at a score, without overflow. */
export function plattProbability({ A, B }: Sigmoid, score: number): number {
  const z = A * score + B;
  return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
}

/** Not 1 and 0 but a little inside, as if one more example of each class had been seen: Platt's guard against certainty. */
function targetsOf(scores: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  checkClassIds("y", y, { length: scores.length });
  const positives = countOf(y, 1);
  const negatives = countOf(y, 0);
  if (positives + negatives < y.length) throw new InvalidInput("y must be 0 or 1 for every score");
  if (positives === 0 || negatives === 0) throw new InvalidInput(`y must have both classes; got only class ${positives === 0 ? 0 : 1}`);
  const bad = Array.from(scores).findIndex((score) => !Number.isFinite(score));
  if (bad >= 0) throw new InvalidInput(`scores must be finite; got ${scores[bad]} at index ${bad}`);
  return Float64Array.from(y, (label) => (label === 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)));
}

function countOf(y: ArrayLike<number>, label: number): number {
  return Array.from(y).filter((id) => id === label).length;
}

/** −Σ t·log P + (1 − t)·log(1 − P), in the form that never takes the logarithm of 0. */
function lossOf({ A, B }: Sigmoid, scores: ArrayLike<number>, targets: Float64Array): number {
  return targets.reduce((sum, target, i) => {
    const z = A * scores[i]! + B;
    return sum + target * z + Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z)));
  }, 0);
}

function newtonStep(sigmoid: Sigmoid, scores: ArrayLike<number>, targets: Float64Array) {
  let [gA, gB, hAA, hAB, hBB] = [0, 0, ridge, 0, ridge];
  targets.forEach((target, i) => {
    const score = scores[i]!;
    const P = plattProbability(sigmoid, score);
    const [difference, weight] = [target - P, P * (1 - P)];
    gA += score * difference;
    gB += difference;
    hAA += score * score * weight;
    hAB += score * weight;
    hBB += weight;
  });
  const determinant = hAA * hBB - hAB * hAB;
  return { gA, gB, stepA: -(hBB * gA - hAB * gB) / determinant, stepB: -(hAA * gB - hAB * gA) / determinant };
}
