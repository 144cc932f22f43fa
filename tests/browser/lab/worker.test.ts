/** Real workers, on what runs may do to them. */
import { effect } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { measureWith } from "../../../src/app/measure";
import type { Lab } from "../../../src/kit/lab/lab";
import { createLab } from "../../../src/kit/lab/store";
import { model, type Frame, type parameters } from "./fixtures/model";
import { until } from "./until";

type FixtureLab = Lab<typeof parameters, Frame>;

let stop: (() => void) | undefined;
let made: Worker[] = [];

function createWorker(): Worker {
  const worker = new Worker(new URL("./fixtures/worker.ts", import.meta.url), { type: "module" });
  made.push(worker);
  return worker;
}

function open(hash: string, create = createWorker): FixtureLab {
  const lab = createLab({ model, createWorker: create, restoreFrom: hash });
  stop = lab.start();
  return lab;
}

afterEach(() => {
  stop?.();
  made = [];
  history.replaceState(null, "", location.pathname + location.search);
});

const done = (lab: FixtureLab): Promise<void> => until(() => lab.player.status.value === "done");
const failed = (lab: FixtureLab): Promise<void> => until(() => lab.player.status.value === "failed");

test("a run is played from the step that the link names", async () => {
  const lab = open("#v=1&step=7");
  await done(lab);
  expect(lab.player.step.value).toBe(7);
  expect(lab.player.frame.value).toEqual({ value: 7 });
  expect(lab.player.length.value).toBe(20);
  expect(lab.permalink.value).toBe("#v=1&step=7");
});

test("of many changes in a row the newest wins, in one worker", async () => {
  const lab = open("#v=1");
  await done(lab);
  for (let length = 100; length <= 140; length++) lab.setParameters({ length });
  await done(lab);
  expect(lab.player.length.value).toBe(140);
  expect(made).toHaveLength(1);
  lab.undo();
  await done(lab);
  expect(lab.player.length.value).toBe(20);
});

test("an endless run gives way to another at once, in the same worker", async () => {
  const lab = open("#v=1&behaviour=endless");
  await until(() => lab.player.length.value > 2000);
  expect(lab.player.status.value).toBe("running");
  lab.setParameters({ behaviour: "counts" });
  await done(lab);
  expect(lab.player.length.value).toBe(20);
  expect(made).toHaveLength(1);
});

test("on the way to an end that nobody knows, the link is of the step shown", async () => {
  const lab = open("#v=1&behaviour=endless&step=3");
  await until(() => lab.player.step.value === 3);
  lab.player.toEnd();
  await until(() => lab.player.step.value > 3);
  expect(lab.player.status.value).toBe("running");
  expect(lab.permalink.value).toBe(`#v=1&behaviour=endless&step=${lab.player.step.value}`);
});

test("a run that throws says why; the next one runs", async () => {
  const lab = open("#v=1&behaviour=throws");
  await failed(lab);
  expect(lab.player.error.value).toBe("This run cannot begin.");
  expect(lab.player.frame.value).toBeNull();
  lab.setParameters({ behaviour: "counts" });
  await done(lab);
  expect(lab.player.error.value).toBeNull();
});

test("a run stuck inside a step is given up for a newer one, in another worker", async () => {
  const lab = open("#v=1&behaviour=hangs");
  await until(() => lab.player.length.value === 1);
  lab.setParameters({ behaviour: "counts" });
  await done(lab);
  expect(lab.player.length.value).toBe(20);
  expect(made).toHaveLength(2);
});

test("a run stuck inside a step is stopped when nobody changes anything", async () => {
  const lab = open("#v=1&behaviour=hangs");
  await failed(lab);
  expect(lab.player.error.value).toMatch(/one step took longer than 10 seconds/);
  expect(lab.player.frame.value).toEqual({ value: 0 });
}, 30_000);

test("a worker that breaks down says so; the next change starts another", async () => {
  const lab = open("#v=1&behaviour=crashes");
  await failed(lab);
  expect(lab.player.error.value).toMatch(/broke down: .*The ground gave way/);
  lab.setParameters({ behaviour: "counts" });
  await done(lab);
  expect(made).toHaveLength(2);
});

test("a worker that is gone without a word is noticed long before one that only takes its time would be", async () => {
  const lab = open("#v=1&behaviour=vanishes");
  await failed(lab);
  expect(lab.player.error.value).toBe("The worker that computes broke down. Change something to start another one.");
  lab.setParameters({ behaviour: "counts" });
  await done(lab);
  expect(made).toHaveLength(2);
}, 8000);

test("a worker that cannot be loaded says so; the next change tries again", async () => {
  let isGone = true;
  const lab = open("#v=1", () => (isGone ? new Worker("/nowhere/worker.js", { type: "module" }) : createWorker()));
  await failed(lab);
  expect(lab.player.error.value).toMatch(/could not be loaded/);
  isGone = false;
  lab.setParameters({ length: 5 });
  await done(lab);
  expect(lab.player.length.value).toBe(5);
});

test("10,000 points a frame make no long task", async () => {
  const lab = open("#v=1");
  await done(lab);
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  lab.setParameters({ behaviour: "large", length: 300 });
  await done(lab);
  longTasks.push(...observer.takeRecords().map(({ duration }) => duration));
  observer.disconnect();
  const last = lab.player.frames.value.at(-1)!;
  expect(last.numbers).toHaveLength(20_000);
  expect(last.numbers!.every((value) => value === 299)).toBe(true);
  expect(longTasks).toEqual([]);
});

test("an intervention is replayed, and the old picture stays until its step is there", async () => {
  const lab = open("#v=1&step=5");
  await done(lab);
  const seen: unknown[] = [];
  const watching = effect(() => void seen.push(lab.player.frame.value?.value));
  lab.intervene("set", [100]);
  await done(lab);
  watching();
  expect(seen.slice(0, 2)).toEqual([5, 100]);
  expect(lab.player.frames.value.slice(4, 8).map((frame) => frame?.value)).toEqual([4, 5, 100, 101]);
  expect(lab.permalink.value).toContain("did=5:set:100");
});

test("an analysis runs in a worker of its own, while somebody looks, and follows the state", async () => {
  const lab = open("#v=1");
  await done(lab);
  expect(made).toHaveLength(1);
  const squares = lab.analysis<number>("squares");
  expect(squares.value.status).toBe("idle");
  await until(() => squares.value.status === "done");
  expect(squares.value.result).toBe(400);
  expect(made).toHaveLength(2);
  const watching = effect(() => void squares.value);
  lab.setParameters({ length: 9 });
  await until(() => squares.value.result === 81 && squares.value.status === "done");
  watching();
});

test("an experiment is measured in a worker", async () => {
  const measured = (id: string) => measureWith(() => Promise.resolve(createWorker), id);
  expect(await measured("four")).toEqual({ rows: [{ label: "sum", value: "4" }], holds: true });
  await expect(measured("five")).rejects.toThrow("There is no experiment named five.");
});
