/** A network saved as JSON, and what comes of reading it, or anything else, back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activation, Loss, Network } from "../../algorithms/backpropagation/network";
import { zeros } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { numbersOf } from "../../demos/backpropagation/network-numbers";
import { patchOf, writeNetworkFile } from "../../demos/backpropagation/network-file";
import { parameters, type Parameters } from "../../demos/backpropagation/parameters";
import { readNetworkFile } from "../../demos/backpropagation/read-network-file";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";

const rows = Int32Array.from([0, 1, 2, 3]);
const classes = (classNames: readonly string[]): Target => ({ kind: "class", name: "kind", values: rows.map((i) => i % classNames.length), classNames });
const reals = (values: readonly number[]): Target => ({ kind: "real", name: "y", values: Float64Array.from(values) });
const dataset = (target: Target | null): Dataset =>
  ({ X: zeros(4, 2), featureNames: ["a", "b"], target, ids: rows, train: rows, test: new Int32Array() });

/** With numbers of many sizes, −0 among them. */
function networkOf(sizes: readonly number[], activations: readonly Activation[], loss: Loss): Network {
  const random = createRandom(3);
  const draw = (values: Float64Array): Float64Array => values.map((_, i) => (i === 0 ? -0 : random.normal() * 10 ** (random.integer(60) - 30)));
  const layers = sizes.slice(1);
  return {
    weights: layers.map((columns, l) => ({ ...zeros(sizes[l]!, columns), data: draw(new Float64Array(sizes[l]! * columns)) })),
    biases: layers.map((columns) => draw(new Float64Array(columns))),
    activations,
    loss,
  };
}

const changed: Partial<Values<Parameters>> = { x2: false, sinX1: true, layers: 2, units1: 3, units2: 16, activation1: "relu", activation2: "sigmoid" };
const values = { ...defaultsOf(parameters), ...changed };
const three = dataset(classes(["a", "b", "c"]));
const network = networkOf([2, 3, 16, 3], ["relu", "sigmoid"], "softmax");
const text = writeNetworkFile({ parameters: values, dataset: three, network, data: "#v=1&layers=2" });

describe("a saved network", () => {
  it("comes back to the last bit, with its layers and features", () => {
    const file = readNetworkFile(text);
    const { parameters: patch, interventions } = patchOf(file, three);
    expect({ ...defaultsOf(parameters), ...patch }).toEqual(values);
    expect(interventions).toHaveLength(1);
    expect(interventions![0]).toMatchObject({ step: 0, name: "network" });
    const numbers = interventions![0]!.values;
    expect(numbers.every((number, i) => Object.is(number, numbersOf(network)[i]))).toBe(true);
    expect(numbers).toHaveLength(numbersOf(network).length);
    expect(file.data).toBe("#v=1&layers=2");
  });

  it("is made for reading: a row of weights is a line", () => {
    expect(text).toContain('"features": ["x1", "sinX1"]');
    expect(text).toContain('"classNames": ["a", "b", "c"]');
    const longest = Array.from(network.weights[1]!.data.subarray(0, 16), (value) => (Object.is(value, -0) ? "-0" : String(value))).join(", ");
    expect(text).toContain(`[${longest}]`);
  });

  it.each([[0, [2, 1]], [6, [2, 1, 2, 3, 4, 5, 6, 1]]] as const)("may have %i hidden layers", (layers, sizes) => {
    const units = Object.fromEntries(Array.from({ length: layers }, (_, l) => [`units${l + 1}`, l + 1]));
    const flat = { ...defaultsOf(parameters), layers, ...units } as Values<Parameters>;
    const two = dataset(classes(["a", "b"]));
    const saved = writeNetworkFile({ parameters: flat, dataset: two, network: networkOf(sizes, Array<Activation>(layers).fill("tanh"), "logistic") });
    expect({ ...defaultsOf(parameters), ...patchOf(readNetworkFile(saved), two).parameters }).toEqual(flat);
  });

  it("says the same real values where the target has another mean and spread", () => {
    const [there, here] = [dataset(reals([0, 10, 20, 30])), dataset(reals([-1, 0, 0, 1]))];
    const linear: Network = { weights: [{ data: Float64Array.of(2, -3), rows: 2, columns: 1 }], biases: [Float64Array.of(0.5)], activations: [], loss: "squaredError" };
    const file = readNetworkFile(writeNetworkFile({ parameters: { ...defaultsOf(parameters), layers: 0 }, dataset: there, network: linear }));
    expect(patchOf(file, there).interventions![0]!.values).toEqual([2, -3, 0.5]);
    const [w1, w2, b] = patchOf(file, here).interventions![0]!.values as [number, number, number];
    const [x1, x2] = [0.3, 0.7];
    const own = (2 * x1 - 3 * x2 + 0.5) * Math.sqrt(125) + 15;
    expect((w1 * x1 + w2 * x2 + b) * Math.SQRT1_2).toBeCloseTo(own, 10);
  });

  it("is refused where it answers another question", () => {
    const file = readNetworkFile(text);
    expect(() => patchOf(file, dataset(classes(["a", "b"])))).toThrow("The network in the file tells 3 classes apart; for these data it takes one that tells 2 classes apart.");
    expect(() => patchOf(file, dataset(reals([1, 2, 3, 4])))).toThrow("one that says a value");
    expect(() => patchOf(file, dataset(null))).toThrow("no target");
  });
});

