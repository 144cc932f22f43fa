/** What a browser says of its cards. */
import { afterEach, expect, test, vi } from "vitest";
import { hasCard, hasWebGpu } from "../../../src/kit/engines/webgpu";

afterEach(() => vi.unstubAllGlobals());

const card = { info: { isFallbackAdapter: false } };
const software = { info: { isFallbackAdapter: true } };

test.each([
  ["a card", async () => card, true, true],
  ["a card of a browser that does not say more", async () => ({}), true, true],
  ["software in place of a card", async () => software, true, false],
  ["no card", async () => null, false, false],
  ["a card that is withheld", () => Promise.reject(new Error("blocked")), false, false],
])("WebGPU with %s", async (_, requestAdapter, isThere, isCard) => {
  vi.stubGlobal("navigator", { gpu: { requestAdapter } });
  expect([await hasWebGpu(), await hasCard()]).toEqual([isThere, isCard]);
});

test("a browser without WebGPU has neither", async () => {
  vi.stubGlobal("navigator", {});
  expect([await hasWebGpu(), await hasCard()]).toEqual([false, false]);
});
