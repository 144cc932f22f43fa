/** Computations beside the story, and what is told of them. */
import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import { createAnalyses, type Question } from "../../../src/kit/lab/analyses";
import type { Host, RunListener } from "../../../src/kit/lab/host";

const names = ["surface", "curve"];

test("what is told of an answer stays until the same is answered without a word", async () => {
  let job: { readonly name: string; readonly listener: RunListener } | null = null;
  const host = {
    run({ analysis }: { readonly analysis: string }, listener: RunListener) {
      job = { name: analysis, listener };
      return { cancel() {} };
    },
  };
  const analyses = createAnalyses(host as unknown as Host);
  const stop = effect(() => names.forEach((name) => analyses.signalOf(name).value));
  /** What is told once all have answered. */
  const toldOf = async (texts: Readonly<Record<string, string>>): Promise<string | null> => {
    analyses.ask({} as Question);
    for (const _ of names) {
      // One begins a moment after the other has ended.
      await Promise.resolve();
      const { name, listener } = job!;
      if (texts[name]) listener.told!(texts[name]);
      listener.frames([1], []);
      listener.ended(null);
    }
    return analyses.told.value;
  };
  expect(await toldOf({})).toBeNull();
  expect(await toldOf({ surface: "The graphics card was lost." })).toBe("The graphics card was lost.");
  expect(await toldOf({ surface: "WebGPU is not to be had here." })).toBe("WebGPU is not to be had here.");
  expect(await toldOf({ surface: "WebGPU is not to be had here.", curve: "Only few were tried." })).toBe("Only few were tried.");
  expect(await toldOf({ surface: "WebGPU is not to be had here." })).toBe("WebGPU is not to be had here.");
  expect(await toldOf({})).toBeNull();
  stop();
});
