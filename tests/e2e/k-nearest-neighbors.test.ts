/** The page of k-nearest neighbours as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser } from "./browser";

const open = useBrowser();

/** The page with its query answered, standing still at the end. */
async function settled(hash = "#v=1&step=9999"): Promise<Page> {
  const page = await open(`k-nearest-neighbors/${hash}`, { reducedMotion: "reduce" });
  await awake(page);
  await expectSaid(page, "It took");
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const fact = (page: Page, name: string): Locator => page.locator(".facts > div").filter({ hasText: name }).locator("dd");
const query = (page: Page): Locator => page.getByRole("button", { name: /^Query/ });
const lines = (page: Page): Locator => page.locator(".k-nearest-neighbors-marks line");

async function type(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole("spinbutton", { name }).fill(value);
  await page.getByRole("spinbutton", { name }).press("Enter");
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = (await place.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("the picture is answered by the engine asked for, which is in the link; nothing of TensorFlow.js is loaded before", async () => {
  const page = await settled();
  const loaded: string[] = [];
  page.context().on("request", (request) => loaded.push(request.url()));
  const painted = page.locator(".k-nearest-neighbors-engine");
  await expectText(painted, /places answered by TypeScript in/);
  expect(loaded.filter((url) => /wasm/.test(url))).toEqual([]);
  const engine = page.getByRole("combobox", { name: "Engine" });
  await engine.selectOption("wasm");
  await expectText(painted, /places answered by WebAssembly in/);
  expect(loaded.some((url) => /tfjs-backend-wasm.*\.wasm$/.test(url))).toBe(true);
  await expect.poll(() => page.url()).toContain("engine=wasm");
  await page.reload();
  await expectText(painted, /places answered by WebAssembly in/);
  expect(await engine.inputValue()).toBe("wasm");
  // There is no WebGPU in this browser.
  await engine.selectOption("webgpu");
  await expectText(page.locator(".lab-notices"), "WebGPU is not to be had here.");
  await engine.selectOption("typescript");
  await expectText(painted, /places answered by TypeScript in/);
  await expect.poll(() => page.locator(".lab-notices .notice").count()).toBe(0);
});

describe("a query", () => {
  test("is answered step by step: stored, measured, one neighbour after the other, decided", async () => {
    const page = await open("k-nearest-neighbors/", { reducedMotion: "reduce" });
    await expectSaid(page, "nothing is measured yet");
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "from the query are measured");
    for (const neighbour of [1, 2, 3, 4, 5]) {
      await page.keyboard.press("ArrowRight");
      await expectSaid(page, `Neighbour ${neighbour} of 5`);
      await expect.poll(() => lines(page).count()).toBe(neighbour);
    }
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, /5 neighbours: \d+ % for class/);
  });

  test("is dragged with its neighbours, and a reload finds it where it was put", async () => {
    const page = await settled();
    const from = await middleOf(query(page));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 60, from.y - 40);
    await page.mouse.move(from.x - 130, from.y - 90);
    await page.mouse.up();
    await expect.poll(() => fact(page, "Answer").innerText()).toBe("class 0");
    const there = await middleOf(query(page));
    expect(Math.hypot(there.x - from.x + 130, there.y - from.y + 90)).toBeLessThan(3);
    await expect.poll(() => page.url()).toContain("queryX=");
    await page.reload();
    await expect.poll(() => fact(page, "Answer").innerText()).toBe("class 0");
    const again = await middleOf(query(page));
    expect(Math.hypot(again.x - there.x, again.y - there.y)).toBeLessThan(2);
  });

  test("moves by arrow keys, and undo takes it back", async () => {
    const page = await settled();
    const before = await middleOf(query(page));
    await query(page).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await middleOf(query(page))).y).toBeLessThan(before.y - 2);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => Math.abs((await middleOf(query(page))).y - before.y)).toBeLessThan(1);
  });
});

describe("what can be turned", () => {
  test("k: as many lines as neighbours; more than there are points is explained", async () => {
    const page = await settled();
    await type(page, "Neighbours k", "9");
    await expect.poll(() => lines(page).count()).toBe(9);
    await expect.poll(() => page.url()).toContain("nNeighbors=9");
    const tooMany = page.url().replace("nNeighbors=9", "nNeighbors=500");
    await page.goto("about:blank");
    await page.goto(tooMany);
    await expectText(page.locator(".player-error"), /too few for 500 neighbours/);
    await type(page, "Neighbours k", "3");
    await expectSaid(page, "3 neighbours");
  });

  test("the search by a tree finds the same with fewer distances", async () => {
    const page = await settled("#v=1&step=9999&data.nSamples=2000");
    const [answer, radius] = [await fact(page, "Answer").innerText(), await fact(page, "Radius").innerText()];
    expect(await fact(page, "Distances").innerText()).toBe("1400 of 1400");
    await page.getByRole("radio", { name: "k-d tree" }).check();
    await expect.poll(async () => Number((await fact(page, "Distances").innerText()).split(" ")[0])).toBeLessThan(200);
    expect([await fact(page, "Answer").innerText(), await fact(page, "Radius").innerText()]).toEqual([answer, radius]);
    expect(await page.locator(".k-nearest-neighbors-boxes").getAttribute("d")).toContain("M");
  });

  test("noise features: the farthest becomes hardly farther than the nearest", async () => {
    const page = await settled();
    const ratio = async (): Promise<number> => Number(/farthest ([\d.,]+) ×/.exec(await page.locator(".lab-charts").innerText())?.[1]?.replace(",", ""));
    await expect.poll(ratio).toBeGreaterThan(5);
    await type(page, "Noise features", "300");
    await expect.poll(ratio).toBeLessThan(1.6);
  });

  test("numbers instead of classes: the neighbours' mean", async () => {
    const page = await settled("#v=1&step=9999&data=plane");
    await expectSaid(page, /The mean of 5 neighbours is/);
    await expectText(page.locator(".lab-charts"), "Error over k");
  });
});

describe("in the lesson", () => {
  test("a drawn digit is voted on, and clearing asks for another", async () => {
    const page = await settled();
    const island = page.locator(".k-nearest-neighbors-digits");
    await page.locator("#a-digit-of-your-own").scrollIntoViewIfNeeded();
    await island.locator("strong").filter({ hasText: "7" }).waitFor();
    await expect.poll(() => island.locator("li").count()).toBe(5);
    await island.getByRole("button", { name: "Clear" }).click();
    await expectText(island, "Draw a digit on the pad");
    const pad = (await island.getByRole("application").boundingBox())!;
    await page.mouse.move(pad.x + pad.width * 0.5, pad.y + pad.height * 0.06);
    await page.mouse.down();
    await page.mouse.move(pad.x + pad.width * 0.5, pad.y + pad.height * 0.95, { steps: 6 });
    await page.mouse.up();
    await island.locator("strong").filter({ hasText: "1" }).waitFor();
  });

  test("the curve follows its points, and is level with all neighbours", async () => {
    const page = await settled();
    const island = page.locator(".k-nearest-neighbors-line");
    await page.locator("#numbers-instead-of-classes").scrollIntoViewIfNeeded();
    const heights = async (): Promise<number> => new Set((await island.locator("polyline").getAttribute("points"))!.split(" ").map((point) => point.split(",")[1])).size;
    await island.locator("polyline").waitFor();
    await expect.poll(heights).toBeGreaterThan(20);
    await island.getByRole("slider").press("End");
    await expect.poll(heights).toBe(1);
  });
});
