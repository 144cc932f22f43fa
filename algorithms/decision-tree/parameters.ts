/** The hyper-parameters of a tree, and the guards at its door. */
import { checkChoice, checkClassIds, checkInteger, checkReal, checkTargets } from "../core/check";
import { InvalidInput } from "../core/errors";
import type { CriterionName } from "./criterion";
import type { Ties } from "./features";

export interface Params {
  task: "classification" | "regression";
  /** What a split should lower; "auto" is "gini" for classes and "squaredError" for regression. */
  criterion: CriterionName | "auto";
  /** The most questions from the root to a leaf; null for no limit. */
  maxDepth: number | null;
  /** A node of fewer rows is not split: at least 2. */
  minSamplesSplit: number;
  /** No split may leave a side fewer rows: at least 1. */
  minSamplesLeaf: number;
  /**
   * How many features are drawn anew at every node to look for its split: a number of 1 … d, a share below 1, their
   * square root or binary logarithm (rounded down, at least one); null for all, and then chance plays no part.
   */
  maxFeatures: number | "sqrt" | "log2" | null;
  /** What a leaf must earn to stay when the grown tree is pruned: see `prune`. */
  ccpAlpha: number;
  seed: number;
}

export const defaults: Readonly<Params> = {
  task: "classification",
  criterion: "auto",
  maxDepth: null,
  minSamplesSplit: 2,
  minSamplesLeaf: 1,
  maxFeatures: null,
  ccpAlpha: 0,
  seed: 0,
};

/** The parameters with everything decided. */
export interface Settings {
  readonly task: Params["task"];
  readonly criterion: CriterionName;
  /** Infinity for no limit. */
  readonly maxDepth: number;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  /** 1 … d. */
  readonly maxFeatures: number;
  readonly ties: Ties;
  readonly ccpAlpha: number;
  readonly seed: number;
}

/** @param d the columns of X. @throws InvalidInput naming the first parameter that is out of range */
export function settingsOf(params: Partial<Params>, d: number): Settings {
  const { task, criterion, maxDepth, minSamplesSplit, minSamplesLeaf, maxFeatures, ccpAlpha, seed } = { ...defaults, ...params };
  checkChoice("task", task, ["classification", "regression"]);
  const criteria = task === "classification" ? (["gini", "entropy"] as const) : (["squaredError"] as const);
  checkChoice("criterion", criterion, ["auto", ...criteria]);
  if (maxDepth !== null) checkInteger("maxDepth", maxDepth, { min: 1 });
  checkInteger("minSamplesSplit", minSamplesSplit, { min: 2 });
  checkInteger("minSamplesLeaf", minSamplesLeaf, { min: 1 });
  checkReal("ccpAlpha", ccpAlpha, { min: 0 });
  checkInteger("seed", seed, { min: 0 });
  return {
    task,
    criterion: criterion === "auto" ? criteria[0] : criterion,
    maxDepth: maxDepth ?? Infinity,
    minSamplesSplit,
    minSamplesLeaf,
    maxFeatures: countFeatures(maxFeatures, d),
    ties: "lowest",
    ccpAlpha,
    seed,
  };
}

function countFeatures(maxFeatures: Params["maxFeatures"], d: number): number {
  if (maxFeatures === null) return d;
  if (maxFeatures === "sqrt") return Math.max(1, Math.floor(Math.sqrt(d)));
  if (maxFeatures === "log2") return Math.max(1, Math.floor(Math.log2(d)));
  if (maxFeatures > 0 && maxFeatures < 1) return Math.max(1, Math.floor(maxFeatures * d));
  if (Number.isInteger(maxFeatures) && maxFeatures >= 1 && maxFeatures <= d) return maxFeatures;
  throw new InvalidInput(
    `maxFeatures must be an integer in 1..d, a share between 0 and 1, "sqrt", "log2" or null; got ${String(maxFeatures)} for d = ${d}`,
  );
}

/**
 * K, for class ids 0 … K − 1, of which some may have no rows; 0 for regression.
 * @throws InvalidInput unless y has a class id, or a real, for each of n rows
 */
export function checkedClasses(y: ArrayLike<number>, n: number, task: Params["task"]): number {
  if (task === "regression") {
    checkTargets(y, n);
    return 0;
  }
  checkClassIds("y", y, { length: n });
  let largest = 0;
  for (let i = 0; i < n; i++) {
    if (y[i]! < 0) throw new InvalidInput(`y must be class ids from 0 on; got ${y[i]} at index ${i}`);
    largest = Math.max(largest, y[i]!);
  }
  // Every node counts every class: ids with large gaps are a mistake that would cost all the memory there is.
  if (largest >= Math.max(n, 1000)) throw new InvalidInput(`y must be class ids 0, 1, 2, … without large gaps; got ${largest} among ${n} rows`);
  return largest + 1;
}
