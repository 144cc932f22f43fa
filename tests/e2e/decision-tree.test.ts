/** The page on decision trees as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed, standing still. */
async function settled(hash = "", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`decision-tree/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const nodes = (page: Page): Locator => page.locator(".decision-tree-node");
const node = (page: Page, id: number): Locator => page.locator(`.decision-tree-node[data-id="${id}"]`);
const says = (page: Page): Locator => page.locator(".decision-tree-says");

describe("growing", () => {
  test("plays by itself until nothing is left to split, and steps back to the root", async () => {
    const page = await open("decision-tree/");
    await expectSaid(page, "Grown");
    await page.keyboard.press("Home");
    await expectSaid(page, "nothing is asked yet");
    await expect.poll(() => nodes(page).count()).toBe(1);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => nodes(page).count()).toBe(3);
  });

  test("a depth of 1 is a stump; pruning cuts it back", async () => {
    const page = await settled("#v=1&maxDepth=1");
    await page.keyboard.press("End");
    await expect.poll(() => nodes(page).count()).toBe(3);
    await page.getByRole("spinbutton", { name: "Pruning α" }).fill("1");
    await page.getByRole("spinbutton", { name: "Pruning α" }).press("Enter");
    await page.keyboard.press("End");
    await expectSaid(page, "was cut back to one");
    await expect.poll(() => nodes(page).count()).toBe(1);
  });
});

describe("tree and plane", () => {
  test("a node pointed at lights up its part of the plane, and keys walk the tree", async () => {
    const page = await settled();
    await page.keyboard.press("End");
    await expectSaid(page, "Grown");
    await node(page, 2).hover();
    await expect.poll(() => page.locator('.decision-tree-outline[data-kind="lit"]').count()).toBe(1);
    await node(page, 1).click();
    await expectText(says(page), "The root has");
    await node(page, 1).press("ArrowDown");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-id"))).toBe("2");
    await page.keyboard.press("Enter");
    await expectText(says(page), "This node has");
  });

  test("a cut dragged by hand is compared with the greedy best, made, kept in the link and taken back", async () => {
    const page = await settled();
    await page.keyboard.press("End");
    await expectSaid(page, "Grown");
    await node(page, 1).click();
    const handle = page.getByRole("button", { name: /^Cut .*₁ here/ });
    const box = (await handle.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y, { steps: 3 });
    await expectText(says(page), "Your cut");
    await page.mouse.up();
    await expectSaid(page, "You cut a node");
    await expect.poll(() => page.url()).toContain("did=");
    const link = page.url();
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.url()).not.toContain("did=");
    await page.goto(link);
    await page.reload();
    await awake(page);
    await expectSaid(page, "You cut a node");
  });

  test("a cut of the list is made by a click", async () => {
    const page = await settled();
    await node(page, 1).click();
    await page.locator(".decision-tree-candidate").nth(1).click();
    await expectSaid(page, "You cut a node");
    await expectText(says(page), "the greedy best gains");
  });
});

describe("a nervous tree", () => {
  test("a point is pushed across a cut, which is told, kept in the link and taken back", async () => {
    const page = await settled("#v=1&maxDepth=3");
    await page.getByRole("button", { name: "Nudge a point" }).click();
    await expectText(says(page), "One point was pushed across a cut");
    await expect.poll(() => page.url()).toContain("move");
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.url()).not.toContain("move");
    await expect.poll(() => says(page).innerText()).not.toContain("pushed");
  });
});

describe("other data", () => {
  test("real targets grow a surface of terraces", async () => {
    const page = await settled("#v=1&data=multi-gaussian&maxDepth=5");
    await page.keyboard.press("End");
    await expectText(page.locator(".facts"), "Training R²");
  });

  test("a table's own names are in the questions", async () => {
    const page = await settled("#v=1&data=penguins");
    await page.keyboard.press("End");
    await expectText(nodes(page), /mm\)|\(g\)/);
  });
});

describe("the rest of the page", () => {
  test("the tree can be taken along as text, SVG and a program", async () => {
    const page = await settled();
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Export" }).click();
    await expectText(page.locator("dialog[open]"), "|--- ");
    await page.getByRole("tab", { name: "SVG" }).click();
    await expectText(page.locator("dialog[open]"), "<svg");
  });

  test("the lesson's curve has more steps with more depth", async () => {
    const page = await settled();
    const curve = page.locator(".decision-tree-curve");
    await curve.scrollIntoViewIfNeeded();
    await expectText(curve.locator("figcaption"), "8 leaves");
    await curve.getByRole("slider").press("ArrowRight");
    await expectText(curve.locator("figcaption"), /1[0-6] leaves/);
  });
});
