/** The backpropagation demo without its pictures' colours: the run, hands on it, its end, and what is said of it. */
import { describe, expect, it, vi } from "vitest";
import { epochOrder, forward, lossAndGradient, penalty } from "../../algorithms/backpropagation";
import { toMatrix, zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Frame } from "../../demos/backpropagation/frame";
import { model } from "../../demos/backpropagation/model";
import { numbersOf } from "../../demos/backpropagation/network-numbers";
import { parameters, type Parameters } from "../../demos/backpropagation/parameters";
import { seedFor } from "../../demos/backpropagation/seeds";
import { story } from "../../demos/backpropagation/story";
import { loadTable } from "../../src/kit/data/tables";
import { buildDataset } from "../../src/kit/data/build";
import { noEdits, type Dataset } from "../../src/kit/data/dataset";
import { generatorOf } from "../../src/kit/data/generators";
import { applyPatch, defaultState } from "../../src/kit/lab/defaults";
import { parametersAt } from "../../src/kit/lab/live";
import type { RunInput } from "../../src/kit/lab/model";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";
import type { Intervention, StatePatch } from "../../src/kit/lab/state";
import { fitDomain } from "../../src/kit/plots/domain";
import { stopTheClock } from "./stop-the-clock";

// Node finds the WebAssembly by itself.
vi.mock("../../src/kit/engines/wasm-files", () => ({ wasmFiles: undefined }));

interface Told {
  readonly source?: string;
  readonly options?: Readonly<Record<string, number>>;
  readonly scaling?: "none" | "standard";
  readonly testFraction?: number;
  readonly changed?: Partial<Values<Parameters>>;
  readonly interventions?: readonly Intervention[];
  readonly seed?: number;
  readonly dataset?: Dataset;
}

const small = { layers: 2, units1: 3, units2: 2, epochs: 6 } as const;

function datasetOf({ source = "circles", options = { nSamples: 40 }, scaling = "standard", testFraction = 0.4 }: Told = {}): Dataset {
  const data = { source, options, features: null, scaling, testFraction, edits: noEdits };
  return buildDataset({ data, seeds: { data: 1, split: 2 }, target: "known" }).dataset;
}

function inputOf(told: Told = {}): RunInput<Parameters, Frame> {
  const { changed = {}, interventions = [], seed = 7 } = told;
  const values = { ...defaultsOf(parameters), ...small, ...changed };
  return {
    parameters: values,
    dataset: told.dataset ?? datasetOf(told),
    seeds: { data: 1, split: 2, model: seed },
    interventionsAt: (step) => interventions.filter((intervention) => intervention.step === step),
    parametersAt: (step) => parametersAt(parameters, values, interventions, step),
  };
}

/** At most so many: a run that does not end where it should is an error, and no test that hangs. */
function first(count: number, told: Told = {}): Frame[] {
  const frames: Frame[] = [];
  for (const frame of story(inputOf(told))) if (frames.push(frame) === count) break;
  return frames;
}

const framesOf = (told?: Told): Frame[] => first(2000, told);
const numbersAt = (frame: Frame): number[] => numbersOf(frame.training.network);

