import * as fc from "fast-check";
import { expect, test } from "vitest";
import { thinned } from "../../../src/kit/lab/thin";

const losses = (length: number, loss: (step: number) => number | null) => Array.from({ length }, (_, step) => ({ epoch: step, loss: loss(step) }));

test("a short trace is whole", () => {
  expect(thinned(losses(3, (step) => step), 3)).toEqual([0, 1, 2].map((step) => ({ step, values: { epoch: step, loss: step } })));
  expect(thinned([], 3)).toEqual([]);
});

test("of a long one there are few rows, in order, with the first, the last and the extremes", () => {
  const value = fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { nil: null });
  fc.assert(fc.property(fc.array(fc.record({ a: value, b: value }), { minLength: 30, maxLength: 400 }), fc.integer({ min: 8, max: 29 }), (trace, count) => {
    const rows = thinned(trace, count);
    expect(rows.length).toBeLessThanOrEqual(count);
    expect(rows.length).toBeGreaterThan(count / 4);
    expect(rows.map(({ step }) => step)).toEqual(rows.map(({ step }) => step).toSorted((a, b) => a - b));
    expect([rows[0]!.step, rows.at(-1)!.step]).toEqual([0, trace.length - 1]);
    for (const { step, values } of rows) expect(values).toBe(trace[step]);
    for (const key of ["a", "b"] as const) {
      const of = (all: readonly (number | null)[]) => all.filter((number) => number !== null);
      const [all, kept] = [of(trace.map((row) => row[key])), of(rows.map(({ values }) => values[key]))];
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...all), Math.max(...all)]);
    }
  }));
});

test("a spike that is no extreme of the whole is still there", () => {
  const trace = losses(10_000, (step) => (step === 7000 ? 1.5 : 10 / (step + 1)));
  expect(thinned(trace).map(({ step }) => step)).toContain(7000);
});

test("a run told otherwise from some step on is thinned as what it is, though it shares its first rows", () => {
  const before = losses(1000, (step) => 1 / (step + 1));
  thinned(before, 20);
  const after = [...before.slice(0, 300), ...losses(700, (step) => (step === 17 ? -50 : 3))];
  expect(thinned(after, 20)).toContainEqual({ step: 317, values: { epoch: 17, loss: -50 } });
});

test("a trace of very many rows has few too", () => {
  expect(thinned(losses(100_000, Math.sin), 8).length).toBeLessThanOrEqual(8);
});

test("a trace that grows keeps the rows that it had, but for those of the last stretch", () => {
  const trace = losses(4000, (step) => Math.sin(step / 7) + step / 100);
  const before = new Set(thinned(trace.slice(0, 3000)).map(({ step }) => step));
  const after = thinned(trace.slice(0, 3010)).map(({ step }) => step);
  expect(after.filter((step) => !before.has(step)).length).toBeLessThan(8);
});
