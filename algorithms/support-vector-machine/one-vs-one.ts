/**
 * From two classes to many: a machine for every pair of classes, trained on their examples alone, and a vote. Every
 * verb of the module trains through `trainPairs`, with a solver of its own.
 *
 * Source: C.-C. Chang and C.-J. Lin, "LIBSVM: a library for support vector machines", ACM TIST 2 (2011), section 7. The
 * order and signs of what a model holds are scikit-learn's.
 */
import { takeRows, zeros, type Matrix } from "../core/matrix";
import { kernelValue, type Kernel } from "./kernel";
import { interceptOf, type Problem, type SmoOptions, type State } from "./smo";

export interface Model extends Kernel {
  /** The ids of the classes, ascending. */
  readonly classes: Int32Array;
  /** Row numbers of the training examples that matter, class by class. */
  readonly support: Int32Array;
  /** Those rows. */
  readonly supportVectors: Matrix;
  /** How many of them are of each class. */
  readonly nSupport: Int32Array;
  /**
   * yα of every support vector, (K − 1) × their number. With more than two classes, one of class c has its values against
   * the other classes in ascending order, and counts as positive against the later ones.
   */
  readonly dualCoef: Matrix;
  /** One for each pair of classes: (0, 1), (0, 2), …, (1, 2), … */
  readonly intercept: Float64Array;
  /** Iterations for each pair. */
  readonly nIter: Int32Array;
  /** Whether every pair came to the tolerance, rather than to maxIter. */
  readonly converged: boolean;
}

/** As much of a model as another optimization can start from. */
export type Start = Pick<Model, "classes" | "support" | "nSupport" | "dualCoef">;

/** The examples of two classes: row numbers of the whole table, those of the first class before those of the second. */
export interface Pair {
  /** Positions in `classes`. The first counts as +1, the second as −1. */
  readonly first: number;
  readonly second: number;
  readonly rows: Int32Array;
}

export interface PairState extends State {
  readonly pair: Pair;
  readonly problem: Problem;
}

export type Solver = (problem: Problem, options: SmoOptions, pair: Pair) => Generator<State, State>;

export interface Training {
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
  readonly classes: Int32Array;
  /** What an error costs in each class. */
  readonly costs: Float64Array;
  readonly kernel: Kernel;
  readonly options: Omit<SmoOptions, "alpha" | "K">;
  /** A model of the same rows to start from. */
  readonly start: Start | undefined;
}

/** All pairs of 0 … nClasses − 1 in order. */
export function pairsOf(nClasses: number): readonly (readonly [first: number, second: number])[] {
  const pairs: [number, number][] = [];
  for (let first = 0; first < nClasses; first++) {
    for (let second = first + 1; second < nClasses; second++) pairs.push([first, second]);
  }
  return pairs;
}

/** Solves pair after pair, and puts the model together. */
export function* trainPairs(training: Training, solve: Solver): Generator<PairState, Model> {
  const solved: PairState[] = [];
  for (const [first, second] of pairsOf(training.classes.length)) {
    const pair = { first, second, rows: rowsOf(training, first, second) };
    const problem = problemOf(training, pair);
    const states = solve(problem, { ...training.options, alpha: startOf(training, pair, problem) }, pair);
    for (;;) {
      const { done, value } = states.next();
      if (done) {
        solved.push({ ...value, pair, problem });
        break;
      }
      yield { ...value, pair, problem };
    }
  }
  return assemble(training, solved);
}

function rowsOf({ y, classes }: Training, first: number, second: number): Int32Array {
  const [ofFirst, ofSecond]: [number[], number[]] = [[], []];
  for (let i = 0; i < y.length; i++) {
    if (y[i] === classes[first]) ofFirst.push(i);
    else if (y[i] === classes[second]) ofSecond.push(i);
  }
  return Int32Array.from([...ofFirst, ...ofSecond]);
}

function problemOf({ X, y, classes, costs, kernel }: Training, { first, second, rows }: Pair): Problem {
  const isFirst = (row: number): boolean => y[row] === classes[first];
  return {
    X: takeRows(X, rows),
    y: Float64Array.from(rows, (row) => (isFirst(row) ? 1 : -1)),
    C: Float64Array.from(rows, (row) => (isFirst(row) ? costs[first]! : costs[second]!)),
    kernel,
  };
}

/** The multipliers of a model for one pair, made smaller together where an error costs less than it did. */
function startOf({ start, y, classes }: Training, { first, second, rows }: Pair, { C }: Problem): Float64Array | undefined {
  if (!start) return undefined;
  const alphas = new Float64Array(y.length);
  const nSupport = start.support.length;
  start.support.forEach((row, s) => {
    const other = y[row] === classes[first] ? second - 1 : first;
    alphas[row] = Math.abs(start.dualCoef.data[other * nSupport + s]!);
  });
  const alpha = Float64Array.from(rows, (row) => alphas[row]!);
  const excess = alpha.reduce((most, value, t) => Math.max(most, value / C[t]!), 1);
  return excess === 1 ? alpha : alpha.map((value) => value / excess);
}

