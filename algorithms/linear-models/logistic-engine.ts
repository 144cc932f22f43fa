/**
 * Logistic regression of two classes on long tables, faster, to the minimum that Newton's method finds.
 *
 * - A few rows drawn at random give nearly the same minimum and curvature for a fraction of the cost: descend on these first.
 * - Near the minimum one curvature of all rows does for all further steps, corrected by what each of them shows of it, so
 *   that an iteration only costs the loss and its slope, 2·n·d, instead of n·d²/2 (`logistic-curvature.ts`).
 * - Where a sample tells too little (a class of very few rows), Newton's method over all rows goes on from where this ends.
 *
 * Source: J. D. Lee, Y. Sun and M. A. Saunders, "Proximal Newton-type methods for minimizing composite functions", SIAM J.
 * Optimization 24 (2014).
 */
import { drain } from "../core/generator";
import { takeRows, zeros, type Matrix } from "../core/matrix";
import { createRandom } from "../core/random";
import { createPicture, type Picture } from "./logistic-curvature";
import { createEvaluator, type Evaluation, type Evaluator } from "./logistic-evaluation";
import { newton, type Iterate, type Limits } from "./logistic-newton";
import { penaltyOf, standardize, type Problem } from "./logistic-problem";
import { standardizeQuickly } from "./standardize-engine";

/** Rows that a sample has for each column. */
const rowsPerColumn = 20;
/** A table is long if it has so many times the rows of a sample. */
const leastTimes = 4;
/** Iterations on the sample, at most: its minimum is none of the whole, and need not be found exactly. */
const sampleIterations = 6;
/** Iterations over all rows by the sample's curvature: with a start so rough, that of all rows would be out of date at once. */
const bySample = 3;
/** Beyond these Newton's method, which needs fewer, is the cheaper way. */
const mostIterations = 30;

const isLongTable = (rows: number, columns: number): boolean => rows >= leastTimes * rowsPerColumn * columns;

/** Whether this engine pays. */
export const isLong = ({ X, outputs }: Problem): boolean => outputs === 1 && isLongTable(X.rows, X.columns);

/** Standardises a table so that this engine need not copy it, if it is long. */
export const standardizeForEngine: typeof standardize = (X, hasIntercept) =>
  (isLongTable(X.rows, X.columns + Number(hasIntercept)) ? standardizeQuickly : standardize)(X, hasIntercept);

/** Ends where `newton` does, up to tol. */
export function descendQuickly(problem: Problem, { maxIter, tol }: Limits): Iterate {
  const all = createEvaluator(problem);
  const { W, picture: first } = fromSample(problem);
  let [at, picture] = [all.evaluate(W), first];
  let direction: Matrix | undefined;
  let iteration = 0;
  for (; iteration < Math.min(mostIterations, maxIter); iteration++) {
    if (at.violation <= tol) return { ...at, iteration, direction, converged: true };
    if (!picture || iteration === bySample) picture = createPicture(problem, all.hessian());
    const next = picture && search(problem, all, at, picture.lowest(at));
    if (!next) break;
    direction = difference(next.W, at.W);
    picture!.learn(direction.data, difference(next.gradient, at.gradient).data);
    at = next;
  }
  const last = drain(newton(problem, { maxIter: maxIter - iteration, tol }, at.W));
  return { ...last, iteration: last.iteration + iteration, direction: last.direction ?? direction };
}

/** The minimum of a sample of the rows, nearly, by Newton's method, and the picture that the sample has of the objective there. */
function fromSample(problem: Problem): { W: Matrix; picture: Picture | undefined } {
  const { X, y, C } = problem;
  const size = rowsPerColumn * X.columns;
  const random = createRandom(1);
  const rows = Int32Array.from({ length: size }, () => random.integer(X.rows));
  const sample = { ...problem, X: takeRows(X, rows), y: Int32Array.from(rows, (i) => y[i]!), C: (C * X.rows) / size };
  const some = createEvaluator(sample);
  // The loss of a sample is lower at its own minimum than at that of all rows, by about a half for each coefficient: a step
  // that gains no more follows chance.
  const chance = (sample.C * X.columns) / 2;
  let at = some.evaluate(zeros(1, X.columns));
  let picture = createPicture(sample, some.hessian());
  for (let iteration = 0; picture && iteration < sampleIterations; iteration++) {
    const next = search(sample, some, at, picture.lowest(at));
    if (!next) break;
    const gained = at.objective - next.objective;
    at = next;
    picture = createPicture(sample, some.hessian());
    if (gained <= chance) break;
  }
  return { W: at.W, picture };
}

/** The farthest of the way to the target, halved and halved again, where the objective or at least the violation falls. */
function search(problem: Problem, { evaluate }: Evaluator, from: Evaluation, target: Matrix): Evaluation | undefined {
  const step = difference(target, from.W).data;
  let promised = penaltyOf(problem, target) - penaltyOf(problem, from.W);
  step.forEach((change, entry) => (promised += from.gradient.data[entry]! * change));
  for (let t = 1; t > 1e-3; t /= 2) {
    const W = t === 1 ? target : { ...target, data: from.W.data.map((w, entry) => w + t * step[entry]!) };
    const found = evaluate(W);
    if (found.objective <= from.objective + 1e-4 * t * promised && found.objective < from.objective) return found;
    if (t === 1 && found.violation <= from.violation / 2) return found;
  }
  return undefined;
}

const difference = (after: Matrix, { data: before }: Matrix): Matrix => ({ ...after, data: after.data.map((value, entry) => value - before[entry]!) });
