/** What a network may be taught, and how: guards at the doors. */
import { checkChoice, checkInteger, checkReal, checkTarget } from "../core/check";
import { InvalidInput } from "../core/errors";
import type { Network } from "./network";
import type { TrainingOptions } from "./training";

/** @throws InvalidInput unless y has one target for each of n rows: a real, or a class id that the network has an output for */
export function checkTargets({ loss, weights }: Pick<Network, "loss" | "weights">, y: ArrayLike<number>, n: number): void {
  if (y.length !== n) throw new InvalidInput(`y must have one target for each of the ${n} rows; got ${y.length}`);
  const nClasses = loss === "softmax" ? weights.at(-1)!.columns : 2;
  for (let i = 0; i < n; i++) {
    if (loss === "squaredError") checkTarget(y[i]!, i);
    else checkClass(y[i]!, i, nClasses);
  }
}

function checkClass(id: number, i: number, nClasses: number): void {
  if (Number.isInteger(id) && id >= 0 && id < nClasses) return;
  throw new InvalidInput(`y must be class ids in 0..${nClasses - 1}; got ${id} at index ${i}`);
}

/** @throws InvalidInput unless order is at least one row number, all of them in 0 … n − 1 */
export function checkOrder(order: ArrayLike<number>, n: number): void {
  if (order.length === 0) throw new InvalidInput("order must have at least one row number; got none");
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (row < 0 || row >= n) throw new InvalidInput(`order must be row numbers in 0..${n - 1}; got ${row} at index ${i}`);
  }
}

/** @throws InvalidInput naming the first option that is out of range */
export function checkOptions(options: TrainingOptions): void {
  checkChoice("optimizer", options.optimizer, ["sgd", "momentum", "rmsprop", "adam"]);
  checkInteger("batchSize", options.batchSize, { min: 1 });
  for (const name of ["learningRate", "l1", "l2", "epsilon"] as const) checkReal(name, options[name], { min: 0 });
  for (const name of ["momentum", "rho", "beta1", "beta2", "dropout"] as const) checkShare(name, options[name]);
  checkInteger("seed", options.seed, { min: 0 });
}

/** What is kept, or dropped, may be nothing but never all. */
function checkShare(name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new InvalidInput(`${name} must be at least 0 and below 1; got ${value}`);
}
