/** The player, the host and a worker at the end of a port, joined as in a page. */
import { signal, type Signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import type { Dataset } from "../../../src/kit/data/dataset";
import { createHost } from "../../../src/kit/lab/host";
import { changesAt } from "../../../src/kit/lab/live";
import { defineModel, type RunInput } from "../../../src/kit/lab/model";
import { createPlayback, type Playback } from "../../../src/kit/lab/playback";
import { integer } from "../../../src/kit/lab/schema";
import type { Intervention } from "../../../src/kit/lab/state";
import { connectStory, type Origin, type Telling } from "../../../src/kit/lab/story";
import { createFakeClock } from "./fake-clock";
import { createPortWorkers, type PortWorkers } from "./port-worker";

const schema = {
  from: integer({ label: "From", help: "", min: 0, max: 1000, default: 0 }),
  end: integer({ label: "End", help: "", min: 0, max: 1e9, default: 1000 }),
  stride: integer({ label: "Stride", help: "", min: -9, max: 9, default: 1, live: true }),
};
const dataset: Dataset = {
  X: { data: new Float64Array(), rows: 0, columns: 2 },
  featureNames: [], target: null, ids: new Int32Array(), train: new Int32Array(), test: new Int32Array(),
};
const startingAt = (from: number, end = 1000): Origin => ({ parameters: { from, end, stride: 1 }, dataset, seeds: { data: 0, split: 0, model: 0 } });
const set = (step: number, value: number): Intervention => ({ step, name: "set", values: [value] });

let counted: number;

/** Counts up in strides that may change on the way; a hand may set the counter. A frame is all it needs to go on. */
function* count({ parameters, parametersAt, interventionsAt, ...input }: RunInput<typeof schema, number>): Generator<number, void, void> {
  let value = input.from?.frame ?? parameters.from;
  for (let step = input.from ? input.from.step : 0; step < parameters.end; step++) {
    if (step !== input.from?.step) {
      counted++;
      yield value;
    }
    value += parametersAt(step).stride;
    for (const { values } of interventionsAt(step).filter(({ name }) => name === "set")) value = values[0]!;
  }
}

const model = defineModel({ slug: "count", parameters: schema, data: { sources: ["none"], target: "any" }, run: count, describe: String });

let workers: PortWorkers;
let playback: Playback<number, Telling>;
let origin: Signal<Origin | null>;
let interventions: Signal<readonly Intervention[]>;
let stop: () => void;

function connect(lookAhead: number, { resumes = false, end = 1000 } = {}): void {
  counted = 0;
  const clock = createFakeClock();
  workers = createPortWorkers(model);
  playback = createPlayback<number, Telling>({ clock });
  origin = signal<Origin | null>(startingAt(0, end));
  interventions = signal<readonly Intervention[]>([]);
  stop = connectStory({ host: createHost(workers.create, clock), playback, origin, interventions, lookAhead, resumes });
}

afterEach(() => {
  stop();
  workers.close();
});

const computed = (steps: number): Promise<true> => vi.waitUntil(() => playback.computed.value === steps);
const runs = (): number => workers.told[0]!.filter(({ type }) => type === "run").length;

test("a run is computed only so far ahead of the cursor, and further as it moves", async () => {
  connect(10);
  await computed(11);
  expect(playback.status.value).toBe("running");
  playback.seek(5);
  await computed(16);
  playback.seek(100);
  await computed(111);
  expect(playback.frame.value).toBe(100);
  playback.toEnd();
  await vi.waitUntil(() => playback.status.value === "done");
  expect(playback.frame.value).toBe(999);
  expect(runs()).toBe(1);
});

test("an intervention at a step that is not computed yet continues the run", async () => {
  connect(0);
  await computed(1);
  interventions.value = [set(0, 500)];
  playback.aim(1);
  await computed(2);
  expect(playback.frames.value).toEqual([0, 500]);
  expect(runs()).toBe(1);
});

test("an intervention at a computed step begins again and shows the old picture until then", async () => {
  connect(10);
  await computed(11);
  playback.seek(4);
  const seen: unknown[] = [];
  const watching = playback.frame.subscribe((frame) => seen.push(frame));
  interventions.value = [set(4, 700)];
  playback.aim(5);
  await vi.waitUntil(() => playback.frame.value === 700);
  watching();
  expect(seen).toEqual([4, 700]);
  expect(runs()).toBe(2);
  interventions.value = [];
  await vi.waitUntil(() => playback.frame.value === 5);
  expect(runs()).toBe(3);
});

test("without data there is no run; with other data there is another", async () => {
  connect(10);
  await computed(11);
  origin.value = null;
  await vi.waitUntil(() => workers.told[0]!.some(({ type }) => type === "cancel"));
  origin.value = startingAt(50);
  await computed(11);
  await vi.waitUntil(() => playback.frame.value === 50);
  expect(playback.origin.value?.origin).toBe(origin.value);
});

test("a run that resumes computes no step twice when something changes in its middle, and tells the same story", async () => {
  connect(10, { resumes: true });
  playback.seek(4);
  await computed(15);
  const seen: unknown[] = [];
  const watching = playback.frame.subscribe((frame) => seen.push(frame));
  interventions.value = [...changesAt(4, schema, { stride: 5 }), set(7, 100)];
  await computed(15);
  expect(seen).toEqual([4]);
  expect(playback.frames.value).toEqual([0, 1, 2, 3, 4, 9, 14, 19, 100, 105, 110, 115, 120, 125, 130]);
  expect(counted).toBe(15 + 10);
  watching();

  const resumed = playback.frames.value;
  origin.value = startingAt(0);
  await computed(15);
  expect(playback.frames.value).toEqual(resumed);
  expect(counted).toBe(15 + 10 + 15);

  interventions.value = interventions.value.slice(0, 1);
  await computed(15);
  expect(playback.frames.value.slice(7, 10)).toEqual([19, 24, 29]);
  expect(counted).toBe(15 + 10 + 15 + 7);
});

test("a run without an end is ended, and says so", async () => {
  connect(10, { end: 1e9 });
  await computed(11);
  playback.toEnd();
  await vi.waitUntil(() => playback.status.value === "failed", { timeout: 30_000 });
  expect(playback.error.value).toBe("The run was ended after 100,000 steps.");
  expect(playback.frame.value).toBe(100_000);
});

test("what is told of a step is heard before it is computed, and no longer once it is shown or another run is told", async () => {
  let finish = (): void => {};
  const telling = defineModel({
    slug: "telling", parameters: schema, data: { sources: ["none"], target: "any" }, describe: String,
    async *run({ tell, parameters }: RunInput<typeof schema>) {
      yield parameters.from;
      tell!("This takes long.");
      await new Promise<void>((resolve) => (finish = resolve));
      yield parameters.from + 1;
    },
  });
  const clock = createFakeClock();
  workers = createPortWorkers(telling);
  playback = createPlayback<number, Telling>({ clock });
  origin = signal<Origin | null>(startingAt(0));
  stop = connectStory({ host: createHost(workers.create, clock), playback, origin, interventions: signal([]), lookAhead: 10 });
  await vi.waitUntil(() => playback.told.value !== null);
  expect([playback.told.value, playback.computed.value]).toEqual(["This takes long.", 1]);
  finish();
  await vi.waitUntil(() => playback.status.value === "done");
  expect(playback.told.value).toBe("This takes long.");
  playback.seek(1);
  expect(playback.told.value).toBeNull();

  origin.value = startingAt(5);
  await vi.waitUntil(() => playback.told.value !== null);
  expect(playback.frame.value).toBe(1);
  origin.value = startingAt(7);
  expect(playback.told.value).toBeNull();
});
