/** The lab and the page around it: address bar, storage, tables, undo. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Table } from "../../../src/kit/data/dataset";
import { pageClock, type Clock } from "../../../src/kit/lab/clock";
import type { DataKit } from "../../../src/kit/lab/data-kit";
import type { Lab } from "../../../src/kit/lab/lab";
import { pageData } from "../../../src/kit/lab/page-data";
import { createLab } from "../../../src/kit/lab/store";
import { model, type Frame, type parameters } from "./fixtures/model";
import { until } from "./until";

type FixtureLab = Lab<typeof parameters, Frame>;

const plainAddress = location.pathname + location.search;
const stops: (() => void)[] = [];

function open({ hash, kit = pageData, clock }: { hash?: string; kit?: DataKit; clock?: Clock } = {}): FixtureLab {
  const lab = createLab({
    model: { ...model, data: { ...model.data, sources: ["moons", "blobs", "iris"] } },
    createWorker: () => new Worker(new URL("./fixtures/worker.ts", import.meta.url), { type: "module" }),
    restoreFrom: hash,
    data: kit,
    clock,
  });
  stops.push(lab.start());
  return lab;
}

beforeEach(() => history.replaceState(null, "", plainAddress));
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
  history.replaceState(null, "", plainAddress);
});

const done = (lab: FixtureLab): Promise<void> => until(() => lab.player.status.value === "done");
const noticed = (lab: FixtureLab): string[] => lab.notices.value.map(({ text }) => text);

/** Numbers 0, 1, 2, … and their squares. */
function numbersTable(rows: number): Table {
  const column = (name: string, value: (i: number) => number) =>
    ({ kind: "numeric" as const, name, values: Float64Array.from({ length: rows }, (_, i) => value(i)) });
  return { id: "own", name: "numbers.csv", columns: [column("number", (i) => i), column("square", (i) => i * i)], source: "", licence: "" };
}

test("the address follows the state, and opens it again", async () => {
  const lab = open({ hash: "#v=1" });
  await done(lab);
  lab.setParameters({ length: 33 });
  lab.setData({ source: "blobs" });
  lab.player.seek(4);
  await vi.waitUntil(() => location.hash.includes("step=4"));
  expect(location.hash).toBe(lab.permalink.value);
  const other = open();
  await done(other);
  expect(other.state.value).toEqual(lab.state.value);
  expect(other.dataset.value).toEqual(lab.dataset.value);
  expect(other.player.frame.value).toEqual(lab.player.frame.value);
});

test("a plain address plays; with reduced motion it waits", async () => {
  expect(open().player.playing.value).toBe(true);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  expect(open().player.playing.value).toBe(false);
});

test("a link that is followed inside the page opens its state, and can be undone", async () => {
  const lab = open({ hash: "#v=1" });
  await done(lab);
  location.hash = "#v=1&length=8&step=3";
  await until(() => lab.player.length.value === 8);
  expect(lab.player.step.value).toBe(3);
  lab.undo();
  expect(lab.state.value.parameters.length).toBe(20);
});

test("back from a link to the plain address is back to how the page opens", async () => {
  const lab = open();
  location.hash = "#v=1&length=8";
  await until(() => lab.state.value.parameters.length === 8);
  history.back();
  await until(() => lab.state.value.parameters.length === 20);
  expect(location.hash).toBe("");
});

test("a live parameter changes from the step shown on, and a link replays it", async () => {
  const lab = open({ hash: "#v=1&length=30&step=10" });
  await done(lab);
  for (const stride of [3, 5]) lab.setParameters({ stride });
  await done(lab);
  lab.player.seek(12);
  expect(lab.player.frame.value).toEqual({ value: 20 });
  expect(lab.parameters.value.stride).toBe(5);
  expect(lab.permalink.value).toBe("#v=1&length=30&did=10:stride:5&step=12");
  const other = open({ hash: lab.permalink.value });
  await done(other);
  expect(other.player.frame.value).toEqual({ value: 20 });
  other.player.seek(9);
  expect(other.parameters.value.stride).toBe(1);

  lab.setParameters({ length: 25 });
  expect(lab.state.value).toMatchObject({ parameters: { length: 25, stride: 5 }, interventions: [] });
  lab.undo();
  lab.undo();
  expect(lab.state.value).toMatchObject({ parameters: { length: 30, stride: 1 }, interventions: [] });
});

