/** What is drawn below the points says what the network says. */
import { describe, expect, test } from "vitest";
import type { Target } from "../../src/kit/data/dataset";
import { tintOfOutput, tintOfUnit } from "../../demos/backpropagation/diagram/tints";
import type { Pictures } from "../../demos/backpropagation/frame";
import { featureSurface, outputSurface } from "../../demos/backpropagation/surface";
import { shadeOf } from "../../src/kit/plots/shades";

const pictures = (output: number[], size = 2): Pictures => ({
  domain: { x: [-1, 3], y: [0, 4] },
  outputResolution: size,
  output: Float32Array.from(output),
  unitResolution: size,
  units: new Float32Array(),
});
const classes = (count: number): Target => ({ kind: "class", name: "kind", classNames: Array.from({ length: count }, (_, k) => `${k}`), values: Int32Array.of(0) });
const real: Target = { kind: "real", name: "y", values: Float64Array.of(-2, 5, 1) };

describe("the output", () => {
  test("of two classes is the probability of the second, with its boundary at a half", () => {
    const surface = outputSurface(pictures([0.1, 0.5, 0.51, 0.9]), classes(2), false);
    expect(surface).toMatchObject({ kind: "ramp", ramp: "diverging", contours: [0.5], columns: 2, rows: 2 });
    expect([...surface.values as Float32Array]).toEqual([...Float32Array.of(0.1, 0.5, 0.51, 0.9)]);
  });

  test("of two classes, discretized, is the class that is decided for: the first at exactly a half", () => {
    const surface = outputSurface(pictures([0.1, 0.5, 0.51, 0.9]), classes(2), true);
    expect(surface).toMatchObject({ kind: "regions", values: Int32Array.of(0, 0, 1, 1) });
  });

  test("of more classes is the likeliest one; its tint is none at chance, and full at certainty", () => {
    const third = 1 / 3;
    const surface = outputSurface(pictures([1, third, 0.2, 0, 0, third, 0.2, 0.5, 0, third, 0.6, 0.5]), classes(3), false);
    if (surface.kind !== "regions") throw new Error("no regions");
    expect([...surface.values as Int32Array]).toEqual([0, 0, 2, 1]);
    expect(surface.confidence![0]).toBeCloseTo(1);
    expect(surface.confidence![1]).toBeCloseTo(0);
    expect(surface.confidence![2]).toBeCloseTo(0.4);
    expect(outputSurface(pictures([1, third, 0.2, 0, 0, third, 0.2, 0.5, 0, third, 0.6, 0.5]), classes(3), true)).not.toHaveProperty("confidence");
  });

  test("of a real target has the colours that its points have", () => {
    expect(outputSurface(pictures([0, 1, 2, 3]), real, true)).toMatchObject({ kind: "ramp", ramp: "sequential", extent: [-2, 5] });
  });
});

test("a feature is drawn where it is: rows from the lowest y, columns from the lowest x", () => {
  const { columns, values } = featureSurface("x1", pictures([]));
  expect(values[0]).toBeCloseTo(-1 + 2 / columns);
  expect(values[columns - 1]).toBeCloseTo(3 - 2 / columns);
  const up = featureSurface("x2Squared", pictures([]));
  expect(up.values[0]).toBeCloseTo((2 / columns) ** 2);
  expect(up.values[columns * (columns - 1)]).toBeCloseTo((4 - 2 / columns) ** 2);
});

test("colours mean the same in all pictures of a bounded activation, and zero is always in the middle of others", () => {
  expect(tintOfUnit("tanh", Float32Array.of(0.1)).extent).toEqual([-1, 1]);
  expect(tintOfUnit("sigmoid", Float32Array.of(0.1)).extent).toEqual([0, 1]);
  expect(tintOfUnit("relu", Float32Array.of(0, 7)).extent).toEqual([-7, 7]);
  expect(tintOfUnit("linear", Float32Array.of(-0.2, 0.1)).extent).toEqual([-1, 1]);
  expect(tintOfOutput(classes(3), 3, 2)).toEqual({ group: 2, extent: [0, 1] });
});

test("values beyond the ends have the ends' colours, and a constant has one", () => {
  expect([-5, -1, 0, 1, 5].map((value) => shadeOf(value, -1, 1))).toEqual([0, 0, 128, 255, 255]);
  expect(shadeOf(3, 3, 3)).toBe(0);
});
