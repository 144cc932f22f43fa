/** The set-up as code: the TypeScript is run, and says what the page says; the others say what they should, or that they cannot. */
import { transform } from "sucrase";
import { describe, expect, it } from "vitest";
import * as backpropagation from "../../algorithms/backpropagation";
import * as matrix from "../../algorithms/core/matrix";
import * as random from "../../algorithms/core/random";
import * as metrics from "../../algorithms/metrics";
import { exports } from "../../demos/backpropagation/export";
import type { ExportInput } from "../../demos/backpropagation/export";
import type { Frame } from "../../demos/backpropagation/frame";
import { parameters, type Parameters } from "../../demos/backpropagation/parameters";
import { story } from "../../demos/backpropagation/story";
import { buildDataset } from "../../src/kit/data/build";
import { noEdits, type Dataset } from "../../src/kit/data/dataset";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";

const seeds = { data: 1, split: 2, model: 3 };

function datasetOf(source: string, nSamples = 60): Dataset {
  const data = { source, options: { nSamples }, features: null, scaling: "standard", testFraction: 0.4, edits: noEdits } as const;
  return buildDataset({ data, seeds, target: "known" }).dataset;
}

function inputOf(source: string, changed: Partial<Values<Parameters>> = {}): ExportInput {
  return { parameters: { ...defaultsOf(parameters), epochs: 15, ...changed }, dataset: datasetOf(source), seeds, interventions: [] };
}

const codeOf = (id: string, input: ExportInput): string => exports.find((one) => one.id === id)!.code(input);

/** What the program prints. */
function run(code: string): string[] {
  const modules: Record<string, unknown> = {
    "./algorithms/backpropagation": backpropagation,
    "./algorithms/core/matrix": matrix,
    "./algorithms/core/random": random,
    "./algorithms/metrics": metrics,
  };
  const printed: string[] = [];
  const runnable = transform(code, { transforms: ["typescript", "imports"] }).code;
  const main = new Function("require", "exports", "console", runnable) as (...given: unknown[]) => void;
  main((name: string) => modules[name], {}, { log: (line: string) => printed.push(line) });
  return printed;
}

/** What the page shows at the end. */
function shownAtEnd({ parameters: values, dataset, interventions }: ExportInput): string[] {
  const frames: Frame[] = [...story({ parameters: values, dataset, seeds, parametersAt: () => values, interventionsAt: (step) => interventions.filter((one) => one.step === step) })];
  const { train, test, ended } = frames.at(-1)!;
  expect(ended).toBe(values.stopWhen === "never" ? "epochs" : values.stopWhen);
  const line = (name: string, { loss, accuracy, r2 }: Frame["train"]): string =>
    `${name}: loss ${loss.toFixed(6)}, ${accuracy === null ? `R2 ${r2!.toFixed(4)}` : `accuracy ${accuracy.toFixed(4)}`}`;
  return [line("train", train), ...(test ? [line("test", test)] : [])];
}

it("offers three languages, each with a file name of its own", () => {
  expect(exports.map(({ id }) => id)).toEqual(["scikit-learn", "tensorflow.js", "typescript"]);
  expect(new Set(exports.map(({ fileName }) => fileName)).size).toBe(3);
});

