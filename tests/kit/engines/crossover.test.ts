/** Engines timed by a clock that stands still unless a run moves it. */
import { describe, expect, test } from "vitest";
import { fastest, firstAble, timed, type Candidate } from "../../../src/kit/engines/crossover";

function clocked() {
  let now = 0;
  const runs: string[] = [];
  /** @param durations of its runs in milliseconds, the last for all further ones */
  const candidate = (name: string, ...durations: number[]): Candidate<string> => ({
    name,
    async run() {
      runs.push(name);
      now += durations.length > 1 ? durations.shift()! : durations[0]!;
      return name;
    },
  });
  return { candidate, runs, now: () => now };
}
const broken: Candidate<string> = { name: "broken", run: () => Promise.reject(new Error("It is not to be had here.")) };

describe("timing", () => {
  test("does not count the first run, in which an engine loads and compiles", async () => {
    const { candidate, now } = clocked();
    const rows = await timed([candidate("plain", 100, 100), candidate("card", 9000, 60)], now);
    expect(rows.map(({ seconds }) => seconds)).toEqual([0.1, 0.06]);
    expect(fastest(rows)).toBe("card");
  });

  test("runs work again and again, and takes the best", async () => {
    const { candidate, runs, now } = clocked();
    const [row] = await timed([candidate("some", 1, 20, 12, 15, 40)], now);
    expect(row!.seconds).toBe(0.012);
    expect(runs.length).toBe(5);
  });

  test.each([0.1, 1])("reads so many runs of a toy at once that a clock with steps of %s ms can tell how long one takes", async (grain) => {
    const { candidate, now } = clocked();
    const rows = await timed([candidate("toy", 0.03), candidate("quicker", 0.02)], () => Math.floor(now() / grain) * grain);
    for (const [i, milliseconds] of [0.03, 0.02].entries()) expect(Math.abs((1000 * rows[i]!.seconds!) / milliseconds - 1)).toBeLessThan(0.1);
    expect(fastest(rows)).toBe("quicker");
  });

  test("says of one that fails why, and goes on", async () => {
    const { candidate, now } = clocked();
    const rows = await timed([broken, candidate("plain", 70)], now);
    expect(rows.map(({ seconds, problem }) => [seconds, problem])).toEqual([[null, "It is not to be had here."], [0.07, null]]);
    expect(fastest(rows)).toBe("plain");
    expect(fastest(await timed([broken], now))).toBeNull();
  });

  test("leaves the first of equal ones the fastest: what needs nothing stays", async () => {
    const { candidate, now } = clocked();
    expect(fastest(await timed([candidate("plain", 60), candidate("card", 60)], now))).toBe("plain");
  });
});

test("the first that is able does the work, and why others did not is kept", async () => {
  const { candidate, runs } = clocked();
  expect(await firstAble([broken, candidate("plain", 1), candidate("never", 1)])).toEqual({ name: "plain", result: "plain", problem: "It is not to be had here." });
  expect(runs).toEqual(["plain"]);
  await expect(firstAble([broken])).rejects.toThrow("It is not to be had here.");
});
