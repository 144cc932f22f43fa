/** The demo's run: the reference's steps, its pictures, and the engine's preview. */
import { describe, expect, it, vi } from "vitest";
import { calibration } from "../../demos/support-vector-machine/calibration";
import { model } from "../../demos/support-vector-machine/model";
import { story } from "../../demos/support-vector-machine/story";
import type { Frame } from "../../demos/support-vector-machine/frame";
import { binsOf, calibrationError, withoutWeight } from "../../demos/support-vector-machine/reliability";
import { packStart, resolve, startName } from "../../demos/support-vector-machine/resolve";
import { sweep, type Sweep } from "../../demos/support-vector-machine/sweep";
import { supportVectorMachine } from "../../algorithms";
import { buildDataset } from "../../src/kit/data/build";
import { noEdits } from "../../src/kit/data/dataset";
import { defaultsOf, type Value } from "../../src/kit/lab/schema";
import { stopTheClock } from "./stop-the-clock";

// Node finds the WebAssembly by itself.
vi.mock("../../src/kit/engines/wasm-files", () => ({ wasmFiles: undefined }));

type Settings = Partial<ReturnType<typeof inputFor>["parameters"]>;

function inputFor(source: string, options: Record<string, Value>, settings: object = {}) {
  const data = { source, options, features: null, scaling: "none" as const, testFraction: 0.3, edits: noEdits };
  const { dataset } = buildDataset({ data, seeds: { data: 1, split: 0 }, table: null, target: "class" });
  const parameters = { ...defaultsOf(model.parameters), ...settings };
  return { parameters, dataset, seeds: { data: 1, split: 0, model: 0 }, interventionsAt: () => [], parametersAt: () => parameters };
}

const framesOf = (source: string, options: Record<string, Value>, settings: Settings = {}): Frame[] =>
  Array.from(story(inputFor(source, options, settings)));

describe("two classes", () => {
  const frames = framesOf("moons", { nSamples: 100 }, { kernel: "rbf" });
  const last = frames.at(-1)!;

  it("begins with nothing, steps, and is done", () => {
    expect(frames.map(({ phase }) => phase)).toEqual(["start", ...frames.slice(1, -1).map(() => "step"), "done"]);
    expect(last.iteration).toBe(last.model!.nIter[0]);
  });

  it("keeps the picture up with the steps, as if it were painted anew", () => {
    const { picture, model: solved, pair } = last;
    const grid = Array.from({ length: 5 }, (_, k) => 700 * k + 31);
    const { x, y } = picture.domain;
    const X = grid.map((place) => [
      x[0] + (((place % picture.resolution) + 0.5) / picture.resolution) * (x[1] - x[0]),
      y[0] + ((Math.floor(place / picture.resolution) + 0.5) / picture.resolution) * (y[1] - y[0]),
    ]);
    const expected = supportVectorMachine.decisionFunction(solved!, X).data;
    // The first class of the pair is positive in the picture, the later one in the model.
    expect(pair).toEqual({ first: 0, second: 1, number: 1, count: 1 });
    grid.forEach((place, k) => expect(picture.decisions[place]).toBeCloseTo(-expected[k]!, 4));
  });

  it("ends every slack line on the margin line that its point misses", () => {
    expect(last.slack.length).toBeGreaterThan(0);
    const { values } = inputFor("moons", { nSamples: 100 }).dataset.target as { values: Int32Array };
    for (let entry = 0; entry < last.slack.length; entry += 3) {
      const [row, u, v] = last.slack.subarray(entry, entry + 3) as unknown as [number, number, number];
      const f = supportVectorMachine.decisionFunction(last.model!, [[u, v]]).data[0]!;
      expect((2 * values[row]! - 1) * f).toBeCloseTo(1, 4);
    }
  });

  it("says of every step where both multipliers came from and went", () => {
    for (const { step } of frames.slice(1)) {
      expect(step!.labels[0] * (step!.after[0] - step!.before[0])).toBeGreaterThan(0);
      expect(step!.labels[0] * (step!.after[0] - step!.before[0]) + step!.labels[1] * (step!.after[1] - step!.before[1])).toBeCloseTo(0, 10);
    }
  });

  it("stops where no further step is allowed, and says so", () => {
    const stopped = framesOf("moons", { nSamples: 100 }, { kernel: "rbf", maxIter: 5 }).at(-1)!;
    expect([stopped.phase, stopped.iteration]).toEqual(["stopped", 5]);
    expect(model.describe(stopped, 5)).toContain("Stopped after 5 steps");
  });

  it("finds the same without all that are no support vectors", () => {
    const alone = framesOf("two-gaussians", { nSamples: 120 }, { supportOnly: true, tol: 1e-6 }).at(-1)!;
    expect(alone.moved).toBeLessThan(1e-3);
    expect(alone.left.length + alone.rows.length).toBe(84);
  });

  it("solves more points than can be watched at once", () => {
    const many = framesOf("two-gaussians", { nSamples: 2000, noise: 1 });
    expect(many.map(({ phase }) => phase)).toEqual(["done"]);
  });
});

