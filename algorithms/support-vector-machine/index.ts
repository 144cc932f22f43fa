/**
 * The support vector machine: of all boundaries between two classes the one with the widest margin, where every example
 * that comes too near pays for it. Only those that touch the margin or pay, the support vectors, decide where it lies.
 *
 * Objective: ½‖w‖² + C Σ max(0, 1 − yᵢf(xᵢ)), with f(x) = ⟨w, φ(x)⟩ + b: `primalObjective`. It is solved by its dual,
 * `dualObjective`, which knows examples only by kernels K(x, z) = ⟨φ(x), φ(z)⟩, `kernelValue`: maximise
 * Σ αᵢ − ½ Σᵢⱼ αᵢαⱼyᵢyⱼK(xᵢ, xⱼ) subject to 0 ≤ αᵢ ≤ C and Σ yᵢαᵢ = 0, by sequential minimal optimization, `smo`.
 * Cost: between O(n²) and O(n³) kernels' worth of time; a decision costs one kernel a support vector. `shrinking.ts` gives
 * the same model, and is many times faster on thousands of examples.
 * Misleads when features have different scales; when C and γ are not chosen together; when its score is read as a
 * probability (see `platt.ts`); and when classes overlap so much that nearly all examples become support vectors.
 *
 * Sources: C. Cortes and V. Vapnik, "Support-vector networks", Machine Learning 20 (1995); those of the optimization are
 * in `smo.ts`. Names, defaults and signs are scikit-learn's (`SVC`), and the stopping rule is libsvm's.
 */
import { checkColumns } from "../core/check";
import { drain } from "../core/generator";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { checkParams, checkStart, classesOf, costsOf } from "./check";
import { resolveGamma, type KernelName } from "./kernel";
import { pairDecisions, trainPairs, vote, votesAndConfidence, type Model, type PairState, type Solver, type Start, type Training } from "./one-vs-one";
import { dualObjective, interceptOf, smo } from "./smo";

export { gramOf, kernelValue, resolveGamma, type Gram, type Kernel, type KernelName } from "./kernel";
export { pairDecisions, pairsOf, vote, type Model, type Pair, type PairState, type Start } from "./one-vs-one";
export { plattProbability, plattScaling, type Sigmoid } from "./platt";
export {
  canFall, canRise, dualObjective, interceptOf, leastCurvature, primalObjective, residualsOf, selectPair, slacksOf, smo, solvePair, squaredNorm,
  type Examples, type Problem, type SmoOptions, type State, type Step,
} from "./smo";

export interface Params {
  /** What an error costs, against a wide margin: above 0. */
  C: number;
  kernel: KernelName;
  /** Scales the kernel: a number above 0, or a rule (see `resolveGamma`). Without meaning for "linear". */
  gamma: "scale" | "auto" | number;
  /** The power of "poly". */
  degree: number;
  /** What "poly" and "sigmoid" add to the inner product. */
  coef0: number;
  /** Stop when no two examples disagree by as much as this on the intercept: above 0. */
  tol: number;
  /** The most iterations for each pair of classes; −1 leaves it to libsvm's bound, the larger of 10⁷ and 100·n. */
  maxIter: number;
  /** Multiplies C in each class, in the order of their ids; "balanced" is n / (K · the class's count). */
  classWeight: "balanced" | readonly number[] | null;
}

export const defaults: Readonly<Params> = {
  C: 1,
  kernel: "rbf",
  gamma: "scale",
  degree: 3,
  coef0: 0,
  tol: 1e-3,
  maxIter: -1,
  classWeight: null,
};

/** What one iteration shows: where the optimization of one pair of classes stands. */
export interface Frame extends PairState {
  readonly intercept: number;
  /** The dual objective, which never falls. */
  readonly objective: number;
}

/**
 * The story of a fit, iteration by iteration, pair of classes after pair.
 * @param X n × d; @param y n class ids, of two classes at least
 * @param start a model of the same rows (moved, perhaps) to start from, which is near the end already
 * @throws InvalidInput for a table that is empty, ragged or not finite, targets that are not ids or of one class only, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}, start?: Start): Generator<Frame, Model> {
  return yield* framesOf(fitPairs(X, y, params, smo, start));
}

/** Every state with its intercept and objective. */
export function* framesOf(states: Generator<PairState, Model>): Generator<Frame, Model> {
  for (;;) {
    const { done, value } = states.next();
    if (done) return value;
    const { alpha, residuals, problem } = value;
    yield { ...value, intercept: interceptOf(alpha, residuals, problem), objective: dualObjective(alpha, residuals, problem.y) };
  }
}

/** Runs the optimization to its end. See `steps` for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}, start?: Start): Model {
  return drain(fitPairs(X, y, params, smo, start));
}

/** Validates, and trains all pairs with a solver: an engine brings its own. */
export function fitPairs(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>, solve: Solver, start?: Start): Generator<PairState, Model> {
  return trainPairs(trainingOf(toMatrix(X), y, { ...defaults, ...params }, start), solve);
}

/** @throws InvalidInput as `steps` */
export function trainingOf(X: Matrix, y: ArrayLike<number>, params: Params, start: Start | undefined): Training {
  const classes = classesOf(X, y);
  checkParams(params, classes.length);
  if (start) checkStart(start, X, y, classes);
  const { kernel, degree, coef0, tol, maxIter } = params;
  return {
    X,
    y,
    classes,
    costs: costsOf(y, classes, params),
    kernel: { kernel, gamma: resolveGamma(X, params.gamma), degree, coef0 },
    options: { tol, maxIter: maxIter < 0 ? Math.max(1e7, 100 * X.rows) : maxIter },
    start,
  };
}

/** The class of every row of X. @throws InvalidInput if X has other columns than the model */
export function predict(model: Model, X: MatrixLike): Int32Array {
  return classesFor(model, pairDecisions(model, checkedMatrix(model, X)));
}

/** What the pairs decide on. */
export function classesFor({ classes }: Model, { rows, columns, data }: Matrix): Int32Array {
  // Of two classes the later one is positive, as in scikit-learn, and has the ties.
  if (classes.length === 2) return Int32Array.from(data, (decision) => classes[decision >= 0 ? 1 : 0]!);
  return Int32Array.from({ length: rows }, (_, i) => classes[vote(data.subarray(i * columns, (i + 1) * columns), classes.length)]!);
}

/**
 * How far on which side: with two classes n × 1, above 0 for the later class and ±1 on the margin's lines; with more, n × K
 * votes with a fraction that settles ties, as scikit-learn's. What every pair says is `pairDecisions`.
 */
export function decisionFunction(model: Model, X: MatrixLike): Matrix {
  return scoresFor(model, pairDecisions(model, checkedMatrix(model, X)));
}

/** `decisionFunction`, once the pairs have spoken. */
export function scoresFor({ classes }: Model, decisions: Matrix): Matrix {
  return classes.length === 2 ? decisions : votesAndConfidence(decisions, classes.length);
}

/** X as a matrix. @throws InvalidInput if it has other columns than the model */
export function checkedMatrix(model: Model, X: MatrixLike): Matrix {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, model.supportVectors.columns);
  return matrix;
}
