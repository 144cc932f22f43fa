import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildDataset, type BuildInput } from "../../../src/kit/data/build";
import { noEdits, type Dataset, type Edits, type Table } from "../../../src/kit/data/dataset";
import { firstAddedId, nextAddedId } from "../../../src/kit/data/edits";
import { untransform } from "../../../src/kit/data/scale";
import { maxPoints } from "../../../src/kit/data/sources";
import { loadTable } from "../../../src/kit/data/tables";
import type { DataState } from "../../../src/kit/lab/state";

const initial: DataState = { source: "blobs", options: {}, features: null, scaling: "none", testFraction: 0.25, edits: noEdits };

interface Given extends Partial<Omit<BuildInput, "data">> {
  data?: Partial<Omit<DataState, "edits">> & { edits?: Partial<Edits> };
}

function build({ data = {}, seeds = { data: 1, split: 1 }, target = "any", table }: Given = {}) {
  const edits = { ...noEdits, ...data.edits };
  return buildDataset({ data: { ...initial, ...data, edits }, seeds, target, table });
}

const at = ({ X, ids }: Dataset, id: number) => {
  const i = ids.indexOf(id);
  return i < 0 ? undefined : [X.data[2 * i], X.data[2 * i + 1]];
};

/** Mean and standard deviation of a feature. */
function moments({ X }: Dataset, j: number): [mean: number, deviation: number] {
  const values = Array.from({ length: X.rows }, (_, i) => X.data[2 * i + j]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / X.rows;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / X.rows)];
}

/** The ids of the points held out. */
function testPart(given: Given): Set<number> {
  const { ids, test } = build(given).dataset;
  return new Set(Array.from(test, (i) => ids[i]!));
}

const difference = (a: Set<number>, b: Set<number>) => [...a].filter((id) => !b.has(id));

const table: Table = {
  id: "own", name: "mine", source: "", licence: "", target: "kind",
  columns: [
    { kind: "category", name: "kind", values: Int32Array.of(0, 1, 0, -1, 1), categories: ["a", "b"] },
    { kind: "numeric", name: "u", values: Float64Array.of(1, 2, Number.NaN, 4, 5) },
    { kind: "numeric", name: "v", values: Float64Array.of(10, 20, 30, 40, 50) },
    { kind: "numeric", name: "w", values: Float64Array.of(0.5, 7, 7, 7, 7) },
  ],
};

describe("coordinates too large to be squared and summed", () => {
  it.each([1e308, -1e101])("are refused, wherever they come from: %d", (far) => {
    const added = [{ id: firstAddedId, x: 0, y: far, target: 0 }];
    expect(() => build({ data: { edits: { added } } })).toThrow(`There is a point at ${far}`);
    expect(() => build({ data: { scaling: "standard", edits: { moved: { 0: [far, 0] } } } })).toThrow("cannot be computed with");
  });
});