describe("the story", () => {
  it("begins with the untrained network, and shows one after each epoch", () => {
    const frames = framesOf();
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(frames[0]!.training.updates).toBe(0);
    expect(frames[0]!.training.network.weights.map(({ rows, columns }) => [rows, columns])).toEqual([[2, 3], [3, 2], [2, 1]]);
    expect(frames[0]!.training.network.activations).toEqual(["tanh", "tanh"]);
    expect(frames.at(-1)!.train.loss).toBeLessThan(frames[0]!.train.loss);
    expect(frames.map(({ ended }) => ended)).toEqual([null, null, null, null, null, null, "epochs"]);
  });

  it("goes through the batches of an order that its seed and the epoch decide, the last one smaller", () => {
    const { dataset } = inputOf();
    const [before, after] = framesOf({ changed: { batchSize: 10, learningRate: 0.2, l1: 0.01, l2: 0.02 } }) as [Frame, Frame];
    const rows = Array.from(epochOrder(24, seedFor("order", { model: 7 }), 0), (i) => dataset.train[i]!);
    const y = dataset.target!.values;
    let { network } = before.training;
    for (const batch of [rows.slice(0, 10), rows.slice(10, 20), rows.slice(20)]) {
      const X = toMatrix(batch.map((i) => [...dataset.X.data.subarray(2 * i, 2 * i + 2)]));
      const { gradient } = lossAndGradient(network, X, batch.map((i) => y[i]!), { l1: 0.01, l2: 0.02 });
      network = {
        ...network,
        weights: network.weights.map((W, l): Matrix => ({ ...W, data: W.data.map((w, k) => w - 0.2 * gradient.weights[l]!.data[k]!) })),
        biases: network.biases.map((b, l) => b.map((value, k) => value - 0.2 * gradient.biases[l]![k]!)),
      };
    }
    expect(after.training.updates).toBe(3);
    numbersAt(after).forEach((number, i) => expect(number).toBeCloseTo(numbersOf(network)[i]!, 12));
  });

  it("does not learn from points that are held out", () => {
    const dataset = datasetOf();
    const moved = { ...dataset, X: { ...dataset.X, data: dataset.X.data.slice() } };
    for (const i of dataset.test) moved.X.data[2 * i] = dataset.X.data[2 * i]! * 0.9;
    const [a, b] = [framesOf({ dataset }), framesOf({ dataset: moved })];
    expect(b.map(numbersAt)).toEqual(a.map(numbersAt));
    expect(b.at(-1)!.test!.loss).not.toBe(a.at(-1)!.test!.loss);
  });

  it("makes of several updates what it makes of an epoch", () => {
    const changed = { optimizer: "adam", dropout: 0.3, l2: 0.01, batchSize: 7, learningRate: 0.02 } as const;
    const epochs = framesOf({ changed });
    const updates = framesOf({ changed: { ...changed, pace: "update" } });
    expect(updates).toHaveLength(1 + 6 * 4);
    expect(updates.slice(0, 6).map(({ epoch, seen }) => [epoch, seen])).toEqual([[0, 0], [7 / 24, 7], [14 / 24, 14], [21 / 24, 21], [1, 0], [1 + 7 / 24, 7]]);
    expect(updates.filter(({ seen }) => seen === 0)).toEqual(epochs);
  });

  it("says of every point what the network says", () => {
    const { dataset } = inputOf();
    const { training: { network }, predicted, train, test } = framesOf().at(-1)!;
    const said = forward(network, dataset.X).activations.at(-1)!.data;
    expect([...predicted]).toEqual(Array.from(said, (p) => Number(p > 0.5)));
    const y = dataset.target!.values;
    const lossOn = (rows: Int32Array): number => rows.reduce((sum, i) => sum - Math.log(y[i] === 1 ? said[i]! : 1 - said[i]!), 0) / rows.length;
    expect(train.loss).toBeCloseTo(lossOn(dataset.train), 12);
    expect(test!.loss).toBeCloseTo(lossOn(dataset.test), 12);
    const rightOn = (rows: Int32Array): number => rows.filter((i) => predicted[i] === y[i]).length / rows.length;
    expect([train.accuracy, test!.accuracy]).toEqual([rightOn(dataset.train), rightOn(dataset.test)]);
    expect([train.r2, test!.r2]).toEqual([null, null]);
  });

  it("has no test figures where no point is held out", () => {
    const frames = framesOf({ testFraction: 0 });
    expect(frames.every(({ test }) => test === null)).toBe(true);
    expect(model.describe(frames[1]!, 1)).not.toContain("test");
  });

  it("tells the penalty apart from the loss", () => {
    const frames = framesOf({ changed: { l1: 0.01, l2: 0.1 } });
    const last = frames.at(-1)!;
    expect(last.penalty).toBe(penalty(last.training.network, { l1: 0.01, l2: 0.1 }));
    expect(last.penalty).toBeGreaterThan(0);
    expect(model.trace!(last).objective).toBe(last.train.loss + last.penalty);
  });

  it("has as many outputs as there are classes, and decides for the most probable", () => {
    const told = { source: "blobs", options: { nSamples: 60, nCenters: 3, noise: 0.5 }, changed: { epochs: 30, units2: 6 } };
    const last = framesOf(told).at(-1)!;
    expect(last.training.network.loss).toBe("softmax");
    expect(last.training.network.weights.at(-1)!.columns).toBe(3);
    expect(last.pictures.output).toHaveLength(3 * last.pictures.outputResolution ** 2);
    expect(last.train.accuracy).toBeGreaterThan(0.9);
  });

  it("explains that it sees nothing, or has nothing to learn, or nothing to learn from", () => {
    expect(() => framesOf({ changed: { x1: false, x2: false } })).toThrow("Switch on at least one feature");
    expect(() => framesOf({ dataset: { ...datasetOf(), target: null } })).toThrow("no target");
    expect(() => framesOf({ dataset: { ...datasetOf(), train: new Int32Array() } })).toThrow("no points to learn from");
    const far = { ...datasetOf(), X: toMatrix(Array.from({ length: 40 }, (_, i) => [i * 1e30, 0])) };
    expect(() => framesOf({ dataset: far })).toThrow("too large to compute with. Standardise the data.");
  });

  it("learns each of its sources: it gets better", async () => {
    const usual = defaultState(model);
    for (const source of model.data.sources) {
      const table = generatorOf(source) ? null : await loadTable(source);
      const data = { ...usual.data, source, options: {} };
      const { dataset } = buildDataset({ data, seeds: usual.seeds, table, target: model.data.target });
      const changed = { ...usual.parameters, units1: 8, units2: 8, learningRate: 0.1, epochs: 20 };
      const values = { ...changed, batchSize: 30 };
      const frames = [...story({ parameters: values, dataset, seeds: usual.seeds, parametersAt: () => values, interventionsAt: () => [] })];
      expect(frames.at(-1)!.train.loss, source).toBeLessThan(0.97 * frames[0]!.train.loss);
    }
  });
});

