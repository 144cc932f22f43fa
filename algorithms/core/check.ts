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

/** The number of columns must be the one the model was fitted on. */
export function checkColumns(columns: number, expected: number): void {
  if (columns === expected) return;
  throw new InvalidInput(`X must have the ${expected} columns the model was fitted on; got ${columns}`);
}