test("a live parameter that is dragged while steps pass is one change, at the step where it was let go", async () => {
  let time = 0;
  const lab = open({ hash: "#v=1&length=60&step=10", clock: { ...pageClock, now: () => time } });
  await done(lab);
  for (let i = 0; i < 9; i++) {
    time += 100;
    lab.setParameters({ stride: 1 + i });
    await until(() => lab.player.status.value === "done" && lab.player.step.value === 10 + i);
    lab.player.stepForward();
  }
  expect(lab.state.value.interventions).toEqual([{ step: 18, name: "stride", values: [9] }]);
  await done(lab);
  expect(lab.player.frame.value).toEqual({ value: 18 + 9 });
  expect(lab.parameters.value.stride).toBe(9);
  lab.player.seek(17);
  expect([lab.player.frame.value, lab.parameters.value.stride]).toEqual([{ value: 17 }, 1]);
  time += 1000;
  lab.player.seek(30);
  lab.setParameters({ stride: 2 });
  expect(lab.state.value.interventions.map(({ step }) => step)).toEqual([18, 30]);
  lab.undo();
  lab.undo();
  expect([lab.state.value.interventions, lab.canUndo.value]).toEqual([[], false]);
});

test("a live parameter that is changed when a run is over begins another", async () => {
  const lab = open({ hash: "#v=1" });
  await done(lab);
  lab.player.toEnd();
  lab.setParameters({ stride: 2 });
  expect(lab.state.value).toMatchObject({ parameters: { stride: 2 }, interventions: [] });
  await done(lab);
  expect(lab.player.frame.value).toEqual({ value: 38 });
});

test("what is only drawn changes at once, in the link and in the history, but not the run", async () => {
  const lab = open({ hash: "#v=1&length=30&step=10" });
  await done(lab);
  lab.setParameters({ stride: 3 });
  await done(lab);
  const [run, { interventions }] = [lab.drawnFrom.value, lab.state.value];
  lab.setParameters({ logarithmic: true });
  expect(lab.parameters.value).toMatchObject({ stride: 3, logarithmic: true });
  expect(lab.permalink.value).toContain("logarithmic=on");
  expect(lab.state.value.interventions).toBe(interventions);
  expect([lab.player.status.value, lab.player.step.value]).toEqual(["done", 10]);
  expect(lab.drawnFrom.value).toBe(run);

  lab.undo();
  expect(lab.parameters.value).toMatchObject({ stride: 3, logarithmic: false });
  lab.redo();
  expect(lab.parameters.value.logarithmic).toBe(true);
  expect([lab.player.status.value, lab.drawnFrom.value]).toEqual(["done", run]);
});

test("what is only drawn may be set together with what a run takes on its way, or begins with", async () => {
  const lab = open({ hash: "#v=1&length=30&step=10" });
  await done(lab);
  lab.setParameters({ stride: 4, logarithmic: true });
  expect(lab.state.value).toMatchObject({ parameters: { stride: 1, logarithmic: true }, interventions: [{ step: 10, name: "stride", values: [4] }] });
  await done(lab);
  lab.setParameters({ length: 12, logarithmic: false });
  expect(lab.state.value).toMatchObject({ parameters: { length: 12, stride: 4, logarithmic: false }, interventions: [] });
  await until(() => lab.player.length.value === 12);
  lab.undo();
  expect(lab.state.value).toMatchObject({ parameters: { length: 30, logarithmic: true }, interventions: [{ step: 10 }] });
});

test("a broken link opens the page as usual and says what was wrong; a heading's is none", async () => {
  const lab = open({ hash: "#v=1&length=-5&x=1" });
  expect(noticed(lab)).toEqual([
    "This link could not be opened, so the page opened as usual: length must be an integer in 0..100000; got “-5”; “x” means nothing here.",
  ]);
  lab.dismiss(lab.notices.value[0]!.id);
  expect(noticed(lab)).toEqual([]);
  lab.setParameters({ length: 7 });
  const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  location.hash = "#the-idea";
  await moved;
  expect(lab.state.value.parameters.length).toBe(7);
  expect(noticed(lab)).toEqual([]);
});

