/** Engines as a person chooses them on the pages that begin with TypeScript. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { awake, useBrowser } from "./browser";

const open = useBrowser();

const engine = (page: Page) => page.locator(".control-group").filter({ hasText: "Engine" });
const says = (page: Page) => engine(page).locator("[role=status]");

test.each([
  ["k-means", 9999, "Done after"],
  ["support-vector-machine", 9999, "Solved in"],
  ["backpropagation", 3, "Epoch 3."],
])("%s is computed by the engine asked for, which is in the link; nothing of TensorFlow.js is loaded before", async (slug, step, said) => {
  const page = await open(`${slug}/#v=1&step=${step}`, { reducedMotion: "reduce" });
  await awake(page);
  const loaded: string[] = [];
  page.context().on("request", (request) => loaded.push(request.url()));
  await expect.poll(() => page.locator(".lab-says").innerText(), { timeout: 20_000 }).toContain(said);
  await engine(page).locator("summary").click();
  await expect.poll(() => says(page).innerText()).toBe("Computed by TypeScript.");
  expect(loaded.filter((url) => /wasm|gpu/.test(url))).toEqual([]);

  await engine(page).getByRole("combobox").selectOption("wasm");
  // The first frame of a run may be from before anything was left to an engine.
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => says(page).innerText(), { timeout: 20_000 }).toBe("Computed by WebAssembly.");
  expect(loaded.some((url) => /tfjs-backend-wasm.*\.wasm$/.test(url))).toBe(true);
  await expect.poll(() => page.url()).toMatch(/engine=wasm|did=.*engine/);
  await page.reload();
  await expect.poll(() => says(page).innerText(), { timeout: 20_000 }).toBe("Computed by WebAssembly.");
  expect(await page.locator(".notice").count()).toBe(0);
});
