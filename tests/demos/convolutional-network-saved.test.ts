/** Networks in files: which ones come back, and what is said of the others. */
import { describe, expect, test, vi } from "vitest";
import { avgPool, conv, full, initialize } from "../../algorithms/convolutional-network";
import { inputShape, layersOf, type Architecture } from "../../demos/convolutional-network/architecture";
import { networkFrom } from "../../demos/convolutional-network/saved/files";
import { architectureOf } from "../../demos/convolutional-network/saved/parameters";
import { readDescription, readNumbers, type Shards } from "../../demos/convolutional-network/saved/read";
import { writeNetwork } from "../../demos/convolutional-network/saved/write";

const usual: Architecture = { kind: "convolutional", filters1: 3, filters2: 4, kernelSize: "5", padding: "same", pooling: "max", units: 32, dropout: 0 };
const networkOf = (asked: Architecture) => initialize({ inputShape, layers: layersOf(asked), seed: 1 });
const saved = writeNetwork(networkOf(usual));
const readNetwork = (model: string, from: Shards) => readNumbers(readDescription(model), from);
const shards = new Map([["weights.bin", saved.weights]]);

describe("every network that this page makes comes back from its files, with its parameters", () => {
  const all = (["max", "mean", "stride"] as const).flatMap((pooling) => (["3", "5", "7"] as const).flatMap((kernelSize) =>
    (["same", "none"] as const).map((padding): Architecture => ({ ...usual, pooling, kernelSize, padding, dropout: pooling === "mean" ? 0.25 : 0 }))));

  test.each([...all, { ...usual, kind: "dense", units: 7 } as Architecture].map((asked) => [Object.values(asked).join(" "), asked] as const))("%s", (_, asked) => {
    const { model, weights } = writeNetwork(networkOf(asked));
    const found = architectureOf(readNetwork(model, new Map([["weights.bin", weights]])));
    expect(layersOf(found)).toEqual(layersOf(asked));
    expect([found.kind, found.pooling, found.padding]).toEqual(asked.kind === "dense" ? ["dense", "max", "same"] : [asked.kind, asked.pooling, asked.padding]);
  });
});

