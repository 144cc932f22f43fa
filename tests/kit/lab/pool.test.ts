/** A pool of workers, here at the ends of message channels: same results in the same order, whatever their number. */
import { afterEach, describe, expect, test } from "vitest";
import { createLonePool, createPool, type Craft, type Pool } from "../../../src/kit/lab/pool";
import { servePool } from "../../../src/kit/lab/serve-pool";

let close: (() => void)[] = [];
afterEach(() => {
  close.forEach((one) => one());
  close = [];
});

function portPool<Setup, Task, Result>(craft: Craft<Setup, Task, Result>, size: number) {
  const made: (EventTarget & { told: number })[] = [];
  const pool: Pool<Setup, Task, Result> = createPool(() => {
    const { port1, port2 } = new MessageChannel();
    const target = Object.assign(new EventTarget(), { told: 0 });
    made.push(target);
    port1.addEventListener("message", ({ data }) => target.dispatchEvent(new MessageEvent("message", { data })));
    port1.start();
    servePool(craft, port2 as unknown as Parameters<typeof servePool<Setup, Task, Result>>[1]);
    port2.start();
    const end = (): void => [port1, port2].forEach((port) => port.close());
    close.push(end);
    return Object.assign(target, {
      postMessage(message: { type: string }) {
        if (message.type === "task") target.told++;
        port1.postMessage(message);
      },
      terminate: end,
    }) as unknown as Worker;
  }, size);
  return { pool, made };
}

const multiply: Craft<number, number, { product: number; numbers: Float64Array }> = (factor) => (task) => {
  if (task < 0) throw new Error(`${task} is less than nothing.`);
  return { product: factor * task, numbers: new Float64Array([task]) };
};

const tasks = Array.from({ length: 25 }, (_, i) => i);

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe.each([1, 2, 3, 7, 40])("a pool of %i", (size) => {
  test("answers in the order of the tasks, as one alone does", async () => {
    const { pool, made } = portPool(multiply, size);
    expect(await collect(pool.map(3, tasks))).toEqual(await collect(createLonePool(multiply).map(3, tasks)));
    expect(made.length).toBe(size);
    expect(made.reduce((sum, { told }) => sum + told, 0)).toBe(tasks.length);
  });

  test("keeps runs apart that go on at the same time", async () => {
    const { pool } = portPool(multiply, size);
    const [threes, fours] = await Promise.all([collect(pool.map(3, tasks)), collect(pool.map(4, tasks))]);
    expect(threes.map(({ product }) => product)).toEqual(tasks.map((task) => 3 * task));
    expect(fours.map(({ product }) => product)).toEqual(tasks.map((task) => 4 * task));
  });

  test("says why a task failed, after the answers before it, and works again", async () => {
    const { pool } = portPool(multiply, size);
    const seen: number[] = [];
    const all = async () => {
      for await (const { product } of pool.map(2, [1, 2, -3, 4])) seen.push(product);
    };
    await expect(all()).rejects.toThrow("-3 is less than nothing.");
    expect(seen).toEqual([2, 4]);
    expect((await collect(pool.map(2, [5]))).map(({ product }) => product)).toEqual([10]);
  });
});

test("nothing is asked for no tasks", async () => {
  const { pool, made } = portPool(multiply, 2);
  expect(await collect(pool.map(3, []))).toEqual([]);
  expect(made.map(({ told }) => told)).toEqual([0, 0]);
});

test("who has seen enough drops the tasks that were not begun", async () => {
  const { pool, made } = portPool(multiply, 2);
  for await (const { product } of pool.map(3, tasks)) if (product === 6) break;
  const asked = made.reduce((sum, { told }) => sum + told, 0);
  expect(asked).toBeLessThan(tasks.length);
  expect((await collect(pool.map(1, [9]))).map(({ product }) => product)).toEqual([9]);
});

test("a worker that breaks down ends the run with an explanation, and the next run has others", async () => {
  const { pool, made } = portPool(multiply, 2);
  const run = collect(pool.map(3, tasks));
  made[0]!.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { message: "out of memory" }));
  await expect(run).rejects.toThrow("One of the workers broke down: out of memory. Change something to start others.");
  expect((await collect(pool.map(2, [5]))).map(({ product }) => product)).toEqual([10]);
  expect(made.length).toBe(4);
});
