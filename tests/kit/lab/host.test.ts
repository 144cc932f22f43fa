import { afterEach, expect, test, vi } from "vitest";
import { createHost, type Host, type RunListener } from "../../../src/kit/lab/host";
import { defineModel, type Frames, type RunInput } from "../../../src/kit/lab/model";
import type { FromWorker, RunRequest, ToWorker } from "../../../src/kit/lab/protocol";
import { integer } from "../../../src/kit/lab/schema";
import type { Dataset } from "../../../src/kit/data/dataset";
import { createFakeClock } from "./fake-clock";
import { createPortWorkers, type PortWorkers } from "./port-worker";

const parameters = { length: integer({ label: "Length", help: "", min: 0, max: 1e6, default: 10 }) };
const noPoints: Dataset = {
  X: { data: new Float64Array(), rows: 0, columns: 2 },
  featureNames: [], target: null, ids: new Int32Array(), train: new Int32Array(), test: new Int32Array(),
};
const request: RunRequest = {
  analysis: null, parameters: { length: 10 }, dataset: noPoints, seeds: { data: 0, split: 0, model: 0 }, interventions: [], upTo: Infinity,
};

type Input = RunInput<typeof parameters>;
let workers: PortWorkers;
let host: Host;
const clock = createFakeClock();

afterEach(() => {
  host.dispose();
  workers.close();
});

function hosted<Frame>(run: (input: Input) => Frames<Frame>, analysis = run): Host {
  const model = defineModel({ slug: "x", parameters, data: { sources: ["none"], target: "any" }, run, analyses: { other: analysis }, describe: () => "" });
  workers = createPortWorkers(model, [
    { id: "holds", claim: "", predict: { question: "", options: [], answer: 0 }, state: {}, measure: () => 2, holds: (two) => two === 2, rows: (two) => [{ label: "two", value: String(two) }] },
    { id: "throws", claim: "", predict: { question: "", options: [], answer: 0 }, state: {}, measure: () => { throw new Error("Nothing to measure."); }, holds: () => true, rows: () => [] },
  ]);
  host = createHost(workers.create, clock);
  return host;
}

/** Notes what a run reports; `over` resolves when it ends. */
function listen() {
  const heard = { frames: [] as unknown[], messages: 0, rests: 0 };
  let settle: (error: string | null) => void;
  const over = new Promise<string | null>((resolve) => (settle = resolve));
  const listener: RunListener = {
    frames(frames) {
      heard.frames.push(...frames);
      heard.messages++;
    },
    resting: () => void heard.rests++,
    ended: (error) => settle(error),
  };
  return { heard, over, listener };
}

function* count({ parameters: { length } }: Input): Generator<number, void, void> {
  for (let i = 0; i < length; i++) yield i;
}

function* countWithHand({ parameters: { length }, interventionsAt }: Input): Generator<string, void, void> {
  for (let i = 0; i < length; i++) {
    yield String(i);
    for (const { name } of interventionsAt(i)) yield `${name}${i}`;
  }
}

function acknowledgedTo(worker: number): number {
  return workers.told[worker]!.filter(({ type }) => type === "received").length;
}

/** Takes messages and does not answer, like a worker stuck inside a step. */
function deafened(worker: Worker, unheard: ToWorker[]): Worker {
  worker.postMessage = (message: ToWorker) => void unheard.push(message);
  return worker;
}

test("a run's frames arrive in order, then its end", async () => {
  const { heard, over, listener } = listen();
  hosted(count).run(request, listener);
  expect(await over).toBeNull();
  expect(heard.frames).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a run without frames ends", async () => {
  const { heard, over, listener } = listen();
  hosted(count).run({ ...request, parameters: { length: 0 } }, listener);
  expect(await over).toBeNull();
  expect(heard.frames).toEqual([]);
});

