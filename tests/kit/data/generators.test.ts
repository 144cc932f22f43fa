import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultsOf, problemWith } from "../../../src/kit/lab/schema";
import { generatorOf, generators, type Generator } from "../../../src/kit/data/generators";
import { split } from "../../../src/kit/data/split";
import { createStream } from "../../../src/kit/data/stream";

const draw = (id: string, options: Record<string, number> = {}, seed = 0) => generatorOf(id)!.generate(options, seed);
const points = (id: string, options: Record<string, number> = {}, seed = 0) => {
  const { data, rows } = draw(id, options, seed).X;
  return Array.from({ length: rows }, (_, i) => [data[2 * i]!, data[2 * i + 1]!] as const);
};
const classesOf = (id: string, options: Record<string, number> = {}, seed = 0) => Array.from(draw(id, options, seed).target!.values);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const isNoisy = ({ options }: Generator) => "noise" in options;

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe.each(generators)("$id", (generator) => {
  const noise = (value: number): Record<string, number> => (isNoisy(generator) ? { noise: value } : {});

  it("declares options whose defaults it accepts, and leaves out none that it uses", () => {
    for (const [name, parameter] of Object.entries(generator.options)) {
      expect(problemWith(name, parameter, parameter.default)).toBeUndefined();
    }
    expect(generator.generate({}, 5)).toEqual(generator.generate(defaultsOf(generator.options), 5));
  });

  it("draws the same points from the same seed, and others from another", () => {
    fc.assert(fc.property(seeds, (seed) => {
      expect(generator.generate({}, seed)).toEqual(generator.generate({}, seed));
      expect(generator.generate({}, seed).X.data).not.toEqual(generator.generate({}, seed + 1).X.data);
    }), { numRuns: 20 });
  });

  it("keeps the earlier points when there are more", () => {
    fc.assert(fc.property(seeds, fc.integer({ min: 10, max: 200 }), fc.integer({ min: 0, max: 200 }), (seed, few, more) => {
      const [small, large] = [generator.generate({ nSamples: few }, seed), generator.generate({ nSamples: few + more }, seed)];
      expect(small.X.rows).toBe(few);
      expect(large.X.data.slice(0, 2 * few)).toEqual(small.X.data);
      expect(large.target?.values.slice(0, few)).toEqual(small.target?.values);
    }), { numRuns: 30 });
  });

  it("is moved by noise along a fixed displacement for each point, not redrawn", () => {
    fc.assert(fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, amount) => {
      const [none, some, full] = [0, amount, 1].map((value) => generator.generate(noise(value), seed));
      full!.X.data.forEach((end, entry) => {
        const start = none!.X.data[entry]!;
        expect(Math.abs(some!.X.data[entry]! - (start + amount * (end - start)))).toBeLessThan(2e-4);
      });
      expect(generator.target === "class" ? full!.target : null).toEqual(generator.target === "class" ? none!.target : null);
    }), { numRuns: 20 });
  });

  it("rounds to four decimals", () => {
    const { X, target } = generator.generate({ nSamples: 2000 }, 3);
    for (const value of [...X.data, ...(target?.values ?? [])]) {
      expect(value).toBe(Number(value.toFixed(4)));
    }
  });

  it("stays within the natural window at its defaults", () => {
    const { X } = generator.generate({ nSamples: 5000 }, 1);
    const outside = X.data.filter((value) => Math.abs(value) > 6);
    expect(outside.length).toBeLessThan(0.01 * X.data.length);
    expect(Math.max(...X.data)).toBeGreaterThan(2);
  });

  it("has the target that it declares", () => {
    const { target } = generator.generate({ nSamples: 200 }, 0);
    expect(target?.kind ?? "none").toBe(generator.target);
    const classes = new Set(target?.kind === "class" ? target.values : []);
    expect([...classes].toSorted((a, b) => a - b)).toEqual(target?.kind === "class" ? [...target.classNames.keys()] : []);
  });
});

