/** Reads values out of JSON that may be anything; every refusal names the place, the rule and what is there instead. */

/** @throws Error always */
function refuse(path: string, rule: string, value: unknown): never {
  const shown = JSON.stringify(value) ?? "nothing";
  throw new Error(`${path} must be ${rule}; got ${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}`);
}

export function readRecord(path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return refuse(path, "an object", value);
}

export function readList(path: string, value: unknown, { min, max }: { min: number; max: number }): readonly unknown[] {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
  return refuse(path, `a list of ${min === max ? min : `${min} to ${max}`}`, value);
}

export function readInteger(path: string, value: unknown, { min, max }: { min: number; max: number }): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
  return refuse(path, `an integer in ${min}..${max}`, value);
}

export function readNumber(path: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return refuse(path, "a finite number", value);
}

export function readNumbers(path: string, value: unknown, count: number): number[] {
  return readList(path, value, { min: count, max: count }).map((entry, i) => readNumber(`${path}[${i}]`, entry));
}

export function readText(path: string, value: unknown, longest: number): string {
  if (typeof value === "string" && value.length <= longest) return value;
  return refuse(path, `a text of at most ${longest} letters`, value);
}

export function readOneOf<const Option extends string>(path: string, value: unknown, options: readonly Option[]): Option {
  if (options.includes(value as Option)) return value as Option;
  return refuse(path, options.length === 1 ? `"${options[0]}"` : `one of ${options.join(", ")}`, value);
}