describe("several classes", () => {
  const frames = framesOf("blobs", { nSamples: 80, nCenters: 4 });

  it("goes through all pairs, and paints what they vote for", () => {
    expect(frames.filter(({ phase }) => phase === "solved").map(({ pair }) => `${pair.first}${pair.second}`)).toEqual(["01", "02", "03", "12", "13"]);
    const { picture, phase, trainAccuracy } = frames.at(-1)!;
    expect([phase, new Set(picture.classes).size]).toEqual(["done", 4]);
    expect(trainAccuracy).toBeGreaterThan(0.9);
  });

  it("rings at the end the support vectors of all pairs, each as in the pair where it pushes hardest", () => {
    const { everyPair, model: machine } = frames.at(-1)!;
    const { rows, alpha } = everyPair!;
    const { train } = inputFor("blobs", { nSamples: 80, nCenters: 4 }, {}).dataset;
    const ringed = Array.from(rows).filter((_, i) => alpha[i]! > 0);
    expect(ringed.toSorted((a, b) => a - b)).toEqual(Array.from(machine!.support, (row) => train[row]!).toSorted((a, b) => a - b));
    expect(frames.filter(({ phase }) => phase !== "done").every((frame) => frame.everyPair === null)).toBe(true);
  });
});

describe("engines", () => {
  const runBy = async (...given: Parameters<typeof inputFor>): Promise<Frame[]> => {
    const frames: Frame[] = [];
    for await (const frame of model.run(inputFor(...given) as never) as AsyncGenerator<Frame>) frames.push(frame);
    return frames;
  };
  const largest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

  function expectSameEnd(ours: Frame, theirs: Frame): void {
    const bound = 2e-3 * largest(ours.picture.decisions);
    expect(largest(theirs.picture.decisions.map((value, place) => value - ours.picture.decisions[place]!))).toBeLessThan(bound);
    expect([theirs.phase, theirs.pair]).toEqual([ours.phase, ours.pair]);
    expect(theirs.objective).toBeCloseTo(ours.objective, 3);
  }

  it.each([
    ["two classes, step by step", "moons", { nSamples: 100 }, { kernel: "rbf" }],
    ["four classes", "blobs", { nSamples: 60, nCenters: 4 }, { kernel: "poly" }],
    ["more points than can be watched", "two-gaussians", { nSamples: 1600, noise: 1.5 }, { kernel: "rbf" }],
  ] as const)("come to the same machine and the same picture: %s", async (_, source, options, settings) => {
    const [ours, theirs] = [framesOf(source, options, { ...settings, tol: 1e-4 }), await runBy(source, options, { ...settings, tol: 1e-4, engine: "wasm" })];
    expectSameEnd(ours.at(-1)!, theirs.at(-1)!);
    expect(theirs.map(({ engine }) => engine)).toEqual(theirs.map(() => "wasm"));
    expect(ours[0]!.engine).toBe("typescript");
  });

  it("take the same steps where they are watched: a link to one of them shows the same state on every engine", async () => {
    const set = ["two-gaussians", { nSamples: 120, noise: 1.3 }] as const;
    const [ours, theirs] = [framesOf(...set), await runBy(...set, { engine: "wasm" })];
    expect(theirs.map(({ phase, iteration, alpha }) => [phase, iteration, alpha])).toEqual(ours.map(({ phase, iteration, alpha }) => [phase, iteration, alpha]));
  });

  it("chosen automatically leave a toy to TypeScript, frame by frame", async () => {
    stopTheClock();
    const [ours, theirs] = [framesOf("moons", { nSamples: 60 }), await runBy("moons", { nSamples: 60 }, {})];
    expect(theirs.map(({ alpha, engine }) => [engine, alpha])).toEqual(ours.map(({ alpha }) => ["typescript", alpha]));
    expect(theirs.at(-1)).toEqual(ours.at(-1));
  });

  it("that are not to be had leave the run to the next, and that is told", async () => {
    const last = (await runBy("moons", { nSamples: 40 }, { engine: "webgl" })).at(-1)!;
    expect([last.phase, model.warning!(last)]).toEqual(["done", "WebGL is not to be had here. WebAssembly goes on in its place; nothing was lost."]);
  });
});