describe("first weights", () => {
  const firstOf = (told: Told): Frame => first(1, told)[0]!;
  const weightsOf = (initialization: Values<Parameters>["initialization"]): number[] =>
    firstOf({ changed: { initialization, units1: 16, units2: 16 } }).training.network.weights.flatMap(({ data }) => [...data]);
  const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

  it("return with their seed, whatever the points, and differ with another", () => {
    const one = numbersAt(firstOf({}));
    expect(numbersAt(firstOf({ source: "xor", testFraction: 0.1, options: { nSamples: 90 } }))).toEqual(one);
    expect(numbersAt(firstOf({ changed: { learningRate: 1, dropout: 0.5, optimizer: "adam", batchSize: 3 } }))).toEqual(one);
    expect(numbersAt(firstOf({ seed: 8 }))).not.toEqual(one);
  });

  it("are as wide as their rule says", () => {
    expect(weightsOf("zero").every((weight) => weight === 0)).toBe(true);
    expect(rootMeanSquare(weightsOf("small"))).toBeCloseTo(0.01, 3);
    expect(rootMeanSquare(weightsOf("large")) / 3).toBeCloseTo(1, 1);
    expect(weightsOf("auto"), "tanh").toEqual(weightsOf("glorot"));
    expect(rootMeanSquare(weightsOf("he"))).toBeGreaterThan(1.2 * rootMeanSquare(weightsOf("glorot")));
  });

  it("of zero keep the units of a layer equal", () => {
    const { weights: [W] } = framesOf({ changed: { initialization: "zero" } }).at(-1)!.training.network;
    expect(new Set(W!.data.subarray(0, 3)).size).toBe(1);
  });
});

describe("a real target", () => {
  const told = { source: "plane", options: { nSamples: 60, noise: 0 }, changed: { layers: 0, epochs: 60, optimizer: "adam", learningRate: 0.05 } } as const;

  it("is learned standardised by the training part, and said in its own units", () => {
    const dataset = datasetOf(told);
    const stretched: Dataset = {
      ...dataset,
      target: { kind: "real", name: "y", values: Float64Array.from(dataset.target!.values, (value) => 5000 + 300 * value) },
    };
    const last = framesOf({ ...told, dataset: stretched }).at(-1)!;
    expect(last.training.network.loss).toBe("squaredError");
    expect(last.train.r2).toBeGreaterThan(0.99);
    expect(last.train.accuracy).toBeNull();
    stretched.target!.values.forEach((value, i) => expect(Math.abs(last.predicted[i]! - value)).toBeLessThan(60));
    expect(Math.min(...last.pictures.output)).toBeGreaterThan(4000);
    expect(last.train.loss, "as for the target in other units").toBeCloseTo(framesOf({ ...told, dataset }).at(-1)!.train.loss, 9);
  });

  it("may be constant", () => {
    const dataset = datasetOf(told);
    const constant: Dataset = { ...dataset, target: { kind: "real", name: "y", values: new Float64Array(60).fill(42.1) } };
    const last = framesOf({ ...told, dataset: constant }).at(-1)!;
    expect(last.train.loss).toBeLessThan(1e-3);
    expect(last.predicted[0]).toBeCloseTo(42.1, 0);
  });
});

