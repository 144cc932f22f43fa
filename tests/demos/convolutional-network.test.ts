/** The demo's run and its pieces, as its workers compute them. */
import { describe, expect, test } from "vitest";
import { beginTraining, defaults, forward, imageGradient, initialize, shapesOf, size, trainEpoch } from "../../algorithms/convolutional-network";
import { zeros } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { inputShape, layersOf } from "../../demos/convolutional-network/architecture";
import { centred } from "../../demos/convolutional-network/centre";
import { heldOutLabels } from "../../demos/convolutional-network/digits/labels";
import { loadDigits, loadReady } from "../../demos/convolutional-network/digits/load";
import { imageOf } from "../../demos/convolutional-network/digits/unpack";
import { createTrainers } from "../../demos/convolutional-network/engines";
import { fieldOf } from "../../demos/convolutional-network/flow/field";
import { markedOf } from "../../demos/convolutional-network/flow/flow";
import { termsOf, told } from "../../demos/convolutional-network/flow/terms";
import { chosenMap, weightsInto } from "../../demos/convolutional-network/flow/weights";
import type { Frame } from "../../demos/convolutional-network/frame";
import { packNetwork } from "../../demos/convolutional-network/intervention";
import { look } from "../../demos/convolutional-network/look/look";
import { model } from "../../demos/convolutional-network/model";
import { shuffledImage } from "../../demos/convolutional-network/permutation";
import { transformed, upright } from "../../demos/convolutional-network/transform";
import { defaultState } from "../../src/kit/lab/defaults";
import type { RunInput } from "../../src/kit/lab/model";
import type { Values } from "../../src/kit/lab/schema";
import type { Intervention } from "../../src/kit/lab/state";
import { noEdits } from "../../src/kit/data/dataset";
import { buildDataset } from "../../src/kit/data/build";
import type { Parameters } from "../../demos/convolutional-network/parameters";

const { parameters: usual } = defaultState(model);
const { dataset } = buildDataset({ data: { source: "none", options: {}, features: null, scaling: "none", testFraction: 0, edits: noEdits }, seeds: { data: 0, split: 0 }, target: "any" });

function inputOf(parameters: Partial<Values<Parameters>>, interventions: readonly Intervention[] = []): RunInput<Parameters, Frame> {
  const values = { ...usual, engine: "typescript" as const, ...parameters };
  return {
    parameters: values, dataset, seeds: { data: 0, split: 0, model: 3 },
    interventionsAt: (step) => interventions.filter((intervention) => intervention.step === step),
    parametersAt: () => values,
  };
}

async function framesOf(input: RunInput<Parameters, Frame>): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of model.run(input)) frames.push(frame);
  return frames;
}

const small = { network: "scratch", filters1: 3, filters2: 4, kernelSize: "3", nImages: 300, epochs: 2 } as const;
/** Without what depends on the machine. */
const lasting = ({ imagesPerSecond: _, ...frame }: Frame) => frame;