test("a value that cannot be is refused with a notice, and the state stays", () => {
  const lab = open({ hash: "#v=1" });
  lab.setParameters({ length: -1 });
  expect(lab.state.value.parameters.length).toBe(20);
  expect(noticed(lab)).toEqual(["length must be an integer in 0..100000; got -1"]);
});

test("a drag is one undo; reset can be undone as well", () => {
  const lab = open({ hash: "#v=1" });
  expect(lab.canUndo.value).toBe(false);
  for (let x = 0; x < 10; x++) lab.movePoint(3, x, 1);
  expect(lab.state.value.data.edits.moved).toEqual({ 3: [9, 1] });
  lab.reset();
  expect(lab.state.value.data.edits.moved).toEqual({});
  lab.undo();
  expect(lab.state.value.data.edits.moved).toEqual({ 3: [9, 1] });
  lab.undo();
  expect([lab.canUndo.value, lab.state.value.data.edits.moved]).toEqual([false, {}]);
});

test("what a hand did is shown at the next step, also where the run stands still at once; undo goes back to the step before, as it was, and redo on again", async () => {
  const lab = open({ hash: "#v=1&step=5" });
  await done(lab);
  lab.player.seek(9);
  lab.intervene("set", [100]);
  lab.player.pause();
  await until(() => lab.player.step.value === 10);
  expect(lab.player.frame.value).toEqual({ value: 100 });
  lab.player.play();
  lab.undo();
  await until(() => lab.player.step.value === 9 && lab.player.status.value === "done");
  expect([lab.player.frame.value, lab.player.playing.value]).toEqual([{ value: 9 }, false]);
  lab.redo();
  await until(() => lab.player.step.value === 10);
  expect(lab.player.frame.value).toEqual({ value: 100 });
});

test("what a hand did last can be done otherwise, in its place", async () => {
  const lab = open({ hash: "#v=1&step=5" });
  await done(lab);
  lab.intervene("set", [100]);
  lab.player.pause();
  await until(() => lab.player.step.value === 6);
  lab.intervene("set", [200], lab.state.value.interventions[0]);
  lab.player.pause();
  await until(() => lab.player.step.value === 6 && lab.player.status.value === "done");
  expect(lab.state.value.interventions).toEqual([{ step: 5, name: "set", values: [200] }]);
  expect(lab.player.frame.value).toEqual({ value: 200 });
});

test("what is changed together is undone together, back to the step where that was done", async () => {
  const lab = open({ hash: "#v=1&step=5" });
  await done(lab);
  lab.together(() => {
    lab.setParameters({ length: 12 });
    lab.player.seek(0);
    lab.intervene("set", [100]);
  });
  lab.player.pause();
  await until(() => lab.player.length.value === 12 && lab.player.step.value === 1);
  expect(lab.player.frame.value).toEqual({ value: 100 });
  lab.undo();
  await until(() => lab.player.length.value === 20 && lab.player.step.value === 5);
  expect([lab.player.frame.value, lab.canUndo.value]).toEqual([{ value: 5 }, false]);
});

test("where a change has ended, the next of its kind is undone by itself", () => {
  const lab = open({ hash: "#v=1", clock: { ...pageClock, now: () => 0 } });
  for (const length of [10, 11]) lab.setParameters({ length });
  lab.endChange();
  for (const length of [12, 13]) lab.setParameters({ length });
  lab.undo();
  expect(lab.state.value.parameters.length).toBe(11);
  lab.undo();
  expect(lab.state.value.parameters.length).toBe(20);
});