describe("hands on the network", () => {
  it("show a weight or a bias as it was set, and training goes on from there", () => {
    const plain = framesOf();
    const frames = framesOf({ interventions: [
      { step: 2, name: "weight", values: [1, 2, 0, 0.25] },
      { step: 2, name: "bias", values: [0, 1, -4] },
    ] });
    expect(frames.slice(0, 3)).toEqual(plain.slice(0, 3));
    const edited = frames[3]!;
    expect([edited.epoch, edited.isEdited, edited.ended]).toEqual([2, true, null]);
    const expected = numbersAt(plain[2]!);
    expected[9 + 2 * 2 + 0] = 0.25;
    expected[6 + 1] = -4;
    expect(numbersAt(edited)).toEqual(expected);
    expect(edited.train.loss).not.toBe(plain[2]!.train.loss);
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 2, 3, 4, 5, 6]);
    expect(numbersAt(frames[4]!)).not.toEqual(numbersAt(plain[3]!));
    expect(model.describe(edited, 3)).toMatch(/^Epoch 2: you changed the network\. Loss/);
  });

  it("may set all numbers at once", () => {
    const values = Array.from({ length: 20 }, (_, i) => i / 10 - 1);
    const frames = framesOf({ interventions: [{ step: 0, name: "network", values }] });
    expect(numbersAt(frames[1]!)).toEqual(values);
    expect(() => framesOf({ interventions: [{ step: 0, name: "network", values: [1, 2] }] }))
      .toThrow("The network that was to be set has 2 weights and biases; this one has 20.");
  });

  it("pass over what names nothing here, or is no number", () => {
    const odd: Intervention[] = [
      { step: 1, name: "weight", values: [9, 0, 0, 1] }, { step: 1, name: "weight", values: [0, 2, 0, 1] },
      { step: 1, name: "weight", values: [0, 0.5, 0, 1] }, { step: 1, name: "weight", values: [0, 0, 3, 1] },
      { step: 1, name: "weight", values: [0, 0, 0, Number.NaN] }, { step: 1, name: "weight", values: [] },
      { step: 2, name: "bias", values: [3, 0, 1] }, { step: 2, name: "bias", values: [0, -1, 1] },
      { step: 2, name: "bias", values: [0, 0, Infinity] }, { step: 3, name: "tea", values: [1] },
    ];
    expect(framesOf({ interventions: odd })).toEqual(framesOf());
  });

  it("may come when all was done: it is shown, and it is still over", () => {
    const last = framesOf().at(-1)!;
    const frames = framesOf({ interventions: [{ step: 6, name: "bias", values: [2, 0, 5] }] });
    expect(frames).toHaveLength(8);
    expect(frames[6]).toEqual(last);
    expect([frames[7]!.epoch, frames[7]!.isEdited, frames[7]!.ended]).toEqual([6, true, "epochs"]);
  });

  it("are told that a weight is too large to compute with", () => {
    expect(() => framesOf({ interventions: [{ step: 1, name: "weight", values: [0, 0, 0, 1e300] }] })).toThrow("The weights that were set are too large");
  });
});

