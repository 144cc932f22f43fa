/** What the pictures of k-nearest neighbours are drawn from: the story of a query, the answers everywhere, and the curve over k. */
import { describe, expect, test, vi } from "vitest";
import { metrics } from "../../algorithms";
import { drain } from "../../algorithms/core/generator";
import { takeRows, toMatrix } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import { growTree } from "../../algorithms/k-nearest-neighbors/kd-tree";
import { ballOutline } from "../../demos/k-nearest-neighbors/ball";
import { curve, type Curve } from "../../demos/k-nearest-neighbors/curve";
import { beginSearch } from "../../demos/k-nearest-neighbors/engines";
import { cellsOf } from "../../demos/k-nearest-neighbors/leaves";
import { rememberLast } from "../../demos/k-nearest-neighbors/memo";
import { model } from "../../demos/k-nearest-neighbors/model";
import type { Parameters } from "../../demos/k-nearest-neighbors/parameters";
import { spreadOf } from "../../demos/k-nearest-neighbors/spread";
import { story, upTo } from "../../demos/k-nearest-neighbors/story";
import { surface, type Answers } from "../../demos/k-nearest-neighbors/surface";
import { fitTask, taskOf } from "../../demos/k-nearest-neighbors/task";
import { buildDataset } from "../../src/kit/data/build";
import { applyPatch, defaultState } from "../../src/kit/lab/defaults";
import type { RunInput } from "../../src/kit/lab/model";
import type { StatePatch } from "../../src/kit/lab/state";

// Node finds the WebAssembly by itself.
vi.mock("../../src/kit/engines/wasm-files", () => ({ wasmFiles: undefined }));

function inputOf(patch: StatePatch<Parameters> = {}): RunInput<Parameters> {
  const { parameters, data, seeds } = applyPatch(defaultState(model), patch);
  const { dataset } = buildDataset({ data, seeds, table: null, target: "known" });
  return { parameters, dataset, seeds, interventionsAt: () => [], parametersAt: () => parameters };
}

async function painted(input: RunInput<Parameters>): Promise<Answers> {
  let last: Answers | null = null;
  for await (const answers of surface(input)) last = answers;
  return last!;
}

const lastOf = <Frame>(run: Generator<Frame>): Frame => Array.from(run).at(-1)!;

