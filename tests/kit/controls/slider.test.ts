import { assert, constantFrom, double, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber, nudge, sliderFor } from "../../../src/kit/controls/slider";
import { integer, problemWith, real } from "../../../src/kit/lab/schema";

const described = { label: "α", help: "Turns it." };
const count = integer({ ...described, min: 1, max: 12, default: 3 });
const share = real({ ...described, min: 0, max: 1, scale: "linear", step: 0.05, default: 0.3 });
const rate = real({ ...described, min: 1e-8, max: 1, scale: "log", default: 1e-4 });

const positions = ({ min, max, step }: ReturnType<typeof sliderFor>): number[] =>
  Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step);

describe("a linear slider", () => {
  test("stands at the value itself, and visits every integer", () => {
    const slider = sliderFor(count);
    expect(positions(slider).map(slider.valueAt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(slider.positionOf(7)).toBe(7);
  });

  test("gives decimals as they are written, without the noise of binary sums", () => {
    const slider = sliderFor(share);
    expect(slider.valueAt(0.1 + 0.2)).toBe(0.3);
    expect(positions(slider).map(slider.valueAt)).toContain(0.15);
  });

  test("reaches the end of a range that its step does not divide", () => {
    const slider = sliderFor(real({ ...described, min: 0.001, max: 1, scale: "linear", step: 0.05, default: 0.5 }));
    expect(slider.max).toBeGreaterThanOrEqual(1);
    expect(slider.valueAt(slider.max)).toBe(1);
    expect(slider.valueAt(slider.min)).toBe(0.001);
  });

  test("has about a hundred steps where none is declared", () => {
    expect(sliderFor(real({ ...described, min: -3, max: 3, scale: "linear", default: 0 })).step).toBe(0.06);
  });
});

describe("a logarithmic slider", () => {
  test("starts and ends exactly at the ends of the range", () => {
    const slider = sliderFor(real({ ...described, min: 0.0023, max: 71, scale: "log", default: 1 }));
    expect([slider.valueAt(slider.min), slider.valueAt(slider.max)]).toEqual([0.0023, 71]);
  });

  test("visits every power of ten, and no value twice", () => {
    const slider = sliderFor(rate);
    const values = positions(slider).map(slider.valueAt);
    expect(values).toEqual(expect.arrayContaining([1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1]));
    expect(new Set(values).size).toBe(values.length);
  });

  test("gives every decade the same room", () => {
    const slider = sliderFor(rate);
    expect(slider.positionOf(1e-4)).toBeCloseTo((slider.positionOf(1e-6) + slider.positionOf(1e-2)) / 2);
  });
});

describe("a logarithmic slider with a zero", () => {
  const penalty = real({ ...described, min: 1e-6, max: 1, scale: "log", zero: true, default: 0 });
  const slider = sliderFor(penalty);

  test("is 0 at its left end and goes on from the least value", () => {
    const values = positions(slider).map(slider.valueAt);
    expect(values.slice(0, 2)).toEqual([0, 1e-6]);
    expect(values.at(-1)).toBe(1);
    expect(values).toEqual(expect.arrayContaining([1e-5, 1e-3, 0.1]));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    for (const [position, value] of values.entries()) expect(slider.positionOf(value)).toBeCloseTo(position, 0);
  });

  test("is nudged to 0 and back, and shows a typed value between", () => {
    expect(nudge(penalty, 1e-6, -1)).toBe(0);
    expect(nudge(penalty, 0, -1)).toBe(0);
    expect(nudge(penalty, 0, 1)).toBe(1e-6);
    expect(slider.positionOf(1e-12)).toBe(0);
    expect(nudge(penalty, 1e-12, 1)).toBe(1e-6);
  });

  test("takes every value from 0 on", () => {
    const problem = (value: number) => problemWith("l1", penalty, value);
    expect([0, 1e-12, 1e-6, 1].map(problem)).toEqual([undefined, undefined, undefined, undefined]);
    expect(problem(-1e-9)).toBe("l1 must be a number in 0..1; got -1e-9");
    expect(problemWith("l1", rate, 0)).toBe("l1 must be a number in 1e-8..1; got 0");
  });
});

test("every position of every slider is a value that the schema accepts", () => {
  const range = tuple(double({ min: 1e-9, max: 1e3, noNaN: true }), double({ min: 1.001, max: 1e6, noNaN: true }));
  assert(
    property(range, constantFrom({ scale: "linear" } as const, { scale: "log" } as const, { scale: "log", zero: true } as const), double({ min: 0, max: 1, noNaN: true }), ([min, factor], kind, at) => {
      const parameter = real({ ...described, min, max: min * factor, ...kind, default: min });
      const slider = sliderFor(parameter);
      const position = slider.min + Math.round((at * (slider.max - slider.min)) / slider.step) * slider.step;
      expect(problemWith("α", parameter, slider.valueAt(position))).toBeUndefined();
    }),
  );
});

test("a nudge goes one step, from anywhere, and stops at the ends", () => {
  expect(nudge(count, 3, 1)).toBe(4);
  expect(nudge(count, 12, 1)).toBe(12);
  expect(nudge(share, 0.123, 1)).toBe(0.17);
  expect(nudge(rate, 1e-4, 1)).toBeGreaterThan(1e-4);
  expect(nudge(rate, 1e-8, -1)).toBe(1e-8);
});

test("numbers are written short, and read back as themselves", () => {
  expect([1e-4, 0.05, 3, 0, 1e6, 2.5e-8].map(formatNumber)).toEqual(["1e-4", "0.05", "3", "0", "1e6", "2.5e-8"]);
  assert(property(double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(formatNumber(value)) === value));
});
