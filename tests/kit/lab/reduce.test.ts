import { describe, expect, test } from "vitest";
import { noEdits, type Table } from "../../../src/kit/data/dataset";
import { firstAddedId } from "../../../src/kit/data/edits";
import { checkData, checkParameters, checkSeeds } from "../../../src/kit/lab/check";
import { defaultState, ownSource, type Stage } from "../../../src/kit/lab/defaults";
import { amend, newHistory, record, redo, undo, type History } from "../../../src/kit/lab/history";
import { newWorkbench, reduce, type Action, type Workbench } from "../../../src/kit/lab/reduce";
import { integer, toggle, type Schema } from "../../../src/kit/lab/schema";

const described = { label: "", help: "" };
const model: Stage = {
  parameters: { k: integer({ ...described, min: 1, max: 9, default: 3 }), warm: toggle({ ...described, default: false }) },
  data: { sources: ["blobs", "moons", "iris"], target: "any" },
  initial: { data: { options: { noise: 0.3 } } },
};
const table = (name: string): Table => ({ id: name, name, columns: [], source: "", licence: "" });

const after = (...actions: readonly Action[]): Workbench =>
  actions.reduce((bench: Workbench, action) => reduce(model, bench, action), newWorkbench(defaultState(model)));
const own = (name: string): Action => ({ type: "own", own: { table: table(name), link: null } });
const intervention = (step: number): Action => ({ type: "intervene", intervention: { step, name: "x", values: [] } });
/** The history of a text, letter by letter. */
const typed = (text: string): History<string> =>
  [...text].reduce((history, letter, i) => record(history, history.present + letter, `letter ${i}`, i), newHistory(""));
const did = { type: "intervene", intervention: { step: 4, name: "center", values: [1] } } as const;

describe("interventions", () => {
  test.each([
    [{ type: "parameters", values: { k: 5 } }],
    [{ type: "seeds", patch: { model: 2 } }],
    [{ type: "data", patch: { options: { noise: 1 } } }],
    [{ type: "data", patch: { source: "moons" } }],
    [{ type: "own", own: { table: table("mine"), link: null } }],
  ] as const satisfies [Action][])("are dropped by %j, which begins another story", (action) => {
    expect(after(did, action).state.interventions).toEqual([]);
  });

  test.each([
    [{ type: "add", point: { x: 1, y: 2, target: 0 } }],
    [{ type: "move", id: 3, x: 1, y: 2 }],
    [{ type: "delete", id: 3 }],
    [{ type: "clearEdits" }],
    [{ type: "step", step: 9 }],
  ] as const satisfies [Action][])("are kept by %j", (action) => {
    expect(after(did, action).state.interventions).toEqual([did.intervention]);
  });

  test("at an earlier step end the story that later ones were made in", () => {
    expect(after(...[2, 7, 4, 4].map(intervention)).state.interventions.map(({ step }) => step)).toEqual([2, 4, 4]);
  });
});

