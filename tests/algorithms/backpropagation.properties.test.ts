/** What holds for networks of any shape, on any data. */
import * as neuralNetwork from "@algorithms/backpropagation";
import { takeRows, toMatrix, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom, type Random } from "@algorithms/core/random";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const { backward, beginTraining, epochOrder, fit, forward, initialize, lossAndGradient, steps, trainEpoch } = neuralNetwork;
type Network = neuralNetwork.Network;

const activation = fc.constantFrom("relu" as const, "tanh" as const, "sigmoid" as const, "linear" as const);
const architecture = fc.record({
  seed: fc.nat(),
  n: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 4 }),
  hidden: fc.array(fc.record({ units: fc.integer({ min: 1, max: 6 }), activation }), { maxLength: 4 }),
  loss: fc.constantFrom("squaredError" as const, "logistic" as const, "softmax" as const),
  nClasses: fc.integer({ min: 2, max: 5 }),
});

/** A network with examples that fit it. */
const problem = architecture.map(({ seed, n, d, hidden, loss, nClasses }) => {
  const random = createRandom(seed);
  const nOutputs = loss === "softmax" ? nClasses : 1;
  const layerSizes = [d, ...hidden.map(({ units }) => units), nOutputs];
  const net = initialize({ layerSizes, activations: hidden.map((layer) => layer.activation), loss, seed });
  const biases = net.biases.map((b) => b.map(() => 0.3 * random.normal()));
  const y = Array.from({ length: n }, () => (loss === "squaredError" ? random.normal() : random.integer(loss === "softmax" ? nClasses : 2)));
  return { net: { ...net, biases }, X: normals(n, d, random), y, random };
});
const penalties = fc.record({ l1: fc.constantFrom(0, 0.02), l2: fc.constantFrom(0, 0.3) });
const training = fc.record({
  optimizer: fc.constantFrom("sgd" as const, "momentum" as const, "rmsprop" as const, "adam" as const),
  learningRate: fc.constantFrom(0.001, 0.05),
  batchSize: fc.integer({ min: 1, max: 15 }),
  dropout: fc.constantFrom(0, 0.4),
  seed: fc.nat(),
  l1: fc.constantFrom(0, 0.01),
  l2: fc.constantFrom(0, 0.1),
}).map((options) => ({ ...neuralNetwork.defaults, ...options }));

