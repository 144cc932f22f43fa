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

/** A target with more rows after its own. */
export function extendTarget(target: Target | null, more: readonly number[]): Target | null {
  if (target === null) return null;
  return target.kind === "class"
    ? { ...target, values: extendIntegers(target.values, more) }
    : { ...target, values: extendReals(target.values, more) };
}

export function extendIntegers(values: Int32Array, more: readonly number[]): Int32Array {
  const extended = new Int32Array(values.length + more.length);
  extended.set(values);
  extended.set(more, values.length);
  return extended;
}

export function extendReals(values: Float64Array, more: readonly number[]): Float64Array {
  const extended = new Float64Array(values.length + more.length);
  extended.set(values);
  extended.set(more, values.length);
  return extended;
}
