/** A long trace with few rows, that still draws the same line. */
import type { Trace } from "./model";

export interface TraceRow<Row extends Trace = Trace> {
  readonly step: number;
  readonly values: Row;
}

/**
 * At most `count` rows: the first and the last, of every number its lowest and highest, and of every stretch of steps
 * the row that stands out most. The stretches stay where they are while the trace grows, so that a line that is drawn
 * from it does not flicker, and what is known of a stretch is not found out again.
 * @param trace by step, its rows never changed; all of it is returned where it has no more rows than that
 * @param count more than two, and two for each number of a row
 */
export function thinned<Row extends Trace>(trace: readonly Row[], count = 400): TraceRow<Row>[] {
  if (trace.length <= count) return trace.map((values, step) => ({ step, values }));
  const keys = Object.keys(trace[0]!);
  const stretches = stretchesOf(trace, keys, Math.max(1, count - 2 - 2 * keys.length));
  const kept = new Set([0, trace.length - 1, ...stretches.map(({ unusual }) => unusual)]);
  keys.forEach((_, column) => {
    const lowest = best(trace, keys, column, stretches.map(({ lowest: steps }) => steps[column]!), isLower);
    const highest = best(trace, keys, column, stretches.map(({ highest: steps }) => steps[column]!), isHigher);
    for (const step of [lowest, highest]) if (step >= 0) kept.add(step);
  });
  return [...kept].toSorted((a, b) => a - b).map((step) => ({ step, values: trace[step]! }));
}

interface Stretch {
  readonly length: number;
  /** A run told otherwise from some step on shares its first rows with the run before: those with the same last row are the same. */
  readonly last: Trace;
  /** The step whose numbers are farthest from the stretch's means, measured by the stretch's ranges. */
  readonly unusual: number;
  /** By number: the step at which it is lowest and highest; −1 where it is nowhere known. */
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
}

/** By the first row. */
const known = new WeakMap<Trace, Stretch>();

/** At most so many, each of the same length but the last: a power of two, so that as the trace grows two become one. */
function stretchesOf(trace: readonly Trace[], keys: readonly string[], most: number): Stretch[] {
  let length = 1;
  while (trace.length / length > most) length *= 2;
  return Array.from({ length: Math.ceil(trace.length / length) }, (_, i) => {
    const [from, to] = [i * length, Math.min((i + 1) * length, trace.length)];
    const before = known.get(trace[from]!);
    if (before?.length === to - from && before.last === trace[to - 1]) return before;
    const stretch = survey(trace, keys, from, to);
    known.set(trace[from]!, stretch);
    return stretch;
  });
}

function survey(trace: readonly Trace[], keys: readonly string[], from: number, to: number): Stretch {
  const steps = Array.from({ length: to - from }, (_, i) => from + i);
  const lowest = keys.map((_, column) => best(trace, keys, column, steps, isLower));
  const highest = keys.map((_, column) => best(trace, keys, column, steps, isHigher));
  const distances = new Float64Array(steps.length);
  keys.forEach((key, column) => {
    if (lowest[column]! < 0) return;
    const range = trace[highest[column]!]![key]! - trace[lowest[column]!]![key]!;
    if (range === 0) return;
    const mean = meanOf(trace, key, from, to);
    for (const step of steps) distances[step - from]! += Math.abs((trace[step]![key] ?? mean) - mean) / range;
  });
  const unusual = from + distances.indexOf(distances.reduce((most, distance) => Math.max(most, distance)));
  return { length: to - from, last: trace[to - 1]!, unusual, lowest, highest };
}

const isLower = (a: number, b: number): boolean => a < b;
const isHigher = (a: number, b: number): boolean => a > b;

/** Of these steps the first at which the number is best; −1 if it is known at none. */
function best(trace: readonly Trace[], keys: readonly string[], column: number, steps: readonly number[], isBetter: (a: number, b: number) => boolean): number {
  const key = keys[column]!;
  let [found, value] = [-1, 0];
  for (const step of steps) {
    const candidate = step < 0 ? null : trace[step]![key];
    if (candidate == null || (found >= 0 && !isBetter(candidate, value))) continue;
    [found, value] = [step, candidate];
  }
  return found;
}

function meanOf(trace: readonly Trace[], key: string, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let step = from; step < to; step++) {
    const value = trace[step]![key];
    if (value != null) [sum, count] = [sum + value, count + 1];
  }
  return sum / count;
}
