/**
 * Gradient boosting: small trees one after the other, each fitted to what is still wrong. The sum of trees is moved like a point in
 * gradient descent: a tree learns the negative gradient of the loss at every row (`negativeGradient`), its leaves are given the value
 * that lowers the loss most (`leafValues`), and a share of it is added (`learningRate`).
 *
 * Objective: the mean loss (`meanLoss`): half the squared error for regression, whose negative gradient is the residual; −log of the
 * true class's probability for classification.
 * Cost: a tree a round and class; a round needs all before it, so that only the search within a tree could be shared out.
 * Misleads: unlike a forest's, its error on new rows rises again with too many rounds: it goes on to learn the noise.
 *
 * Source: J. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001), algorithms 1, 5
 * and 6. Names, defaults and leaf values are scikit-learn's (`GradientBoostingClassifier`, `GradientBoostingRegressor`), whose
 * `loss` is here decided by `task`.
 */
import { checkColumns, checkInteger, checkReal } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { toMatrixWithGaps, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { createRandom } from "../core/random";
import { defaults as treeDefaults, leavesOf, type Model as Tree, type Params as TreeParams } from "../decision-tree";
import { checkedClasses, settingsOf } from "../decision-tree/parameters";
import { grow, presort } from "../decision-tree/presorted";
import { initialScores, leafValues, meanLoss, negativeGradient, probabilities } from "./boosting-loss";
import { addVotes, winner } from "./votes";

export { initialScores, leafValues, meanLoss, negativeGradient, probabilities } from "./boosting-loss";

export interface Params extends Omit<TreeParams, "criterion" | "ccpAlpha"> {
  /** How many rounds: at least 1. */
  nEstimators: number;
  /** The share of every tree that is added: above 0. */
  learningRate: number;
  /** The share of the rows, drawn anew without replacement, that each round learns from: above 0, at most 1. */
  subsample: number;
}

const { criterion: _, ccpAlpha: __, ...ofTrees } = treeDefaults;
export const defaults: Readonly<Params> = { ...ofTrees, maxDepth: 3, nEstimators: 100, learningRate: 0.1, subsample: 1 };

export interface Model {
  readonly task: Params["task"];
  readonly nClasses: number;
  readonly nFeatures: number;
  readonly learningRate: number;
  /** What is said of every row before the first round: one score, or one a class if there are more than two. */
  readonly initial: Float64Array;
  /** By round: a tree for every score. */
  readonly rounds: readonly (readonly Tree[])[];
  /** The mean loss on the training rows after each round. */
  readonly trainLoss: Float64Array;
}

/** What one round changes. */
export interface Frame {
  /** 0 before the first round, then 1, 2, … */
  readonly round: number;
  /** Those of this round; none in round 0. */
  readonly trees: readonly Tree[];
  /** n × scores of the training rows, after this round. */
  readonly scores: Matrix;
  /** n × scores: what the next round will learn. */
  readonly residuals: Matrix;
  readonly loss: number;
}

/**
 * The story of a fit, round by round; returns the model.
 * @param X n × d, NaN where a value is missing; @param y n class ids 0 … K − 1, or n reals for regression
 * @throws InvalidInput for a table or targets that cannot be learnt from, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const matrix = toMatrixWithGaps(X);
  const { nEstimators, learningRate, subsample, ...tree } = { ...defaults, ...params };
  const settings = settingsOf({ ...tree, task: "regression" }, matrix.columns);
  checkRounds({ nEstimators, learningRate, subsample });
  const nClasses = checkedClasses(y, matrix.rows, tree.task);
  if (nClasses === 1) throw new InvalidInput("y must have at least two classes to tell apart; got one");

  const random = createRandom(tree.seed);
  const table = presort(matrix);
  const initial = initialScores(y, nClasses);
  const rounds: (readonly Tree[])[] = [];
  const trainLoss: number[] = [];
  let scores = repeated(initial, matrix.rows);
  let residuals = negativeGradient(y, scores, nClasses);
  yield { round: 0, trees: [], scores, residuals, loss: meanLoss(y, scores, nClasses) };

  for (let round = 1; round <= nEstimators; round++) {
    const weights = drawRows(matrix.rows, subsample, random);
    const trees = Array.from(initial, (_score, k) => {
      const wanted = column(residuals, k);
      const shape = grow(table, { y: wanted, nClasses: 0 }, { ...settings, seed: random.fork() }, weights);
      return { ...shape, value: leafValues(shape, leavesOf(shape, matrix), wanted, weights, nClasses) };
    });
    scores = added(scores, trees, matrix, learningRate);
    residuals = negativeGradient(y, scores, nClasses);
    const loss = meanLoss(y, scores, nClasses);
    rounds.push(trees);
    trainLoss.push(loss);
    yield { round, trees, scores, residuals, loss };
  }
  return { task: tree.task, nClasses, nFeatures: matrix.columns, learningRate, initial, rounds, trainLoss: Float64Array.from(trainLoss) };
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

/**
 * The scores of every row of X after each round, the initial ones first: how a model that stopped there would decide.
 * @returns n × scores, each a matrix of its own
 */
export function* stagedDecisionFunction(model: Model, X: MatrixLike): Generator<Matrix, void, void> {
  const matrix = toMatrixWithGaps(X);
  checkColumns(matrix.columns, model.nFeatures);
  let scores = repeated(model.initial, matrix.rows);
  yield scores;
  for (const trees of model.rounds) yield (scores = added(scores, trees, matrix, model.learningRate));
}

/** n × 1 log-odds or values, or n × K scores: what all rounds add up to. */
export function decisionFunction(model: Model, X: MatrixLike): Matrix {
  let last: Matrix | undefined;
  for (const scores of stagedDecisionFunction(model, X)) last = scores;
  return last!;
}

/** n × K. @throws InvalidInput for regression */
export function predictProba(model: Model, X: MatrixLike): Matrix {
  if (model.task === "regression") throw new InvalidInput('predictProba needs task "classification"; the model was fitted for "regression"');
  return probabilities(decisionFunction(model, X));
}

/** The most probable class of every row (ties: the lowest id), or its value. */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  if (model.task === "regression") return decisionFunction(model, X).data;
  const P = predictProba(model, X);
  return Int32Array.from({ length: P.rows }, (_row, i) => winner(P, i));
}

