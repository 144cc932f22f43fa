/** The random-forest demo without its pictures: the run, and what is measured beside it. */
import { describe, expect, it } from "vitest";
import { decisionTree, gradientBoosting, randomForest } from "../../algorithms";
import { correlation, heat, heatRates, heatRounds, importance, plantedName } from "../../demos/random-forest/analyses";
import { resolution, type Frame } from "../../demos/random-forest/frame";
import { model } from "../../demos/random-forest/model";
import { oneTree } from "../../demos/random-forest/one-tree";
import { parameters, type Parameters } from "../../demos/random-forest/parameters";
import { story } from "../../demos/random-forest/story";
import { taskOf } from "../../demos/random-forest/task";
import { buildDataset } from "../../src/kit/data/build";
import type { Dataset } from "../../src/kit/data/dataset";
import { noEdits } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";

function dataOf(source: string, nSamples = 90): Dataset {
  const data = { source, options: { nSamples }, features: null, scaling: "none", testFraction: 0.3, edits: noEdits } as const;
  return buildDataset({ data, seeds: { data: 1, split: 1 }, target: "known" }).dataset;
}

function inputOf(changed: Partial<Values<Parameters>> = {}, dataset = dataOf("moons")): RunInput<Parameters> {
  const values = { ...defaultsOf(parameters), nEstimators: 11, ...changed };
  return { parameters: values, parametersAt: () => values, dataset, seeds: { data: 0, split: 0, model: 7 }, interventionsAt: () => [] };
}

async function framesOf(input: RunInput<Parameters>): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of story(input)) frames.push(frame);
  return frames;
}

function withoutTrainingPointsOf(group: number, dataset: Dataset): Dataset {
  return { ...dataset, train: dataset.train.filter((row) => dataset.target!.values[row] !== group) };
}

const last = <Value>(values: Iterable<Value>): Value => [...values].at(-1)!;