describe("edits", () => {
  test("of added points change them, and those of others are noted", () => {
    const { edits } = after(
      { type: "add", point: { x: 1, y: 1, target: 0 } },
      { type: "add", point: { x: 2, y: 2, target: 1 } },
      { type: "move", id: firstAddedId, x: 5, y: 5 },
      { type: "delete", id: firstAddedId + 1 },
      { type: "move", id: 3, x: 7, y: 7 },
      { type: "move", id: 4, x: 8, y: 8 },
      { type: "delete", id: 4 },
    ).state.data;
    expect(edits).toEqual({ moved: { 3: [7, 7] }, deleted: [4], added: [{ id: firstAddedId, x: 5, y: 5, target: 0 }] });
  });

  test("and options are there again when their source comes back", () => {
    const bench = after(
      { type: "data", patch: { options: { noise: 0.9 }, testFraction: 0.5 } },
      { type: "move", id: 3, x: 7, y: 7 },
      { type: "data", patch: { source: "moons" } },
      { type: "delete", id: 1 },
    );
    expect(bench.state.data).toMatchObject({ source: "moons", options: {}, testFraction: 0.5, edits: { moved: {}, deleted: [1] } });
    const back = reduce(model, bench, { type: "data", patch: { source: "blobs" } });
    expect(back.state.data).toMatchObject({ source: "blobs", options: { noise: 0.9 }, edits: { moved: { 3: [7, 7] }, deleted: [] } });
    const again = reduce(model, back, { type: "data", patch: { source: "moons" } });
    expect(again.state.data.edits.deleted).toEqual([1]);
  });

  test("were made under two features, and wait for these", () => {
    const bench = after({ type: "data", patch: { source: "iris" } }, { type: "move", id: 3, x: 7, y: 7 }, { type: "data", patch: { features: ["a", "b"] } });
    expect(bench.state.data.edits).toEqual(noEdits);
    expect(reduce(model, bench, { type: "data", patch: { features: null } }).state.data.edits.moved).toEqual({ 3: [7, 7] });
  });

  test("of one table of one's own do not reach the next", () => {
    const bench = after(own("first"), { type: "move", id: 3, x: 7, y: 7 }, own("second"));
    expect(bench.state.data).toMatchObject({ source: ownSource, edits: noEdits, features: null });
    expect(bench.own?.table.name).toBe("second");
  });
});

describe("undo", () => {
  test("goes back and forth, and a new change forgets what was undone", () => {
    let history = undo(undo(typed("abc")));
    expect(history.present).toBe("a");
    history = redo(history);
    expect(history.present).toBe("ab");
    history = record(history, "abX", "x", 0);
    expect([redo(history).present, undo(history).present]).toEqual(["abX", "ab"]);
  });

  test("takes a drag as one change, and a pause as the end of it", () => {
    let history = newHistory(0);
    for (const [value, at] of [[1, 0], [2, 100], [3, 900], [4, 5000]] as const) history = record(history, value, "drag", at);
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
  });

  test("does not join a change to one from before an undo", () => {
    const history = record(undo(record(record(newHistory(0), 1, "a", 0), 2, "b", 10)), 3, "a", 20);
    expect(undo(history).present).toBe(1);
  });

  test("has a bound, and nothing happens at either end", () => {
    const history = typed("x".repeat(500));
    expect(history.past.length).toBeLessThanOrEqual(100);
    expect(undo(newHistory("start")).present).toBe("start");
    expect(redo(amend(newHistory("start"), "amended")).present).toBe("amended");
  });
});

describe("checks keep out of the state what it may not hold", () => {
  test("a value out of range is refused and the others pass", () => {
    expect(checkParameters(model.parameters, { k: 40, warm: true })).toEqual({ patch: { warm: true }, problems: ["k must be an integer in 1..9; got 40"] });
    expect(checkParameters(model.parameters, { k: NaN } as never).patch).toEqual({});
    expect(checkParameters(model.parameters, { constructor: 1 } as never).problems).toEqual(["There is nothing named constructor to set."]);
    expect(checkSeeds({ data: 1.5, split: 3 })).toEqual({ patch: { split: 3 }, problems: ["The data seed must be an integer in 0..4294967295; got 1.5"] });
  });

  test("of the data: source, options and share", () => {
    const options: Schema = { noise: integer({ ...described, min: 0, max: 3, default: 1 }) };
    const check = (patch: Parameters<typeof checkData>[0]) =>
      checkData(patch, { model, source: "blobs", own: null, optionsOf: (source) => (source === "blobs" ? options : undefined) });
    expect(check({ source: "moons" })).toEqual({ patch: { source: "moons" }, problems: [] });
    expect(check({ source: "secrets" }).patch).toEqual({});
    expect(check({ source: ownSource }).problems).toEqual(["There is no table of your own yet: open a CSV file first."]);
    expect(check({ testFraction: 0.95, scaling: "standard" }).patch).toEqual({ scaling: "standard" });
    expect(check({ options: { noise: 2 } })).toEqual({ patch: { options: { noise: 2 } }, problems: [] });
    expect(check({ options: { noise: 9, other: 1 } }).problems).toEqual(["noise must be an integer in 0..3; got 9", "There is nothing named other to set."]);
  });
});