describe("a generator's points", () => {
  it("are numbered as they were drawn, and split into two parts that cover all", () => {
    const { dataset, notices } = build();
    expect(Array.from(dataset.ids)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    expect([...dataset.train, ...dataset.test].toSorted((a, b) => a - b)).toEqual([...dataset.ids]);
    expect(notices).toEqual([]);
  });

  it("stay, with their ids and parts, when the noise changes", () => {
    const [before, after] = [build().dataset, build({ data: { options: { noise: 1.2 } } }).dataset];
    expect(after.ids).toEqual(before.ids);
    expect(after.target).toEqual(before.target);
    expect(after.test).toEqual(before.test);
    expect(after.X.data).not.toEqual(before.X.data);
  });

  it("stay where they are when the split's seed changes", () => {
    const [before, after] = [build().dataset, build({ seeds: { data: 1, split: 2 } }).dataset];
    expect(after.X).toEqual(before.X);
    expect(after.test).not.toEqual(before.test);
  });

  it("keep their parts when the data's seed changes", () => {
    expect(build({ seeds: { data: 2, split: 1 } }).dataset.test).toEqual(build().dataset.test);
  });

  it("fall back to an option's default, and say so", () => {
    const { dataset, notices } = build({ data: { options: { nSamples: 1e9, noise: "high", nCenters: 2, colour: 3 } } });
    expect(dataset.X.rows).toBe(300);
    expect(dataset.target).toMatchObject({ classNames: ["class 0", "class 1"] });
    expect(notices).toEqual([
      "nSamples must be an integer in 10..10000; got 1000000000. The default, 300, is used instead.",
      "noise must be a number in 0..3; got high. The default, 0.7, is used instead.",
    ]);
  });

  it("of an unknown source are refused", () => {
    expect(() => build({ data: { source: "constructor" } })).toThrow("There are no data named “constructor”.");
  });
});

describe("a table's points", () => {
  it("are the two columns asked for; ids are row numbers, and rows with a gap are left out and counted", () => {
    const { dataset, notices } = build({ table, data: { source: "own", features: ["v", "u"] } });
    expect(dataset.featureNames).toEqual(["v", "u"]);
    expect(Array.from(dataset.X.data)).toEqual([10, 1, 20, 2, 50, 5]);
    expect(Array.from(dataset.ids)).toEqual([0, 1, 4]);
    expect(dataset.target).toEqual({ kind: "class", name: "kind", values: Int32Array.of(0, 1, 1), classNames: ["a", "b"] });
    expect(notices).toEqual(["2 rows are left out: no value in u or kind."]);
  });

  it("only lose rows for gaps in what is shown", () => {
    const { dataset, notices } = build({ table, data: { source: "own", features: ["v", "w"] } });
    expect(Array.from(dataset.ids)).toEqual([0, 1, 2, 4]);
    expect(notices).toEqual(["1 row is left out: no value in kind."]);
  });

  it.each([[["v", "kind"]], [["v", "nothing"]], [["v", "__proto__"]]] as const)("show the table's own choice instead of %s, and say so", (features) => {
    const { dataset, notices } = build({ table, data: { source: "own", features } });
    expect(dataset.featureNames).toEqual(["u", "v"]);
    expect(notices[0]).toBe(`“mine” has no numeric columns v and ${features[1]}; u and v are shown instead.`);
  });

  it("show the table's preferred columns first", async () => {
    const iris = await loadTable("iris");
    expect(build({ table: iris, data: { source: "iris" } }).dataset.featureNames).toEqual(["petal length (cm)", "petal width (cm)"]);
  });

  it("take the target that the demo needs: classes, or a real number", async () => {
    const diabetes = await loadTable("diabetes");
    expect(build({ table: diabetes, target: "real", data: { source: "diabetes" } }).dataset.target).toMatchObject({ kind: "real", name: "progression" });
    expect(build({ table: diabetes, target: "class", data: { source: "diabetes" } }).dataset.target).toMatchObject({ kind: "class", name: "sex (code)", classNames: ["1", "2"] });
    expect(build({ table, target: "real", data: { source: "own" } }).dataset.target).toMatchObject({ kind: "real", name: "w" });
    expect(build({ table: diabetes, target: "known", data: { source: "diabetes" } }).dataset.target).toMatchObject({ kind: "real", name: "progression" });
    const known = (...columns: Table["columns"]) => build({ table: { ...table, columns }, target: "known", data: { source: "own" } }).dataset.target;
    expect(known(...table.columns)).toMatchObject({ kind: "class", name: "kind" });
    const continuous = { kind: "numeric" as const, name: "z", values: Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5) };
    expect(known(table.columns[1]!, table.columns[2]!, continuous)).toMatchObject({ kind: "real", name: "z" });
    expect(() => known(table.columns[1]!, table.columns[2]!)).toThrow("“mine” has no column besides the two shown that could be the target");
  });

  it("are refused if there is no such target, or no two numeric columns, saying what is missing", () => {
    const [kind, u, v] = table.columns;
    const only = (...columns: Table["columns"]) => () => build({ table: { ...table, columns }, target: "class", data: { source: "own" } });
    expect(only(u!, v!)).toThrow(/“mine” has no column that could be a class/);
    expect(only(kind!, v!)).toThrow(/fewer than two numeric columns/);
  });

  it("keep penguins with a missing sex, for it is not shown", async () => {
    const penguins = await loadTable("penguins");
    const { dataset, notices } = build({ table: penguins, data: { source: "penguins" } });
    expect(dataset.X.rows).toBe(342);
    expect(notices).toEqual(["2 rows are left out: no value in beak length (mm) or flipper length (mm)."]);
  });

  it("are no more than the stage can show, the same ones whatever the columns", () => {
    const n = maxPoints + 500;
    const values = Float64Array.from({ length: n }, (_, i) => i);
    const columns = ["a", "b", "c"].map((name) => ({ kind: "numeric" as const, name, values }));
    const large = (features: [string, string]) => build({ table: { ...table, columns, target: undefined }, data: { source: "own", features } });
    expect(large(["a", "b"]).notices).toEqual(["10000 of the 10500 rows are shown, drawn at random."]);
    expect(large(["a", "b"]).dataset.ids).toHaveLength(maxPoints);
    expect(large(["b", "c"]).dataset.ids).toEqual(large(["a", "b"]).dataset.ids);
  });
});

