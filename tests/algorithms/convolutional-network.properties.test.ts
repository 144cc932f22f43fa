/** What holds for images and filters of any size. */
import * as cnn from "@algorithms/convolutional-network";
import { createRandom, type Random } from "@algorithms/core/random";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const geometry = fc.record({
  seed: fc.nat(),
  n: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 9 }),
  channels: fc.integer({ min: 1, max: 5 }),
  filters: fc.integer({ min: 1, max: 9 }),
  size: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 3 }),
}).filter(({ height, width, size, padding }) => size <= Math.min(height, width) + 2 * padding);

const numbers = (random: Random, length: number): Float64Array => Float64Array.from({ length }, () => random.normal());
const closeTo = (actual: Float64Array, expected: Float64Array): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 9));
};

function problemOf({ seed, n, height, width, channels, filters, size, ...walk }: typeof geometry extends fc.Arbitrary<infer T> ? T : never) {
  const random = createRandom(seed);
  const X: cnn.Tensor = { n, height, width, channels, data: numbers(random, n * height * width * channels) };
  const W: cnn.Filters = { size, channels, filters, data: numbers(random, size * size * channels * filters) };
  const b = numbers(random, filters);
  const output = cnn.conv2d(X, W, b, walk);
  // As after relu and max pooling, many derivatives are exactly 0.
  const delta = { ...output, data: numbers(random, output.data.length).map((value) => (value > 0.5 ? value : 0)) };
  return { X, W, b, walk, output, delta, random };
}

describe("im2col", () => {
  test("agrees with the loops, for any window, stride and padding", () => {
    fc.assert(fc.property(geometry, (sizes) => {
      const { X, W, b, walk, output, delta } = problemOf(sizes);
      closeTo(cnn.im2col.conv2d(X, W, b, walk).data, output.data);
      const [fast, plain] = [cnn.im2col, cnn.loops].map((engine) => engine.filterGradient(X, W, delta, walk));
      closeTo(fast!.weights, plain!.weights);
      closeTo(fast!.biases, plain!.biases);
      closeTo(cnn.im2col.inputGradient(X, W, delta, walk).data, cnn.loops.inputGradient(X, W, delta, walk).data);
    }));
  });
});

describe("conv2d", () => {
  test("is linear in the images", () => {
    fc.assert(fc.property(geometry, (sizes) => {
      const { X, W, walk, random } = problemOf(sizes);
      const none = new Float64Array(W.filters);
      const other = { ...X, data: numbers(random, X.data.length) };
      const both = { ...X, data: X.data.map((value, i) => 2 * value + other.data[i]!) };
      const [a, b] = [cnn.conv2d(X, W, none, walk), cnn.conv2d(other, W, none, walk)];
      closeTo(cnn.conv2d(both, W, none, walk).data, a.data.map((value, i) => 2 * value + b.data[i]!));
    }));
  });

  test("moves along when the image moves, away from the border", () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (seed, dx, dy) => {
      const random = createRandom(seed);
      const edge = 10;
      const blob = numbers(random, 9);
      const at = (left: number, top: number): cnn.Tensor => {
        const data = new Float64Array(edge * edge);
        blob.forEach((value, i) => (data[(top + Math.floor(i / 3)) * edge + left + (i % 3)] = value));
        return { n: 1, height: edge, width: edge, channels: 1, data };
      };
      const W = { size: 3, channels: 1, filters: 2, data: numbers(random, 18) };
      const map = (image: cnn.Tensor) => cnn.conv2d(image, W, Float64Array.of(0, 0), { stride: 1, padding: 1 });
      const [first, moved] = [map(at(2, 2)), map(at(2 + dx, 2 + dy))];
      for (let y = 0; y < 6; y++) {
        for (let x = 0; x < 6; x++) expect(moved.data[((y + dy) * edge + x + dx) * 2]).toBe(first.data[(y * edge + x) * 2]);
      }
    }));
  });
});

describe("pooling", () => {
  test("passes back all that comes, and the mean of no window exceeds its largest", () => {
    fc.assert(fc.property(geometry, (sizes) => {
      const { X, random } = problemOf(sizes);
      const window = { size: Math.min(sizes.size, X.height, X.width), stride: sizes.stride, padding: 0 };
      const { output, winners } = cnn.maxPool2d(X, window);
      const mean = cnn.avgPool2d(X, window);
      output.data.forEach((value, i) => {
        expect(value).toBe(X.data[winners[i]!]);
        expect(mean.data[i]! <= value + 1e-12).toBe(true);
      });
      const delta = { ...output, data: numbers(random, output.data.length) };
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      expect(sum(cnn.maxPool2dBackward(X, winners, delta).data)).toBeCloseTo(sum(delta.data), 9);
      expect(sum(cnn.avgPool2dBackward(X, delta, window).data)).toBeCloseTo(sum(delta.data), 9);
    }));
  });
});

describe("training", () => {
  const shape = { height: 6, width: 6, channels: 1 };
  const layers = [cnn.conv(3, 3, { padding: 1 }), cnn.bend, cnn.maxPool(2), cnn.dropout(0.3), cnn.full(3)];
  const options = { ...cnn.defaults, batchSize: 4 };

  test("goes on from any state as if it had never paused, dropout included", () => {
    fc.assert(fc.property(fc.nat(), fc.constantFrom("sgd" as const, "momentum" as const, "rmsprop" as const, "adam" as const), (seed, optimizer) => {
      const random = createRandom(seed);
      const X = { ...shape, n: 12, data: numbers(random, 12 * 36) };
      const y = Array.from({ length: 12 }, () => random.integer(3));
      const order = random.permutation(12);
      const start = cnn.beginTraining(cnn.initialize({ inputShape: shape, layers, seed }));
      const whole = cnn.trainEpoch(start, X, y, order, { ...options, optimizer });
      const first = cnn.trainEpoch(start, X, y, order.subarray(0, 8), { ...options, optimizer });
      const rest = cnn.trainEpoch(structuredClone(first.state), X, y, order.subarray(8), { ...options, optimizer });
      expect(rest.state).toEqual(whole.state);
    }), { numRuns: 30 });
  });

  test("never changes the state that it is given", () => {
    const X = { ...shape, n: 4, data: numbers(createRandom(1), 4 * 36) };
    const start = cnn.beginTraining(cnn.initialize({ inputShape: shape, layers, seed: 1 }));
    const before = structuredClone(start);
    cnn.trainEpoch(start, X, [0, 1, 2, 0], Int32Array.of(0, 1, 2, 3), options);
    expect(start).toEqual(before);
  });
});
