/** What a network may be taught: guards at the doors. */
import { InvalidInput } from "../core/errors";
import type { Network } from "./network";

/** @throws InvalidInput unless y has one target for each of n rows: a real, or a class id that the network has an output for */
export function checkTargets({ loss, weights }: Pick<Network, "loss" | "weights">, y: ArrayLike<number>, n: number): void {
  if (y.length !== n) throw new InvalidInput(`y must have one target for each of the ${n} rows; got ${y.length}`);
  const nClasses = loss === "softmax" ? weights.at(-1)!.columns : 2;
  for (let i = 0; i < n; i++) {
    if (loss === "squaredError") checkReal(y[i]!, i);
    else checkClass(y[i]!, i, nClasses);
  }
}

function checkClass(id: number, i: number, nClasses: number): void {
  if (Number.isInteger(id) && id >= 0 && id < nClasses) return;
  throw new InvalidInput(`y must be class ids in 0..${nClasses - 1}; got ${id} at index ${i}`);
}

/** The largest size of a target: its square, summed over any table that fits into memory, stays finite. */
const largestTarget = 1e100;

function checkReal(value: number, i: number): void {
  if (Math.abs(value) <= largestTarget) return;
  throw new InvalidInput(`y must be finite and at most ${largestTarget} in size; got ${value} at index ${i}`);
}