describe("what changes during a run", () => {
  const steer = (step: number, name: keyof Values<Parameters>, value: number): Intervention => ({ step, name, values: [value] });
  const optimizers = Object.keys(parameters.optimizer.options);

  it("takes force after the step at which it was set", () => {
    const plain = framesOf();
    const frames = framesOf({ interventions: [steer(2, "learningRate", 0.7)] });
    expect(frames.slice(0, 3)).toEqual(plain.slice(0, 3));
    expect(numbersAt(frames[3]!)).not.toEqual(numbersAt(plain[3]!));
    const penalised = framesOf({ interventions: [steer(2, "l2", 0.5)] });
    expect(penalised.map((frame) => frame.penalty > 0)).toEqual([false, false, false, true, true, true, true]);
  });

  it("starts another optimizer without averages, as if training began there", () => {
    const adam = optimizers.indexOf("adam");
    const frames = framesOf({ interventions: [steer(2, "optimizer", adam)] });
    expect(frames[3]!.training.updates).toBe(3);
    const momentum = framesOf({ changed: { optimizer: "momentum" }, interventions: [steer(2, "optimizer", adam)] });
    expect(momentum[3]!.training.second.weights[0]!.every((value) => value > 0)).toBe(true);
    // Adam's first steps are of about the learning rate's size, whatever the momentum had gathered.
    const one = framesOf({ changed: { optimizer: "momentum", pace: "update", learningRate: 0.01 }, interventions: [steer(5, "optimizer", adam)] });
    const steps = numbersAt(one[6]!).map((number, i) => Math.abs(number - numbersAt(one[5]!)[i]!));
    for (const step of steps) expect(step).toBeCloseTo(0.01, 4);
  });

  it("does not hang or break on any value", () => {
    const extremes: [keyof Values<Parameters>, number][] = [["learningRate", 1e-5], ["batchSize", 1], ["batchSize", 512], ["l1", 1], ["l2", 1], ["dropout", 0.9]];
    for (const [name, value] of extremes) expect(framesOf({ interventions: [steer(1, name, value)] }), name).toHaveLength(7);
  });

  it("changes the batches in the middle of an epoch, and the epoch still sees every point once", () => {
    const frames = framesOf({ changed: { pace: "update", batchSize: 10 }, interventions: [steer(1, "batchSize", 3)] });
    expect(frames.slice(0, 7).map(({ seen }) => seen)).toEqual([0, 10, 13, 16, 19, 22, 0]);
    expect(frames[6]!.epoch).toBe(1);
  });
});

describe("a run taken up again", () => {
  const adam = Object.keys(parameters.optimizer.options).indexOf("adam");
  const interventions: Intervention[] = [
    { step: 2, name: "weight", values: [0, 1, 2, -3] },
    { step: 4, name: "optimizer", values: [adam] },
    { step: 4, name: "bias", values: [1, 1, 0.5] },
    { step: 6, name: "l1", values: [0.01] },
    { step: 7, name: "network", values: Array.from({ length: 20 }, (_, i) => Math.sin(i)) },
    { step: 9, name: "batchSize", values: [3] },
  ];

  it.each(["epoch", "update"] as const)("goes on as it would have, from any of its frames: a step is an %s", (pace) => {
    const told = { changed: { pace, dropout: 0.3, optimizer: "momentum", batchSize: 7, epochs: pace === "epoch" ? 5 : 2, stopWhen: "plateau", learningRate: 0.3 } as const, interventions };
    const frames = framesOf(told);
    expect(frames.filter(({ isEdited }) => isEdited)).toHaveLength(3);
    expect(frames.length).toBeGreaterThan(8);
    frames.forEach((frame, step) => {
      const from = { step, frame: structuredClone(frame) };
      expect([...story({ ...inputOf(told), from })], `from ${step}`).toEqual(frames.slice(step + 1));
    });
  });
});