describe("the gradient", () => {
  test("is that of central differences, to 1e-6 of its largest entry", () => {
    fc.assert(fc.property(problem, penalties, ({ net, X, y }, weigh) => {
      fc.pre(!isNearKink(net, X));
      const found = flat(lossAndGradient(net, X, y, weigh).gradient);
      const numerical = numericalGradient(net, () => lossAndGradient(net, X, y, weigh).loss);
      const size = Math.max(...found.map(Math.abs), 1e-3);
      found.forEach((value, i) => expect(Math.abs(value - numerical[i]!) / size).toBeLessThan(1e-6));
    }));
  });

  test("stays the same if all examples are doubled, or come in another order", () => {
    fc.assert(fc.property(problem, penalties, ({ net, X, y, random }, weigh) => {
      const { gradient } = lossAndGradient(net, X, y, weigh);
      for (const rows of [[...y.keys(), ...y.keys()], random.permutation(y.length)]) {
        const other = lossAndGradient(net, takeRows(X, rows), Array.from(rows, (i) => y[i]!), weigh);
        expectClose(flat(other.gradient), flat(gradient), 1e-12);
      }
    }));
  });

  test("is the mean of those of the single examples", () => {
    fc.assert(fc.property(problem, ({ net, X, y }) => {
      const whole = flat(backward(net, forward(net, X), y));
      const parts = y.map((target, i) => flat(backward(net, forward(net, takeRows(X, [i])), [target])));
      expectClose(whole, whole.map((_, entry) => parts.reduce((sum, part) => sum + part[entry]!, 0) / y.length), 1e-12);
    }));
  });

  test("by the scores of softmax adds up to 0 for every example: probability only moves between classes", () => {
    fc.assert(fc.property(problem.filter(({ net }) => net.loss === "softmax"), ({ net, X, y }) => {
      const delta = backward(net, forward(net, X), y).deltas.at(-1)!;
      for (let i = 0; i < delta.rows; i++) {
        const scores = delta.data.subarray(i * delta.columns, (i + 1) * delta.columns);
        expect(Math.abs(scores.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-14);
      }
    }));
  });
});

describe("the network", () => {
  test("says the same if the units of a layer change places", () => {
    fc.assert(fc.property(problem.filter(({ net }) => net.activations.length > 0), ({ net, X, random }) => {
      const moved = net.activations.reduce<Network>((permuted, _, l) => withUnitsMoved(permuted, l, random), net);
      expectClose(outputOf(moved, X).data, outputOf(net, X).data, 1e-12);
    }));
  });

  test("of linear layers is one linear map", () => {
    const linear = problem.map(({ net, X }) => ({ net: { ...net, loss: "squaredError" as const, activations: net.activations.map(() => "linear" as const) }, X }));
    fc.assert(fc.property(linear, fc.double({ min: -3, max: 3, noNaN: true }), ({ net, X }, share) => {
      const [a, b] = [outputOf(net, X), outputOf(net, zeros(X.rows, X.columns))];
      const between = outputOf(net, { ...X, data: X.data.map((x) => share * x) });
      const expected = a.data.map((value, entry) => share * value + (1 - share) * b.data[entry]!);
      const size = Math.max(...a.data.map(Math.abs), ...b.data.map(Math.abs)) * (1 + Math.abs(share));
      between.data.forEach((value, entry) => expect(Math.abs(value - expected[entry]!)).toBeLessThanOrEqual(1e-13 * size));
    }));
  });

  test("of classes says probabilities, and no loss is NaN or infinite, however large the inputs", () => {
    fc.assert(fc.property(problem, fc.constantFrom(1, 1e3, 1e9), ({ net, X, y }, factor) => {
      const large = { ...X, data: X.data.map((x) => factor * x) };
      const { loss, gradient } = lossAndGradient(net, large, y);
      expect([loss, ...flat(gradient)].every(Number.isFinite)).toBe(true);
      if (net.loss === "squaredError") return;
      const output = outputOf(net, large);
      expect(output.data.every((p) => p >= 0 && p <= 1)).toBe(true);
    }));
  });
});

describe("training", () => {
  test("goes on from any state as if it had never paused, to the last bit", () => {
    fc.assert(fc.property(problem, training, fc.nat(), ({ net, X, y }, options, where) => {
      const order = epochOrder(y.length, options.seed, 0);
      const whole = trainEpoch(beginTraining(net), X, y, order, options).state;
      const pause = Math.min(y.length, options.batchSize * (1 + (where % Math.ceil(y.length / options.batchSize))));
      fc.pre(pause < y.length);
      const first = trainEpoch(beginTraining(net), X, y, order.subarray(0, pause), options).state;
      const resumed = trainEpoch(structuredClone(first), X, y, order.subarray(pause), options).state;
      expect(resumed).toEqual(whole);
    }));
  });

  test("by all examples at once does not depend on their order", () => {
    fc.assert(fc.property(problem, training, ({ net, X, y, random }, options) => {
      const whole = { ...options, batchSize: y.length, dropout: 0 };
      const train = (order: Int32Array) => trainEpoch(beginTraining(net), X, y, order, { ...whole, optimizer: "momentum" });
      const [once, other] = [train(Int32Array.from(y.keys())), train(random.permutation(y.length))];
      expectClose(flat(other.state.network), flat(once.state.network), 1e-12);
      expectClose([other.loss], [once.loss], 1e-12);
    }));
  });

  test("tells the same story for the same seed, and starts from where initialize says", () => {
    fc.assert(fc.property(problem, training, ({ net, X, y }, { task: _task, ...options }) => {
      fc.pre(net.loss === "squaredError" || (net.loss === "logistic" && new Set(y).size === 2));
      const task = net.loss === "squaredError" ? "regression" as const : "classification" as const;
      const hiddenLayerSizes = net.weights.slice(1).map(({ rows }) => rows);
      const params = { ...options, task, hiddenLayerSizes, activation: net.activations, epochs: 3 };
      const frames = [...steps(X, y, params)];
      expect([...steps(X, y, params)]).toEqual(frames);
      expect(fit(X, y, params)).toMatchObject({ weights: frames.at(-1)!.network.weights, biases: frames.at(-1)!.network.biases });
      expect(frames[0]!.network.weights).toEqual(initialize({ layerSizes: [X.columns, ...hiddenLayerSizes, 1], activations: net.activations, loss: net.loss, seed: options.seed }).weights);
    }), { numRuns: 50 });
  });

  test("by small steps along the whole gradient never raises the loss", () => {
    fc.assert(fc.property(problem, ({ net, X, y }) => {
      const options = { ...neuralNetwork.defaults, optimizer: "sgd" as const, learningRate: 1e-4, batchSize: y.length };
      const before = lossAndGradient(net, X, y).loss;
      const { network } = trainEpoch(beginTraining(net), X, y, Int32Array.from(y.keys()), options).state;
      expect(lossAndGradient(network, X, y).loss).toBeLessThanOrEqual(before + 1e-15);
    }));
  });
});

function normals(rows: number, columns: number, random: Random): Matrix {
  return { data: Float64Array.from({ length: rows * columns }, () => random.normal()), rows, columns };
}

function outputOf(net: Network, X: Matrix): Matrix {
  return forward(net, X).activations.at(-1)!;
}

function flat({ weights, biases }: Pick<Network, "weights" | "biases">): number[] {
  return [...weights.map(({ data }) => data), ...biases].flatMap((values) => Array.from(values));
}

/** Whether a unit of relu, or a weight under l1, is so near to its kink that a difference may reach across it, and says nothing. */
function isNearKink(net: Network, X: Matrix): boolean {
  const { preActivations } = forward(net, X);
  if (net.weights.some(({ data }) => data.some((w) => Math.abs(w) < 1e-5))) return true;
  return net.activations.some((name, l) => name === "relu" && preActivations[l]!.data.some((z) => Math.abs(z) < 1e-3));
}

function numericalGradient(net: Network, cost: () => number): number[] {
  const step = 1e-6;
  return [...net.weights.map(({ data }) => data), ...net.biases].flatMap((values) => Array.from(values, (value, entry) => {
    const at = (moved: number) => {
      values[entry] = moved;
      return cost();
    };
    const found = (at(value + step) - at(value - step)) / (2 * step);
    values[entry] = value;
    return found;
  }));
}

function withUnitsMoved({ weights, biases, ...rest }: Network, l: number, random: Random): Network {
  const order = random.permutation(weights[l]!.columns);
  const columns = (W: Matrix): Matrix => toMatrix(Array.from({ length: W.rows }, (_, i) => Array.from(order, (k) => W.data[i * W.columns + k]!)));
  return {
    ...rest,
    weights: weights.map((W, layer) => (layer === l ? columns(W) : layer === l + 1 ? takeRows(W, order) : W)),
    biases: biases.map((b, layer) => (layer === l ? Float64Array.from(order, (k) => b[k]!) : b)),
  };
}

/** Relative to the largest entry: sums in another order differ by rounding. */
function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const size = Math.max(...Array.from(expected, Math.abs), 1e-3);
  Array.from(expected).forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(tolerance * size));
}