describe("the TypeScript program", () => {
  it.each<[string, string, Partial<Values<Parameters>>]>([
    ["two classes", "circles", {}],
    ["four classes, dropout and penalties", "blobs", { optimizer: "momentum", learningRate: 0.02, dropout: 0.2, l1: 0.001, l2: 0.01, activation1: "relu" }],
    ["real values", "plane", { optimizer: "rmsprop", learningRate: 0.01, activation2: "sigmoid", x1Squared: true, product: true, sinX2: true }],
    ["no hidden layer", "two-gaussians", { layers: 0, optimizer: "adam" }],
    ["small first weights", "moons", { initialization: "small", layers: 1, units1: 3, optimizer: "adam" }],
    ["large first weights", "moons", { initialization: "large" }],
    ["zero first weights", "xor", { initialization: "zero" }],
    ["all right at last", "blobs", { stopWhen: "perfect", epochs: 300 }],
    ["no progress", "two-gaussians", { stopWhen: "plateau", epochs: 400, l2: 0.01, layers: 0 }],
  ])("prints what the page shows: %s", (_, source, changed) => {
    const input = inputOf(source, changed);
    expect(run(codeOf("typescript", input))).toEqual(shownAtEnd(input));
  });

  it("begins with the network that was opened, and with what was set by hand before training", () => {
    const input = inputOf("circles", { layers: 1, units1: 2, initialization: "small" });
    const opened = Array.from({ length: 9 }, (_, i) => Math.sin(i + 1));
    const interventions = [{ step: 0, name: "network", values: opened }, { step: 1, name: "weight", values: [0, 1, 1, 0.1 + 0.2] }, { step: 2, name: "epochs", values: [15] }];
    const code = codeOf("typescript", { ...input, interventions });
    expect(code).toContain("the same run, number by number");
    expect(run(code)).toEqual(shownAtEnd({ ...input, interventions }));
    expect(run(code)).not.toEqual(shownAtEnd(input));
  });

  it.each([
    ["a rate that was set on the way", { step: 3, name: "learningRate", values: [0.3] }, "learning rate 0.3 from step 3"],
    ["a weight that was set on the way", { step: 2, name: "weight", values: [0, 0, 0, 1] }, "changed by hand at step 2"],
  ])("says where it is not the page's run: %s", (_, intervention, told) => {
    const code = codeOf("typescript", { ...inputOf("circles"), interventions: [intervention] });
    expect(code).not.toContain("number by number");
    expect(code).toContain(told);
  });

  it("has no test figures where no point is held out", () => {
    const input = inputOf("circles");
    const dataset = { ...input.dataset, train: Int32Array.from({ length: 60 }, (_, i) => i), test: new Int32Array() };
    expect(run(codeOf("typescript", { ...input, dataset }))).toEqual(shownAtEnd({ ...input, dataset }));
  });
});

describe("every program", () => {
  it.each(exports.map(({ id }) => id))("holds every point as it is drawn, and whether it is held out: %s", (id) => {
    const input = inputOf("circles");
    const { X, target, test } = input.dataset;
    const code = codeOf(id, input);
    const lines = code.split("\n").filter((line) => /,(train|test)$/.test(line)).map((line) => line.split(","));
    expect(lines.map(([x, y]) => [Number(x), Number(y)])).toEqual(Array.from({ length: 60 }, (_, i) => [X.data[2 * i], X.data[2 * i + 1]]));
    expect(lines.map((line) => Number(line[2]))).toEqual([...target!.values]);
    expect(lines.flatMap((line, i) => (line[3] === "test" ? [i] : []))).toEqual([...test]);
  });

  it.each(exports.map(({ id }) => id))("sees the features that are on, in their order: %s", (id) => {
    const one = codeOf(id, inputOf("circles", { x1: false, x2Squared: true, sinX1: true }));
    expect(one).toContain(id === "scikit-learn" ? "np.column_stack([x2, x2**2, np.sin(x1)])" : "=> [x2, x2 * x2, Math.sin(x1)];");
  });

  it.each(exports.map(({ id }) => id))("keeps names that look like code within its comments: %s", (id) => {
    const input = inputOf("circles");
    const name = 'x"""\nimport os;`${process.exit()}`*/';
    const evil = { ...input.dataset, featureNames: [name, name], target: { ...input.dataset.target!, classNames: [name, "b"] } } as Dataset;
    const code = codeOf(id, { ...input, dataset: evil });
    const mark = id === "scikit-learn" ? "#" : "//";
    const told = code.split("\n").filter((line) => line.includes("import os") || line.includes("process.exit"));
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((line) => line.startsWith(mark))).toBe(true);
  });

  it.each(exports.map(({ id }) => id))("explains that there is nothing to train: %s", (id) => {
    expect(() => codeOf(id, inputOf("circles", { x1: false, x2: false }))).toThrow("Switch on at least one feature");
  });
});

it.each(["scikit-learn", "tensorflow.js"])("what was done by hand is said to be left out: %s", (id) => {
  const input = inputOf("circles", { layers: 0 });
  expect(codeOf(id, input)).not.toMatch(/opened from a file|on the way/);
  const interventions = [{ step: 0, name: "network", values: [1, 2, 3] }, { step: 4, name: "learningRate", values: [0.3] }];
  expect(codeOf(id, { ...input, interventions })).toMatch(/Left out: the weights .* opened from a file[^]*Left out: what was changed on the way \(learning rate 0\.3 from step 4\)/);
});

