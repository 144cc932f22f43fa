/** A long trace with few rows, that still draws the same line. */
import type { Trace } from "./model";

export interface TraceRow<Row extends Trace = Trace> {
  readonly step: number;
  readonly values: Row;
}

/**
 * At most `count` rows: the first and the last, of every number its lowest and highest, and of every stretch of steps
 * the row that stands out most. The stretches stay where they are while the trace grows, so that a line that is drawn
 * from it does not flicker.
 * @param trace by step; all of it, where it has no more rows than that
 */
export function thinned<Row extends Trace>(trace: readonly Row[], count = 400): TraceRow<Row>[] {
  if (trace.length <= count) return trace.map((values, step) => ({ step, values }));
  const kept = new Set([0, trace.length - 1]);
  const ranges = Object.keys(trace[0]!).flatMap((key) => rangeOf(trace, key) ?? []);
  for (const { lowest, highest } of ranges) if (kept.size < count - 2) kept.add(lowest).add(highest);
  // A power of two: as the trace grows, two stretches become one.
  const room = Math.max(1, count - kept.size);
  let stretch = 1;
  while (trace.length / stretch > room) stretch *= 2;
  for (let from = 0; from < trace.length && kept.size < count; from += stretch) kept.add(mostUnusual(trace, ranges, from, Math.min(from + stretch, trace.length)));
  return [...kept].toSorted((a, b) => a - b).map((step) => ({ step, values: trace[step]! }));
}

interface Range {
  readonly key: string;
  /** The steps at which the number is lowest and highest. */
  readonly lowest: number;
  readonly highest: number;
  readonly size: number;
}

function rangeOf(trace: readonly Trace[], key: string): Range | null {
  let [lowest, highest] = [-1, -1];
  for (let step = 0; step < trace.length; step++) {
    const value = trace[step]![key];
    if (value == null) continue;
    if (lowest < 0 || value < trace[lowest]![key]!) lowest = step;
    if (highest < 0 || value > trace[highest]![key]!) highest = step;
  }
  return lowest < 0 ? null : { key, lowest, highest, size: trace[highest]![key]! - trace[lowest]![key]! };
}

/** The step whose numbers are farthest from the stretch's means, measured by their ranges. */
function mostUnusual(trace: readonly Trace[], ranges: readonly Range[], from: number, to: number): number {
  const scaled = ranges.filter(({ size }) => size > 0).map(({ key, size }) => ({ key, size, mean: meanOf(trace, key, from, to) }));
  let [found, largest] = [from, -1];
  for (let step = from; step < to; step++) {
    const distance = scaled.reduce((sum, { key, size, mean }) => sum + Math.abs((trace[step]![key] ?? mean) - mean) / size, 0);
    if (distance > largest) [found, largest] = [step, distance];
  }
  return found;
}

function meanOf(trace: readonly Trace[], key: string, from: number, to: number): number {
  let [sum, known] = [0, 0];
  for (let step = from; step < to; step++) {
    const value = trace[step]![key];
    if (value != null) [sum, known] = [sum + value, known + 1];
  }
  return known === 0 ? 0 : sum / known;
}