function assemble({ X, y, classes, kernel, options }: Training, solved: readonly PairState[]): Model {
  const matters = new Uint8Array(X.rows);
  for (const { alpha, pair } of solved) pair.rows.forEach((row, t) => (matters[row] ||= Number(alpha[t]! > 0)));
  const ofClass = Array.from(classes, (id) => Array.from(matters.keys()).filter((row) => matters[row] === 1 && y[row] === id));
  const support = Int32Array.from(ofClass.flat());
  const position = new Map(Array.from(support, (row, s) => [row, s]));
  const dualCoef = zeros(classes.length - 1, support.length);
  // scikit-learn turns the signs of two classes around, so that the later one is the positive one.
  const sign = classes.length === 2 ? -1 : 1;

  for (const { alpha, pair: { first, second, rows }, problem } of solved) {
    rows.forEach((row, t) => {
      if (alpha[t] === 0) return;
      const other = problem.y[t]! > 0 ? second - 1 : first;
      dualCoef.data[other * support.length + position.get(row)!] = sign * problem.y[t]! * alpha[t]!;
    });
  }
  return {
    ...kernel,
    classes,
    support,
    supportVectors: takeRows(X, support),
    nSupport: Int32Array.from(ofClass, (rows) => rows.length),
    dualCoef,
    intercept: Float64Array.from(solved, ({ alpha, residuals, problem }) => sign * interceptOf(alpha, residuals, problem)),
    nIter: Int32Array.from(solved, ({ iteration }) => iteration),
    converged: solved.every(({ violation }) => violation < options.tol),
  };
}

/**
 * What the machine of every pair says of every row: n × K(K − 1)/2 values Σᵢ yᵢαᵢK(xᵢ, x) + b, positive for the first class of
 * the pair; with two classes alone, for the second.
 */
export function pairDecisions(model: Model, X: Matrix): Matrix {
  const { classes, intercept } = model;
  const decisions = zeros(X.rows, intercept.length);
  const ranges = rangesOf(model);
  const terms = new Float64Array(model.support.length);
  for (let i = 0; i < X.rows; i++) {
    for (let s = 0; s < terms.length; s++) terms[s] = kernelValue(model.supportVectors, s, X, i, model);
    pairsOf(classes.length).forEach(([first, second], pair) => {
      const value = weighted(model, terms, ranges[first]!, second - 1) + weighted(model, terms, ranges[second]!, first);
      decisions.data[i * intercept.length + pair] = value + intercept[pair]!;
    });
  }
  return decisions;
}

function weighted({ dualCoef: { data, columns } }: Model, terms: Float64Array, [from, to]: readonly [number, number], against: number): number {
  let sum = 0;
  for (let s = from; s < to; s++) sum += data[against * columns + s]! * terms[s]!;
  return sum;
}

/** What `pairDecisions` multiplies the kernels of the support vectors by: one row for each of them, one column for each pair. */
export function pairCoefficients(model: Model): Matrix {
  const { classes, intercept, support, dualCoef } = model;
  const coefficients = zeros(support.length, intercept.length);
  const ranges = rangesOf(model);
  pairsOf(classes.length).forEach(([first, second], pair) => {
    for (const [k, against] of [[first, second - 1], [second, first]] as const) {
      const [from, to] = ranges[k]!;
      for (let s = from; s < to; s++) coefficients.data[s * intercept.length + pair] = dualCoef.data[against * support.length + s]!;
    }
  });
  return coefficients;
}

/** Which support vectors are of each class: from, and up to. */
function rangesOf({ nSupport }: Model): readonly (readonly [from: number, to: number])[] {
  let from = 0;
  return Array.from(nSupport, (count) => [from, (from += count)] as const);
}

/**
 * The class for which most pairs vote; ties go to the lowest. A pair votes for its first class where its decision is
 * above 0, otherwise for its second.
 * @param decisions K(K − 1)/2 values, in the order of `pairsOf(nClasses)`
 * @returns 0 … nClasses − 1
 * @exercise Let every pair of classes vote, and count.
 * @hint The pairs come as (0, 1), (0, 2), …, (1, 2), …: each class meets every other once.
 * @hint A decision of exactly 0 is a vote for the second.
 */
export function vote(decisions: ArrayLike<number>, nClasses: number): number {
  const votes = new Int32Array(nClasses);
  pairsOf(nClasses).forEach(([first, second], pair) => votes[decisions[pair]! > 0 ? first : second]!++);
  return votes.indexOf(Math.max(...votes));
}

/** Votes for each class, with the sum of its decisions as a fraction that settles ties: scikit-learn's "ovr" shape. */
export function votesAndConfidence(decisions: Matrix, nClasses: number): Matrix {
  const scores = zeros(decisions.rows, nClasses);
  const confidence = new Float64Array(nClasses);
  for (let i = 0; i < decisions.rows; i++) {
    const votes = scores.data.subarray(i * nClasses, (i + 1) * nClasses);
    confidence.fill(0);
    pairsOf(nClasses).forEach(([first, second], pair) => {
      const decision = decisions.data[i * decisions.columns + pair]!;
      confidence[first]! += decision;
      confidence[second]! -= decision;
      votes[decision >= 0 ? first : second]!++;
    });
    for (let k = 0; k < nClasses; k++) votes[k]! += confidence[k]! / (3 * (Math.abs(confidence[k]!) + 1));
  }
  return scores;
}
