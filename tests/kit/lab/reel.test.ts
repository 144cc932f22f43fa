import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createReel, redundant } from "../../../src/kit/lab/reel";

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const keptOf = (frames: readonly unknown[]): number[] => frames.flatMap((frame, step) => (frame === undefined ? [] : [step]));

test("keeps every frame while there is room", () => {
  const reel = createReel<number>({ budget: 1000 });
  reel.push(numbers(0, 100), numbers(0, 100).map(() => 10));
  expect(reel.frames).toEqual(numbers(0, 100));
});

test("stays within its budget, keeps the first and the newest frame, and thins the old more than the new", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 40, max: 4000 }), (n, budget) => {
    const reel = createReel<number>({ budget });
    for (const step of numbers(0, n)) {
      reel.push([step], [10]);
      const kept = keptOf(reel.frames);
      expect(kept.length * 10).toBeLessThanOrEqual(budget);
      expect([kept[0], kept.at(-1)]).toEqual([0, step]);
      expect(reel.frames).toHaveLength(step + 1);
    }
  }));
  const reel = createReel<number>({ budget: 1000 });
  for (const step of numbers(0, 1000)) reel.push([step], [10]);
  const kept = keptOf(reel.frames);
  expect(kept.length).toBeGreaterThan(60);
  expect(kept.filter((step) => step >= 980)).toEqual(numbers(980, 1000));
  expect(kept.filter((step) => step < 500).length).toBeLessThan(kept.filter((step) => step >= 500).length);
});

test("two frames that are each larger than the budget are both kept", () => {
  const reel = createReel<string>({ budget: 10 });
  reel.push(["first", "newest"], [100, 100]);
  expect(reel.frames).toEqual(["first", "newest"]);
});

test("drops every second frame where they are densest, never the ends", () => {
  expect(redundant([0, 1, 2, 3, 4, 8])).toEqual([1, 3]);
  expect(redundant([0, 4, 5, 6, 12])).toEqual([5]);
  expect(redundant([0, 9])).toEqual([]);
});

test("finds the kept step at or before another, and its neighbours", () => {
  const reel = createReel<number>({ budget: 100 });
  for (const step of numbers(0, 40)) reel.push([step], [10]);
  const kept = keptOf(reel.frames);
  for (const step of numbers(0, 40)) {
    expect(reel.keptAt(step)).toBe(kept.findLast((other) => other <= step));
    expect(reel.neighbour(step, 1)).toBe(kept.find((other) => other > step) ?? step);
    expect(reel.neighbour(step, -1)).toBe(kept.findLast((other) => other < step) ?? step);
  }
  expect(reel.keptAt(1000)).toBe(39);
  expect(createReel({ budget: 10 }).keptAt(5)).toBe(0);
});

test("what is traced outlives the frame it was traced in", () => {
  const reel = createReel<number>({ budget: 100, trace: (frame) => ({ square: frame ** 2 }) });
  reel.push(numbers(0, 40), numbers(0, 40).map(() => 10));
  expect(keptOf(reel.frames).length).toBeLessThan(40);
  expect(reel.trace).toEqual(numbers(0, 40).map((frame) => ({ square: frame ** 2 })));
});

test("who asks for all frames is given a list that does not change: a new one once there are more, and no other before", () => {
  const reel = createReel<number>({ budget: 100, trace: (frame) => ({ frame }) });
  reel.push(numbers(0, 5), numbers(0, 5).map(() => 10));
  const [frames, trace] = [reel.frames, reel.trace];
  expect([reel.frames, reel.trace]).toEqual([frames, trace]);
  expect(reel.frames).toBe(frames);
  expect(reel.trace).toBe(trace);
  reel.push(numbers(5, 40), numbers(5, 40).map(() => 10));
  expect(frames).toEqual(numbers(0, 5));
  expect(trace).toHaveLength(5);
  expect(reel.trace).toHaveLength(40);
  expect([reel.length, reel.at(0), reel.at(39), reel.at(40)]).toEqual([40, 0, 39, undefined]);
  expect(keptOf(reel.frames)).toEqual(numbers(0, 40).filter((step) => reel.at(step) !== undefined));
});

test("another reel begins as this one did, and neither changes the other", () => {
  const reel = createReel<number>({ budget: 100, trace: (frame) => ({ frame }) });
  reel.push(numbers(0, 40), numbers(0, 40).map(() => 10));
  const gap = reel.frames.indexOf(undefined);
  const other = reel.upTo(gap);
  expect(other.frames).toEqual(reel.frames.slice(0, gap));
  other.push(numbers(100, 140), numbers(0, 40).map(() => 10));
  expect(other.trace).toEqual([...numbers(0, gap), ...numbers(100, 140)].map((frame) => ({ frame })));
  expect(keptOf(other.frames).length * 10).toBeLessThanOrEqual(100);
  expect(reel.frames.at(-1)).toBe(39);
  expect(createReel<number>().upTo(5).frames).toEqual([]);
});
