/** Losses of two classes against the margin: how far on the right side a point is. */
import { takeRows, type Matrix } from "../../algorithms/core/matrix";
import { decisionFunction } from "../../algorithms/linear-models/linear-classifier";
import { answersOf, type Heads } from "./heads";
import type { Task } from "./task";

/** Of a margin: above 0 on the right side, below on the wrong one. */
export const losses = {
  "0–1": (margin: number): number => Number(margin < 0),
  squared: (margin: number): number => (1 - margin) ** 2,
  logistic: (margin: number): number => Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))),
  hinge: (margin: number): number => Math.max(0, 1 - margin),
} as const;

export interface Margins {
  /** 1 where least squares says exactly what the class is, 0 half-way between both. */
  readonly regression: Float64Array;
  /** The log-odds of the true class. */
  readonly classification: Float64Array;
}

/** @param rows of the task */
export function marginsOf(heads: Heads, task: Task, rows: ArrayLike<number>): Margins {
  const X: Matrix = takeRows(task.X, rows);
  const side = (i: number): number => (task.labels[rows[i]!] === 1 ? 1 : -1);
  return {
    regression: answersOf(heads, "regression", task, X).map((answer, i) => side(i) * 2 * (answer - 0.5)),
    classification: decisionFunction(heads.classification, X).data.map((score, i) => side(i) * score),
  };
}
