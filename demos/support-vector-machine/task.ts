/** What a run is about: the training part of the points, their classes, and how they are to be told apart. */
import type { supportVectorMachine } from "../../algorithms";
import { takeRows, type Matrix } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import type { Values } from "../../src/kit/lab/schema";
import type { Parameters } from "./parameters";

export interface Task {
  readonly dataset: Dataset;
  readonly target: Int32Array;
  /** Which rows of the data set are trained on. */
  readonly rows: Int32Array;
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly params: Partial<supportVectorMachine.Params>;
}

/** @throws Error that says what is missing, for the person who turned something */
export function taskOf(parameters: Values<Parameters>, dataset: Dataset): Task {
  const { target, train } = dataset;
  if (target?.kind !== "class") throw new Error("These points have no classes to be told apart. Choose other points, or a column of classes.");
  const task = trainedOn(train, { dataset, target: target.values, params: paramsOf(parameters) });
  if (new Set(task.y).size < 2) throw new Error("All training points are of one class, and there is nothing to tell apart. Add points of another class.");
  return task;
}

export function trainedOn(rows: Int32Array, task: Pick<Task, "dataset" | "target" | "params">): Task {
  return { ...task, rows, X: takeRows(task.dataset.X, rows), y: Int32Array.from(rows, (row) => task.target[row]!) };
}

export function paramsOf({ kernel, C, gammaRule, gamma, degree, coef0, balanced, tol, maxIter }: Values<Parameters>): Partial<supportVectorMachine.Params> {
  return { kernel, C, gamma: gammaRule === "own" ? gamma : gammaRule, degree, coef0, tol, maxIter, classWeight: balanced ? "balanced" : null };
}
