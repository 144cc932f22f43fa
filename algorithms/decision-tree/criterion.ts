/**
 * What a node is judged by, in a form that lets rows come and go: a sweep over a sorted feature moves one row at a time
 * from right to left, and asks for both impurities after each.
 */
import { entropy, gini } from "./impurity";

export type CriterionName = "gini" | "entropy" | "squaredError";

/** All that a criterion needs to know about a set of rows: class counts; or how many there are, one of their targets, how far the mean is from it, and Σ(y − mean)². */
export type Summary = Float64Array;

export interface Criterion {
  empty(): Summary;
  add(summary: Summary, target: number): void;
  remove(summary: Summary, target: number): void;
  impurity(summary: Summary): number;
  /** What the rows predict: the counts of the classes, or the mean. */
  value(summary: Summary): Float64Array;
}

/** @param nClasses K, or 0 for regression */
export function criterionOf(name: CriterionName, nClasses: number): Criterion {
  return name === "squaredError" ? variance : classCounts(nClasses, name === "gini" ? gini : entropy);
}

/** The summary of the given rows. */
export function summarise(criterion: Criterion, y: ArrayLike<number>, rows: ArrayLike<number>): Summary {
  const summary = criterion.empty();
  for (let i = 0; i < rows.length; i++) criterion.add(summary, y[rows[i]!]!);
  return summary;
}

function classCounts(nClasses: number, impurity: (counts: Summary) => number): Criterion {
  return {
    empty: () => new Float64Array(nClasses),
    add: (counts, id) => void counts[id]!++,
    remove: (counts, id) => void counts[id]!--,
    impurity,
    value: (counts) => counts.slice(),
  };
}

/**
 * The running mean and sum of squares of B. Welford (Technometrics 4, 1962), forwards and backwards, measured from the
 * first target: nothing large cancels, however far the targets are from zero.
 */
const variance: Criterion = {
  empty: () => new Float64Array(4),
  add(summary, target) {
    const n = ++summary[0]!;
    if (n === 1) summary[1] = target;
    const difference = target - summary[1]! - summary[2]!;
    summary[2]! += difference / n;
    summary[3]! += difference * (target - summary[1]! - summary[2]!);
  },
  remove(summary, target) {
    const n = --summary[0]!;
    if (n === 0) return void summary.fill(0);
    const difference = target - summary[1]! - summary[2]!;
    summary[2]! -= difference / n;
    summary[3]! -= difference * (target - summary[1]! - summary[2]!);
  },
  impurity: ([n, , , squares]) => Math.max(0, squares! / n!),
  value: ([, origin, offset]) => Float64Array.of(origin! + offset!),
};
