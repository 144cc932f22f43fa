import { createRandom } from "@algorithms/core/random";
import { describe, expect, test } from "vitest";

const draws = 20_000;

function sample<Value>(draw: () => Value): Value[] {
  return Array.from({ length: draws }, draw);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("createRandom", () => {
  test("gives the same numbers for the same seed on every platform", () => {
    const random = createRandom(42);
    const first = [random.uniform(), random.uniform(), random.integer(1000), random.integer(1000)];
    expect(first).toEqual([0.2725744465111921, 0.14005348723065558, 468, 938]);
  });

  test("gives other numbers for another seed, also for seeds that lie side by side", () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => createRandom(seed).uniform());
    expect(new Set(firsts).size).toBe(1000);
    // The mean of 1000 uniforms has a standard deviation of 0.0091: five of them.
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.046);
    // Nor does the next seed's first number follow from this one's: no correlation beyond five deviations, 5 / √1000.
    const products = firsts.slice(1).map((value, i) => 12 * (value - 0.5) * (firsts[i]! - 0.5));
    expect(Math.abs(mean(products))).toBeLessThan(0.16);
  });

  // Bounds are five standard deviations of the mean of 20,000 draws.
  test("draws uniforms in [0, 1) with mean 1/2 and variance 1/12", () => {
    const values = sample(createRandom(1).uniform);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(0.011);
    expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.0027);
  });

  test("draws every integer below n equally often, and 0 for n = 1", () => {
    const random = createRandom(2);
    const values = sample(() => random.integer(5));
    for (let value = 0; value < 5; value++) {
      expect(Math.abs(values.filter((drawn) => drawn === value).length - draws / 5)).toBeLessThan(5 * Math.sqrt(draws * 0.16));
    }
    expect(random.integer(1)).toBe(0);
  });

  test("draws standard normals: mean 0, variance 1, kurtosis 3", () => {
    const values = sample(createRandom(3).normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.036);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.35);
  });

  test("permutes 0 … n − 1, every order equally often", () => {
    const random = createRandom(4);
    const orders = sample(() => random.permutation(3).join(""));
    const counts = ["012", "021", "102", "120", "201", "210"].map((order) => orders.filter((drawn) => drawn === order).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(draws);
    for (const count of counts) expect(Math.abs(count - draws / 6)).toBeLessThan(5 * Math.sqrt((draws * 5) / 36));
  });

  test("forks seeds of streams that are reproducible and differ from their parent's", () => {
    const [parent, twin] = [createRandom(5), createRandom(5)];
    const seeds = Array.from({ length: 100 }, createRandom(6).fork);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0), "seeds as every algorithm takes them").toBe(true);
    const child = createRandom(parent.fork());
    expect(createRandom(twin.fork()).uniform()).toBe(child.uniform());
    expect(child.uniform()).not.toBe(parent.uniform());
  });
});
