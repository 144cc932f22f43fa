/** The demo of two heads without its pictures: what points are read as, the run, and what is drawn of it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearRegression, logisticRegression, type Matrix } from "../../algorithms";
import { takeRows, toMatrix } from "../../algorithms/core/matrix";
import { gradientDescent } from "../../algorithms/linear-models";
import { curvesOf } from "../../demos/classification-vs-regression/curves";
import { figuresOf } from "../../demos/classification-vs-regression/figures";
import type { Frame } from "../../demos/classification-vs-regression/frame";
import { answersOf, classesOf } from "../../demos/classification-vs-regression/heads";
import { bandsOf, boundaryOf, within } from "../../demos/classification-vs-regression/lines";
import { losses, marginsOf } from "../../demos/classification-vs-regression/margins";
import { model } from "../../demos/classification-vs-regression/model";
import { fitOrdinal } from "../../demos/classification-vs-regression/fit-ordinal";
import { chancesAbove, predictOrdinal } from "../../demos/classification-vs-regression/ordinal";
import { parameters, type Parameters } from "../../demos/classification-vs-regression/parameters";
import { oneFeature } from "../../demos/classification-vs-regression/one-feature";
import { farthest, firstPoints, movedTo } from "../../demos/classification-vs-regression/one-feature-points";
import { story } from "../../demos/classification-vs-regression/story";
import { classOf, taskOf } from "../../demos/classification-vs-regression/task";
import { buildDataset } from "../../src/kit/data/build";
import { noEdits, type Dataset, type Target } from "../../src/kit/data/dataset";
import { generatorOf } from "../../src/kit/data/generators";
import { loadTable } from "../../src/kit/data/tables";
import type { RunInput } from "../../src/kit/lab/model";
import { defaultsOf, type Value, type Values } from "../../src/kit/lab/schema";

async function datasetOf(source: string, options: Record<string, Value> = {}, testFraction = 0): Promise<Dataset> {
  const data = { source, options, features: null, scaling: "none", testFraction, edits: noEdits } as const;
  const table = generatorOf(source) ? null : await loadTable(source);
  return buildDataset({ data, seeds: { data: 1, split: 0 }, table, target: "known" }).dataset;
}

function inputOf(dataset: Dataset, changed: Partial<Values<Parameters>> = {}): RunInput<Parameters> {
  const values = { ...defaultsOf(parameters), ...changed };
  return { parameters: values, parametersAt: () => values, dataset, seeds: { data: 1, split: 0, model: 3 }, interventionsAt: () => [] };
}

const framesOf = (dataset: Dataset, changed: Partial<Values<Parameters>> = {}): Frame[] => [...story(inputOf(dataset, changed))];
const withTarget = (target: Target, X: Matrix): Dataset => {
  const rows = Int32Array.from({ length: X.rows }, (_, i) => i);
  return { X, featureNames: ["a", "b"], target, ids: rows, train: rows, test: new Int32Array() };
};
function attempt<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

const plane = (n: number): Matrix => toMatrix(Array.from({ length: n }, (_, i) => [i, (i * 7) % 5]));

describe("what points are read as", () => {
  it("two classes are 0 and 1; several are what their names say, or else their places", async () => {
    expect([...taskOf(await datasetOf("far-point"), 3).levels]).toEqual([0, 1]);
    expect([...taskOf(await datasetOf("ratings"), 3).levels]).toEqual([1, 2, 3, 4, 5]);
    expect([...taskOf(await datasetOf("iris"), 3).levels]).toEqual([0, 1, 2]);
  });

  it("numbers are cut into bins about equally full, each standing for the mean of its own", async () => {
    const { labels, levels, cuts, values } = taskOf(await datasetOf("diabetes"), 4);
    const sizes = [0, 1, 2, 3].map((k) => labels.filter((label) => label === k).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(8);
    levels.forEach((level, k) => {
      const own = values.filter((_, i) => labels[i] === k);
      expect(level).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 9);
    });
    expect(cuts).toEqual(cuts.toSorted());
  });

  it("whatever the numbers, no bin is empty, and each number is in the bin between its cuts", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 40 }), fc.integer({ min: 2, max: 5 }), (numbers, bins) => {
      const dataset = withTarget({ kind: "real", name: "y", values: Float64Array.from(numbers) }, plane(numbers.length));
      // Where nearly all numbers are equal there is no cut between them.
      const task = attempt(() => taskOf(dataset, bins));
      fc.pre(task !== undefined);
      expect(new Set(task!.labels).size).toBe(task!.levels.length);
      expect([...task!.levels].every(Number.isFinite)).toBe(true);
      numbers.forEach((number, i) => expect(classOf(number, task!.cuts)).toBe(task!.labels[i]));
    }), { numRuns: 200 });
  });

  it("says what is missing: a target, or a second class", () => {
    const one = { kind: "class", name: "k", values: new Int32Array(5), classNames: ["a", "b"] } as const;
    expect(() => taskOf(withTarget(one, plane(5)), 3)).toThrow("All training points are of one class");
    expect(() => taskOf({ ...withTarget(one, plane(5)), target: null }, 3)).toThrow("bring a target");
  });
});

describe("thresholds along a direction", () => {
  it("with two classes are logistic regression: the threshold is minus the intercept", async () => {
    const { X, target } = await datasetOf("two-gaussians");
    const { coef, thresholds } = fitOrdinal(X, target!.values as Int32Array, 2);
    const expected = logisticRegression.fit(X, target!.values, { penalty: "none" });
    expect([...coef, ...thresholds].map((value) => value.toFixed(5))).toEqual([...expected.coef.data, -expected.intercept[0]!].map((value) => value.toFixed(5)));
  });

  it("come out in their order, and the chances to be above them fall", async () => {
    const { X, target } = await datasetOf("ratings");
    const found = fitOrdinal(X, target!.values as Int32Array, 5);
    expect(found.thresholds).toEqual(found.thresholds.toSorted());
    const { data, columns } = chancesAbove(found, X);
    const classes = predictOrdinal(found, X);
    for (let i = 0; i < X.rows; i++) {
      const row = [...data.subarray(i * columns, (i + 1) * columns)];
      expect(row).toEqual(row.toSorted((a, b) => b - a));
      expect(row.filter((chance) => chance > 0.5)).toHaveLength(classes[i]!);
    }
  });
});

describe("the run", () => {
  it("begins at zero, and ends at the models that the algorithms find", async () => {
    const dataset = await datasetOf("far-point");
    const frames = framesOf(dataset);
    expect(frames[0]!.phase).toBe("start");
    expect([...frames[0]!.heads.classification.coef.data, ...frames[0]!.heads.regression.coef].every((value) => value === 0)).toBe(true);
    const { phase, heads, curves } = frames.at(-1)!;
    expect(phase).toBe("done");
    const { coef, intercept } = logisticRegression.fit(dataset.X, dataset.target!.values);
    [...heads.classification.coef.data, heads.classification.intercept[0]!].forEach((value, j) => expect(value).toBeCloseTo([...coef.data, intercept[0]!][j]!, 9));
    expect(heads.regression).toEqual(linearRegression.fit(dataset.X, dataset.target!.values));
    expect(curves!.classification.auc).toBe(1);
  });

  it("learns from the training points alone", async () => {
    const dataset = await datasetOf("breast-cancer", {}, 0.4);
    const X = takeRows(dataset.X, dataset.train);
    const y = Int32Array.from(dataset.train, (row) => dataset.target!.values[row]!);
    // The run takes Newton's steps, a fit of so many rows another way to the same minimum.
    const { coef } = framesOf(dataset).at(-1)!.heads.classification;
    const [expected, ofAll] = [logisticRegression.fit(X, y), logisticRegression.fit(dataset.X, dataset.target!.values)];
    coef.data.forEach((value, j) => {
      expect(value).toBeCloseTo(expected.coef.data[j]!, 9);
      expect(value).not.toBeCloseTo(ofAll.coef.data[j]!, 2);
    });
  });

  it("says so where a line separates the classes and nothing is penalised", async () => {
    const last = framesOf(await datasetOf("two-gaussians", { noise: 0.5 }), { penalty: "none" }).at(-1)!;
    expect(last.phase).toBe("separable");
    expect(model.describe(last, 0)).toContain("larger coefficients are always better");
  });

  it.each(["batch", "mini-batch", "stochastic"] as const)("%s descends as the algorithm does, with the same orders", async (solver) => {
    const dataset = await datasetOf("two-gaussians", { nSamples: 60 });
    const { heads, epoch, iteration } = framesOf(dataset, { solver, learningRate: 0.01, epochs: 3, penalty: "none" }).at(-1)!;
    const batchSize = { batch: "all", "mini-batch": 8, stochastic: 1 } as const;
    const expected = { learningRate: 0.01, epochs: 3, seed: 3, batchSize: batchSize[solver] } as const;
    const y = dataset.target!.values;
    const squares = gradientDescent.fit(dataset.X, y, expected);
    const logistic = gradientDescent.fit(dataset.X, y, { ...expected, loss: "logistic" });
    expect([epoch, iteration]).toEqual([3, squares.nIter]);
    const close = (found: readonly number[], wanted: readonly number[]) => found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 9));
    close([...heads.regression.coef, heads.regression.intercept], [...squares.coef, squares.intercept]);
    close([...heads.classification.coef.data, heads.classification.intercept[0]!], [...logistic.coef, logistic.intercept]);
  });

  it("comes near the exact solution downhill, every head of it", async () => {
    const dataset = await datasetOf("ratings");
    const exact = framesOf(dataset).at(-1)!;
    const down = framesOf(dataset, { solver: "mini-batch", batchSize: 32, learningRate: 0.1, epochs: 150 }).at(-1)!;
    expect(down.loss.regression).toBeLessThan(1.05 * exact.loss.regression);
    expect(down.loss.classification).toBeLessThan(1.2 * exact.loss.classification);
    const task = taskOf(dataset, 3);
    const agree = (name: "ordinal" | "classification"): number => {
      const [a, b] = [exact, down].map(({ heads }) => classesOf(heads, name, task, task.X, 0.5));
      return a!.filter((k, i) => k === b![i]).length / a!.length;
    };
    expect(agree("ordinal")).toBeGreaterThan(0.85);
    expect(agree("classification")).toBeGreaterThan(0.85);
  });

  it("that diverges names the limit", async () => {
    const dataset = await datasetOf("two-gaussians");
    const limit = 2 / gradientDescent.largestCurvature(dataset.X);
    expect(() => framesOf(dataset, { solver: "batch", learningRate: 5, epochs: 500 })).toThrow(`2/λmax = ${Number(limit.toPrecision(2))}`);
  });

  it.each(model.data.sources)("of %s is whole: finite, described, and judged", async (source) => {
    const dataset = await datasetOf(source);
    for (const bins of [2, 5]) {
      const last = framesOf(dataset, { bins }).at(-1)!;
      const task = taskOf(dataset, bins);
      expect(JSON.stringify(last.heads)).not.toContain("null,null");
      expect(model.describe(last, 0).length).toBeGreaterThan(10);
      for (const { value } of figuresOf(last, task, 0.5)) expect(value("classification")).toSatisfy((figure: number | null) => figure === null || Number.isFinite(figure));
    }
  });
});

describe("one feature", () => {
  const answered = (X: Matrix) => {
    const { line, logOdds, wrong } = [...oneFeature(inputOf({ ...withTarget({ kind: "real", name: "y", values: new Float64Array(X.rows) }, X), target: null }))][0]!;
    return { line: (0.5 - line.intercept) / line.coef, curve: -logOdds.intercept / logOdds.coef, wrong };
  };

  it("far out on its own side a point takes the line's crossing with it, over points that were right, and leaves the curve's", () => {
    const near = answered(firstPoints());
    const far = answered(movedTo(firstPoints(), farthest.id, farthest.x, 1));
    expect(near.wrong).toEqual({ line: 1, curve: 1 });
    expect(far.wrong).toEqual({ line: 4, curve: 1 });
    expect(far.line - near.line).toBeGreaterThan(0.5);
    expect(Math.abs(far.curve - near.curve)).toBeLessThan(0.01);
  });
});

describe("what is drawn", () => {
  it("a boundary is where the answer is the threshold", async () => {
    const dataset = await datasetOf("far-point");
    const { heads } = framesOf(dataset).at(-1)!;
    const task = taskOf(dataset, 3);
    for (const name of ["regression", "classification"] as const) {
      for (const threshold of [0.2, 0.5, 0.9]) {
        const segment = within(boundaryOf(heads, name, task, threshold)!, { x: [-8, 14], y: [-8, 14] })!;
        const ends = toMatrix([[segment[0], segment[1]], [segment[2], segment[3]]]);
        answersOf(heads, name, task, ends).forEach((answer) => expect(answer).toBeCloseTo(threshold, 9));
      }
    }
  });

  it("bands are parallel, and part the classes that are decided for", async () => {
    const dataset = await datasetOf("ratings");
    const { heads } = framesOf(dataset).at(-1)!;
    const task = taskOf(dataset, 3);
    for (const name of ["regression", "ordinal"] as const) {
      const bands = bandsOf(heads, name, task);
      expect(bands).toHaveLength(4);
      classesOf(heads, name, task, task.X, 0.5).forEach((k, i) => {
        const [x, y] = [task.X.data[2 * i]!, task.X.data[2 * i + 1]!];
        expect(bands.filter(({ coef: [a, b], level }) => a * x + b * y > level)).toHaveLength(k);
      });
    }
  });

  it("a line that misses the picture is not drawn, nor one without a direction", () => {
    const domain = { x: [0, 1], y: [0, 1] } as const;
    expect(within({ coef: [1, 1], level: 3 }, domain)).toBeNull();
    expect(within({ coef: [0, 0], level: 0 }, domain)).toBeNull();
    expect(within({ coef: [1, 0], level: 0.25 }, domain)).toEqual([0.25, 0, 0.25, 1]);
    expect(within({ coef: [1, -1], level: -0.5 }, domain)).toEqual([0, 0.5, 0.5, 1]);
  });

  it("curves keep their ends, however many points there are", () => {
    const y = Int32Array.from({ length: 5000 }, (_, i) => Number((i * 7919) % 13 < 4));
    const answers = Float64Array.from(y, (label, i) => label + ((i * 31) % 100) / 40);
    const { roc, precisionRecall, auc } = curvesOf(y, answers)!;
    expect([roc.x[0], roc.y[0], roc.x.at(-1), roc.y.at(-1)]).toEqual([0, 0, 1, 1]);
    expect([precisionRecall.x[0], precisionRecall.y[0], precisionRecall.x.at(-1)]).toEqual([0, 1, 1]);
    expect(roc.x.length).toBeLessThanOrEqual(240);
    expect(auc).toBeGreaterThan(0.6);
    expect(curvesOf(new Int32Array(4), new Float64Array(4))).toBeNull();
  });

  it("losses are what they are called, and margins are on the true side where the class is right", async () => {
    expect([losses.squared(3), losses.hinge(3), losses["0–1"](3)]).toEqual([4, 0, 0]);
    expect(losses.logistic(0)).toBeCloseTo(Math.LN2, 12);
    expect(losses.logistic(-800)).toBe(800);
    const dataset = await datasetOf("far-point");
    const { heads } = framesOf(dataset).at(-1)!;
    const task = taskOf(dataset, 3);
    const margins = marginsOf(heads, task, task.train);
    for (const name of ["regression", "classification"] as const) {
      classesOf(heads, name, task, task.X, 0.5).forEach((k, i) => expect(margins[name][i]! > 0).toBe(k === task.labels[i]));
    }
  });
});
