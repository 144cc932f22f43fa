/** The engine is the reference, only faster: the same story, to rounding. */
import * as engine from "@algorithms/backpropagation/engine";
import { forwardInBlocks } from "@algorithms/backpropagation/engine-forward";
import * as reference from "@algorithms/backpropagation";
import { copyOut } from "@algorithms/core/kernels/product";
import { zeros } from "@algorithms/core/matrix";
import { createRandom, type Random } from "@algorithms/core/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const normals = (count: number, random: Random): Float64Array => Float64Array.from({ length: count }, () => random.normal());

const activation = fc.constantFrom("relu" as const, "tanh" as const, "sigmoid" as const, "linear" as const);
const problem = fc.record({
  seed: fc.nat(),
  n: fc.integer({ min: 3, max: 40 }),
  d: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom("reals" as const, "two" as const, "five" as const),
  layers: fc.array(fc.record({ units: fc.integer({ min: 1, max: 11 }), activation }), { maxLength: 3 }),
  optimizer: fc.constantFrom("sgd" as const, "momentum" as const, "rmsprop" as const, "adam" as const),
  batchSize: fc.integer({ min: 1, max: 45 }),
  dropout: fc.constantFrom(0, 0.4),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.1),
}).map(({ seed, n, d, kind, layers, ...options }) => {
  const random = createRandom(seed);
  const X = { data: normals(n * d, random), rows: n, columns: d };
  const nClasses = kind === "two" ? 2 : 5;
  const y = kind === "reals" ? normals(n, random) : Float64Array.from({ length: n }, (_, i) => i % nClasses);
  const params: Partial<reference.Params> = {
    ...options,
    seed,
    task: kind === "reals" ? "regression" : "classification",
    hiddenLayerSizes: layers.map(({ units }) => units),
    activation: layers.map((layer) => layer.activation),
    learningRate: 0.02,
    epochs: 3,
  };
  return { X, y, params };
});

/** Every number in it, at whatever depth. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Float64Array) return Array.from(value);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** What is left when the numbers are taken out: the shape of the whole. */
const shapeOf = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner instanceof Float64Array ? inner.length : typeof inner === "number" ? "#" : inner));

function expectSame(actual: unknown, expected: unknown): void {
  expect(shapeOf(actual)).toBe(shapeOf(expected));
  const [found, wanted] = [numbersIn(actual), numbersIn(expected)];
  const size = Math.max(1, ...wanted.map(Math.abs));
  const worst = found.reduce((largest, value, i) => Math.max(largest, Math.abs(value - wanted[i]!)), 0);
  expect(worst / size).toBeLessThan(1e-10);
}

it("speaks the reference's verbs with its defaults", () => {
  expect(engine.defaults).toBe(reference.defaults);
  expect(engine.predict).toBe(reference.predict);
  expect(engine.predictProba).toBe(reference.predictProba);
});

describe("the same story as the reference", () => {
  it("for networks of any shape, every optimizer, batches that leave a rest, dropout and penalties", () => {
    fc.assert(fc.property(problem, ({ X, y, params }) => {
      const [frames, wanted] = [Array.from(engine.steps(X, y, params)), Array.from(reference.steps(X, y, params))];
      expect(frames).toHaveLength(wanted.length);
      frames.forEach((frame, epoch) => expectSame(frame, wanted[epoch]));
      expectSame(engine.fit(X, y, params), reference.fit(X, y, params));
    }), { numRuns: 100 });
  });

  it("to the last bit where nothing is bent by an exponential", () => {
    const random = createRandom(3);
    const X = { data: normals(60 * 5, random), rows: 60, columns: 5 };
    const params = { hiddenLayerSizes: [7, 6], activation: ["relu", "linear"] as const, batchSize: 16, epochs: 20, l2: 0.01, learningRate: 0.01 };
    const y = Array.from({ length: 60 }, (_, i) => i % 3);
    expect(engine.fit(X, y, params)).toStrictEqual(reference.fit(X, y, params));
  });

  it("going on from any state, of whatever optimizer, and changing none", () => {
    const random = createRandom(5);
    const X = { data: normals(80, random), rows: 40, columns: 2 };
    const y = normals(40, random);
    const network = reference.initialize({ layerSizes: [2, 5, 1], activations: ["tanh"], loss: "squaredError", seed: 1 });
    const options = { ...reference.defaults, optimizer: "adam" as const, batchSize: 12 };
    const order = reference.epochOrder(40, 0, 0);
    const { state } = reference.trainEpoch(reference.beginTraining(network), X, y, order, options);
    const before = structuredClone(state);
    for (const optimizer of ["sgd", "momentum", "rmsprop", "adam"] as const) {
      const wanted = reference.trainEpoch(state, X, y, order.subarray(3, 30), { ...options, optimizer });
      expectSame(engine.trainEpoch(state, X, y, order.subarray(3, 30), { ...options, optimizer }), wanted);
    }
    expect(state).toStrictEqual(before);
  });
});

