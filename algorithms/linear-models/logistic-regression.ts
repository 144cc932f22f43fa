/**
 * Logistic regression: a linear function gives every row its log-odds, and the sigmoid (for several classes the softmax of
 * one linear function each) turns them into probabilities. Far, correctly labelled rows hardly matter: their loss is
 * almost zero already, unlike that of least squares.
 *
 * Objective: C · logisticLoss + penalty, where the loss is a sum over rows and the penalty ½ ‖coef‖² ("l2"), ‖coef‖₁ ("l1"),
 * l1Ratio ‖coef‖₁ + ½ (1 − l1Ratio) ‖coef‖² ("elasticnet") or 0 ("none"): scikit-learn's `LogisticRegression`, with its
 * multinomial loss for more than two classes. The intercept is not penalised.
 * Solved by Newton's method on standardised columns, with coordinate descent inside where there is an l1 part.
 * Cost: O(n·(K·d)²) an iteration, of which about ten are needed, however badly the columns are scaled.
 * Misleads when classes can be separated and nothing is penalised: then there is no best coefficient, each larger one is
 * better, and the probabilities only say how long the solver ran (`separable`); and when columns have different units, for
 * the penalty weighs a coefficient by the unit of its column.
 *
 * Source: T. Hastie, R. Tibshirani and J. Friedman, "The elements of statistical learning", 2nd ed. (2009), section 4.4.
 */
import { checkChoice, checkClassIds, checkInteger, checkReal, checkShare } from "../core/check";
import { InvalidInput } from "../core/errors";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { drain } from "../core/generator";
import type { LinearClassifier } from "./linear-classifier";
import { descendQuickly, isLong, standardizeForEngine } from "./logistic-engine";
import { newton, type Iterate } from "./logistic-newton";
import { inOwnUnits, standardizedProblem, type standardize, type Penalty, type Problem } from "./logistic-problem";
import { isSeparated } from "./separation";

export { decisionFunction, predict, predictProba } from "./linear-classifier";

export interface Params {
  penalty: "l1" | "l2" | "elasticnet" | "none";
  /** The weight of the loss against the penalty, above 0: a small C is a strong penalty. Without a penalty it changes nothing. */
  C: number;
  /** The share of the penalty "elasticnet" that is the lasso's: 0 … 1. */
  l1Ratio: number;
  fitIntercept: boolean;
  /** The most Newton steps. */
  maxIter: number;
  /** Stop when no derivative of the objective, by the coefficients of standardised columns, is larger. */
  tol: number;
}

/** tol is not scikit-learn's 1e-4, for Newton's last steps are so large that to be exact costs one or two of them. */
export const defaults: Readonly<Params> = { penalty: "l2", C: 1, l1Ratio: 0.5, fitIntercept: true, maxIter: 100, tol: 1e-10 };

export interface Model extends LinearClassifier {
  readonly nIter: number;
  /** Whether the objective is at its minimum. False if maxIter ended the descent, and if there is no minimum. */
  readonly converged: boolean;
  /** Nothing is penalised and a linear function separates the classes, so that no coefficients are the best ones. */
  readonly separable: boolean;
  /** What to know about this model, where it is not at a minimum. */
  readonly notice?: string;
}

/** What one Newton step shows. */
export interface Frame extends LinearClassifier {
  /** 0 for the start, where all coefficients are 0. */
  readonly iteration: number;
  readonly objective: number;
  /** The largest derivative of the objective, which is to become 0. */
  readonly violation: number;
}

/**
 * The story of a fit, step by step.
 * @param X n × d; @param y n integer class ids, at least two different ones
 * @throws InvalidInput for a table that is empty, ragged or not finite, for targets that are no class ids, for a single
 * class, and for a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const settings = validate(params);
  const { problem, classes } = prepareClasses(toMatrix(X), y, settings);
  const descent = newton(problem, settings);
  for (;;) {
    const { done, value } = descent.next();
    yield frameOf(problem, classes, value);
    if (done) return modelOf(problem, classes, value, settings);
  }
}

/** The model that `steps` ends with, by a faster engine where the table is long. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  const settings = validate(params);
  const { problem, classes } = prepareClasses(toMatrix(X), y, settings, standardizeForEngine);
  const last = isLong(problem) ? descendQuickly(problem, settings) : drain(newton(problem, settings));
  return modelOf(problem, classes, last, settings);
}

function frameOf(problem: Problem, classes: Int32Array, { W, iteration, objective, violation }: Iterate): Frame {
  return { ...inOwnUnits(problem, W), classes, iteration, objective, violation };
}

function modelOf(problem: Problem, classes: Int32Array, last: Iterate, { maxIter }: Params): Model {
  const unpenalized = problem.l1.every((strength) => strength === 0) && problem.l2.every((strength) => strength === 0);
  const separable = unpenalized && isSeparated(problem, last);
  const model = { ...inOwnUnits(problem, last.W), classes, nIter: last.iteration, converged: last.converged && !separable, separable };
  if (separable) return { ...model, notice: separableNotice };
  return model.converged ? model : { ...model, notice: `maxIter = ${maxIter} ended the descent before the objective was at its minimum` };
}

const separableNotice =
  "a linear function separates the classes, so that without a penalty larger coefficients are always better: " +
  "these are where the solver stopped, not a minimum";

/** The classes of y, in ascending order, and the problem in which they are 0 … K − 1. */
function prepareClasses(
  X: Matrix, y: ArrayLike<number>, settings: Params, standardizeBy?: typeof standardize,
): { problem: Problem; classes: Int32Array } {
  checkClassIds("y", y, { length: X.rows });
  const found: number[] = [];
  for (let i = 0; i < y.length; i++) if (!found.includes(y[i]!)) found.push(y[i]!);
  const classes = Int32Array.from(found).toSorted();
  if (classes.length < 2) throw new InvalidInput(`y must have at least two classes; got only class ${classes[0]}`);
  const targets = new Int32Array(y.length);
  for (let i = 0; i < y.length; i++) targets[i] = classes.indexOf(y[i]!);
  const { C, fitIntercept } = settings;
  const problem = standardizedProblem(X, targets, { nClasses: classes.length, C, penalty: penaltyOf(settings), fitIntercept }, standardizeBy);
  return { problem, classes };
}

function penaltyOf({ penalty, l1Ratio }: Params): Penalty {
  switch (penalty) {
    case "l1": return { l1: 1, l2: 0 };
    case "l2": return { l1: 0, l2: 1 };
    case "elasticnet": return { l1: l1Ratio, l2: 1 - l1Ratio };
    case "none": return { l1: 0, l2: 0 };
  }
}

function validate(params: Partial<Params>): Params {
  const settings = { ...defaults, ...params };
  checkChoice("penalty", settings.penalty, ["l1", "l2", "elasticnet", "none"]);
  checkReal("C", settings.C, { min: 0 });
  if (settings.C === 0) throw new InvalidInput("C must be above 0, or the loss does not count; got 0");
  checkShare("l1Ratio", settings.l1Ratio);
  checkInteger("maxIter", settings.maxIter, { min: 1 });
  checkReal("tol", settings.tol, { min: 0 });
  // Without a penalty C scales the objective and nothing else; at 1, tol is that of the loss.
  return settings.penalty === "none" ? { ...settings, C: 1 } : settings;
}