describe("edits", () => {
  it("move, delete and add by id, and leave all else alone", () => {
    const added = [{ id: firstAddedId, x: 1, y: -1, target: 3 }, { id: firstAddedId + 1, x: 2, y: 0, target: 0 }];
    const [before, after] = [build().dataset, build({ data: { edits: { moved: { 5: [9, 9], [firstAddedId + 1]: [3, 3] }, deleted: [0, 7], added } } }).dataset];
    expect(at(after, 5)).toEqual([9, 9]);
    expect(at(after, 0)).toBeUndefined();
    expect(at(after, firstAddedId)).toEqual([1, -1]);
    expect(at(after, firstAddedId + 1)).toEqual([3, 3]);
    expect(Array.from(after.target!.values).slice(-2)).toEqual([3, 0]);
    expect(after.X.rows).toBe(300);
    const untouched = before.ids.filter((id) => ![0, 5, 7].includes(id));
    expect(Array.from(untouched, (id) => at(after, id))).toEqual(Array.from(untouched, (id) => at(before, id)));
  });

  it("of points that do not exist now are passed over, and come back with their point", () => {
    const edits = { moved: { 40: [1, 1] as const }, deleted: [45, 999], added: [] };
    expect(build({ data: { options: { nSamples: 20 }, edits } }).dataset.X).toEqual(build({ data: { options: { nSamples: 20 } } }).dataset.X);
    const grown = build({ data: { options: { nSamples: 50 }, edits } }).dataset;
    expect(at(grown, 40)).toEqual([1, 1]);
    expect(at(grown, 45)).toBeUndefined();
  });

  it("stay on their points when the noise or the number of points changes", () => {
    const edits = { moved: { 3: [5, 5] as const } };
    for (const options of [{ noise: 0 }, { nSamples: 5000 }] as Record<string, number>[]) expect(at(build({ data: { options, edits } }).dataset, 3)).toEqual([5, 5]);
  });

  it("never give two points one id", () => {
    const added = [7, firstAddedId, firstAddedId].map((id, i) => ({ id, x: i, y: i, target: 0 }));
    const { dataset, notices } = build({ data: { edits: { added } } });
    expect(dataset.ids).toHaveLength(301);
    expect(new Set(dataset.ids).size).toBe(301);
    expect(at(dataset, firstAddedId)).toEqual([1, 1]);
    expect(notices).toEqual(["2 added points are left out: there is another point of the same number."]);
  });

  it("name the rows of a table, whichever of them are left out", () => {
    const { dataset } = build({ table, data: { source: "own", edits: { deleted: [0], moved: { 4: [6, 6] } } } });
    expect(Array.from(dataset.ids)).toEqual([1, 4]);
    expect(at(dataset, 4)).toEqual([6, 6]);
    expect(Array.from(build({ table, data: { source: "own", edits: { deleted: [4] } } }).dataset.ids)).toEqual([0, 1]);
  });

  it("leave out an added point of a class that does not exist, and say so", () => {
    const added = [{ id: firstAddedId, x: 1, y: -1, target: 3 }];
    const { dataset, notices } = build({ data: { options: { nCenters: 2 }, edits: { added } } });
    expect(dataset.X.rows).toBe(300);
    expect(notices).toEqual(["1 added point is left out: of a class that these data do not have."]);
  });

  it("can delete every point", () => {
    const { dataset } = build({ data: { options: { nSamples: 10 }, edits: { deleted: [...Array(10).keys()] }, scaling: "standard" } });
    expect([dataset.X.rows, dataset.train.length, dataset.test.length]).toEqual([0, 0, 0]);
  });

  it("number a further point above all others", () => {
    expect(nextAddedId(noEdits)).toBe(firstAddedId);
    expect(nextAddedId({ ...noEdits, added: [{ id: firstAddedId + 4, x: 0, y: 0, target: 0 }] })).toBe(firstAddedId + 5);
  });
});

