/** Points on their way to the stage: every step takes them and returns new ones. */
import type { Matrix } from "../../../algorithms/core/matrix";
import type { Target } from "./dataset";

export interface Points {
  readonly X: Matrix;
  readonly featureNames: readonly string[];
  readonly target: Target | null;
  /** Ascending. */
  readonly ids: Int32Array;
}

/** The given rows of a target, in the given order. */
export function takeTarget(target: Target | null, rows: readonly number[]): Target | null {
  if (target === null) return null;
  return target.kind === "class"
    ? { ...target, values: Int32Array.from(rows, (i) => target.values[i]!) }
    : { ...target, values: Float64Array.from(rows, (i) => target.values[i]!) };
}
