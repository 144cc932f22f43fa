/** The k-means demo without its pictures: the run, the choice of k, the quantized picture. */
import { describe, expect, it, vi } from "vitest";
import { kMeans } from "../../algorithms";
import { toMatrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { chooseK } from "../../demos/k-means/choose-k";
import { hexOf, pixelsOf, quantize, recolor, sizes, type Quantized } from "../../demos/k-means/quantize";
import { parameters, type Parameters } from "../../demos/k-means/parameters";
import { story, type Frame } from "../../demos/k-means/story";
import { model } from "../../demos/k-means/model";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { firstAddedId } from "../../src/kit/data/edits";
import type { RunInput } from "../../src/kit/lab/model";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";
import type { Intervention } from "../../src/kit/lab/state";
import { stopTheClock } from "./stop-the-clock";

// Node finds the WebAssembly by itself.
vi.mock("../../src/kit/engines/wasm-files", () => ({ wasmFiles: undefined }));

function threeGroups(n: number): Dataset {
  const random = createRandom(5);
  const classes = Int32Array.from({ length: n }, (_, i) => i % 3);
  const X = toMatrix(Array.from(classes, (c) => [4 * c + random.normal() / 2, (c % 2) * 4 + random.normal() / 2]));
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  const target = { kind: "class", name: "group", values: classes, classNames: ["a", "b", "c"] } as const;
  return { X, featureNames: ["x", "y"], target, ids: rows, train: rows, test: new Int32Array() };
}

function inputOf(changed: Partial<Values<Parameters>> = {}, interventions: readonly Intervention[] = [], n = 60): RunInput<Parameters> {
  const values = { ...defaultsOf(parameters), nClusters: 3, ...changed };
  return {
    parameters: values,
    parametersAt: () => values,
    dataset: threeGroups(n),
    seeds: { data: 0, split: 0, model: 7 },
    interventionsAt: (step) => interventions.filter((intervention) => intervention.step === step),
  };
}

const framesOf = (input: RunInput<Parameters>): Frame[] => [...story(input)];

describe("the story", () => {
  it("is the reference's, frame by frame, and ends with its model", () => {
    const input = inputOf({ nClusters: 4, nInit: 3, init: "random" });
    const frames = framesOf(input);
    const { maxIter, tol } = input.parameters;
    const reference = kMeans.steps(input.dataset.X, { nClusters: 4, nInit: 3, init: "random", maxIter, tol, seed: 7 });
    const expected: kMeans.Frame[] = [];
    let step = reference.next();
    for (; !step.done; step = reference.next()) expected.push(step.value);

    expect(frames.slice(0, -1).map(({ agreement: _, engine: _engine, fallback: _fallback, ...frame }) => frame)).toEqual(expected);
    const { phase, clusterCenters, labels, inertia } = frames.at(-1)!;
    expect({ phase, clusterCenters, labels, inertia }).toEqual({
      phase: "done",
      clusterCenters: step.value.clusterCenters,
      labels: step.value.labels,
      inertia: step.value.inertia,
    });
  });

  it("shows a moved centre where the hand put it, and runs on from there", () => {
    const frames = framesOf(inputOf({}, [{ step: 2, name: "center", values: [1, -3, 9] }]));
    const moved = frames[3]!;
    expect(moved.phase).toBe("moved");
    expect(Array.from(moved.clusterCenters.data.subarray(2, 4))).toEqual([-3, 9]);
    expect(moved.labels).toEqual(frames[2]!.labels);
    expect(frames[4]!.phase).toBe("assign");
    expect(frames[4]!.labels).toEqual(kMeans.assign(inputOf().dataset.X, moved.clusterCenters));
  });

  it("goes on after a centre was moved when all was done, or twice at one step", () => {
    const last = framesOf(inputOf()).length - 1;
    const again = framesOf(inputOf({}, [
      { step: last, name: "center", values: [0, 50, 50] },
      { step: last + 1, name: "center", values: [1, -50, 50] },
    ]));
    expect(again[last]!.phase).toBe("done");
    expect(again.slice(last + 1, last + 3).map(({ phase }) => phase)).toEqual(["moved", "moved"]);
    expect(again.at(-1)!.phase).toBe("done");
    expect(again.length).toBeGreaterThan(last + 4);
  });

  it("ignores interventions that name no centre", () => {
    const odd = [
      { step: 1, name: "center", values: [99, 0, 0] },
      { step: 1, name: "center", values: [0] },
      { step: 1, name: "tea", values: [1, 2, 3] },
    ];
    expect(framesOf(inputOf({}, odd)).at(-1)!.inertia).toBe(framesOf(inputOf()).at(-1)!.inertia);
  });

  it("keeps the best start, and says which it was", () => {
    const frames = framesOf(inputOf({ nClusters: 6, nInit: 8, init: "random" }));
    const ends = Array.from({ length: 8 }, (_, start) => frames.slice(0, -1).findLast((frame) => frame.start === start)!.inertia!);
    const { start, inertia } = frames.at(-1)!;
    expect(new Set(ends).size).toBeGreaterThan(1);
    expect(inertia).toBe(Math.min(...ends));
    expect(start).toBe(ends.indexOf(inertia!));
    expect(start).toBeGreaterThan(0);
    expect(model.describe(frames.at(-1)!, frames.length - 1)).toContain(`of start ${start + 1}, the best: 6 clusters.`);
  });

  it("does not call a run done that only ran out of iterations", () => {
    const settled = framesOf(inputOf({ tol: 1e-8 })).at(-1)!;
    const cut = framesOf(inputOf({ tol: 1e-8, maxIter: 1, init: "random" })).at(-1)!;
    expect([settled.phase, cut.phase]).toEqual(["done", "stopped"]);
    expect(framesOf(inputOf({ tol: 1e-8, maxIter: settled.iteration })).at(-1)!.phase, "at rest in the last one allowed").toBe("done");
    expect(model.describe(cut, 0)).toMatch(/^Stopped after 1 iteration, as many as are allowed/);
  });

  it("explains that there are too few points", () => {
    expect(() => framesOf(inputOf({ nClusters: 8 }, [], 5))).toThrow("There are 5 points, too few for 8 clusters");
  });

  it("measures agreement with the classes it never saw", () => {
    expect(framesOf(inputOf()).at(-1)!.agreement).toBe(1);
    expect(framesOf(inputOf())[0]!.agreement).toBeNull();
  });

  it("leaves points that a hand added out of the agreement: nobody knows their class", () => {
    const input = inputOf();
    const ids = input.dataset.ids.map((id) => (id === 0 ? firstAddedId : id));
    const values = (input.dataset.target as Extract<Target, { kind: "class" }>).values.map((value, row) => (row === 0 ? (value + 1) % 3 : value));
    const target = { ...input.dataset.target, values } as Target;
    expect(framesOf({ ...input, dataset: { ...input.dataset, target } }).at(-1)!.agreement).toBeLessThan(1);
    expect(framesOf({ ...input, dataset: { ...input.dataset, target, ids } }).at(-1)!.agreement).toBe(1);
  });

  it("says in one sentence what each frame shows", () => {
    const said = framesOf(inputOf()).map((frame, step) => model.describe(frame, step));
    expect(said[0]).toContain("no point belongs to any of them yet");
    expect(said.at(-1)).toMatch(/^Done after \d+ iterations?: 3 clusters\. Inertia \d/);
  });
});

describe("the choice of k", () => {
  it("tries every k with every seed, and the three groups have the best silhouette", () => {
    const { trials, progress } = [...chooseK(inputOf())].at(-1)!;
    expect(progress).toBe(1);
    expect(trials).toHaveLength(80);
    expect(trials.filter(({ k }) => k === 1).every(({ silhouette }) => silhouette === null)).toBe(true);
    const best = trials.reduce((a, b) => ((b.silhouette ?? -1) > (a.silhouette ?? -1) ? b : a));
    expect(best.k).toBe(3);
  });

  it("stops at as many clusters as there are points", () => {
    const { trials } = [...chooseK(inputOf({}, [], 4))].at(-1)!;
    expect(Math.max(...trials.map(({ k }) => k))).toBe(4);
  });
});

describe("engines", () => {
  const collected = async <Frame>(frames: AsyncIterable<Frame>): Promise<Frame[]> => {
    const all: Frame[] = [];
    for await (const frame of frames) all.push(frame);
    return all;
  };
  const runBy = async (input: RunInput<Parameters>) => (await collected(model.run(input as never) as AsyncGenerator<Frame>));
  const withoutEngine = ({ engine: _, fallback: _fallback, ...frame }: Frame) => frame;
  const moves = [{ step: 2, name: "center", values: [1, -3, 9] }, { step: 6, name: "center", values: [0, 1, 1] }];

  it("tell the same story, whichever it is, with a hand on the centres too", async () => {
    const plain = framesOf(inputOf({ nInit: 2 }, moves));
    const wasm = await runBy(inputOf({ nInit: 2, engine: "wasm" }, moves));
    expect(wasm.map(withoutEngine)).toEqual(plain.map(withoutEngine));
    expect(wasm.slice(1).map(({ engine }) => engine)).toEqual(wasm.slice(1).map(() => "wasm"));
    expect(wasm.some(({ fallback }) => fallback !== null)).toBe(false);
  });

  it("chosen automatically leave a toy to TypeScript", async () => {
    stopTheClock();
    const auto = await runBy(inputOf());
    // The first centres are left to nobody.
    expect(auto.map(({ engine }) => engine)).toEqual(auto.map((_, i) => (i === 0 ? null : "typescript")));
    expect(auto.map(withoutEngine)).toEqual(framesOf(inputOf()).map(withoutEngine));
  });

  it("that are not to be had leave the run to the next, which is told in every frame", async () => {
    const frames = await runBy(inputOf({ engine: "webgpu" }));
    expect(frames.map(withoutEngine)).toEqual(framesOf(inputOf()).map(withoutEngine));
    expect(frames[0]!.fallback).toBeNull();
    for (const frame of frames.slice(1)) expect(model.warning!(frame)).toBe("WebGPU is not to be had here. WebGL is not to be had here. WebAssembly goes on in its place; nothing was lost.");
  });

  it("give a picture the same colours", async () => {
    const random = createRandom(3);
    const dataset = pixelsOf(Uint8ClampedArray.from({ length: 4 * 300 }, () => random.integer(256)));
    const [plain, wasm] = await Promise.all((["typescript", "wasm"] as const).map((engine) =>
      collected(model.analyses!.quantize!({ ...inputOf({ nClusters: 5, engine }), dataset } as never) as AsyncGenerator<Quantized>)));
    expect(wasm!.at(-1)).toEqual({ ...plain!.at(-1)!, engine: "wasm" });
    expect(plain!.at(-1)!.engine).toBe("typescript");
  });
});

describe("the picture", () => {
  const colors = [[250, 10, 10], [10, 250, 10], [10, 10, 250]];
  const rgba = Uint8ClampedArray.from({ length: 4 * 120 }, (_, i) => (i % 4 === 3 ? 128 : colors[Math.floor(i / 4) % 3]![i % 4]!));
  const quantized = [...quantize({ ...inputOf(), dataset: pixelsOf(rgba) })].at(-1)!;

  it("finds the colours of a picture that has just so many, without error", () => {
    expect(quantized.error).toBe(0);
    expect(Array.from(quantized.counts)).toEqual([40, 40, 40]);
    expect(recolor(rgba, quantized)).toEqual(rgba);
  });

  it("orders its palette from dark to light", () => {
    expect([0, 1, 2].map((color) => hexOf(quantized.palette, color))).toEqual(["#0a0afa", "#fa0a0a", "#0afa0a"]);
  });

  it("counts bytes", () => {
    expect(sizes(1000, 16)).toEqual({ plain: 3000, indexed: 48 + 500 });
    expect(sizes(1000, 17).indexed).toBe(51 + 625);
    expect(sizes(8, 2).indexed).toBe(6 + 1);
  });
});