describe("a file that is no such network", () => {
  type Json = Record<string, unknown> & { layers: Record<string, unknown>[]; target: Record<string, unknown> };
  const broken = (change: (file: Json) => void): string => {
    const file = JSON.parse(text) as Json;
    change(file);
    return JSON.stringify(file);
  };

  it.each<[string, (file: Json) => void]>([
    ['format must be "ml-concept-playground/network"; got "tea"', (file) => (file.format = "tea")],
    ["version must be 1; got 2", (file) => (file.version = 2)],
    ["features must be a list of 1 to 7; got []", (file) => (file.features = [])],
    ["features[1] must be one of x1, x2, x1Squared, x2Squared, product, sinX1, sinX2; got \"toString\"", (file) => (file.features = ["x1", "toString"])],
    ["features must each be there once, in the order", (file) => (file.features = ["sinX1", "x1"])],
    ['loss must be "softmax"; got "logistic"', (file) => (file.loss = "logistic")],
    ["layers must be a list of 1 to 7; got {}", (file) => Object.assign(file, { layers: {} })],
    ["layers[0].units must be an integer in 1..16; got 17", (file) => (file.layers[0]!.units = 17)],
    ["layers[2].units must be an integer in 3..3; got 4", (file) => (file.layers[2]!.units = 4)],
    ['layers[1].activation must be one of tanh, relu, sigmoid, linear; got "softmax"', (file) => (file.layers[1]!.activation = "softmax")],
    ['layers[2].activation must be "softmax"; got nothing', (file) => delete file.layers[2]!.activation],
    ["layers[0].weights must be a list of 2; got [[1,2,3]]", (file) => (file.layers[0]!.weights = [[1, 2, 3]])],
    ["layers[0].weights[1] must be a list of 3; got [1]", (file) => (file.layers[0]!.weights = [[1, 2, 3], [1]])],
    ["layers[0].weights[1][2] must be a finite number; got null", (file) => (file.layers[0]!.weights = [[1, 2, 3], [1, 2, null]])],
    ["layers[0].biases[0] must be a finite number; got \"0\"", (file) => (file.layers[0]!.biases = ["0", 0, 0])],
    ["target must be an object; got nothing", (file) => delete (file as Partial<Json>).target],
    ['target.kind must be one of class, real; got "picture"', (file) => (file.target.kind = "picture")],
    ["target.classNames must be a list of 1 to 20; got []", (file) => (file.target.classNames = [])],
    ["target.standardDeviation must be above 0; got 0", (file) => Object.assign(file.target, { kind: "real", mean: 0, standardDeviation: 0 })],
    ['data must be a link that begins with #; got "https://example.org"', (file) => (file.data = "https://example.org")],
  ])("%s", (message, change) => {
    expect(() => readNetworkFile(broken(change))).toThrow(message);
  });

  it("says so of a text that is no JSON, or no object, or far too long", () => {
    expect(() => readNetworkFile("{")).toThrow("not JSON");
    expect(() => readNetworkFile("[]")).toThrow("The file must be an object; got []");
    expect(() => readNetworkFile(" ".repeat(1_000_001))).toThrow("1000001 letters");
    const overflowing = broken((file) => (file.layers[0]!.weights = [["huge", 1, 1], [1, 1, 1]])).replace('"huge"', "1e999");
    expect(() => readNetworkFile(overflowing)).toThrow("layers[0].weights[0][0] must be a finite number");
  });

  it("is refused in words whatever it is, and never breaks off", () => {
    const isRefusedOrRead = (source: string): boolean => {
      try {
        readNetworkFile(source);
        return true;
      } catch (error) {
        return (error as Error).constructor === Error;
      }
    };
    fc.assert(fc.property(fc.json(), isRefusedOrRead));
    const keys = ["features", "layers", "target", "loss", "version", "data"] as const;
    fc.assert(fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => isRefusedOrRead(broken((file) => ((file as Record<string, unknown>)[key] = value)))));
    fc.assert(fc.property(fc.nat(2), fc.constantFrom("units", "activation", "weights", "biases"), fc.jsonValue(), (layer, key, value) =>
      isRefusedOrRead(broken((file) => (file.layers[layer]![key] = value)))));
  });
});
