import { describe, expect, test } from "vitest";
import { createPlayback, type Playback } from "../../../src/kit/lab/playback";
import { createRunStore, type RunStore } from "../../../src/kit/lab/run-storage";
import { createRunList, mostRuns, withRun, type KeptRun, type Watched } from "../../../src/kit/lab/runs";
import type { Origin, Telling } from "../../../src/kit/lab/story";
import { createRunWatch, type RunWatch } from "../../../src/kit/lab/watch-runs";
import { createFakeClock } from "./fake-clock";

const watched = (setUp: string, steps = 2, more: Partial<Watched> = {}): Watched => ({
  setUp, name: setUp, permalink: `#${setUp}&step=${steps}`, steps, status: "done", error: null,
  trace: Array.from({ length: steps + 1 }, (_, step) => ({ loss: 1 / (step + 1) })), ...more,
});
const listOf = (...runs: readonly Watched[]): readonly KeptRun[] => runs.reduce((list: readonly KeptRun[], run) => withRun(list, run, false), []);

describe("the list", () => {
  test("keeps the last figures, thins the curve, and numbers runs and colours", () => {
    const [first, second] = listOf(watched("a"), watched("b", 5000)) as [KeptRun, KeptRun];
    expect(first).toMatchObject({ id: 1, colour: 0, final: { loss: 1 / 3 }, steps: 2, isPinned: false });
    expect(first.trace.map(({ step }) => step)).toEqual([0, 1, 2]);
    expect(second).toMatchObject({ id: 2, colour: 1, final: { loss: 1 / 5001 } });
    expect(second.trace.length).toBeLessThanOrEqual(300);
    expect(second.trace.at(-1)).toEqual({ step: 5000, values: { loss: 1 / 5001 } });
  });

  test("gives the same set-up one entry: the one that was watched for longer", () => {
    const again = listOf(watched("a"), watched("b"), watched("a", 9));
    expect(again.map(({ id, setUp, steps, colour }) => [id, setUp, steps, colour])).toEqual([[2, "b", 2, 1], [1, "a", 9, 0]]);
    const less = withRun(again, watched("a", 4, { status: "left" }), true);
    expect(less.map(({ setUp, steps, status, isPinned }) => [setUp, steps, status, isPinned])).toEqual([["b", 2, "done", false], ["a", 9, "done", true]]);
  });

  test("holds twelve: the oldest that nobody asked for goes, and its colour is free again", () => {
    const pinned = withRun([], watched("first"), true);
    const full = Array.from({ length: mostRuns - 1 }, (_, i) => watched(`run ${i}`)).reduce((list, run) => withRun(list, run, false), pinned);
    const next = withRun(full, watched("new"), false);
    expect(next).toHaveLength(mostRuns);
    expect(next.map(({ setUp }) => setUp)).toEqual(["first", ...Array.from({ length: mostRuns - 2 }, (_, i) => `run ${i + 1}`), "new"]);
    expect(new Set(next.map(({ colour }) => colour)).size).toBe(mostRuns);
    expect(Math.max(...next.map(({ colour }) => colour))).toBe(mostRuns - 1);
    const onlyPinned = full.map((run) => ({ ...run, isPinned: true }));
    expect(withRun(onlyPinned, watched("new"), false).map(({ setUp }) => setUp)).not.toContain("first");
  });
});

function fakeStorage(text: string | null = null): Storage & { text: string | null } {
  const storage = {
    text,
    getItem: () => storage.text,
    setItem: (_: string, value: string) => void (storage.text = value),
  };
  return storage as unknown as Storage & { text: string | null };
}

describe("over a reload", () => {
  test("runs and what is laid over are there again, and new numbers go on from theirs", () => {
    const storage = fakeStorage();
    const before = createRunList(createRunStore("demo", () => storage));
    for (const name of ["a", "b", "c"]) before.add(watched(name), false);
    before.toggle(2);
    before.toggle(3);
    before.toggle(3);
    const after = createRunList(createRunStore("demo", () => storage));
    after.restore();
    expect(after.kept.value).toEqual(before.kept.value);
    expect(after.overlaid.value.map(({ setUp }) => setUp)).toEqual(["b"]);
    after.remove(2);
    expect([after.kept.value.length, after.overlaid.value]).toEqual([2, []]);
    after.add(watched("d"), false);
    expect(after.kept.value.at(-1)).toMatchObject({ id: 4, colour: 1 });
  });

  const good = JSON.parse(JSON.stringify(listOf(watched("a"))[0])) as object;
  test.each<readonly [string, string | null]>([
    ["nothing", null], ["no JSON", "{"], ["no object", "7"], ["null", "null"], ["no list", '{"runs":{}}'],
    ...["name", "permalink", "steps", "trace", "final", "status"].map((field) => [`no ${field}`, JSON.stringify({ runs: [{ ...good, [field]: undefined }], overlaid: [1] })] as const),
    ["a trace of something else", JSON.stringify({ runs: [{ ...good, trace: [{ step: 1, values: { loss: "low" } }] }] })],
  ])("%s is no run", (_, text) => {
    expect(createRunStore("demo", () => fakeStorage(text)).read().runs).toEqual([]);
  });

  test("what is in order is read", () => {
    expect(createRunStore("demo", () => fakeStorage(JSON.stringify({ runs: [good], overlaid: [1] }))).read()).toEqual({ runs: [good], overlaid: [1] });
  });

  test("a storage that is closed or full keeps nothing and breaks nothing", () => {
    const closed = createRunStore("demo", () => {
      throw new DOMException("closed", "SecurityError");
    });
    expect(closed.read()).toEqual({ runs: [], overlaid: [] });
    expect(() => closed.write({ runs: [], overlaid: [] })).not.toThrow();
  });
});

