/**
 * Newton's method: again and again, minimise the second-order picture of the loss plus the penalty itself, and go towards
 * that minimum as far as the objective falls.
 *
 * Without l1 that minimum solves one linear system; this is iteratively reweighted least squares. With l1 it is found by
 * coordinate descent, as in J. H. Friedman, T. Hastie and R. Tibshirani, "Regularization paths for generalized linear
 * models via coordinate descent", J. Statistical Software 33 (2010), section 3; the search along the step is that of
 * G.-X. Yuan, C.-H. Ho and C.-J. Lin, "An improved GLMNET for l1-regularized logistic regression", JMLR 13 (2012), section 2.
 */
import { zeros, type Matrix } from "../core/matrix";
import { logisticGradient, logisticHessian, probabilities, scores } from "./logistic-loss";
import { objective, penaltyOf, violation, type Problem } from "./logistic-problem";
import { minimizeQuadratic } from "./logistic-quadratic";

/** Where a descent is. */
export interface Iterate {
  /** outputs × columns, in standardised units. */
  readonly W: Matrix;
  readonly iteration: number;
  readonly objective: number;
  readonly violation: number;
  /** Whether it ends here because it cannot get better, rather than because no further iteration is allowed. */
  readonly converged: boolean;
  /** The step that led here; none did at the start. */
  readonly direction: Matrix | undefined;
}

export interface Limits {
  readonly maxIter: number;
  readonly tol: number;
}

/** From zero or another start, one Newton step after another until the violation is at most tol, or no step lowers the objective. */
export function* newton(problem: Problem, { maxIter, tol }: Limits, start?: Matrix): Generator<Iterate, Iterate> {
  let W = start ?? zeros(problem.outputs, problem.X.columns);
  let direction: Matrix | undefined;
  for (let iteration = 0; ; iteration++) {
    const P = probabilities(scores(problem.X, W));
    const gradient = times(logisticGradient(problem.X, P, problem.y), problem.C);
    const state = { W, iteration, objective: objective(problem, W), violation: violation(problem, W, gradient), direction };
    if (state.violation <= tol) return { ...state, converged: true };
    if (iteration === maxIter) return { ...state, converged: false };
    yield { ...state, converged: false };

    const hessian = times(logisticHessian(problem.X, P), problem.C);
    const target = minimizeQuadratic(problem, W, gradient, hessian);
    const next = lineSearch(problem, W, target, gradient) ?? lastStep(problem, target, state.violation);
    if (!next) return { ...state, converged: true };
    direction = { ...W, data: next.data.map((w, entry) => w - W.data[entry]!) };
    W = next;
  }
}

/**
 * The farthest of W + t (target − W), t = 1, ½, ¼, …, where the objective falls by at least a ten-thousandth of what the
 * slope promises (Armijo's rule). Undefined if rounding lets it fall nowhere.
 */
function lineSearch(problem: Problem, W: Matrix, target: Matrix, gradient: Matrix): Matrix | undefined {
  const before = objective(problem, W);
  let promised = penaltyOf(problem, target) - penaltyOf(problem, W);
  W.data.forEach((w, entry) => (promised += gradient.data[entry]! * (target.data[entry]! - w)));
  if (!(promised < 0)) return undefined;
  for (let t = 1; t > 1e-10; t /= 2) {
    const candidate = { ...W, data: W.data.map((w, entry) => (t === 1 ? target.data[entry]! : w + t * (target.data[entry]! - w))) };
    const after = objective(problem, candidate);
    if (after <= before + 1e-4 * t * promised && after < before) return candidate;
  }
  return undefined;
}

/** So near to the minimum that the objective's last digit hides it, the slope still tells: a step is good if it halves that. */
function lastStep(problem: Problem, target: Matrix, before: number): Matrix | undefined {
  const P = probabilities(scores(problem.X, target));
  return violation(problem, target, times(logisticGradient(problem.X, P, problem.y), problem.C)) <= before / 2 ? target : undefined;
}

function times(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, data: matrix.data.map((value) => value * factor) };
}
