/**
 * k-nearest neighbours: to answer for a new point, look up the k training points that are nearest to it; a class is what
 * most of them are, a value is their mean. Nothing is fitted: the model is the training data, and the work is in `predict`.
 *
 * There is no objective. The answer is made of the `distance` to each row, the `nearest` rows, `neighborWeights`, and
 * `votes` with a `winner`, or a `weightedMean`.
 * Cost: O(n·d) a query by brute force; O(log n) on average with a k-d tree, as long as there are few columns.
 * Misleads when columns have different scales, when many columns say nothing (all distances then become alike), and when
 * k is so small that it follows noise or so large that it forgets the neighbourhood. It cannot extrapolate.
 *
 * Source: E. Fix and J. L. Hodges, "Discriminatory analysis, nonparametric discrimination" (1951); T. M. Cover and
 * P. E. Hart, "Nearest neighbor pattern classification", IEEE Trans. Information Theory 13 (1967). Defaults are
 * scikit-learn's (`KNeighborsClassifier`, `KNeighborsRegressor`).
 *
 * Ties: of two classes with equal votes the lower id wins, as in scikit-learn. Of two rows at equal distance the one that
 * comes first in X is nearer; scikit-learn leaves that open, and its engines differ. Here all engines agree.
 */
import { checkChoice, checkColumns, checkInteger, checkTargets } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { copy, toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { chooseEngine, search, type Engine } from "./engines";
import { growTree, type Cut, type KdTree } from "./kd-tree";
import { measureOf, type Measure, type Metric } from "./measure";
import { neighborWeights, votes, weightedMean, winner, type Weights } from "./vote";

export { boxDistance } from "./kd-tree";
export { distance } from "./measure";
export { nearest } from "./nearest";
export { neighborWeights, votes, weightedMean, winner } from "./vote";

export interface Params {
  /** Whether y is class ids 0 … K − 1, or real numbers. */
  task: "classification" | "regression";
  /** k: 1 … n. */
  nNeighbors: number;
  /** How much each neighbour counts: all alike, or in inverse proportion to its distance. */
  weights: Weights;
  metric: Metric;
  /** The power of "minkowski", at least 1: 1 is Manhattan, 2 is euclidean, Infinity is Chebyshev. */
  p: number;
  /** How neighbours are looked up; the answers are the same. "auto" takes what is faster for so many rows and columns. */
  algorithm: "auto" | Engine;
}

export const defaults: Readonly<Params> = {
  task: "classification",
  nNeighbors: 5,
  weights: "uniform",
  metric: "minkowski",
  p: 2,
  algorithm: "auto",
};

export interface Model extends Pick<Params, "task" | "nNeighbors" | "weights"> {
  readonly measure: Measure;
  /** A copy of the training rows: n × d. */
  readonly X: Matrix;
  readonly y: Int32Array | Float64Array;
  /** K, one more than the largest class id; 0 for regression. */
  readonly nClasses: number;
  /** Null for brute force. */
  readonly tree: KdTree | null;
}

/** Fitting stores the rows; with a k-d tree it also cuts them up, and each node of the tree is a frame. */
export type Frame = { readonly phase: "store" } | Cut;

/**
 * The story of a fit.
 * @param X n × d; @param y n class ids, or n real numbers
 * @throws InvalidInput for a table that is empty, ragged or not finite, targets that do not fit, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const rows = copy(toMatrix(X));
  const { task, nNeighbors, weights, metric, p, algorithm } = { ...defaults, ...params };
  checkChoice("task", task, ["classification", "regression"]);
  checkChoice("weights", weights, ["uniform", "distance"]);
  checkChoice("algorithm", algorithm, ["auto", "brute", "kd-tree"]);
  checkInteger("nNeighbors", nNeighbors, { min: 1, max: rows.rows, bounds: "1..n", context: `n = ${rows.rows}` });
  const measure = measureOf(metric, p);
  const targets = task === "regression" ? realTargets(y, rows.rows) : classIds(y, rows.rows);
  const nClasses = targets instanceof Int32Array ? 1 + targets.reduce((largest, id) => Math.max(largest, id), 0) : 0;

  yield { phase: "store" };
  const engine = algorithm === "auto" ? chooseEngine(rows, measure) : algorithm;
  const tree = engine === "brute" ? null : yield* growTree(rows);
  return { task, nNeighbors, weights, measure, X: rows, y: targets, nClasses, tree };
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

export interface Neighbors {
  /** How many there are of each query: its neighbours are entries i·k … i·k + k − 1, nearest first. */
  readonly nNeighbors: number;
  /** Row numbers of the training data. */
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/**
 * The nearest training rows of every row of X.
 * @param X m × d; @param nNeighbors the model's own number, unless it is told here
 * @throws InvalidInput if X has other columns
 */
export function neighbors(model: Model, X: MatrixLike, nNeighbors = model.nNeighbors): Neighbors {
  return { nNeighbors, ...search(model, checkedQueries(model, X, nNeighbors), nNeighbors) };
}

/** X as a matrix. @throws InvalidInput as `neighbors` */
export function checkedQueries(model: Model, X: MatrixLike, nNeighbors: number): Matrix {
  const queries = toMatrix(X);
  checkColumns(queries.columns, model.X.columns);
  checkInteger("nNeighbors", nNeighbors, { min: 1, max: model.X.rows, bounds: "1..n", context: `n = ${model.X.rows}` });
  return queries;
}

/** The class with the most votes for every row of X, or the mean of its neighbours' values. @throws InvalidInput as `neighbors` */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  return answersOf(model, neighbors(model, X));
}