describe("watching", () => {
  const nothing: RunStore = { read: () => ({ runs: [], overlaid: [] }), write: () => {} };
  const origins = new Map<Origin, string>();
  function originOf(name: string): Origin {
    const origin = {} as Origin;
    origins.set(origin, name);
    return origin;
  }

  function watch() {
    const playback: Playback<number, Telling> = createPlayback({ clock: createFakeClock(), trace: (frame: number) => ({ loss: frame }) });
    const list = createRunList(nothing);
    const watching: RunWatch = createRunWatch({
      playback: playback as unknown as Playback<unknown, Telling>,
      add: list.add,
      describe: ({ origin, interventions }, step) => {
        const setUp = `${origins.get(origin)}${interventions.map(({ step: at }) => `+${at}`).join("")}`;
        return { name: setUp, permalink: `#${setUp}@${step}`, setUp };
      },
    });
    watching.connect();
    const seen = () => list.kept.value.map(({ setUp, steps, status }) => `${setUp} ${steps} ${status}`);
    function begin(telling: Telling, length: number, error?: string | null, shared?: number): void {
      const feed = playback.begin(telling, shared);
      const from = feed.from ? feed.from.step + 1 : 0;
      const frames = Array.from({ length: length - from }, (_, i) => from + i);
      feed.push(frames, frames.map(() => 8));
      if (error !== undefined) feed.end(error);
    }
    const run = (name: string, length: number, error?: string | null) => begin({ origin: originOf(name), interventions: [] }, length, error);
    const step = (times: number): void => {
      for (let i = 0; i < times; i++) playback.stepForward();
    };
    return { playback, list, watching, seen, begin, run, step };
  }

  test("a run that is over is kept once its end was seen", () => {
    const { seen, run, step, playback } = watch();
    run("a", 5, null);
    step(3);
    expect(seen()).toEqual([]);
    step(1);
    expect(seen()).toEqual(["a 4 done"]);
    playback.toStart();
    run("b", 4, "It diverged.");
    playback.toEnd();
    expect(seen()).toEqual(["a 4 done", "b 3 failed"]);
  });

  test("at the end, a slider's values on their way are not", () => {
    const { seen, run, playback } = watch();
    run("a", 5, null);
    playback.toEnd();
    for (const name of ["b", "c", "d"]) run(name, 6, null);
    expect(playback.step.value).toBe(5);
    expect(seen()).toEqual(["a 4 done"]);
  });

  test("a run that another takes the place of is kept as far as it was watched, if that was for ten pictures", () => {
    const { seen, run, step, playback, list } = watch();
    run("a", 100);
    step(8);
    run("b", 100);
    expect(seen()).toEqual([]);
    step(12);
    playback.seek(3);
    run("c", 100);
    expect(seen()).toEqual(["b 20 left"]);
    expect(list.kept.value[0]).toMatchObject({ permalink: "#b@20", final: { loss: 20 } });
    expect(list.kept.value[0]!.trace).toHaveLength(21);
  });

  test("a run in which something was changed on its way is one run, and what was not watched of it is not kept", () => {
    const { seen, begin, step, playback } = watch();
    const origin = originOf("a");
    begin({ origin, interventions: [] }, 100);
    step(30);
    playback.seek(20);
    begin({ origin, interventions: [{ step: 20, name: "rate", values: [1] }] }, 40, undefined, 20);
    step(5);
    begin({ origin: originOf("b"), interventions: [] }, 40);
    expect(seen()).toEqual(["a+20 25 left"]);
  });

  test("when the data go, what was watched is kept", () => {
    const { seen, run, step, playback } = watch();
    run("a", 100);
    step(15);
    playback.clear();
    expect(seen()).toEqual(["a 15 left"]);
  });

  test("what is shown can be taken at any time; where nothing is traced there is nothing", () => {
    const { watching, run, step } = watch();
    expect(watching.now()).toBeNull();
    run("a", 100);
    step(2);
    expect(watching.now()).toMatchObject({ setUp: "a", steps: 2, status: "left" });
    const untraced = createPlayback<number, Telling>({ clock: createFakeClock() });
    const none = createRunWatch({ playback: untraced, add: () => {}, describe: () => ({ name: "", permalink: "", setUp: "" }) });
    none.connect();
    untraced.begin({ origin: originOf("b"), interventions: [] }).push([1, 2], [8, 8]);
    expect(none.now()).toBeNull();
  });
});
