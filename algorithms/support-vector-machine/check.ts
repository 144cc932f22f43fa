/** What a machine can be trained on, and how: guards at the door. */
import { checkChoice, checkClassIds, checkInteger, checkReal } from "../core/check";
import { InvalidInput } from "../core/errors";
import type { Matrix } from "../core/matrix";
import type { Params } from "./index";
import type { Start } from "./one-vs-one";

/** The ids that occur, ascending. @throws InvalidInput unless y has an integer id for every row, of two classes at least */
export function classesOf(X: Matrix, y: ArrayLike<number>): Int32Array {
  checkClassIds("y", y, { length: X.rows });
  const classes = Int32Array.from(new Set(Array.from(y))).toSorted();
  if (classes.length < 2) throw new InvalidInput(`y must have at least two classes; got only class ${classes[0]}`);
  return classes;
}

const kernels = ["linear", "poly", "rbf", "sigmoid"] as const;

/** @throws InvalidInput naming the first hyper-parameter that is out of range */
export function checkParams({ C, kernel, gamma, degree, coef0, tol, maxIter, classWeight }: Params, nClasses: number): void {
  checkPositive("C", C);
  checkPositive("tol", tol);
  checkChoice("kernel", kernel, kernels);
  if (gamma !== "scale" && gamma !== "auto") {
    if (typeof gamma !== "number") throw new InvalidInput(`gamma must be "scale", "auto" or a number; got ${JSON.stringify(gamma)}`);
    checkPositive("gamma", gamma);
  }
  checkInteger("degree", degree, { min: 0 });
  checkReal("coef0", coef0, { min: -Infinity });
  checkInteger("maxIter", maxIter, { min: -1 });
  if (classWeight === null || classWeight === "balanced") return;
  if (!Array.isArray(classWeight)) throw new InvalidInput(`classWeight must be "balanced", null or a list of numbers; got ${JSON.stringify(classWeight)}`);
  if (classWeight.length !== nClasses) throw new InvalidInput(`classWeight must have one number for each of the ${nClasses} classes; got ${classWeight.length}`);
  classWeight.forEach((weight: number, k) => checkPositive(`classWeight[${k}]`, weight));
}

function checkPositive(name: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new InvalidInput(`${name} must be a finite number above 0; got ${value}`);
}

/** C in each class. */
export function costsOf(y: ArrayLike<number>, classes: Int32Array, { C, classWeight }: Params): Float64Array {
  const counts = Array.from(classes, (id) => Array.from(y).filter((label) => label === id).length);
  return Float64Array.from(counts, (count, k) => {
    if (classWeight === null) return C;
    return C * (classWeight === "balanced" ? y.length / (classes.length * count) : classWeight[k]!);
  });
}

/** @throws InvalidInput unless the model could be one of these rows and classes */
export function checkStart({ classes, support, nSupport }: Start, X: Matrix, y: ArrayLike<number>, expected: Int32Array): void {
  const isSame = classes.length === expected.length && classes.every((id, k) => id === expected[k]);
  if (!isSame) throw new InvalidInput(`start must be of the classes ${expected.join(", ")}; got ${classes.join(", ")}`);
  const ids = Array.from(nSupport).flatMap((count, k) => Array<number>(count).fill(classes[k]!));
  support.forEach((row, s) => {
    if (row < X.rows && y[row] === ids[s]) return;
    throw new InvalidInput(`start must be of the same rows and classes; its support vector ${row} is of class ${ids[s]}, here ${row < X.rows ? y[row] : "there is none"}`);
  });
}