test("a newer run is the only one that is heard, and uses the same worker", async () => {
  const [older, newer] = [listen(), listen()];
  hosted(count).run({ ...request, parameters: { length: 1e6 } }, older.listener);
  host.run(request, newer.listener);
  expect(await newer.over).toBeNull();
  expect(newer.heard.frames).toHaveLength(10);
  expect(older.heard.frames).toEqual([]);
  expect(workers.told).toHaveLength(1);
  expect(workers.terminated).toEqual([]);
});

test("a cancelled run stops computing", async () => {
  const { listener, heard } = listen();
  let steps = 0;
  const run = hosted(function* () {
    for (;;) yield steps++;
  }).run(request, listener);
  await vi.waitUntil(() => heard.messages > 2);
  run.cancel();
  const after = listen();
  host.run({ ...request, analysis: "nothing" }, after.listener);
  await after.over;
  const [stepsThen, messagesThen] = [steps, heard.messages];
  const next = listen();
  host.run({ ...request, analysis: "nothing" }, next.listener);
  await next.over;
  expect([steps, heard.messages]).toEqual([stepsThen, messagesThen]);
  expect(workers.terminated).toEqual([]);
});

test("a run that waits for others sends its frames in order, then its end", async () => {
  const { heard, over, listener } = listen();
  hosted(async function* ({ parameters: { length } }) {
    for (let i = 0; i < length; i++) yield await Promise.resolve(i);
  }).run(request, listener);
  expect(await over).toBeNull();
  expect(heard.frames).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("what a waiting run throws is the explanation", async () => {
  const { heard, over, listener } = listen();
  hosted(async function* () {
    yield 1;
    await Promise.reject(new Error("A helper is gone."));
  }).run(request, listener);
  expect(await over).toBe("A helper is gone.");
  expect(heard.frames).toEqual([1]);
});

test("a cancelled run is returned from, and its frame on the way is not sent", async () => {
  const { listener, heard } = listen();
  let arrive: () => void = () => {};
  let isOver = false;
  const run = hosted(async function* () {
    try {
      yield 1;
      await new Promise<void>((resolve) => (arrive = resolve));
      yield 2;
    } finally {
      isOver = true;
    }
  }).run(request, listener);
  await vi.waitUntil(() => heard.frames.length === 1);
  run.cancel();
  const after = listen();
  host.run({ ...request, analysis: "nothing" }, after.listener);
  await after.over;
  arrive();
  await vi.waitUntil(() => isOver);
  expect(heard.frames).toEqual([1]);
  expect(workers.terminated).toEqual([]);
});

test("what a run throws is the explanation; the next run finds a worker that works", async () => {
  const { over, listener, heard } = listen();
  hosted(function* ({ parameters: { length } }) {
    yield 1;
    if (length === 10) throw new Error("There are too few points.");
  }).run(request, listener);
  expect(await over).toBe("There are too few points.");
  expect(heard.frames).toEqual([1]);
  const again = listen();
  host.run({ ...request, parameters: { length: 3 } }, again.listener);
  expect(await again.over).toBeNull();
});

test.each([
  ["a programmer's mistake", function* () { yield (undefined as unknown as number[]).length; }, /^The run broke off with an error: /],
  ["something that is no error", function* () { yield 1; throw "nothing"; }, /^The run stopped: nothing$/],
  ["a frame that cannot be sent", function* () { yield () => 1; }, /^The run yielded something that cannot leave its worker: /],
  ["a frame with NaN in it", function* () { yield { weights: [new Float64Array([1, NaN])] }; }, /^The run diverged: at step 0, weights\.0\[1\] is not a finite number/],
  ["an infinite loss", function* () { yield { loss: 1 }; yield { loss: Infinity }; }, /^The run diverged: at step 1, loss is not/],
] as [string, () => Generator<unknown, void, void>, RegExp][])("%s ends the run with an explanation", async (_, run, explanation) => {
  const { over, listener } = listen();
  hosted(run).run(request, listener);
  expect(await over).toMatch(explanation);
});

test("an analysis that does not exist is explained", async () => {
  const { over, listener } = listen();
  hosted(count).run({ ...request, analysis: "missing" }, listener);
  expect(await over).toBe("There is no analysis named missing.");
});

test("of an analysis the newest frame is enough, and NaN may be one", async () => {
  const { heard, over, listener } = listen();
  hosted(count, function* ({ parameters: { length } }) {
    for (let i = 0; i < length; i++) yield NaN;
    yield 7;
  }).run({ ...request, analysis: "other", parameters: { length: 100_000 } }, listener);
  expect(await over).toBeNull();
  expect(heard.frames.at(-1)).toBe(7);
  expect(heard.frames.length).toBeLessThan(1000);
});

test("computes only as far as it may, says so, and goes on when it may", async () => {
  const { heard, over, listener } = listen();
  const run = hosted(count).run({ ...request, upTo: 2 }, listener);
  await vi.waitUntil(() => heard.rests === 1);
  expect(heard.frames).toEqual([0, 1, 2]);
  clock.pass(60_000);
  expect(workers.terminated).toEqual([]);
  run.allow(4);
  await vi.waitUntil(() => heard.rests === 2);
  expect(heard.frames).toEqual([0, 1, 2, 3, 4]);
  run.allow(Infinity);
  expect(await over).toBeNull();
  expect(heard.frames).toHaveLength(10);
});

test("takes interventions while it rests, and says that it cannot while it goes on", async () => {
  const { heard, over, listener } = listen();
  const run = hosted(countWithHand).run({ ...request, upTo: 2 }, listener);
  await vi.waitUntil(() => heard.rests === 1);
  const first = { step: 2, name: "hand", values: [] };
  expect(run.extend([first])).toBe(true);
  run.allow(Infinity);
  expect(run.extend([first, { step: 3, name: "late", values: [] }])).toBe(false);
  expect(await over).toBeNull();
  expect(heard.frames.slice(0, 5)).toEqual(["0", "1", "2", "hand2", "3"]);
  expect(heard.frames).toHaveLength(11);
});

test("never has more than two messages on their way", async () => {
  const { over, listener } = listen();
  const post = MessagePort.prototype.postMessage;
  let posted = 0;
  let most = 0;
  const sending = vi.spyOn(MessagePort.prototype, "postMessage").mockImplementation(function (this: MessagePort, ...message) {
    if ((message[0] as FromWorker | null)?.type === "frames") most = Math.max(most, ++posted - acknowledgedTo(0));
    return post.apply(this, message as Parameters<typeof post>);
  });
  hosted(count).run({ ...request, parameters: { length: 20_000 } }, listener);
  expect(await over).toBeNull();
  sending.mockRestore();
  expect(posted).toBeGreaterThan(10);
  expect(most).toBe(2);
});

test("frames are handed over, not copied, and the run keeps its own", async () => {
  const { heard, over, listener } = listen();
  const post = MessagePort.prototype.postMessage;
  const left: number[] = [];
  const sending = vi.spyOn(MessagePort.prototype, "postMessage").mockImplementation(function (this: MessagePort, ...message) {
    post.apply(this, message as Parameters<typeof post>);
    const sent = message[0] as FromWorker | null;
    if (sent?.type === "frames") left.push(...sent.frames.map((frame) => (frame as Float64Array).byteLength));
  });
  hosted(function* () {
    const own = new Float64Array(3);
    for (let i = 1; i <= 3; i++) {
      own.fill(i);
      yield own;
    }
  }).run(request, listener);
  expect(await over).toBeNull();
  sending.mockRestore();
  expect(left).toEqual([0, 0, 0]);
  expect(heard.frames).toEqual([1, 2, 3].map((i) => new Float64Array(3).fill(i)));
});

test("a run that never yields is stopped after ten silent seconds, and the next one runs", async () => {
  const { over, listener, heard } = listen();
  hosted(count);
  const unheard: ToWorker[] = [];
  const silent = createHost(() => deafened(workers.create(), unheard), clock);
  silent.run(request, listener);
  await vi.waitUntil(() => unheard.length === 1);
  clock.pass(9_000);
  expect(workers.terminated).toEqual([]);
  clock.pass(30_000);
  expect(await over).toMatch(/took longer than 10 seconds/);
  expect(workers.terminated).toEqual([0]);
  expect(heard.frames).toEqual([]);
  silent.dispose();
});

/** A run that tells the page that it waits, and then is silent. */
async function silentInAStep(): Promise<ReturnType<typeof listen>> {
  const listening = listen();
  hosted(async function* () {
    yield 1;
    await new Promise<never>(() => {});
  }).run(request, listening.listener);
  await vi.waitUntil(() => listening.heard.frames.length === 1);
  return listening;
}

test("a step that waits for others, as for a graphics card that compiles, may be silent for two minutes", async () => {
  const { over } = await silentInAStep();
  clock.pass(119_000);
  expect(workers.terminated).toEqual([]);
  clock.pass(1_000);
  expect(await over).toMatch(/took longer than 120 seconds/);
  expect(workers.terminated).toEqual([0]);
});

test("the run after one that waits is stopped after ten silent seconds again", async () => {
  const [first, second] = [listen(), listen()];
  hosted(count);
  const unheard: ToWorker[] = [];
  const silent = createHost(() => deafened(workers.create(), unheard), clock);
  const say = (data: FromWorker): boolean => workers.all[0]!.dispatchEvent(new MessageEvent("message", { data }));
  silent.run(request, first.listener);
  await vi.waitUntil(() => unheard.length === 1);
  say({ type: "waits", job: 1 });
  clock.pass(60_000);
  say({ type: "ended", job: 1, error: null });
  expect(await first.over).toBeNull();
  silent.run(request, second.listener);
  clock.pass(10_000);
  expect(await second.over).toMatch(/took longer than 10 seconds/);
  silent.dispose();
});

test("a worker that dies in a step that waits is noticed at once", async () => {
  const { over } = await silentInAStep();
  workers.all[0]!.dispatchEvent(new Event("error", { cancelable: true }));
  expect(await over).toMatch(/broke down/);
});

test("a worker that does not answer a cancel is replaced, and the newest run gets the new one", async () => {
  const [stuck, newest] = [listen(), listen()];
  hosted(count);
  const unheard: ToWorker[] = [];
  const replacing = createHost(() => (workers.told.length === 0 ? deafened(workers.create(), unheard) : workers.create()), clock);
  const run = replacing.run(request, stuck.listener);
  await vi.waitUntil(() => unheard.length === 1);
  run.cancel();
  replacing.run(request, newest.listener);
  clock.pass(399);
  expect(workers.terminated).toEqual([]);
  clock.pass(1);
  expect(workers.terminated).toEqual([0]);
  expect(await newest.over).toBeNull();
  expect(newest.heard.frames).toHaveLength(10);
  replacing.dispose();
});

test("a worker that breaks down, or cannot be made, ends the run with an explanation; the next run starts another", async () => {
  const broken = listen();
  hosted(count).run(request, broken.listener);
  workers.all[0]!.dispatchEvent(new Event("error", { cancelable: true }));
  expect(await broken.over).toMatch(/could not be loaded/);
  const fine = listen();
  host.run(request, fine.listener);
  expect(await fine.over).toBeNull();

  const impossible = listen();
  createHost(() => {
    throw new Error("not allowed");
  }, clock).run(request, impossible.listener);
  expect(await impossible.over).toMatch(/would not start a worker: Error: not allowed/);
});

test("experiments are measured in the worker, and say why if they cannot be", async () => {
  hosted(count);
  expect(await host.measure("holds")).toEqual({ rows: [{ label: "two", value: "2" }], holds: true });
  await expect(host.measure("throws")).rejects.toThrow("Nothing to measure.");
  await expect(host.measure("missing")).rejects.toThrow("There is no experiment named missing.");
});