describe("what they look like", () => {
  it("blobs: as many clouds as asked, each around its own centre with the given spread", () => {
    const [centers, cloud] = [points("blobs", { nCenters: 3, noise: 0, nSamples: 3000 }), points("blobs", { nCenters: 3, noise: 0.5, nSamples: 3000 })];
    expect(new Set(centers.map(String)).size).toBe(3);
    const distances = cloud.map(([x, y], i) => (x - centers[i]![0]) ** 2 + (y - centers[i]![1]) ** 2);
    expect(Math.sqrt(mean(distances) / 2)).toBeCloseTo(0.5, 1);
  });

  it("blobs: one more cloud keeps the centres of the others", () => {
    const [three, four] = [points("blobs", { nCenters: 3, noise: 0 }), points("blobs", { nCenters: 4, noise: 0 })];
    expect(four.slice(0, 3)).toEqual(three.slice(0, 3));
  });

  it("unequal variances: the widest cloud is as many times wider as the ratio says", () => {
    const options = { nCenters: 2, ratio: 4, nSamples: 4000 };
    const [centers, cloud] = [points("unequal-variances", { ...options, noise: 0 }), points("unequal-variances", { ...options, noise: 0.3 })];
    const spread = (k: number) => Math.sqrt(mean(cloud.flatMap(([x, y], i) => (i % 2 === k ? [(x - centers[i]![0]) ** 2, (y - centers[i]![1]) ** 2] : []))));
    expect(spread(1) / spread(0)).toBeCloseTo(4, 0);
    expect(spread(0)).toBeCloseTo(0.3, 1);
  });

  it("anisotropic: longer along the diagonal than across", () => {
    const [centers, cloud] = [points("anisotropic", { noise: 0, nSamples: 3000 }), points("anisotropic", { noise: 1, nSamples: 3000 })];
    const steps = cloud.map(([x, y], i) => [x - centers[i]![0], y - centers[i]![1]] as const);
    const [along, across] = [1, -1].map((sign) => Math.sqrt(mean(steps.map(([dx, dy]) => (dx + sign * dy) ** 2 / 2))));
    expect(along! / across!).toBeGreaterThan(5);
  });

  it("circles: without noise every point is on its ring", () => {
    const classes = classesOf("circles");
    points("circles", { noise: 0, factor: 0.4 }).forEach(([x, y], i) => expect(Math.hypot(x, y)).toBeCloseTo(classes[i] === 0 ? 4.5 : 1.8, 3));
  });

  it("xor: the class is the sign of x·y, and all four quadrants are as full", () => {
    const classes = classesOf("xor", { nSamples: 400 });
    const drawn = points("xor", { nSamples: 400 });
    expect(drawn.every(([x, y], i) => (x * y > 0 ? 0 : 1) === classes[i])).toBe(true);
    expect(drawn.filter(([x, y]) => x > 0 && y < 0)).toHaveLength(100);
  });

  it("moons and spirals: without noise no two points of different classes meet", () => {
    for (const id of ["moons", "spiral"]) {
      const [drawn, classes] = [points(id, { noise: 0, nSamples: 200 }), classesOf(id, { nSamples: 200 })];
      const away = drawn.map((point, i) => ({ point, id: classes[i] })).filter(({ point }) => Math.hypot(...point) > 0.8);
      const gaps = away.flatMap((a) => away.filter((b) => b.id !== a.id).map((b) => Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1])));
      expect(Math.min(...gaps)).toBeGreaterThan(0.5);
    }
  });

  it("two Gaussians: their means are as far apart as asked", () => {
    const [drawn, classes] = [points("two-gaussians", { nSamples: 4000, distance: 5 }), classesOf("two-gaussians", { nSamples: 4000 })];
    const centers = [0, 1].map((k) => [0, 1].map((j) => mean(drawn.filter((_, i) => classes[i] === k).map((point) => point[j]!))));
    expect(Math.hypot(centers[0]![0]! - centers[1]![0]!, centers[0]![1]! - centers[1]![1]!)).toBeCloseTo(5, 0);
  });

  it("two Gaussians on top of each other without noise: all points at a plain 0, never at −0", () => {
    expect(Array.from(draw("two-gaussians", { distance: 0, noise: 0, nSamples: 10 }).X.data)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it("regression: noise is in the target, and leaves the points where they are", () => {
    for (const id of ["plane", "multi-gaussian"]) {
      const [clean, noisy] = [draw(id, { noise: 0, nSamples: 4000 }), draw(id, { noise: 0.5, nSamples: 4000 })];
      expect(noisy.X).toEqual(clean.X);
      const residuals = Array.from(noisy.target!.values, (value, i) => (value - clean.target!.values[i]!) ** 2);
      expect(Math.sqrt(mean(residuals))).toBeCloseTo(0.5, 1);
      expect(Math.max(...clean.target!.values.map(Math.abs))).toBeCloseTo(1, 0);
    }
  });

  it("far point: one point of the second class moves out as far as asked, and no other", () => {
    const [near, far] = [points("far-point", { far: 0 }), points("far-point", { far: 20 })];
    const ways = near.map(([x, y], i) => Math.hypot(far[i]![0] - x, far[i]![1] - y));
    expect(ways.filter((way) => way > 0)).toHaveLength(1);
    expect(ways[1]).toBeCloseTo(20, 3);
    expect(classesOf("far-point")[1]).toBe(1);
  });

  it("rare class: as rare as asked, in any number of points", () => {
    for (const [nSamples, share] of [[1000, 0.02], [250, 0.1], [300, 0.5]] as const) {
      expect(classesOf("rare-class", { nSamples, share }).filter((k) => k === 1)).toHaveLength(nSamples * share);
    }
  });

  it("ratings: without noise five bands in an order, the middle one the widest", () => {
    const [drawn, classes] = [points("ratings", { noise: 0, nSamples: 4000 }), classesOf("ratings", { nSamples: 4000 })];
    const along = drawn.map(([x, y]) => x * Math.cos(0.4) + y * Math.sin(0.4));
    const bands = [0, 1, 2, 3, 4].map((k) => along.filter((_, i) => classes[i] === k));
    bands.slice(1).forEach((band, k) => expect(Math.min(...band)).toBeGreaterThanOrEqual(Math.max(...bands[k]!)));
    const widths = bands.map((band) => Math.max(...band) - Math.min(...band));
    expect(widths.indexOf(Math.max(...widths))).toBe(2);
  });

  it("uniform: every quarter holds about a quarter of the points", () => {
    const drawn = points("uniform", { nSamples: 8000 });
    expect(drawn.filter(([x, y]) => x > 0 && y > 0).length / 8000).toBeCloseTo(0.25, 1);
  });
});

describe("streams", () => {
  it("small neighbouring seeds, and the streams of one seed, start far from each other", () => {
    const firsts = Array.from({ length: 1000 }, (_, i) => createStream(Math.floor(i / 2), i % 2).uniform());
    const filled = new Set(firsts.map((value) => Math.floor(10 * value)));
    expect(filled.size).toBe(10);
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
    const neighbours = firsts.slice(2).map((value, i) => (value - 0.5) * (firsts[i]! - 0.5));
    expect(Math.abs(mean(neighbours)) * 12).toBeLessThan(0.15);
  });
});

describe("a link shows the same points tomorrow", () => {
  it.each([
    ["blobs", [1.3719, 2.8101, 4.0486, -3.4847]],
    ["anisotropic", [1.9628, -0.7768, 0.1455, -0.3909]],
    ["unequal-variances", [0.9814, 1.9285, 3.0919, -2.7808]],
    ["two-gaussians", [-1.2379, -0.261, 1.871, 0.7469]],
    ["moons", [-2.5195, 2.1485, -1.2607, 0.4691]],
    ["circles", [-3.8103, -2.5382, 2.1364, 1.5024]],
    ["xor", [3.1057, 4.3665, 3.0563, -3.8557]],
    ["spiral", [-1.8629, 2.3756, -0.2105, -0.1406]],
    ["plane", [1.0665, 4.0172, 0.951, 2.8218]],
    ["multi-gaussian", [1.0665, 4.0172, 0.951, 2.8218]],
    ["far-point", [-3.2642, 1.5346, 10.6624, 6.931]],
    ["rare-class", [-0.6198, 0.9323, -0.6984, -1.4091]],
    ["ratings", [-0.358, 2.9677, 0.649, 1.1913]],
    ["uniform", [0.9695, 3.652, -4.5758, -4.5774]],
  ])("%s", (id, expected) => expect(Array.from(draw(id, {}, 42).X.data.slice(0, 4))).toEqual(expected));

  it("split in the same way", () => {
    const ids = Int32Array.from({ length: 20 }, (_, i) => i);
    expect(Array.from(split(ids, 0.3, 42).test)).toEqual([0, 2, 3, 10, 13, 17]);
  });
});