describe("the run", () => {
  test("of a ready network is one frame, and that is good", async () => {
    const frames = await framesOf(inputOf({}));
    expect(frames.length).toBe(1);
    expect(frames[0]!.ended).toBe(true);
    expect(frames[0]!.heldOut.accuracy).toBeGreaterThanOrEqual(0.97);
  });

  test("from scratch learns, epoch by epoch, and ends", async () => {
    const frames = await framesOf(inputOf(small));
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(frames.at(-1)!.ended).toBe(true);
    expect(frames.at(-1)!.heldOut.loss).toBeLessThan(frames[0]!.heldOut.loss);
    expect(frames.at(-1)!.training.updates).toBe(20);
  });

  test("goes on from any of its frames as if it had never paused", async () => {
    const input = inputOf({ ...small, nImages: 700, dropout: 0.2 });
    const frames = await framesOf(input);
    expect(frames.length).toBe(5);
    for (const step of [0, 1, 3]) {
      const rest = await framesOf({ ...input, from: { step, frame: structuredClone(frames[step]!) } });
      expect(rest.map(lasting)).toEqual(frames.slice(step + 1).map(lasting));
    }
  });

  test("shows a network that was opened, and says so where it is one for other layers", async () => {
    const { training } = (await framesOf(inputOf({})))[0]!;
    const values = packNetwork(training.network).map((value) => -value);
    const frames = await framesOf(inputOf({}, [{ step: 0, name: "network", values }]));
    expect(packNetwork(frames[1]!.training.network)).toEqual(values);
    await expect(framesOf(inputOf({}, [{ step: 0, name: "network", values: [1, 2] }]))).rejects.toThrow("The network that was to be opened has 2 weights and biases; the layers chosen here have 11274.");
  });

  test("explains itself where it diverges", async () => {
    const { training } = (await framesOf(inputOf({ ...small, epochs: 1 })))[0]!;
    const values = packNetwork(training.network).map(() => 1e200);
    await expect(framesOf(inputOf(small, [{ step: 0, name: "network", values }]))).rejects.toThrow(/Training diverged.*learning rate/);
  });

  test.each(["max", "mean", "stride"] as const)("makes layers that fit, shrinking by %s", (pooling) => {
    for (const kernelSize of ["3", "5", "7"] as const) {
      for (const padding of ["same", "none"] as const) {
        const layers = layersOf({ ...usual, network: "scratch", pooling, kernelSize, padding } as never);
        expect(size(initialize({ inputShape, layers, seed: 0 }))).toBeGreaterThan(1000);
      }
    }
  });
});

describe("engines", () => {
  const layers = layersOf({ ...usual, network: "scratch", filters1: 2, filters2: 2, kernelSize: "3" } as never);
  const state = beginTraining(initialize({ inputShape, layers, seed: 1 }));
  const X = { ...inputShape, n: 6, data: new Float64Array(6 * 784).fill(0.5) };
  const work = [state, X, [0, 1, 2, 3, 4, 5], Int32Array.of(0, 1, 2, 3, 4, 5), { ...defaults, batchSize: 3 }] as const;
  const plain = trainEpoch(...work);

  test("that are not to be had are passed over, with a reason and no state lost", async () => {
    const asked: string[] = [];
    const told: string[] = [];
    const { train } = createTrainers((warning) => told.push(`${asked.length}: ${warning}`), (name) => {
      asked.push(name);
      return Promise.reject(new Error(`${name} is not to be had here.`));
    });
    const computed = await train("webgpu", ...work);
    expect(asked).toEqual(["webgpu", "webgl", "wasm"]);
    expect(told[0]).toBe("1: webgpu is not to be had here. WebGL goes on in its place; nothing was lost.");
    expect(computed.name).toBe("typescript");
    expect(computed.fallback).toContain("webgl is not to be had here.");
    expect(computed.result.state).toEqual(plain.state);
  });

  test("that fail on the way leave the work to the next, from the same state", async () => {
    const broken = { trainEpoch: () => Promise.reject(new Error("The graphics card was lost.")) };
    const computed = await createTrainers(undefined, () => Promise.resolve(broken)).train("webgl", ...work);
    expect(computed.fallback).toContain("The graphics card was lost.");
    expect(computed.result.state).toEqual(plain.state);
  });

  test("that failed are told of above the picture, and what goes on instead", async () => {
    const frame = (await framesOf(inputOf({})))[0]!;
    expect(model.warning!(frame)).toBeNull();
    const fallen = { ...frame, engine: "typescript" as const, fallback: "The graphics card was lost." };
    expect(model.warning!(fallen)).toBe("The graphics card was lost. TypeScript goes on in its place; nothing was lost.");
  });

  test("are chosen by what is fastest here, and never one that fails", async () => {
    const computed = await createTrainers(undefined, () => Promise.reject(new Error("not here"))).train("auto", ...work);
    expect([computed.name, computed.fallback]).toEqual(["typescript", null]);
  });
});

