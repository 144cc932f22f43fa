/** One set of points read in two ways: as numbers to come close to, and as classes to tell apart. */
import type { Matrix } from "../../algorithms/core/matrix";
import type { Dataset, Target } from "../../src/kit/data/dataset";

export interface Task {
  /** All rows, as drawn. */
  readonly X: Matrix;
  /** What each row is as a number. */
  readonly values: Float64Array;
  /** What each row is as a class, 0 … K − 1. */
  readonly labels: Int32Array;
  /** The number that each class stands for, ascending. */
  readonly levels: Float64Array;
  readonly classNames: readonly string[];
  /** Where one class ends and the next begins, as numbers: K − 1, ascending. */
  readonly cuts: Float64Array;
  /** Whether the target came as numbers, and the classes were cut from them. */
  readonly isReal: boolean;
  readonly name: string;
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** @throws Error, in a sentence for people, if there is nothing to learn from */
export function taskOf({ X, target, train, test }: Dataset, bins: number): Task {
  if (!target || train.length < 3) throw new Error("Two heads need at least three training points that bring a target. Add points, or hold fewer out.");
  const read = target.kind === "class" ? fromClasses(target) : fromNumbers(target, train, bins);
  if (new Set(Array.from(train, (row) => read.labels[row]!)).size < 2) {
    throw new Error("All training points are of one class: there is nothing to tell apart. Add points of another class.");
  }
  return { X, train, test, name: target.name, ...read };
}

type Reading = Pick<Task, "values" | "labels" | "levels" | "classNames" | "cuts" | "isReal">;

/** Two classes are 0 and 1; more are what their names say ("3 stars"), or else 0, 1, 2 in the order listed. */
function fromClasses({ values: labels, classNames }: Extract<Target, { kind: "class" }>): Reading {
  const named = classNames.map(Number.parseFloat);
  const isNumbered = classNames.length > 2 && named.every((value, k) => Number.isFinite(value) && (k === 0 || value > named[k - 1]!));
  const levels = Float64Array.from(classNames, (_, k) => (isNumbered ? named[k]! : k));
  const cuts = Float64Array.from({ length: levels.length - 1 }, (_, k) => (levels[k]! + levels[k + 1]!) / 2);
  return { values: Float64Array.from(labels, (label) => levels[label]!), labels, levels, classNames, cuts, isReal: false };
}

/** Cut at quantiles of the training values; a class stands for the mean of its training values. */
function fromNumbers({ values }: Extract<Target, { kind: "real" }>, train: Int32Array, bins: number): Reading {
  const sorted = Float64Array.from(train, (row) => values[row]!).toSorted();
  const middle = (k: number): number => {
    const place = Math.round((k * sorted.length) / bins);
    return (sorted[Math.max(0, place - 1)]! + sorted[Math.min(sorted.length - 1, place)]!) / 2;
  };
  const cuts = thatPart(sorted, Array.from({ length: bins - 1 }, (_, k) => middle(k + 1)));
  const labels = Int32Array.from(values, (value) => classOf(value, cuts));
  const levels = Float64Array.from({ length: cuts.length + 1 }, (_, k) => {
    const own = sorted.filter((value) => classOf(value, cuts) === k);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  return { values, labels, levels, classNames: namesOf(cuts), cuts, isReal: true };
}

/** Those of the ascending cuts that leave no class empty: with many equal values some would. */
function thatPart(sorted: Float64Array, cuts: readonly number[]): Float64Array {
  let below = -Infinity;
  return Float64Array.from(cuts.filter((cut) => {
    const parts = sorted.some((value) => value >= below && value < cut) && sorted.at(-1)! >= cut;
    if (parts) below = cut;
    return parts;
  }));
}

/** The class that a number falls into: one higher with every cut that it reaches. */
export function classOf(value: number, cuts: Float64Array): number {
  let k = 0;
  while (k < cuts.length && value >= cuts[k]!) k++;
  return k;
}

function namesOf(cuts: Float64Array): string[] {
  const short = (value: number): string => String(Number(value.toPrecision(3))).replace("-", "−");
  if (cuts.length === 0) return ["all"];
  return Array.from({ length: cuts.length + 1 }, (_, k) => {
    if (k === 0) return `below ${short(cuts[0]!)}`;
    return k === cuts.length ? `${short(cuts[k - 1]!)} and more` : `${short(cuts[k - 1]!)} to ${short(cuts[k]!)}`;
  });
}