describe("the end of a run", () => {
  it("comes when all training points are right, if that was asked for", () => {
    const told = { source: "two-gaussians", options: { nSamples: 40, distance: 8, noise: 0.5 } };
    const frames = framesOf({ ...told, changed: { stopWhen: "perfect", epochs: 500 } });
    expect(frames.at(-1)!.ended).toBe("perfect");
    expect(frames.map(({ train }) => train.accuracy === 1)).toEqual(frames.map((_, i) => i === frames.length - 1));
    expect(framesOf({ ...told, changed: { epochs: frames.length + 5 } }).at(-1)!.ended).toBe("epochs");
    expect(model.describe(frames.at(-1)!, 0)).toContain("100 % of training");
    expect(model.describe(frames.at(-1)!, 0)).toMatch(/Ended: all training points are right\.$/);
  });

  it("comes after 20 epochs without a lower objective, if that was asked for", () => {
    const told = { source: "two-gaussians", changed: { stopWhen: "plateau", epochs: 3000, layers: 0, l2: 0.05, batchSize: 512 } } as const;
    const frames = framesOf(told);
    const { ended, lowest } = frames.at(-1)!;
    expect([ended, lowest.epochsAgo]).toEqual(["plateau", 20]);
    const objectives = frames.map((frame) => frame.train.loss + frame.penalty);
    expect(objectives.at(-21)).toBe(lowest.objective);
    expect(Math.min(...objectives)).toBeGreaterThan(lowest.objective * (1 - 1e-4));
    expect(frames.slice(0, -1).every((frame) => frame.ended === null)).toBe(true);
  });

  it("waits for a plateau anew after something was changed", () => {
    const told = { source: "two-gaussians", changed: { stopWhen: "plateau", epochs: 3000, layers: 0, l2: 0.05, batchSize: 512 } } as const;
    const last = framesOf(told).length - 1;
    const frames = framesOf({ ...told, interventions: [{ step: last - 3, name: "l2", values: [0.06] }] });
    expect(frames.length - 1).toBeGreaterThanOrEqual(last - 3 + 20);
    expect(framesOf({ ...told, interventions: [{ step: last, name: "weight", values: [0, 0, 0, 9] }] }).length - 1).toBeGreaterThan(last + 20);
  });

  it("does not come by itself", () => expect(first(40, { changed: { epochs: 1000 } }).every(({ ended }) => ended === null)).toBe(true));

  it("explains a run that diverged, and leaves the frames before it", () => {
    const frames: Frame[] = [];
    const diverge = (): void => {
      for (const frame of story(inputOf({ source: "plane", changed: { layers: 0, learningRate: 2.4, epochs: 100, batchSize: 512 } }))) frames.push(frame);
    };
    expect(diverge).toThrow(/^The run diverged in epoch \d+: the loss grew from [\d.e+]+ to [\d.e+]+\. The learning rate 2\.4 is too large for this network and these data\. Try 0\.24\.$/);
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.every(({ train }) => Number.isFinite(train.loss))).toBe(true);
  });

  it("advises to standardise where features are large, and explains what overflows within an epoch", () => {
    const raw = { source: "plane", scaling: "none", changed: { layers: 0, x1Squared: true, learningRate: 0.1 } } as const;
    expect(() => framesOf(raw)).toThrow(/or standardise the data, whose features reach \d\d\.\d\.$/);
    expect(() => framesOf({ ...raw, options: { nSamples: 400 }, changed: { ...raw.changed, learningRate: 10, batchSize: 1, optimizer: "momentum" } }))
      .toThrow("grew beyond what can be computed with");
  });
});

describe("the pictures", () => {
  const { pictures, training: { network } } = framesOf({ changed: { product: true } }).at(-1)!;
  const { domain, outputResolution, unitResolution } = pictures;
  const centre = ([low, high]: readonly [number, number], i: number, count: number): number => low + ((i + 0.5) / count) * (high - low);
  const at = (x: number, y: number) => forward(network, [[x, y, x * y]]).activations.map(({ data }) => data);

  it("show the part of the plane that fits the points", () => expect(domain).toEqual(fitDomain(datasetOf().X)));

  it("hold what the network says at the centre of every square, the lowest row first", () => {
    expect(pictures.output).toHaveLength(outputResolution ** 2);
    for (const [column, row] of [[0, 0], [17, 3], [outputResolution - 1, outputResolution - 2]] as const) {
      const [p] = at(centre(domain.x, column, outputResolution), centre(domain.y, row, outputResolution)).at(-1)!;
      expect(pictures.output[row * outputResolution + column]).toBe(Math.fround(p!));
    }
  });

  it("hold what every hidden unit is there, layer by layer", () => {
    const size = unitResolution ** 2;
    expect(pictures.units).toHaveLength(5 * size);
    for (const [column, row] of [[0, 0], [11, 4], [unitResolution - 1, unitResolution - 1]] as const) {
      const [, one, two] = at(centre(domain.x, column, unitResolution), centre(domain.y, row, unitResolution));
      const place = row * unitResolution + column;
      [...one!, ...two!].forEach((value, unit) => expect(pictures.units[unit * size + place]).toBeCloseTo(value, 5));
    }
  });

  it("are there for points at a single place, and for none but one", () => {
    const one = { ...datasetOf(), X: zeros(40, 2) };
    expect(framesOf({ dataset: one }).at(-1)!.pictures.output.every(Number.isFinite)).toBe(true);
  });
});