describe("the story of a query", () => {
  test("ends with what the estimator predicts, by brute force and by a tree", () => {
    for (const weights of ["uniform", "distance"] as const) {
      for (const metric of ["euclidean", "manhattan", "chebyshev", "minkowski"] as const) {
        const ends = (["brute", "kd-tree"] as const).map((algorithm) => {
          const input = inputOf({ parameters: { weights, metric, algorithm, nNeighbors: 9, stretch: 3, queryX: 0.4 } });
          const task = taskOf(input);
          const end = lastOf(story(input));
          expect(end.answer).toBe(knn.predict(fitTask(task, input.parameters), task.featuresAt([task.query]))[0]);
          return end;
        });
        expect(ends[1]!.rows).toEqual(ends[0]!.rows);
        expect(ends[1]!.evaluations).toBeLessThanOrEqual(ends[0]!.evaluations);
      }
    }
  });

  test("asks training points alone, nearest first, and one more at each step", () => {
    const input = inputOf({ parameters: { nNeighbors: 6 } });
    const frames = Array.from(story(input));
    expect(frames.map(({ rows }) => rows.length)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 6]);
    const { rows, distances, votes } = frames.at(-1)!;
    expect(rows.every((row) => input.dataset.train.includes(row))).toBe(true);
    expect([...distances]).toEqual([...distances].toSorted((a, b) => a - b));
    expect(votes!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test("says so where k is more than there are points", () => {
    expect(() => lastOf(story(inputOf({ parameters: { nNeighbors: 500 } })))).toThrow("There are 70 training points, too few for 500 neighbours.");
  });

  test("noise features draw the distances together", () => {
    const ratio = (noiseFeatures: number): number => {
      const { spread } = lastOf(story(inputOf({ parameters: { noiseFeatures } })));
      return spread!.farthest / spread!.nearest;
    };
    expect(ratio(300)).toBeLessThan(1.5);
    expect(ratio(0)).toBeGreaterThan(5);
  });
});

describe("the answers everywhere", () => {
  test("are the estimator's, place by place", async () => {
    for (const data of [{}, { source: "plane", options: {} }]) {
      const input = inputOf({ data, parameters: { weights: "distance", nNeighbors: 4 } });
      const { values, columns, domain } = await painted(input);
      const task = taskOf(input);
      const estimator = fitTask(task, input.parameters);
      for (const [row, column] of [[0, 0], [7, 31], [columns - 1, 5]] as const) {
        const at = ([low, high]: readonly [number, number], step: number): number => low + ((step + 0.5) / columns) * (high - low);
        const place = task.featuresAt([[at(domain.x, column), at(domain.y, row)]]);
        expect(values[row * columns + column]).toBe(knn.predict(estimator, place)[0]);
      }
    }
  });
});

describe("engines for the answers everywhere", () => {
  const pictureBy = (engine: "typescript" | "wasm" | "webgpu", data = {}) => painted(inputOf({ data, parameters: { engine, weights: "distance", stretch: 2 } }));

  test.each([{}, { source: "plane", options: {} }])("give the same, whichever it is: %j", async (data) => {
    const [plain, other] = [await pictureBy("typescript", data), await pictureBy("wasm", data)];
    expect([plain.engine, other.engine]).toEqual(["typescript", "wasm"]);
    expect(other.values).toEqual(plain.values);
    expect(other.confidence).toEqual(plain.confidence);
    expect([plain.fallback, other.fallback]).toEqual([null, null]);
  });

  test("that are not to be had leave the picture to the next, and that is told, of a picture that is painted already too", async () => {
    const told: string[] = [];
    const input = { ...inputOf({ parameters: { engine: "webgpu", weights: "distance", stretch: 2 } }), tell: (text: string) => void told.push(text) };
    const { engine, values } = await painted(input);
    expect(engine).toBe("wasm");
    const problem = "WebGPU is not to be had here. WebGL is not to be had here. WebAssembly goes on in its place; nothing was lost.";
    expect(new Set(told)).toEqual(new Set(["WebGPU is not to be had here. WebGL goes on in its place; nothing was lost.", problem]));
    expect(told.at(-1)).toBe(problem);
    told.length = 0;
    await painted(input);
    expect(told).toEqual([problem]);
    expect(values).toEqual((await pictureBy("typescript")).values);
  });

  describe("chosen automatically", () => {
    const places = toMatrix([[0, 0]]);
    const modelOf = (n: number) => knn.fit({ data: new Float64Array(n * 20).map((_, i) => i % 7), rows: n, columns: 20 }, new Int32Array(n));
    const opened: string[] = [];
    const open = (name: string) => {
      opened.push(name);
      return Promise.reject(new Error(`${name} broke down.`));
    };
    const rival = () => Promise.resolve(["webgpu"] as const);

    test("are not even asked where there is little to do", async () => {
      const search = await beginSearch(modelOf(1000), "auto", 6400, () => places, undefined, open, rival);
      expect([search.engine, opened]).toEqual(["typescript", []]);
    });

    test("are passed over where they fail, and nothing is to be told", async () => {
      const search = await beginSearch(modelOf(5000), "auto", 6400, () => takeRows(modelOf(5).X, [0]), undefined, open, rival);
      expect([search.engine, search.fallback, opened]).toEqual(["typescript", null, ["webgpu"]]);
    });

    test("are never loaded where nothing can be faster", async () => {
      opened.length = 0;
      const search = await beginSearch(modelOf(5000), "auto", 6400, () => places, undefined, open, () => Promise.resolve([]));
      expect([search.engine, opened]).toEqual(["typescript", []]);
    });
  });
});

describe("the curve over k", () => {
  test("is what fitting anew at every k would find", () => {
    for (const weights of ["uniform", "distance"] as const) {
      const input = inputOf({ parameters: { weights } });
      const { ks, training, test: heldOut } = lastOf(curve(input)) as Curve;
      const task = taskOf(input);
      expect(ks.at(-1)).toBe(task.X.rows);
      const truth = (rows: Int32Array): Int32Array => rows.map((row) => task.target.values[row]!);
      for (const at of [0, 3, 20, ks.length - 1]) {
        const estimator = fitTask(task, input.parameters, ks[at]!);
        expect(training[at]).toBeCloseTo(metrics.accuracy(truth(task.train), knn.predict(estimator, task.X)), 9);
        expect(heldOut![at]).toBeCloseTo(metrics.accuracy(truth(task.test), knn.predict(estimator, task.testX)), 9);
      }
    }
  });

  test("of values is the root of the mean squared error", () => {
    const input = inputOf({ data: { source: "plane", options: {} } });
    const { ks, test: heldOut, measure } = lastOf(curve(input)) as Curve;
    const task = taskOf(input);
    const predicted = knn.predict(fitTask(task, input.parameters, ks[6]!), task.testX);
    expect(measure).toBe("error");
    expect(heldOut![6]).toBeCloseTo(Math.sqrt(metrics.meanSquaredError(Float64Array.from(task.test, (row) => task.target.values[row]!), predicted)), 9);
  });
});

test("the cells of a tree's leaves fill the picture without overlap", () => {
  const X = toMatrix(Array.from({ length: 300 }, (_, i) => [Math.sin(i * 7.3) * 3, Math.cos(i * 3.1) * 2]));
  const { boxes } = cellsOf(drain(growTree(X)), { x: [-4, 4], y: [-3, 3] }, 1);
  let area = 0;
  for (let leaf = 0; leaf < boxes.length / 4; leaf++) {
    const [left, bottom, right, top] = boxes.subarray(4 * leaf, 4 * leaf + 4) as unknown as [number, number, number, number];
    expect(right).toBeGreaterThanOrEqual(left);
    area += (right - left) * (top - bottom);
  }
  expect(area).toBeCloseTo(48, 9);
});

test("the outline of a neighbourhood lies at its radius by every metric, on a stretched axis too", () => {
  for (const metric of ["euclidean", "manhattan", "chebyshev", "minkowski"] as const) {
    for (const [x, y] of ballOutline({ center: [1, 2], radius: 3, metric, p: 3, stretch: 4 })) {
      const far = knn.distance(toMatrix([[4 * x, y]]), 0, toMatrix([[4, 2]]), 0, { metric, p: 3 });
      expect(far).toBeCloseTo(3, 9);
    }
  }
});

test("the histogram counts every distance once", () => {
  expect(spreadOf(Float64Array.of(0, 1, 2, 4, 4)).counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(spreadOf(Float64Array.of(0, 0)).counts[0]).toBe(2);
});

test("the steps of a long run get wider, and end at the end", () => {
  expect(upTo(5, 24)).toEqual([1, 2, 3, 4, 5]);
  const counts = upTo(1000, 24);
  expect([counts[0], counts.at(-1)]).toEqual([1, 1000]);
  expect(counts).toEqual([...new Set(counts)].toSorted((a, b) => a - b));
});

test("an answer is remembered for as long as nothing that it depends on has changed", () => {
  let computed = 0;
  const sum = rememberLast(({ list }: { list: Float64Array }) => [list], ({ list }) => {
    computed++;
    return list.reduce((total, value) => total + value, 0);
  });
  expect([sum({ list: Float64Array.of(1, 2) }), sum({ list: Float64Array.of(1, 2) }), sum({ list: Float64Array.of(1, 3) })]).toEqual([3, 3, 4]);
  expect(computed).toBe(2);
});
