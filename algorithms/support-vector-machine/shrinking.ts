/**
 * The support vector machine, faster, with the model of the reference to its tolerance. Three things are different: rows of the kernel
 * matrix are kept in a bounded cache; one pass over the residuals both updates them and finds the next example; and
 * examples that sit at a bound, and want to stay there, are set aside (shrinking), so that most passes are short. Before
 * it ends, all are brought back and looked at again.
 *
 * The pairs chosen are the reference's, up to rounding and to what shrinking hides for a while.
 * Cost: a pass over the active examples an iteration, and a row of kernels for each example that is ever chosen; up to
 * `cacheBytes` of memory for these rows, in single precision from 5,000 examples on.
 *
 * Source: C.-C. Chang and C.-J. Lin, "LIBSVM: a library for support vector machines", ACM TIST 2 (2011), sections 4 and 5.
 */
import { drain } from "../core/generator";
import type { MatrixLike } from "../core/matrix";
import { fitPairs, framesOf, type Frame, type Params } from "./index";
import type { Model, Start } from "./one-vs-one";
import { solve } from "./shrinking-solver";
import type { Problem, SmoOptions, State } from "./smo";

export { decisionFunction, defaults, predict, type Frame, type Params } from "./index";
export type { Model } from "./one-vs-one";

/** A frame for every pair of classes, once it is solved: what lies between is the reference's story. See `steps` there. */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}, start?: Start): Generator<Frame, Model> {
  return yield* framesOf(fitPairs(X, y, params, solvePair, start));
}

/** The reference's model, to its tolerance. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}, start?: Start): Model {
  return drain(fitPairs(X, y, params, solvePair, start));
}

/** One state, the last. */
function* solvePair(problem: Problem, options: SmoOptions): Generator<State, State> {
  const state = solve(problem, options);
  yield state;
  return state;
}
