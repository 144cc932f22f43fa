/** What the regularization page draws and tells, against its own definition and the reference. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearRegression } from "../../algorithms";
import { ballOutline, contourOutline } from "../../demos/regularization/ball";
import { chosen, crossValidatedPath } from "../../demos/regularization/columns-path";
import { countZeros, proximalStep, subgradientStep } from "../../demos/regularization/descent";
import { changedBy, loadColumns } from "../../demos/regularization/islands/path-data";
import { axesOf, gradientAt, lossAt, lossOf, type Pair } from "../../demos/regularization/loss";
import { model } from "../../demos/regularization/model";
import { alphasFor, fit, pathOf, sizeOf } from "../../demos/regularization/penalty";
import { polynomials } from "../../demos/regularization/polynomials";
import { drawSparse } from "../../demos/regularization/sparse";
import { objectiveAt, reachOf, story, type Frame } from "../../demos/regularization/story";
import { buildDataset } from "../../src/kit/data/build";
import { noEdits } from "../../src/kit/data/dataset";
import { defaultState } from "../../src/kit/lab/defaults";

const state = defaultState(model);

function datasetOf(options: Record<string, number> = {}, seed = 1) {
  const data = { ...state.data, options: { ...state.data.options, ...options }, edits: noEdits };
  return buildDataset({ data, seeds: { data: seed, split: 0 }, target: "real" }).dataset;
}

function framesOf(parameters: Partial<typeof state.parameters> = {}, options: Record<string, number> = {}, seed = 1): Frame[] {
  const wanted = { ...state.parameters, ...parameters };
  return Array.from(story({ parameters: wanted, dataset: datasetOf(options, seed), seeds: state.seeds, interventionsAt: () => [], parametersAt: () => wanted }));
}

const table = (options: Record<string, number> = {}, seed = 1) => {
  const { X, target } = datasetOf(options, seed);
  return { X, y: target!.values as Float64Array };
};

const alphas = fc.double({ min: 0.01, max: 3, noNaN: true });
const ratios = fc.constantFrom(0, 0.3, 0.5, 1);
const seeds = fc.integer({ min: 0, max: 500 });

describe("the bowl", () => {
  it("is half the mean squared error, whatever the coefficients", () => {
    const { X, y } = table({ correlation: 0.7 });
    const loss = lossOf(X, y);
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (w1, w2) => {
      const rest = y.map((value, i) => value - w1 * X.data[2 * i]! - w2 * X.data[2 * i + 1]!);
      const intercept = rest.reduce((sum, value) => sum + value / y.length, 0);
      const direct = rest.reduce((sum, value) => sum + (value - intercept) ** 2 / (2 * y.length), 0);
      expect(lossAt(loss, w1, w2)).toBeCloseTo(direct, 9);
    }));
  });

  it("has its axes where the gradient is parallel to them", () => {
    const loss = lossOf(...(({ X, y }) => [X, y] as const)(table({ correlation: 0.7, unit: 3 })));
    const { steep, flat, angle } = axesOf(loss);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const bottom = gradientAt(loss, [0, 0]);
    const along = gradientAt(loss, [cos, sin]).map((slope, j) => slope - bottom[j]!);
    expect(along[0]).toBeCloseTo(steep * cos, 9);
    expect(along[1]).toBeCloseTo(steep * sin, 9);
    expect(steep).toBeGreaterThan(flat);
  });
});

describe("the outlines", () => {
  it("the ball has the same penalty all around, and corners on the axes", () => {
    fc.assert(fc.property(ratios, fc.double({ min: 0.01, max: 20, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }), (l1Ratio, size, unit) => {
      const outline = ballOutline(l1Ratio, size, [1, unit]);
      for (const point of outline) expect(sizeOf(point, l1Ratio)).toBeCloseTo(size, 8);
      expect(outline.filter(([first, second]) => first === 0 || second === 0).length).toBeGreaterThanOrEqual(4);
    }));
  });

  it("a ball of size 0 is the origin", () => {
    expect(ballOutline(1, 0, [1, 1]).every(([first, second]) => first === 0 && second === 0)).toBe(true);
  });

  it("the contour has the same loss all around, and touches the ball: nothing of the ball lies inside", () => {
    fc.assert(fc.property(seeds, alphas, ratios, (seed, alpha, l1Ratio) => {
      const { X, y } = table({ correlation: 0.6 }, seed);
      const loss = lossOf(X, y);
      const least = linearRegression.fit(X, y).coef;
      const { coef } = fit(X, y, { alpha, l1Ratio });
      const [at, bottom] = [lossAt(loss, coef[0]!, coef[1]!), lossAt(loss, least[0]!, least[1]!)];
      for (const [w1, w2] of contourOutline(loss, [least[0]!, least[1]!], at - bottom, 1e6)) expect(lossAt(loss, w1, w2)).toBeCloseTo(at, 7);
      for (const [w1, w2] of ballOutline(l1Ratio, sizeOf(coef, l1Ratio), [1, 1])) expect(lossAt(loss, w1, w2)).toBeGreaterThan(at - 1e-7);
    }), { numRuns: 60 });
  });
});

describe("the penalised minimum", () => {
  it("is below every place around it", () => {
    fc.assert(fc.property(seeds, alphas, ratios, (seed, alpha, l1Ratio) => {
      const { X, y } = table({}, seed);
      const [loss, penalty] = [lossOf(X, y), { alpha, l1Ratio }];
      const [w1, w2] = fit(X, y, penalty).coef as unknown as Pair;
      const least = objectiveAt(loss, penalty, [w1, w2]);
      for (const [d1, d2] of [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1]]) {
        expect(objectiveAt(loss, penalty, [w1 + 1e-3 * d1!, w2 + 1e-3 * d2!])).toBeGreaterThan(least);
      }
    }), { numRuns: 60 });
  });

  it("ridge and an elastic net that is hardly L1 agree: one alpha means the same for all penalties", () => {
    const { X, y } = table();
    const [ridge, nearly] = [fit(X, y, { alpha: 0.7, l1Ratio: 0 }), fit(X, y, { alpha: 0.7, l1Ratio: 1e-6 })];
    ridge.coef.forEach((value, j) => expect(nearly.coef[j]).toBeCloseTo(value, 4));
  });

  it("lies on the path that is drawn", () => {
    const { X, y } = table();
    for (const l1Ratio of [0, 0.5, 1]) {
      const grid = alphasFor(X, y, l1Ratio, 20);
      const { coefs } = pathOf(X, y, l1Ratio, grid);
      expect([...grid]).toEqual([...grid].toSorted((a, b) => b - a));
      grid.forEach((alpha, k) => fit(X, y, { alpha, l1Ratio }).coef.forEach((value, j) => expect(coefs.data[2 * k + j]).toBeCloseTo(value, 3)));
    }
  });

  it("gives a copy of a column exactly nothing with L1, and half with L2", () => {
    const { X, y } = table({ correlation: 1 });
    expect(fit(X, y, { alpha: 0.3, l1Ratio: 1 }).coef[1]).toBe(0);
    const { coef } = fit(X, y, { alpha: 0.3, l1Ratio: 0 });
    expect(coef[0]).toBeCloseTo(coef[1]!, 9);
  });
});

describe("the descents", () => {
  it("a proximal step rests at the minimum, and a subgradient step does not where there is a crease", () => {
    const { X, y } = table();
    const [loss, penalty] = [lossOf(X, y), { alpha: 1, l1Ratio: 1 }];
    const coef = [...fit(X, y, penalty).coef] as unknown as Pair;
    expect(countZeros(coef)).toBe(1);
    proximalStep(coef, gradientAt(loss, coef), 0.3, penalty).forEach((value, j) => expect(value).toBeCloseTo(coef[j]!, 9));
    const stepped = subgradientStep(coef, gradientAt(loss, coef), 0.3, penalty);
    expect(Math.abs(stepped[1] - coef[1])).toBeGreaterThan(0.01);
  });

  it("without a penalty both are the same gradient descent", () => {
    const frames = framesOf({ alpha: 0 });
    for (const { proximal, subgradient } of frames) expect(proximal.coef).toEqual(subgradient.coef);
    expect(frames.at(-1)!.proximal.excess).toBeLessThan(1e-3);
  });

  it("the story shows every step, and an exact zero only by proximal steps", () => {
    const frames = framesOf();
    expect(frames.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 41 }, (_, i) => i));
    const last = frames.at(-1)!;
    expect([countZeros(last.solution), last.proximal.zeros, last.subgradient.zeros]).toEqual([1, 1, 0]);
    expect(last.proximal.excess).toBeLessThan(1e-9);
    for (let step = 1; step < frames.length; step++) expect(frames[step]!.proximal.excess).toBeLessThanOrEqual(frames[step - 1]!.proximal.excess);
  });

  it("a step that is too long is shown until it is far off, and explained", () => {
    expect(() => framesOf({ stepSize: 2.5, nSteps: 500 })).toThrow(/The descent diverged: in \d+ steps it climbed a million times higher/);
    expect(() => framesOf({ stepSize: 1.9, nSteps: 500 })).not.toThrow();
  });
});

describe("a hand on the stage", () => {
  it("moves least squares by just as much, and neither the bowl's shape nor the picture's reach", () => {
    const [before, after] = [framesOf()[0]!, framesOf({ moved1: -1.5, moved2: 0.75 })[0]!];
    expect(after.leastSquares[0]).toBeCloseTo(before.leastSquares[0] - 1.5, 9);
    expect(after.leastSquares[1]).toBeCloseTo(before.leastSquares[1] + 0.75, 9);
    after.loss.gram.forEach((value, i) => expect(value).toBeCloseTo(before.loss.gram[i]!, 12));
    expect(after.reach).toEqual(before.reach);
  });

  it("finds room for the coefficients of any data", () => {
    expect(reachOf([0, 0], [0, 0])).toEqual([1, 1]);
    expect(reachOf([2, 1], [2, 1])).toEqual([3, 3]);
    expect(reachOf([0, -200], [0, -200])).toEqual([300, 300]);
    expect(reachOf([2, 0.1], [2, 0.2])).toEqual([3, 0.3]);
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (first, second) => {
      const [x, y] = reachOf([first, -second], [0, 0]);
      expect(x).toBeGreaterThan(1.2 * first);
      expect(y).toBeGreaterThan(1.2 * second);
    }));
  });
});

describe("what cannot be shown", () => {
  it("too few rows are refused in a sentence", () => {
    const wanted = state.parameters;
    const few = { ...datasetOf(), train: Int32Array.of(0, 1) };
    const run = story({ parameters: wanted, dataset: few, seeds: state.seeds, interventionsAt: () => [], parametersAt: () => wanted });
    expect(() => run.next()).toThrow("There are 2 rows to train on, too few");
  });

  it("equal targets and constant columns are a flat picture, not an error", () => {
    const dataset = datasetOf();
    const flat = { ...dataset, X: { ...dataset.X, data: dataset.X.data.map(() => 3) }, target: { kind: "real" as const, name: "y", values: new Float64Array(dataset.X.rows).fill(7) } };
    const frames = Array.from(story({ parameters: state.parameters, dataset: flat, seeds: state.seeds, interventionsAt: () => [], parametersAt: () => state.parameters }));
    expect(frames.at(-1)!.solution).toEqual([0, 0]);
    expect(JSON.stringify(frames)).not.toMatch(/NaN|Infinity/);
  });

  it("says what is shown at every step", () => {
    const frames = framesOf();
    expect(model.describe(frames[0]!, 0)).toBe("The penalty takes the coefficients from 2.04 and 0.92 to 1.27 and 0, one exactly 0. Two descents are about to look for them.");
    expect(model.describe(frames[1]!, 1)).toContain("After 1 step, exact zeros: 0 by proximal steps");
    expect(model.describe(framesOf({ alpha: 0 })[0]!, 0)).toContain("Without a penalty the coefficients are 2.04 and 0.92.");
  });
});

describe("many columns", () => {
  it("cross-validation's choice: the least error, and the largest alpha within one standard error of it", () => {
    const error = Float64Array.of(9, 6, 5.4, 5, 5.2);
    expect(chosen(error, Float64Array.of(1, 1, 1, 0.5, 0.5))).toEqual({ best: 3, simplest: 2 });
    expect(chosen(error, new Float64Array(5))).toEqual({ best: 3, simplest: 3 });
    expect(chosen(error, new Float64Array(5).fill(100))).toEqual({ best: 3, simplest: 0 });
  });

  it("judges a path by rows left out", () => {
    const { X, y } = drawSparse(3);
    const { alphas: grid, error, trainError, best, simplest, coefs } = crossValidatedPath(X, y, 1, 0);
    expect(countZeros(coefs.data.subarray(0, coefs.columns))).toBe(coefs.columns);
    expect(error[best]).toBe(Math.min(...error));
    expect(simplest).toBeLessThanOrEqual(best);
    expect(error[best]).toBeGreaterThan(trainError[best]!);
    for (let k = 1; k < grid.length; k++) expect(trainError[k]).toBeLessThanOrEqual(trainError[k - 1]! + 1e-3);
  });

  it("the diabetes table comes standardised; switches double a column or divide it by ten", async () => {
    const columns = await loadColumns("diabetes");
    expect([columns.X.rows, columns.X.columns, columns.names[columns.strongest]]).toEqual([442, 10, "body mass index"]);
    const { dataset } = changedBy(columns, { duplicate: true, unit: true });
    expect(dataset.featureNames.slice(2, 4)).toEqual(["body mass index", "body mass index, copy"]);
    for (const i of [0, 7, 441]) expect(dataset.X.data[i * 11 + 2]).toBeCloseTo(dataset.X.data[i * 11 + 3]! / 10, 12);
  });

  it("the generated table knows which columns matter", async () => {
    expect((await loadColumns("sparse")).truth).toEqual(new Set(["x1", "x5", "x10", "x15"]));
  });
});

it("polynomials of every degree and strength: more freedom never fits the points worse", () => {
  const { seeds: none } = state;
  const [first] = Array.from(polynomials({ parameters: state.parameters, dataset: datasetOf(), seeds: { ...none, data: 3 }, interventionsAt: () => [], parametersAt: () => state.parameters }));
  const errors = first!.fits.map((ofDegree) => ofDegree.map(({ trainError }) => trainError));
  const byStrength = errors.flatMap((ofDegree) => ofDegree.slice(1).map((error, k) => error - ofDegree[k]!));
  const byDegree = errors.slice(1).map((ofDegree, i) => ofDegree.at(-1)! - errors[i]!.at(-1)!);
  expect(Math.max(...byStrength)).toBeLessThan(1e-9);
  expect(Math.max(...byDegree)).toBeLessThan(1e-6);
});