describe("the digits", () => {
  test("are those that the labels in the page name", async () => {
    const { labels } = await loadDigits("held-out");
    expect(heldOutLabels).toEqual(labels.slice(0, 500));
  });

  test("of the two parts are different images", async () => {
    const [training, heldOut] = [await loadDigits("training"), await loadDigits("held-out")];
    expect([training.n, heldOut.n]).toEqual([6000, 2000]);
    const keys = (digits: typeof training) => Array.from({ length: digits.n }, (_, i) => imageOf(digits, i).join());
    const seen = new Set(keys(training));
    expect(keys(heldOut).filter((key) => seen.has(key))).toEqual([]);
  });

  test("are left as they are when held upright, and come back when turned around", () => {
    const random = createRandom(1);
    const image = Float64Array.from({ length: 784 }, () => random.uniform());
    expect(transformed(image, upright)).toEqual(image);
    const back = transformed(transformed(image, { ...upright, angle: 180 }), { ...upright, angle: 180 });
    back.forEach((value, i) => expect(value).toBeCloseTo(image[i]!, 9));
    expect(shuffledImage(image).toSorted()).toEqual(image.toSorted());
  });
});

describe("a drawing", () => {
  const drawn = (left: number, top: number, width: number, height: number): Float64Array =>
    Float64Array.from({ length: 56 * 56 }, (_, i) => Number(i % 56 >= left && i % 56 < left + width && Math.floor(i / 56) >= top && Math.floor(i / 56) < top + height));

  test("is scaled to 20 cells and centred by its mass, wherever and however large it was", () => {
    for (const image of [centred(drawn(2, 3, 6, 18), 56), centred(drawn(30, 10, 12, 36), 56)]) {
      const rows = Array.from({ length: 28 }, (_, y) => Math.max(...image.subarray(28 * y, 28 * y + 28)));
      expect(rows.filter((ink) => ink > 0.5).length).toBeGreaterThanOrEqual(19);
      expect(rows.filter((ink) => ink > 0.5).length).toBeLessThanOrEqual(21);
      const mass = image.reduce((sum, ink) => sum + ink, 0);
      const x = image.reduce((sum, ink, i) => sum + ink * (i % 28), 0) / mass;
      expect(Math.abs(x - 13.5)).toBeLessThanOrEqual(1);
    }
  });

  test("that is blank stays blank", () => expect(centred(new Float64Array(56 * 56), 56).every((ink) => ink === 0)).toBe(true));
});

