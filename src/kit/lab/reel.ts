/** The frames of one run, within a budget of bytes: when it is exceeded, older frames are thinned out, ever more coarsely. */
import type { Trace } from "./model";

export interface Reel<Frame> {
  /** How many steps there are, whether or not their frames are kept. */
  readonly length: number;
  /** Undefined where there is no frame, or it was thinned out. */
  at(step: number): Frame | undefined;
  /** By step; undefined where a frame was thinned out. A new array whenever it changes, made when it is asked for. */
  readonly frames: readonly (Frame | undefined)[];
  /** By step, whether or not the frame is kept. A new array whenever it changes, made when it is asked for. */
  readonly trace: readonly Trace[];
  push(frames: readonly Frame[], bytes: readonly number[]): void;
  /** The kept step at or before this one; 0 if the reel is empty. */
  keptAt(step: number): number;
  /** The kept step next to this one in a direction, or this one if there is none. */
  neighbour(step: number, direction: -1 | 1): number;
  /** Another reel, that begins with this one's frames up to the kept step at or before this one. */
  upTo(step: number): Reel<Frame>;
}

export interface ReelOptions<Frame> {
  /** Bytes of frames that are kept. */
  readonly budget?: number;
  readonly trace?: (frame: Frame) => Trace;
}

interface Footage<Frame> {
  readonly frames: readonly (Frame | undefined)[];
  readonly sizes: readonly number[];
  readonly trace: readonly Trace[];
}

const defaultBudget = 64_000_000;

/** Thinning stops well below the budget, so that it is seldom needed. */
const relief = 0.75;

export function createReel<Frame>(
  options: ReelOptions<Frame> = {},
  beginning: Footage<Frame> = { frames: [], sizes: [], trace: [] },
): Reel<Frame> {
  const { budget = defaultBudget, trace: traceOf } = options;
  // They grow in place, for a run may have very many steps: who wants them all is given a copy.
  const frames = [...beginning.frames];
  const trace = [...beginning.trace];
  const sizes = [...beginning.sizes];
  let kept = keptSteps(frames);
  let total = kept.reduce((sum, step) => sum + sizes[step]!, 0);
  let copies: { frames?: readonly (Frame | undefined)[]; trace?: readonly Trace[] } = {};

  function keptAt(step: number): number {
    let found = Math.min(step, frames.length - 1);
    while (found > 0 && frames[found] === undefined) found--;
    return Math.max(found, 0);
  }

  function thinOut(): void {
    while (total > relief * budget) {
      const dropped = redundant(kept);
      if (dropped.length === 0) return;
      for (const step of dropped) {
        frames[step] = undefined;
        total -= sizes[step]!;
      }
      kept = kept.filter((step) => frames[step] !== undefined);
    }
  }

  return {
    get length() {
      return frames.length;
    },
    at: (step) => frames[step],
    get frames() {
      return (copies.frames ??= frames.slice());
    },
    get trace() {
      return (copies.trace ??= trace.slice());
    },
    push(more, bytes) {
      copies = {};
      more.forEach((frame, i) => {
        kept.push(frames.length);
        frames.push(frame);
        if (traceOf) trace.push(traceOf(frame));
        sizes.push(bytes[i]!);
        total += bytes[i]!;
      });
      if (total > budget) thinOut();
    },
    keptAt,
    neighbour(step, direction) {
      let next = step + direction;
      while (next > 0 && next < frames.length && frames[next] === undefined) next += direction;
      return next >= 0 && next < frames.length ? next : step;
    },
    upTo(step) {
      const end = keptAt(step) + 1;
      return createReel(options, { frames: frames.slice(0, end), sizes: sizes.slice(0, end), trace: trace.slice(0, end) });
    },
  };
}

function keptSteps(frames: readonly unknown[]): number[] {
  return frames.flatMap((frame, step) => (frame === undefined ? [] : [step]));
}

/**
 * Every second step where the kept ones are densest. The newest quarter is spared while there is anything older;
 * the first and the newest step always are.
 */
export function redundant(kept: readonly number[]): readonly number[] {
  const spared = kept.length > 8 ? kept.length >> 2 : 1;
  const gap = (index: number): number => kept[index + 1]! - kept[index - 1]!;
  let densest = Infinity;
  for (let index = 1; index < kept.length - spared; index++) densest = Math.min(densest, gap(index));
  const dropped: number[] = [];
  for (let index = 1; index < kept.length - spared; index++) {
    if (gap(index) > densest) continue;
    dropped.push(kept[index]!);
    index++;
  }
  return dropped;
}
