/** Guards for hyper-parameters, all throwing `InvalidInput` with the value and the rule. */
import { InvalidInput } from "./errors";

/** @param bounds the rule in words, as "1..n"; @param context what was seen, as "n = 3" */
export function checkInteger(
  name: string,
  value: number,
  { min, max = Infinity, bounds, context }: { min: number; max?: number; bounds?: string; context?: string },
): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const rule = bounds ?? (max === Infinity ? `at least ${min}` : `${min}..${max}`);
  const range = rule.startsWith("at least") ? rule : `in ${rule}`;
  throw new InvalidInput(`${name} must be an integer ${range}; got ${value}${context ? ` for ${context}` : ""}`);
}

/** A finite number that is at least `min`. */
export function checkReal(name: string, value: number, { min }: { min: number }): void {
  if (Number.isFinite(value) && value >= min) return;
  throw new InvalidInput(`${name} must be a finite number of at least ${min}; got ${value}`);
}

/** A share of a whole: 0 and 1 included. */
export function checkShare(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new InvalidInput(`${name} must be a number in 0..1; got ${value}`);
}

/** The number of columns must be the one the model was fitted on. */
export function checkColumns(columns: number, expected: number): void {
  if (columns === expected) return;
  throw new InvalidInput(`X must have the ${expected} columns the model was fitted on; got ${columns}`);
}

/** Class or cluster ids: integers, as many as there are rows. `length` and `min` say how many. */
export function checkClassIds(
  name: string,
  ids: ArrayLike<number>,
  { length = ids.length, min = 0 }: { length?: number; min?: number },
): void {
  if (ids.length !== length) {
    throw new InvalidInput(`${name} must have one id for each of the ${length} rows; got ${ids.length}`);
  }
  if (ids.length < min) throw new InvalidInput(`${name} must have at least ${min} ids; got ${ids.length}`);
  for (let i = 0; i < ids.length; i++) {
    if (!Number.isInteger(ids[i])) throw new InvalidInput(`${name} must be integer ids; got ${ids[i]} at index ${i}`);
  }
}

/** @throws InvalidInput that names the choices */
export function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new InvalidInput(`${name} must be ${choices.map((choice) => `"${choice}"`).join(" or ")}; got "${value}"`);
}

/** The largest size of a target: its square, summed over any table that fits into memory, stays finite. */
const largestTarget = 1e100;

/** Real targets: finite numbers, one for each of n rows. */
export function checkTargets(y: ArrayLike<number>, n: number): void {
  if (y.length !== n) throw new InvalidInput(`y must have one target for each of the ${n} rows; got ${y.length}`);
  for (let i = 0; i < n; i++) checkTarget(y[i]!, i);
}

/** The target of row i. */
export function checkTarget(value: number, i: number): void {
  if (Math.abs(value) <= largestTarget) return;
  throw new InvalidInput(`y must be finite and at most ${largestTarget} in size; got ${value} at index ${i}`);
}
