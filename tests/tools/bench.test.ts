/** What `npm run bench` is told, and what it answers to what it cannot do. */
import process from "node:process";
import { afterEach, expect, test, vi } from "vitest";
import { readOptions } from "../benchmarks/options";

const cases = [{ name: "n = 500, d = 2" }, { name: "n = 10,000, d = 16" }];
const [said, complained] = [vi.spyOn(console, "log"), vi.spyOn(console, "error")];
for (const spy of [said, complained]) spy.mockImplementation(() => {});

afterEach(() => {
  process.exitCode = undefined;
  vi.clearAllMocks();
});

test("takes every case and a minute, unless told otherwise", () => {
  expect(readOptions(cases, [])).toEqual({ text: "", limit: 60_000, json: false });
  expect(readOptions(cases, ["--limit", "0.5", "--case", "d = 16", "--json"])).toEqual({ text: "d = 16", limit: 500, json: true });
});

test.each([
  [["--limit", "soon"], /--limit must be .* got soon/],
  [["--limit", "0"], /--limit must be .* got 0/],
  [["--limit=-3"], /--limit must be .* got -3/],
  [["--limit", "Infinity"], /--limit must be .* got Infinity/],
  [["--case", "d = 3"], /No case contains "d = 3"[^]*n = 500, d = 2/],
  [["--fast"], /--fast[^]*Usage/],
  [["--json", "k-means"], /k-means[^]*Usage/],
])("refuses %j, and says why", (args, message) => {
  expect(readOptions(cases, args)).toBeUndefined();
  expect(complained.mock.lastCall?.[0]).toMatch(message);
  expect(process.exitCode).toBe(2);
});

test("--help says what there is, and runs nothing", () => {
  expect(readOptions(cases, ["--help"])).toBeUndefined();
  expect(said.mock.lastCall?.[0]).toMatch(/--case[^]*--limit[^]*--json/);
  expect(process.exitCode).toBeUndefined();
});