describe("looking at an image", () => {
  test("says what every layer makes of it, and where the answer comes from", async () => {
    const network = await loadReady();
    const seen = await look({ type: "look", network, source: { kind: "held-out", index: 8 }, pose: upright, shuffled: false });
    expect(seen.outputs.length).toBe(network.layers.length + 1);
    expect(seen.label).toBe(heldOutLabels[8]);
    expect(seen.probabilities.indexOf(Math.max(...seen.probabilities))).toBe(seen.label);
    expect(seen.saliency.some((value) => value !== 0)).toBe(true);
  });

  test("lays open the sum of a cell", async () => {
    const network = await loadReady();
    const seen = await look({ type: "look", network, source: { kind: "held-out", index: 8 }, pose: upright, shuffled: false });
    const cell = { output: 4, map: 3, y: 6, x: 7 };
    const value = seen.outputs[4]!.data[(6 * 14 + 7) * 16 + 3]!;
    const terms = termsOf(cell, seen)!;
    expect(terms.sum.endsWith(`≈ ${told(value)}`)).toBe(true);
    expect(terms.grids.map(({ values }) => values.length)).toEqual([25, 25, 25]);
    expect(terms.grids[2]!.values).toEqual(terms.grids[0]!.values.map((x, i) => x * terms.grids[1]!.values[i]!));
    expect(termsOf({ ...cell, output: 0 }, seen)).toBeNull();
  });

  test("shows the weights that make a map, and a score", async () => {
    const network = await loadReady();
    const seen = await look({ type: "look", network, source: { kind: "held-out", index: 8 }, pose: upright, shuffled: false });
    const before = seen.outputs[3]!;
    const filter = weightsInto(seen, 3, 11);
    expect([filter.height, filter.width, filter.channels]).toEqual([5, 5, 8]);
    let sum = network.biases[3]![11]!;
    for (let i = 0; i < 25; i++) {
      const place = (6 + Math.floor(i / 5) - 2) * 14 + 7 + (i % 5) - 2;
      for (let c = 0; c < 8; c++) sum += filter.data[8 * i + c]! * before.data[8 * place + c]!;
    }
    expect(sum).toBeCloseTo(seen.outputs[4]!.data[(6 * 14 + 7) * 16 + 11]!, 9);

    const [pooled, scores] = seen.outputs.slice(-2);
    const weights = weightsInto(seen, 6, 3);
    expect([weights.height, weights.width, weights.channels]).toEqual([7, 7, 16]);
    expect(pooled!.data.reduce((total, x, i) => total + x * weights.data[i]!, network.biases[6]![3]!)).toBeCloseTo(scores!.data[3]!, 9);
    const terms = termsOf({ output: 7, map: 3, y: 0, x: 0 }, seen)!;
    expect(terms.grids.map(({ title, values }) => [title.split(" ")[0], values.length])).toEqual([["window", 49], ["weights", 49], ["products", 49]]);
    expect(terms.sum.endsWith(`≈ ${told(scores!.data[3]!)}`)).toBe(true);
  });

  test("frames what a score sees of the maps before, with or without a dropout between", () => {
    for (const dropout of [0, 0.3]) {
      const layers = layersOf({ ...usual, network: "scratch", dropout } as never);
      const shapes = shapesOf(inputShape, layers);
      const cell = { output: layers.length, map: 3, y: 0, x: 0 };
      expect(markedOf(cell, 6, layers, shapes)).toEqual({ map: null, field: { top: 0, bottom: 6, left: 0, right: 6 } });
      expect(markedOf(cell, 5, layers, shapes)).toBeNull();
    }
  });

  test("shows the weights of what is pointed at, or of the answer", async () => {
    const seen = await look({ type: "look", network: await loadReady(), source: { kind: "held-out", index: 8 }, pose: upright, shuffled: false });
    const at = (output: number, map: number) => ({ output, map, y: 0, x: 0 });
    expect([chosenMap(null, 3, seen), chosenMap(null, 6, seen)]).toEqual([0, 8]);
    for (const output of [4, 5, 6]) expect([chosenMap(at(output, 11), 3, seen), chosenMap(at(output, 11), 6, seen)]).toEqual([11, 8]);
    expect([chosenMap(at(7, 2), 3, seen), chosenMap(at(7, 2), 6, seen)]).toEqual([0, 2]);
  });

  test("frames just the cells that a cell depends on", () => {
    const layers = layersOf({ ...usual, network: "scratch" } as never);
    const shapes = shapesOf(inputShape, layers);
    const network = initialize({ inputShape, layers: layers.slice(0, -1), seed: 2 });
    const random = createRandom(3);
    const X = { ...inputShape, n: 1, data: Float64Array.from({ length: 784 }, () => random.normal()) };
    const { outputs } = forward(network, X);
    for (const [y, x] of [[3, 3], [0, 6], [5, 1]] as const) {
      const asked = zeros(1, outputs.at(-1)!.data.length);
      asked.data.fill(1, (y * 7 + x) * 16, (y * 7 + x) * 16 + 16);
      const gradient = imageGradient(network, forward(network, X), asked).data;
      const field = fieldOf({ output: 6, map: 0, y, x }, 0, layers, shapes);
      gradient.forEach((d, i) => {
        const [column, row] = [i % 28, Math.floor(i / 28)];
        const isInside = row >= field.top && row <= field.bottom && column >= field.left && column <= field.right;
        expect(d === 0 || isInside).toBe(true);
      });
    }
  });
});
