/** Parts of nearly equal size, each the test once and in training otherwise. */
import { checkInteger } from "../core/check";
import { createRandom } from "../core/random";

/** Row numbers, both ascending; together 0 … n − 1. */
export interface Fold {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

export interface KFoldOptions {
  /** How many folds: 2 … n. */
  readonly nSplits?: number;
  /** Whether rows are dealt out in random order; otherwise each fold is a stretch of rows that follow each other. */
  readonly shuffle?: boolean;
  /** Decides the random order. */
  readonly seed?: number;
}

/**
 * Splits n rows into folds; the first n mod nSplits have one row more than the others, as scikit-learn's `KFold`.
 * @throws InvalidInput unless nSplits is an integer in 2..n
 */
export function kFold(n: number, { nSplits = 5, shuffle = false, seed = 0 }: KFoldOptions = {}): Fold[] {
  checkInteger("n", n, { min: 2 });
  checkInteger("nSplits", nSplits, { min: 2, max: n, bounds: "2..n", context: `n = ${n}` });
  const order = shuffle ? createRandom(seed).permutation(n) : Int32Array.from({ length: n }, (_, row) => row);
  let start = 0;
  return Array.from({ length: nSplits }, (_, fold) => {
    const end = start + Math.floor(n / nSplits) + Number(fold < n % nSplits);
    const test = order.slice(start, end).toSorted();
    const train = Int32Array.from([...order.subarray(0, start), ...order.subarray(end)]).toSorted();
    start = end;
    return { train, test };
  });
}