/** What the neighbours say. */
export function answersOf(model: Model, found: Neighbors): Int32Array | Float64Array {
  const count = found.indices.length / found.nNeighbors;
  const predicted = model.task === "regression" ? new Float64Array(count) : new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const { values, weights } = neighborhood(model, found, i);
    predicted[i] = model.task === "regression" ? weightedMean(values, weights) : winner(votes(values, weights, model.nClasses));
  }
  return predicted;
}

/** The share of the votes that each class has, for every row of X: m × K. @throws InvalidInput as `neighbors`, or for regression */
export function predictProba(model: Model, X: MatrixLike): Matrix {
  checkClasses(model);
  return sharesOf(model, neighbors(model, X));
}

/** @throws InvalidInput for regression */
export function checkClasses({ task }: Model): void {
  if (task === "regression") throw new InvalidInput("predictProba needs a model of classes; got one for regression");
}

/** The share of the neighbours' votes that each class has. */
export function sharesOf(model: Model, found: Neighbors): Matrix {
  const shares = zeros(found.indices.length / found.nNeighbors, model.nClasses);
  for (let i = 0; i < shares.rows; i++) {
    const { values, weights } = neighborhood(model, found, i);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    shares.data.set(votes(values, weights, model.nClasses).map((sum) => sum / total), i * model.nClasses);
  }
  return shares;
}

/** The targets and weights of the neighbours of query i. */
function neighborhood({ y, weights }: Model, { nNeighbors, indices, distances }: Neighbors, i: number) {
  const [from, to] = [i * nNeighbors, (i + 1) * nNeighbors];
  const values = Float64Array.from(indices.subarray(from, to), (row) => y[row]!);
  return { values, weights: neighborWeights(distances.subarray(from, to), weights) };
}

function realTargets(y: ArrayLike<number>, n: number): Float64Array {
  checkTargets(y, n);
  return Float64Array.from(y);
}

function classIds(y: ArrayLike<number>, n: number): Int32Array {
  if (y.length !== n) throw new InvalidInput(`y must have one class id for each of the ${n} rows; got ${y.length}`);
  for (let i = 0; i < n; i++) {
    if (!Number.isInteger(y[i]) || y[i]! < 0) throw new InvalidInput(`y must be class ids 0, 1, 2, …; got ${y[i]} at index ${i}`);
  }
  return Int32Array.from(y);
}