describe("what is said of a frame", () => {
  it("begins with the epoch, and has the figures in plain words", () => {
    const frames = framesOf({ changed: { pace: "update" } });
    expect(model.describe(frames[0]!, 0)).toMatch(/^Epoch 0: nothing is learned yet\. Loss [\d.]+ in training, [\d.]+ on test points; [\d.]+ % of training and [\d.]+ % of test points are right\.$/);
    expect(model.describe(frames[1]!, 1)).toMatch(/^Epoch 1, 10 examples in\. /);
    expect(model.describe(frames.at(-1)!, 0)).toMatch(/^Epoch 6\. .* Ended: that is as many epochs as are allowed\.$/);
    expect(model.describe(framesOf({ source: "plane" })[1]!, 1)).toMatch(/; R² −?\d\.\d\d and −?\d\.\d\d\.$/);
    const frame = framesOf({ source: "plane" })[1]!;
    expect(model.describe({ ...frame, train: { ...frame.train, r2: -0.001 }, test: { ...frame.test!, r2: -0.256 } }, 1)).toMatch(/; R² 0\.00 and −0\.26\.$/);
  });

  it("never calls points all right of which one is wrong", () => {
    const frame = framesOf()[1]!;
    expect(model.describe({ ...frame, train: { ...frame.train, accuracy: 0.9996 } }, 1)).not.toContain("100 %");
  });
});

describe("engines", () => {
  const engines = Object.keys(parameters.engine.options);
  const runBy = async (told: Told): Promise<Frame[]> => {
    const frames: Frame[] = [];
    for await (const frame of model.run(inputOf(told) as never) as AsyncGenerator<Frame>) frames.push(frame);
    return frames;
  };
  const expectNear = (ours: ArrayLike<number>, theirs: ArrayLike<number>): void =>
    expect(Array.from(ours).reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i]!)), 0)).toBeLessThan(1e-4);

  it("learn the same and paint the same, within what single precision allows", async () => {
    const changed = { optimizer: "adam", dropout: 0.2, l2: 0.01, learningRate: 0.02 } as const;
    const [ours, theirs] = [framesOf({ changed }), await runBy({ changed: { ...changed, engine: "wasm" } })];
    expect(theirs.map(({ engine, fallback }) => [engine, fallback])).toEqual(theirs.map(() => ["wasm", null]));
    ours.forEach((frame, i) => {
      expectNear(numbersAt(frame), numbersAt(theirs[i]!));
      expectNear(frame.pictures.output, theirs[i]!.pictures.output);
      expectNear(frame.pictures.units, theirs[i]!.pictures.units);
    });
  });

  it("chosen automatically leave a toy to TypeScript, frame by frame", async () => {
    stopTheClock();
    expect(await runBy({})).toEqual(framesOf());
  });

  it("may be changed in the middle of a run, which goes on from where it was", async () => {
    const interventions = [{ step: 2, name: "engine", values: [engines.indexOf("wasm")] }, { step: 4, name: "engine", values: [engines.indexOf("typescript")] }];
    const frames = await runBy({ interventions });
    expect(frames.map(({ engine }) => engine)).toEqual(["typescript", "typescript", "typescript", "wasm", "wasm", "typescript", "typescript"]);
    framesOf().forEach((frame, i) => expectNear(numbersAt(frame), numbersAt(frames[i]!)));
  });

  it("that are not to be had leave the training to the next, and that is told", async () => {
    const last = (await runBy({ changed: { engine: "webgl" } })).at(-1)!;
    expect([last.epoch, model.warning!(last)]).toEqual([6, "WebGL is not to be had here. WebAssembly goes on in its place; nothing was lost."]);
  });
});

describe("how the demo opens", () => {
  it("shows learning within some seconds of watching", () => {
    const state = defaultState(model);
    const { dataset } = buildDataset({ data: state.data, seeds: state.seeds, target: "known" });
    const input = { parameters: state.parameters, dataset, seeds: state.seeds, parametersAt: () => state.parameters, interventionsAt: () => [] };
    const accuracies: number[] = [];
    for (const { test } of story(input)) if (accuracies.push(test!.accuracy!) > 4 * model.speed!) break;
    expect(accuracies[0]).toBeLessThan(0.7);
    expect(accuracies[10]).toBeLessThan(0.95);
    expect(accuracies.at(-1)).toBeGreaterThan(0.98);
  });

  it("keeps points standardised whatever the source", () => {
    const patch: StatePatch<Parameters> = { data: { source: "penguins" } };
    expect(applyPatch(defaultState(model), patch).data.scaling).toBe("standard");
  });
});