describe("what is no network is told", () => {
  const changed = (change: (file: Record<string, never>) => void): string => {
    const file = JSON.parse(saved.model) as Record<string, never>;
    change(file);
    return JSON.stringify(file);
  };
  const layer = (l: number, patch: object) => changed((file) => Object.assign((file as never as { modelTopology: { config: { layers: { config: object }[] } } }).modelTopology.config.layers[l]!.config, patch));

  test.each([
    ["no JSON", "hello", /model.json is not JSON/],
    ["another format", changed((file) => Object.assign(file, { format: "graph-model" })), /format must be "layers-model"; got "graph-model"/],
    ["a model that branches", changed((file) => Object.assign(file.modelTopology!, { class_name: "Functional" })), /class_name must be "Sequential"; got "Functional"/],
    ["an unknown activation", layer(2, { activation: "gelu" }), /layers\[2\].activation must be one of linear, relu, softmax; got "gelu"/],
    ["a window that is not square", layer(1, { kernel_size: [3, 5] }), /kernel_size must be square; got \[3,5\]/],
    ["other filters than there are numbers for", layer(1, { filters: 6 }), /the weights of layer 1 \(conv2d\) must have the shape 5 × 5 × 1 × 6; layer1_conv2d\/kernel has 5 × 5 × 1 × 3/],
    ["a kernel of as many numbers in another order", changed((file) => Object.assign((file as never as { weightsManifest: { weights: { shape: number[] }[] }[] }).weightsManifest[0]!.weights[0]!, { shape: [3, 1, 5, 5] })), /must have the shape 5 × 5 × 1 × 3; layer1_conv2d\/kernel has 3 × 1 × 5 × 5/],
    ["no weights", changed((file) => Object.assign(file, { weightsManifest: [] })), /weightsManifest must be a list of 1 to/],
  ])("%s", (_, model, message) => expect(() => readNetwork(model, shards)).toThrow(message));

  test("numbers that are too few, too many, missing or none", () => {
    expect(() => readNetwork(saved.model, new Map())).toThrow("weights.bin is missing");
    expect(() => readNetwork(saved.model, new Map([["weights.bin", saved.weights.slice(0, 100)]]))).toThrow(/The numbers end within layer1_conv2d\/kernel/);
    expect(() => readNetwork(saved.model, new Map([["weights.bin", new Uint8Array(saved.weights.length + 4)]]))).toThrow(/must have \d+ bytes, as model.json says/);
    expect(() => readNetwork(saved.model, new Map([["weights.bin", saved.weights.slice().fill(255)]]))).toThrow(/must be finite numbers/);
  });

  test("a network of another kind than the page shows", () => {
    const network = (layers: Parameters<typeof initialize>[0]["layers"], shape = inputShape) => initialize({ inputShape: shape, layers, seed: 0 });
    expect(() => architectureOf(network([conv(3, 3), avgPool(4), full(10)]))).toThrow(/The network in the file is: conv 3 of 3 × 3, mean of 4 × 4, dense 10/);
    expect(() => architectureOf(network([full(10)], { height: 32, width: 32, channels: 3 }))).toThrow("sees images of 32 × 32 with 3 channels");
    expect(() => architectureOf(networkOf({ ...usual, filters1: 40 }))).toThrow(/conv 40 of 5 × 5/);
    expect(() => architectureOf(network([full(4), full(7)]))).toThrow(/dense 4, dense 7/);
  });

  test("the wrong files", async () => {
    const file = (name: string, text = "") => new File([text], name);
    await expect(networkFrom([file("a.bin")])).rejects.toThrow("there is no .json among these files");
    await expect(networkFrom([file("a.json"), file("b.json")])).rejects.toThrow("there are several .json");
    await expect(networkFrom([file("model.json", saved.model)])).rejects.toThrow("weights.bin is missing, in which model.json says that the numbers are. Choose both files together.");
    const { network, architecture } = await networkFrom([file("model.json", saved.model), new File([saved.weights], "weights.bin")]);
    expect(network).toEqual(readNetwork(saved.model, shards));
    expect(layersOf(architecture)).toEqual(network.layers);
  });

  test("a few bytes that ask for billions of weights are answered before any number is made", async () => {
    const dense = (units: number, activation = "relu") => ({ class_name: "Dense", config: { units, activation } });
    const layers = [{ class_name: "Flatten", config: { batch_input_shape: [null, 28, 28, 1] } }, ...Array.from({ length: 30 }, () => dense(4096)), dense(10, "linear")];
    const asking = (shapes: readonly number[][]) => JSON.stringify({
      modelTopology: { class_name: "Sequential", config: { layers } },
      weightsManifest: [{ paths: ["weights.bin"], weights: shapes.map((shape, i) => ({ name: `array ${i}`, shape, dtype: "float32" })) }],
    });
    const noArrays = vi.spyOn(Float64Array, "from");
    expect(() => readDescription(asking([]))).toThrow("There are no numbers for the weights of layer 1 (dense).");
    const full = [784, ...Array.from({ length: 30 }, () => 4096)].flatMap((inputs, l) => (l < 30 ? [[inputs, 4096], [4096]] : [[inputs, 10], [10]]));
    await expect(networkFrom([new File([asking(full)], "model.json"), new File(["."], "weights.bin")])).rejects.toThrow("This page shows two convolutions");
    expect(() => readNetwork(asking(full), new Map([["weights.bin", new Uint8Array(1)]]))).toThrow("The numbers end within array 0: weights.bin must have 12845056 bytes at least; there are 1.");
    expect(noArrays).not.toHaveBeenCalled();
    noArrays.mockRestore();
  });
});