test("a new point is what was chosen, where the demo asks, and each data set begins with its own first class or mean", async () => {
  const known = { ...model, data: { sources: ["blobs", "plane", "iris"], target: "known" as const } };
  const lab = createLab({ model: known, createWorker: () => new Worker(new URL("./fixtures/worker.ts", import.meta.url), { type: "module" }), restoreFrom: "#v=1" });
  stops.push(lab.start());
  lab.addPoint(1, 1);
  lab.setNewTarget(2);
  for (const impossible of [-1, 0.5, 99, NaN]) lab.setNewTarget(impossible);
  lab.addPoint(2, 2);
  expect(lab.state.value.data.edits.added.map(({ target }) => target)).toEqual([0, 2]);

  lab.setData({ source: "plane" });
  const values = Array.from(lab.dataset.value!.target!.values);
  expect(lab.newTarget.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 1);
  lab.setNewTarget(-1.25);
  lab.addPoint(0, 0);
  expect([...lab.dataset.value!.target!.values].at(-1)).toBe(-1.25);

  lab.setData({ source: "blobs" });
  expect(lab.newTarget.value).toBe(0);
});

test("a demo that takes any points does not ask what new ones are", () => {
  const lab = open({ hash: "#v=1" });
  lab.setNewTarget(1);
  expect(lab.newTarget.value).toBeNull();
  lab.addPoint(1, 1);
  expect(lab.state.value.data.edits.added).toMatchObject([{ target: 0 }]);
});

test("points are placed as drawn, whatever the scaling", () => {
  const lab = open({ hash: "#v=1&show.scaling=standard" });
  lab.movePoint(0, 1.5, -0.5);
  const { X, ids } = lab.dataset.value!;
  const row = ids.indexOf(0);
  const [x, y] = lab.state.value.data.edits.moved[0]!;
  expect([x, y]).not.toEqual([1.5, -0.5]);
  // The moved point itself moves mean and deviation a little.
  expect(X.data[2 * row]).toBeCloseTo(1.5, 1);
  expect(X.data[2 * row + 1]).toBeCloseTo(-0.5, 1);
});

test("a table is loaded when it is chosen; if it cannot be, the user may try again", async () => {
  let isGone = true;
  const kit: DataKit = { ...pageData, loadTable: (id) => (isGone ? Promise.reject(new Error("The table is out of reach.")) : pageData.loadTable(id)) };
  const lab = open({ hash: "#v=1&data=iris", kit });
  await until(() => lab.notices.value.length > 0);
  expect(lab.dataset.value).toBeNull();
  expect(noticed(lab)).toEqual(["The table is out of reach."]);
  isGone = false;
  lab.notices.value[0]!.action!.act();
  await done(lab);
  expect(lab.dataset.value!.X.rows).toBe(150);
  expect(noticed(lab)).toEqual([]);
});

test("a small table of one's own travels in the link", async () => {
  const lab = open({ hash: "#v=1" });
  lab.useTable(numbersTable(12));
  await until(() => lab.permalink.value.includes("table.inline="));
  const other = open({ hash: lab.permalink.value });
  await until(() => other.dataset.value !== null && other.state.value.data.source === "own");
  expect(other.dataset.value).toEqual(lab.dataset.value);
  expect(noticed(other)).toEqual([]);
  const broken = open({ hash: "#v=1&data=own&table.inline=1_x" });
  await until(() => broken.notices.value.length > 0);
  expect(noticed(broken)[0]).toMatch(/^This link could not be opened, so the page opened as usual: [^.]+\.$/);
});

test("changes that are more than a link can hold are kept, with a notice, and the address stays at what fits", async () => {
  const points = Array.from({ length: 2425 }, (_, i) => `${100_000 + i}:0.123456:0.654321:0`);
  const lab = open({ hash: `#v=1&points.added=${points.join(",")}` });
  expect(noticed(lab)).toEqual([]);
  for (let i = 0; i < 5; i++) lab.addPoint(Math.sin(i), Math.cos(i));
  expect(noticed(lab)).toEqual(["This is more than a link can hold: the address opens what there was up to the last change that fits."]);
  expect(lab.dataset.value!.X.rows).toBeGreaterThan(2425);
  lab.clearEdits();
  expect(noticed(lab)).toEqual([]);
});