describe.each(["tanh", "sigmoid"] as const)("%s", (activation) => {
  it("is the reference's to 1e-15, from the least to the largest number", () => {
    const random = createRandom(7);
    const inputs = [0, -0, 5e-324, 1e-300, 1e-12, 700, -700, 1e99, ...Array.from({ length: 500 }, () => 60 * random.uniform() - 30)];
    const network = { weights: [{ data: Float64Array.of(1), rows: 1, columns: 1 }, { data: Float64Array.of(1), rows: 1, columns: 1 }],
      biases: [Float64Array.of(0), Float64Array.of(0)], activations: [activation], loss: "squaredError" as const };
    const options = { ...reference.defaults, optimizer: "sgd" as const, learningRate: 1, batchSize: 1 };
    for (const input of inputs) {
      const X = { data: Float64Array.of(input), rows: 1, columns: 1 };
      const after = ({ trainEpoch }: Pick<typeof reference, "trainEpoch">) =>
        trainEpoch(reference.beginTraining(network), X, [0], Int32Array.of(0), options).state.network.biases[1]![0]!;
      expect(Math.abs(after(engine) - after(reference))).toBeLessThan(1e-15);
    }
  });
});

it.each([
  [{ learningRate: -1 }, "learningRate must be a finite number of at least 0; got -1"],
  [{ hiddenLayerSizes: [0] }, "hiddenLayerSizes[0] must be an integer at least 1; got 0"],
] as const)("refuses what the reference refuses: %o", (params, message) => {
  expect(() => engine.fit([[1], [2], [3]], [0, 1, 1], params)).toThrow(message);
});

it("says that training diverged, as the reference does", () => {
  const run = () => engine.fit([[1e3], [-2e3], [3e3]], [1e3, -2e3, 3e3], { task: "regression", hiddenLayerSizes: [4], optimizer: "sgd", learningRate: 10, epochs: 50 });
  expect(run).toThrow(/training diverged in epoch \d+/);
});

it("trains a network that is larger than the kernels' memory", () => {
  const network = reference.initialize({ layerSizes: [1, 1100, 1000, 1], activations: ["relu", "relu"], loss: "squaredError", seed: 1 });
  const options = { ...reference.defaults, optimizer: "sgd" as const, learningRate: 1e-3, batchSize: 2 };
  const X = { data: Float64Array.of(1, -2), rows: 2, columns: 1 };
  const after = ({ trainEpoch }: Pick<typeof reference, "trainEpoch">) => trainEpoch(reference.beginTraining(network), X, [1, 0], Int32Array.of(1, 0), options);
  const [found, wanted] = [after(engine), after(reference)];
  expect(found.loss).toBeCloseTo(wanted.loss, 12);
  expect(found.state.network.biases).toEqual(wanted.state.network.biases);
});

it("says of many rows what the reference's forward pass says", () => {
  fc.assert(fc.property(problem, fc.integer({ min: 1, max: 300 }), ({ X, y, params }, rows) => {
    const network = engine.fit(X, y, { ...params, epochs: 1 });
    const random = createRandom(rows);
    const many = { data: normals(rows * X.columns, random), rows, columns: X.columns };
    const { activations, preActivations } = reference.forward(network, many);
    const wanted = [...activations.slice(1, -1), preActivations.at(-1)!];
    const found = wanted.map(({ columns }) => zeros(rows, columns));
    forwardInBlocks(network, many, (layers, first, count) => found.forEach(({ data, columns }, l) => copyOut(layers[l]!, data, first * columns, count, columns)));
    expectSame(found, wanted);
  }), { numRuns: 30 });
});