it("explains what it cannot learn from", () => {
  expect(() => framesOf("plane", {})).toThrow("These points have no classes");
  expect(() => framesOf("blobs", { nCenters: 1 })).toThrow("All training points are of one class");
});

it("solves again from a model in few steps, to the same end", () => {
  const input = inputFor("moons", { nSamples: 200 }, { kernel: "rbf" });
  const before = Array.from(story(input)).at(-1)!;
  const X = { ...input.dataset.X, data: input.dataset.X.data.slice() };
  X.data[2 * before.model!.support[0]!]! += 0.2;
  const moved = { ...input, dataset: { ...input.dataset, X } };
  const intervention = { step: 0, name: startName, values: packStart(before.model!) };
  const warm = Array.from(resolve({ ...moved, interventionsAt: () => [intervention] })).at(-1)!;
  const cold = Array.from(story(moved)).at(-1)!;
  expect(warm.iteration).toBeLessThan(cold.iteration / 2);
  warm.picture.decisions.forEach((value, place) => expect(Math.abs(value - cold.picture.decisions[place]!)).toBeLessThan(0.02));
});

it("gathers what is said in bins, and measures how far it is from what happens", () => {
  const bins = binsOf([0.1, 0.15, 0.9, 1, 0.95], [0, 1, 1, 1, 0]);
  expect(bins.map(({ count }) => count)).toEqual([2, 3]);
  expect(bins[0]).toMatchObject({ said: 0.125, happened: 0.5 });
  expect(calibrationError(bins)).toBeCloseTo((2 * 0.375 + 3 * (0.95 - 2 / 3)) / 5, 12);
  expect(withoutWeight(0.5, 9)).toBeCloseTo(0.1, 12);
});

it("draws probabilities that come true only after they are mended, whatever C", async () => {
  for (const C of [1e-3, 1]) {
    const { value } = await calibration(inputFor("moons", {}, { C })).next();
    const { scores, weights } = value!;
    for (const { before, after } of [scores, weights]) {
      expect(before.reduce((sum, { count }) => sum + count, 0)).toBe(6000);
      expect(calibrationError(after)).toBeLessThan(0.06);
      expect(calibrationError(before)).toBeGreaterThan(calibrationError(after));
    }
  }
});

it("sweeps C and γ, and for the linear kernel C alone", () => {
  const last = (kernel: "rbf" | "linear"): Sweep => Array.from(sweep(inputFor("moons", { nSamples: 60 }, { kernel }))).at(-1)!;
  expect(last("rbf").trials.map(({ of }) => of)).toEqual([...Array(11).fill("C"), ...Array(9).fill("gamma"), ...Array(99).fill("grid")]);
  expect(last("linear").trials.map(({ of }) => of)).toEqual(Array(11).fill("C"));
  expect(last("rbf").progress).toBe(1);
});