test("a large table of one's own is kept in this browser, and its link opens it again", async () => {
  const lab = open({ hash: "#v=1", kit: { ...pageData, encodeTable: () => undefined } });
  lab.useTable(numbersTable(3000));
  await until(() => lab.permalink.value.includes("table.kept="));
  expect(noticed(lab)).toEqual(["numbers.csv is too large for a link: links to it open only in this browser."]);
  const other = open({ hash: lab.permalink.value });
  await until(() => other.dataset.value?.X.rows === 3000);
  expect(other.dataset.value).toEqual(lab.dataset.value);
  expect(other.permalink.value).toBe(lab.permalink.value);
});

test("a link to a table kept elsewhere says so", async () => {
  const lab = open({ hash: "#v=1&data=own&table.kept=0123456789abcdef" });
  await until(() => lab.notices.value.length > 0);
  expect(noticed(lab)[0]).toMatch(/its table was saved in another browser, or is no longer there/);
  await done(lab);
});

test("of two links the later one is opened, though the earlier one's table comes last", async () => {
  let resolve!: (table: Table) => void;
  const promise = new Promise<Table>((arrive) => (resolve = arrive));
  const lab = open({ hash: "#v=1&data=own&table.kept=slow", kit: { ...pageData, keptTable: () => promise } });
  location.hash = "#v=1&length=8";
  await until(() => lab.state.value.parameters.length === 8);
  resolve(numbersTable(12));
  // All that waits for the table has gone on before the next picture.
  await new Promise(requestAnimationFrame);
  expect(lab.state.value.data.source).toBe("moons");
});

test("where nothing can be stored the table is shown all the same, with a notice", async () => {
  const kit: DataKit = { ...pageData, encodeTable: () => undefined, keepTable: () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
  const lab = open({ hash: "#v=1", kit });
  lab.useTable(numbersTable(50));
  await until(() => lab.notices.value.length > 0);
  expect(noticed(lab)).toEqual(["numbers.csv could not be saved in this browser, and is kept only until you close this page."]);
  expect(lab.dataset.value!.X.rows).toBe(50);
  lab.setData({ source: "moons" });
  lab.setData({ source: "own" });
  expect(lab.dataset.value!.X.rows).toBe(50);
});

test("a run that was watched to its end is kept, over a reload too, and gone back to as one change", async () => {
  const traced = { ...model, slug: "traced", trace: ({ value }: Frame) => ({ value }) };
  const createWorker = () => new Worker(new URL("./fixtures/worker.ts", import.meta.url), { type: "module" });
  const openTraced = (hash: string): FixtureLab => {
    const lab = createLab({ model: traced, createWorker, restoreFrom: hash });
    stops.push(lab.start());
    return lab;
  };
  const names = (lab: FixtureLab) => lab.runs.kept.value.map(({ name, steps, status }) => [name, steps, status]);
  sessionStorage.removeItem("runs:traced");
  const lab = openTraced("#v=1&length=5");
  await done(lab);
  lab.player.toEnd();
  expect(names(lab)).toEqual([["length 5", 4, "done"]]);
  expect(lab.runs.kept.value[0]).toMatchObject({ permalink: "#v=1&length=5&step=4", final: { value: 4 } });

  lab.setParameters({ length: 9, logarithmic: true });
  await done(lab);
  lab.player.seek(3);
  lab.runs.keep();
  expect(names(lab)).toEqual([["length 5", 4, "done"], ["length 9", 8, "done"]]);
  lab.runs.toggle(1);

  const again = openTraced("#v=1");
  expect(names(again)).toEqual(names(lab));
  expect(again.runs.overlaid.value).toEqual(lab.runs.overlaid.value);

  lab.runs.open(1);
  await until(() => lab.player.length.value === 5);
  expect(lab.state.value.parameters).toMatchObject({ length: 5, logarithmic: true });
  expect(lab.player.step.value).toBe(4);
  lab.undo();
  expect(lab.state.value.parameters.length).toBe(9);
  sessionStorage.removeItem("runs:traced");
});

test("before it starts it computes nothing and touches nothing", () => {
  const createWorker = vi.fn<() => Worker>();
  const lab = createLab({ model, createWorker });
  expect(lab.dataset.value!.X.rows).toBeGreaterThan(0);
  expect([lab.player.frame.value, lab.player.status.value, lab.permalink.value]).toEqual([null, "idle", "#v=1"]);
  expect(createWorker).not.toHaveBeenCalled();
});