function checkRounds({ nEstimators, learningRate, subsample }: Pick<Params, "nEstimators" | "learningRate" | "subsample">): void {
  checkInteger("nEstimators", nEstimators, { min: 1 });
  checkReal("learningRate", learningRate, { min: 0 });
  if (learningRate === 0) throw new InvalidInput("learningRate must be above 0; got 0");
  if (!(subsample > 0 && subsample <= 1)) throw new InvalidInput(`subsample must be a share above 0 and at most 1; got ${subsample}`);
}

function drawRows(n: number, subsample: number, random: ReturnType<typeof createRandom>): Int32Array {
  if (subsample === 1) return new Int32Array(n).fill(1);
  const weights = new Int32Array(n);
  for (const row of random.permutation(n).subarray(0, Math.max(1, Math.floor(subsample * n)))) weights[row] = 1;
  return weights;
}

/** The scores, each moved by the learning rate's share of its tree. */
function added(scores: Matrix, trees: readonly Tree[], X: Matrix, learningRate: number): Matrix {
  const moved = { ...scores, data: scores.data.slice() };
  trees.forEach((tree, k) => {
    const step = zeros(X.rows, 1);
    addVotes(tree, X, step);
    for (let i = 0; i < X.rows; i++) moved.data[i * scores.columns + k]! += learningRate * step.data[i]!;
  });
  return moved;
}

function repeated(values: Float64Array, n: number): Matrix {
  const matrix = zeros(n, values.length);
  for (let i = 0; i < n; i++) matrix.data.set(values, i * values.length);
  return matrix;
}

const column = ({ data, rows, columns }: Matrix, k: number): Float64Array => Float64Array.from({ length: rows }, (_row, i) => data[i * columns + k]!);