describe("the scikit-learn program", () => {
  const code = (source: string, changed?: Partial<Values<Parameters>>): string => codeOf("scikit-learn", inputOf(source, changed));

  it("has the network and its training", () => {
    const plain = code("circles", { units1: 5, units2: 3, l2: 0.02, batchSize: 8, learningRate: 0.3 });
    for (const part of ["MLPClassifier(", "hidden_layer_sizes=(5, 3)", 'activation="tanh"', 'solver="sgd"', "momentum=0,", "learning_rate_init=0.3", "batch_size=8", "alpha=0.02 * 8", "max_iter=15", "random_state=3"]) {
      expect(plain).toContain(part);
    }
    expect(plain).not.toContain("Left out");
    expect(code("circles", { layers: 1 })).toContain("hidden_layer_sizes=(8,)");
    expect(code("circles", { layers: 0 })).toContain("hidden_layer_sizes=()");
    expect(code("circles", { activation1: "sigmoid", activation2: "sigmoid" })).toContain('activation="logistic"');
    expect(code("circles", { optimizer: "momentum" })).toContain("momentum=0.9,\n        nesterovs_momentum=False");
    expect(code("circles", { optimizer: "adam" })).toContain('solver="adam"');
    expect(code("circles", { batchSize: 512 }), "no batch is larger than the training part").toContain("batch_size=36");
    expect(code("circles", { stopWhen: "plateau" })).toContain("n_iter_no_change=20");
  });

  it("standardises real values by the training part", () => {
    const real = code("plane");
    expect(real).toContain("MLPRegressor(");
    expect(real).toContain("y[~is_test].mean(), y[~is_test].std()");
    expect(real).toContain("network.fit(X[~is_test], taught[~is_test])");
  });

  it.each<[string, Partial<Values<Parameters>>]>([
    ["an activation for each layer (tanh, relu)", { activation2: "relu" }],
    ["RMSProp", { optimizer: "rmsprop" }],
    ["the L1 penalty of 0.01", { l1: 0.01 }],
    ["dropout of 0.5", { dropout: 0.5 }],
    ["first weights by the rule “zero”", { initialization: "zero" }],
    ["ending as soon as all training points are right", { stopWhen: "perfect" }],
  ])("says that it leaves out %s", (what, changed) => {
    expect(code("circles", changed)).toContain(`# Left out: ${what}`);
  });
});

describe("the TensorFlow.js program", () => {
  const code = (source: string, changed?: Partial<Values<Parameters>>): string => codeOf("tensorflow.js", inputOf(source, changed));

  it("has a layer for each layer, with what bends and begins it", () => {
    const layers = code("blobs", { units1: 5, activation1: "relu", units2: 3 }).split("\n").filter((line) => line.includes("tf.layers.dense"));
    expect(layers).toHaveLength(3);
    expect(layers[0]).toContain('inputShape: [2], units: 5, activation: "relu", kernelInitializer: tf.initializers.heUniform');
    expect(layers[1]).toContain('units: 3, activation: "tanh", kernelInitializer: tf.initializers.glorotUniform');
    expect(layers[2]).toContain('units: 4, activation: "softmax"');
  });

  it("has dropout after hidden layers only, and penalties in TensorFlow.js's measure", () => {
    const heavy = code("circles", { dropout: 0.3, l1: 0.01, l2: 0.02 });
    expect(heavy.match(/tf\.layers\.dropout\(\{ rate: 0\.3 \}\)/g)).toHaveLength(2);
    expect(heavy.match(/tf\.regularizers\.l1l2\(\{ l1: 0\.01, l2: 0\.02 \/ 2 \}\)/g)).toHaveLength(3);
    expect(code("circles")).not.toMatch(/dropout|regularizers/);
  });

  it.each([
    ["sgd", "tf.train.sgd(0.1)"],
    ["momentum", "tf.train.momentum(0.1, 0.9)"],
    ["rmsprop", "tf.train.rmsprop(0.1, 0.99, 0, 1e-8)"],
    ["adam", "tf.train.adam(0.1, 0.9, 0.999, 1e-8)"],
  ] as const)("knows %s", (optimizer, call) => expect(code("circles", { optimizer })).toContain(call));

  it.each([["circles", '"binaryCrossentropy"'], ["blobs", '"categoricalCrossentropy"'], ["plane", "(yTrue, yPred) => tf.squaredDifference(yTrue, yPred).mean(-1).div(2)"]])(
    "minimises what the page does on %s", (source, loss) => expect(code(source)).toContain(`loss: ${loss}`));
});