describe("a forest's story", () => {
  it("has a step a tree, and ends with the algorithm's own forest", async () => {
    const input = inputOf({ maxDepth: 5 });
    const frames = await framesOf(input);
    expect(frames.map(({ trees }) => trees)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    const { trainX, trainY, X, test, y } = taskOf(input.dataset, 2);
    const forest = randomForest.fit(trainX, trainY, { nEstimators: 11, maxDepth: 5, maxFeatures: 1, seed: 7 });
    const end = frames.at(-1)!;
    expect(end.error.outOfBag).toBeCloseTo(1 - forest.oobScore!, 10);
    const predicted = randomForest.predict(forest, X);
    expect(end.error.test).toBeCloseTo(test.filter((row) => predicted[row] !== y[row]).length / test.length, 10);
  });

  it("gives no tree a point that is held out", async () => {
    const input = inputOf();
    for (const { draws } of await framesOf(input)) {
      for (const row of input.dataset.test) expect(draws[row]).toBe(0);
      expect(draws.reduce((sum, count) => sum + count, 0)).toBe(input.dataset.train.length);
    }
  });

  it("keeps its first frames when there are more trees", async () => {
    const [few, many] = await Promise.all([framesOf(inputOf({ nEstimators: 3 })), framesOf(inputOf({ nEstimators: 9 }))]);
    expect(many.slice(0, 3)).toEqual(few);
  });

  it.each(["multi-gaussian", "blobs"])("learns %s, in any number of columns", async (source) => {
    const frames = await framesOf(inputOf({ columns: 6, maxFeatures: 8, nEstimators: 4 }, dataOf(source)));
    expect(frames.at(-1)!.error.test).toSatisfy(Number.isFinite);
    for (const frame of frames) expect(model.describe(frame, 0)).not.toMatch(/NaN|undefined|null/);
  });

  it("says nothing of a class that only points held out have, and counts them as wrong", async () => {
    const dataset = withoutTrainingPointsOf(3, dataOf("blobs"));
    const [first, second] = await framesOf(inputOf({ nEstimators: 2 }, dataset));
    expect(first!.nClasses).toBe(4);
    for (const frame of [first!, second!]) {
      expect(frame.together.values).not.toContain(3);
      expect(frame.error.train! + frame.error.test!).toSatisfy(Number.isFinite);
      expect(frame.error.train).toBeLessThan(0.1);
      expect(frame.error.test).toBeGreaterThan(0.2);
    }
    await expect(framesOf(inputOf({ method: "boosting" }, dataset))).rejects.toThrow("Boosting needs training points of every class.");
  });

  it("explains what it cannot learn from", async () => {
    const dataset = { ...dataOf("moons"), target: null };
    await expect(framesOf(inputOf({}, dataset))).rejects.toThrow("These data have no target that trees could learn.");
    const empty = { ...dataOf("moons"), train: new Int32Array() };
    await expect(framesOf(inputOf({}, empty))).rejects.toThrow("There are no points to learn from.");
  });
});

describe("the one tree that the crowd is compared with", () => {
  it("is the tree of all training points and columns", () => {
    const input = inputOf({ columns: 3, minSamplesLeaf: 4 });
    const { trainX, trainY, X, y, test, train } = taskOf(input.dataset, 3);
    const tree = decisionTree.fit(trainX, trainY, { minSamplesLeaf: 4 });
    const predicted = decisionTree.predict(tree, X);
    const share = (rows: Int32Array) => rows.filter((row) => predicted[row] !== y[row]).length / rows.length;
    const measured = last(oneTree(input));
    expect(measured).toMatchObject({ leaves: decisionTree.leafCount(tree), train: share(train), test: share(test) });
    expect(measured.picture.values).toHaveLength(resolution ** 2);
  });

  it("learns values as well, and says nothing of a class without training points", () => {
    expect(last(oneTree(inputOf({}, dataOf("multi-gaussian")))).test).toBeGreaterThan(0);
    const { picture } = last(oneTree(inputOf({}, withoutTrainingPointsOf(3, dataOf("blobs")))));
    expect(picture.values).not.toContain(3);
  });
});

describe("boosting's story", () => {
  it("has a step a round after the first, and ends with the algorithm's own scores", async () => {
    const input = inputOf({ method: "boosting", nEstimators: 6 });
    const frames = await framesOf(input);
    expect(frames.map(({ trees }) => trees)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const { trainX, trainY } = taskOf(input.dataset, 2);
    const boosted = gradientBoosting.fit(trainX, trainY, { nEstimators: 6, learningRate: 0.3, seed: 7 });
    expect(frames.at(-1)!.logLoss.train).toBeCloseTo(boosted.trainLoss[5]!, 6);
    for (const frame of frames) expect(model.describe(frame, 0)).not.toMatch(/NaN|undefined|null/);
  });

  it.each(["multi-gaussian", "blobs"])("learns %s", async (source) => {
    const frames = await framesOf(inputOf({ method: "boosting", nEstimators: 4 }, dataOf(source)));
    expect(frames.at(-1)!.error.train!).toBeLessThan(frames[0]!.error.train!);
  });

  it("explains that one class is too few", async () => {
    const moons = dataOf("moons");
    const train = moons.train.filter((row) => moons.target!.values[row] === 0);
    await expect(framesOf(inputOf({ method: "boosting" }, { ...moons, train }))).rejects.toThrow("Boosting needs points of two classes");
  });
});

describe("what is measured beside it", () => {
  it("has trees that err more alike the more columns they may use, on the spiral", () => {
    const rows = last(correlation(inputOf({}, dataOf("spiral", 300))));
    expect(rows.map(({ maxFeatures }) => maxFeatures)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rows[0]!.correlation).toBeLessThan(rows[7]!.correlation);
    for (const { forest, oneTree } of rows) expect(forest).toBeLessThanOrEqual(oneTree);
  });

  it("finds planted noise important by impurity and worthless by shuffling", () => {
    const rows = last(importance(inputOf({}, dataOf("moons", 300))));
    const planted = rows.find(({ column }) => column === plantedName)!;
    expect(planted.impurity).toBeGreaterThan(0.05);
    expect(planted.permutation).toBeLessThan(0.03);
  });

  it("measures every rate after every number of rounds", () => {
    const rows = last(heat(inputOf({ method: "boosting" })));
    expect(rows.map(({ learningRate, rounds }) => [learningRate, rounds])).toEqual(heatRates.flatMap((rate) => heatRounds.map((rounds) => [rate, rounds])));
    for (const { loss } of rows) expect(loss).toBeGreaterThan(0);
  });
});
