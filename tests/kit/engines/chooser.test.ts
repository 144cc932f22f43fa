/** Stories that leave work to engines: who does it, and what is told when one cannot. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ask, plainly, withEngines, type Told } from "../../../src/kit/engines/ask";
import { warningOf } from "../../../src/kit/engines/by";
import { createChooser, type Crossovers, type Sized } from "../../../src/kit/engines/chooser";
import { createEngines } from "../../../src/kit/engines/engines";
import type { DeviceName, EngineName } from "../../../src/kit/engines/names";

/** A machine on which time passes only where work is done. */
let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

type Device = DeviceName;

/** Work of so many units. TypeScript takes a millisecond for each, a card a tenth and 20 to begin. */
const units = (size: number, kind = "some"): Sized<Device, string> => ({
  kind,
  size,
  plain() {
    now += size;
    return "plain";
  },
  async on(device) {
    now += 20 + size / 10;
    return device;
  },
});

function machine({ has = ["wasm", "webgpu"] }: { readonly has?: readonly DeviceName[] } = {}) {
  const opened: DeviceName[] = [];
  const open = async (name: DeviceName): Promise<Device> => {
    opened.push(name);
    if (!has.includes(name)) throw new Error(`${name} is not here.`);
    return name;
  };
  return { opened, engines: createEngines<Device>(open, async () => ["webgpu"]) };
}

describe("chosen automatically", () => {
  test("toys are left to TypeScript, and nothing is opened", async () => {
    const { engines, opened } = machine();
    const { compute } = createChooser(engines);
    for (let time = 0; time < 3; time++) expect((await compute("auto", units(5))).name).toBe("typescript");
    expect(opened).toEqual([]);
  });

  test("toys that took long only once are left to TypeScript as well", async () => {
    const { engines, opened } = machine();
    const toy = units(5);
    let isFirst = true;
    await createChooser(engines).compute("auto", {
      ...toy,
      plain() {
        if (isFirst) now += 200;
        isFirst = false;
        return toy.plain();
      },
    });
    expect(opened).toEqual([]);
  });

  test("what takes long is timed once, and then done by the fastest, in later runs as well", async () => {
    const { engines } = machine();
    const crossovers: Crossovers = new Map();
    const { compute } = createChooser(engines, crossovers);
    expect((await compute("auto", units(1000))).name).toBe("typescript");
    const next = await compute("auto", units(1000));
    expect([next.name, next.result, next.fallback]).toEqual(["webgpu", "webgpu", null]);
    const before = now;
    expect((await createChooser(engines, crossovers).compute("auto", units(1010))).name).toBe("webgpu");
    expect(now - before).toBe(20 + 101);
  });

  test("another kind of work is timed for itself", async () => {
    const { engines } = machine();
    const { compute } = createChooser(engines);
    await compute("auto", units(1000));
    expect((await compute("auto", units(1000, "other"))).name).toBe("typescript");
  });

  test("a size at which a card does not pay stays TypeScript's, and another one is timed anew", async () => {
    const { engines } = machine({ has: [] });
    const crossovers: Crossovers = new Map();
    const { compute } = createChooser(engines, crossovers);
    await compute("auto", units(100));
    expect([...crossovers.values()]).toEqual(["typescript"]);
    await compute("auto", units(10_000));
    expect(crossovers.size).toBe(2);
  });
});

describe("an engine that fails", () => {
  test("is followed by the next, is not waited for again in the run, and that is told of everything after", async () => {
    const { engines, opened } = machine({ has: ["wasm"] });
    const { compute } = createChooser(engines);
    for (let time = 0; time < 3; time++) {
      const done = await compute("webgl", units(10));
      expect([done.name, done.result, done.fallback]).toEqual(["wasm", "wasm", "webgl is not here."]);
    }
    expect(opened).toEqual(["webgl", "wasm", "wasm", "wasm"]);
    await createChooser(engines).compute("webgl", units(10));
    expect(opened.slice(4)).toEqual(["webgl", "wasm"]);
  });

  test("is told of before the next has begun, with all that failed before it", async () => {
    const { engines, opened } = machine({ has: ["wasm"] });
    const told: unknown[] = [];
    const { compute } = createChooser(engines, new Map(), (warning) => told.push([warning, [...opened]]));
    await compute("webgpu", units(10));
    expect(told).toEqual([
      ["webgpu is not here. WebGL goes on in its place; nothing was lost.", ["webgpu"]],
      ["webgpu is not here. webgl is not here. WebAssembly goes on in its place; nothing was lost.", ["webgpu", "webgl"]],
    ]);
    await compute("webgpu", units(10));
    expect(told.length).toBe(2);
    await compute("webgpu", { ...units(10), on: () => Promise.reject(new Error("It broke.")) });
    expect(told.at(-1)).toEqual(["webgpu is not here. webgl is not here. It broke. TypeScript goes on in its place; nothing was lost.", ["webgpu", "webgl", "wasm", "wasm", "wasm"]]);
  });

  test("in the middle of a run leaves it what it had, down to TypeScript", async () => {
    const { engines } = machine();
    const { compute } = createChooser(engines);
    const breaking = (whom: readonly EngineName[]): Sized<Device, string> => ({
      ...units(10),
      on: async (device) => (whom.includes(device) ? Promise.reject(new Error(`${device} broke.`)) : device),
    });
    expect((await compute("wasm", breaking([]))).fallback).toBeNull();
    expect(await compute("wasm", breaking(["wasm"]))).toMatchObject({ result: "plain", name: "typescript", fallback: "wasm broke." });
    expect(await compute("wasm", breaking([]))).toMatchObject({ result: "plain", fallback: "wasm broke." });
  });
});

describe("a story", () => {
  function* story(engine: EngineName | "auto", seen: string[]): Told<Device, number> {
    yield 1;
    const { result, name } = yield* ask(engine, units(3));
    seen.push(`${result} by ${name}`);
    yield 2;
  }

  test("is told plainly, all work done at once", () => {
    const seen: string[] = [];
    expect([...plainly(story("webgpu", seen))]).toEqual([1, 2]);
    expect(seen).toEqual(["plain by typescript"]);
  });

  test("is told with engines, which show no frame of their own", async () => {
    const seen: string[] = [];
    const frames: number[] = [];
    for await (const frame of withEngines(story("webgpu", seen), createChooser(machine().engines))) frames.push(frame);
    expect([frames, seen]).toEqual([[1, 2], ["webgpu by webgpu"]]);
  });

  test("gives back what it holds when nobody wants it any more", async () => {
    const held: string[] = [];
    function* holding(): Told<Device, number> {
      held.push("it");
      try {
        yield 1;
      } finally {
        held.pop();
      }
    }
    for await (const _ of withEngines(holding(), createChooser(machine().engines))) break;
    for (const _ of plainly(holding())) break;
    expect(held).toEqual([]);
  });
});

test("a notice says why another engine goes on, and nothing where none had to", () => {
  expect(warningOf({ engine: "wasm", fallback: "The graphics card was lost." })).toBe("The graphics card was lost. WebAssembly goes on in its place; nothing was lost.");
  expect(warningOf({ engine: "wasm", fallback: null })).toBeNull();
});
