import { scaleLinear } from "d3-scale";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linearScale } from "../../../src/kit/plots/linear-scale";

const domain = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }))
  .map(([low, span]): [number, number] => [low, low + span])
  .filter(([low, high]) => high - low > 1e-9 * Math.abs(low));
const pixels = fc.constantFrom<[number, number]>([44, 460], [440, 24]);
const count = fc.integer({ min: 2, max: 20 });

test("labels the values that d3-scale does, in the same digits", () => {
  fc.assert(fc.property(domain, pixels, count, (from, to, ticks) => {
    const [ours, theirs] = [linearScale(from, to), scaleLinear(from, to)];
    expect(ours.ticks(ticks)).toEqual(theirs.ticks(ticks));
    const write = theirs.tickFormat(ticks);
    expect(ours.ticks(ticks).map(ours.tickFormat(ticks))).toEqual(theirs.ticks(ticks).map((value) => write(value).replace("−", "-")));
  }), { numRuns: 2000 });
});

test("goes to pixels and back as d3-scale does", () => {
  fc.assert(fc.property(domain, pixels, fc.double({ min: -1, max: 2, noNaN: true }), (from, to, at) => {
    const [ours, theirs] = [linearScale(from, to), scaleLinear(from, to)];
    const value = from[0] + at * (from[1] - from[0]);
    const [ourPixel, theirPixel] = [ours(value), theirs(value)];
    expect(Math.abs(ourPixel - theirPixel)).toBeLessThan(1e-6);
    expect(Math.abs(ours.invert(ourPixel) - value)).toBeLessThanOrEqual(1e-9 * (Math.abs(value) + from[1] - from[0]));
    expect(ours.range()).toEqual(to);
  }));
});