describe("standard scaling", () => {
  it("gives each feature mean 0 and standard deviation 1, after the edits", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: -1e4, max: 1e4, noNaN: true }), (seed, x) => {
      const { dataset } = build({ seeds: { data: seed, split: 0 }, data: { scaling: "standard", edits: { moved: { 0: [x, 0] } } } });
      for (const j of [0, 1]) {
        expect(moments(dataset, j)[0]).toBeCloseTo(0, 10);
        expect(moments(dataset, j)[1]).toBeCloseTo(1, 10);
      }
    }), { numRuns: 50 });
  });

  it("can be undone, so that a drawn place becomes the data's own", () => {
    const [own, drawn] = [build(), build({ data: { scaling: "standard" } })];
    for (const id of [0, 10, 299]) {
      const back = untransform(at(drawn.dataset, id) as [number, number], drawn.transform);
      expect(back[0]).toBeCloseTo(at(own.dataset, id)![0]!, 12);
      expect(back[1]).toBeCloseTo(at(own.dataset, id)![1]!, 12);
    }
    expect(own.transform).toEqual({ center: [0, 0], scale: [1, 1] });
  });

  it("only centres a constant column", () => {
    const constant: Table = { ...table, target: undefined, columns: [
      { kind: "numeric", name: "u", values: Float64Array.of(1, 2, 3) },
      // The mean of three times 0.1 is not quite 0.1.
      { kind: "numeric", name: "c", values: Float64Array.of(0.1, 0.1, 0.1) },
    ] };
    const { dataset, transform } = build({ table: constant, data: { source: "own", scaling: "standard" } });
    expect(transform.scale[1]).toBe(1);
    expect(moments(dataset, 1)[0]).toBeCloseTo(0, 12);
  });

  it("is the same whatever the split", () => {
    const [none, half] = [0, 0.5].map((testFraction) => build({ data: { scaling: "standard", testFraction } }).dataset);
    expect(half!.X).toEqual(none!.X);
  });
});

describe("the split", () => {
  it.each([[0, 0], [0.25, 75], [0.9, 270]])("a share of %d holds out %d of 300 points", (testFraction, expected) => {
    expect(testPart({ data: { testFraction } }).size).toBe(expected);
  });

  it("only grows when the share grows", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)].map((testFraction) => testPart({ data: { testFraction } }));
      expect(difference(small!, large!)).toEqual([]);
    }), { numRuns: 50 });
  });

  it("moves at most one other point when one is added or deleted", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 299 }), (seed, id) => {
      const seeds = { data: 0, split: seed };
      const before = testPart({ seeds });
      const deleted = testPart({ seeds, data: { edits: { deleted: [id] } } });
      before.delete(id);
      expect(difference(before, deleted).length + difference(deleted, before).length).toBeLessThanOrEqual(1);

      const grown = testPart({ seeds, data: { edits: { added: [{ id: firstAddedId + id, x: 0, y: 0, target: 0 }] } } });
      const whole = testPart({ seeds });
      grown.delete(firstAddedId + id);
      expect(difference(whole, grown).length + difference(grown, whole).length).toBeLessThanOrEqual(1);
    }), { numRuns: 60 });
  });

  it("holds out every point about equally often, whatever its id", () => {
    const times = new Float64Array(40);
    for (let seed = 0; seed < 1000; seed++) {
      for (const id of testPart({ seeds: { data: 0, split: seed }, data: { options: { nSamples: 40 } } })) times[id]! += 1 / 1000;
    }
    expect(Math.min(...times)).toBeGreaterThan(0.19);
    expect(Math.max(...times)).toBeLessThan(0.31);
  });

  it("never leaves training without a point, nor testing if a share was asked for", () => {
    const two = { options: { nSamples: 10 }, edits: { deleted: [0, 1, 2, 3, 4, 5, 6, 7] } };
    for (const testFraction of [0.01, 0.9]) {
      const { train, test } = build({ data: { ...two, testFraction } }).dataset;
      expect([train.length, test.length]).toEqual([1, 1]);
    }
  });
});
