/** The regularization page as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed, standing at the end. */
async function settled(hash = "#v=1&step=9999", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`regularization/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const leastSquares = (page: Page): Locator => page.getByRole("button", { name: "Least squares," });
const controls = (page: Page): Locator => page.locator(".lab-controls");
/** An island of the lesson, awake. */
async function islandOf(page: Page, number: number): Promise<Locator> {
  await page.locator(".island-own").nth(number).scrollIntoViewIfNeeded();
  const island = page.locator(".island-own").nth(number).and(page.locator("[data-awake]"));
  await island.waitFor();
  return island;
}

const fact = (page: Page, name: string): Locator => page.locator(".facts > div").filter({ hasText: name }).locator("dd").first();

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = (await place.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, place: Locator, by: { x: number; y: number }): Promise<void> {
  const from = await middleOf(place);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2);
  await page.mouse.move(from.x + by.x, from.y + by.y);
  await page.mouse.up();
}

async function type(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole("spinbutton", { name }).fill(value);
  await page.getByRole("spinbutton", { name }).press("Enter");
}

describe("the run", () => {
  test("plays by itself, and counts exact zeros: proximal steps find one, subgradient steps none", async () => {
    const page = await open("regularization/");
    await expectSaid(page, "After 40 steps, exact zeros: 1 by proximal steps, 0 by subgradient steps");
    await expectText(fact(page, "proximal"), "1");
    await expectText(fact(page, "subgradient"), "0");
    await page.keyboard.press("Home");
    await expectSaid(page, "Two descents are about to look for them");
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "After 1 step");
  });

  test("a step that is too long ends with an explanation, and the page goes on", async () => {
    const page = await settled("#v=1&stepSize=2.5&nSteps=500&step=9999");
    await expectText(page.locator(".player-error"), "The descent diverged");
    await page.locator("summary").filter({ hasText: "The two descents" }).click();
    await type(page, "Step size", "0.5");
    await expectSaid(page, "After 500 steps");
  });
});

describe("the penalty", () => {
  test("L1 has an exact zero, L2 none, and without strength the minimum is least squares", async () => {
    const page = await settled();
    await expectText(fact(page, "Exact zeros"), "1 of 2");
    await controls(page).getByRole("radio", { name: "L2" }).check({ force: true });
    await expectText(fact(page, "Exact zeros"), "0 of 2");
    await controls(page).getByRole("radio", { name: "Both" }).check({ force: true });
    await expect.poll(() => page.getByRole("slider", { name: "L1 share" }).isEnabled()).toBe(true);
    await type(page, "Strength α", "0");
    await expectSaid(page, "Without a penalty the coefficients are 2.04 and 0.92");
  });

  test("a click on the path chooses that α, by mouse, and the slider by key", async () => {
    const page = await settled();
    const chart = page.getByRole("figure", { name: "The coefficients over the strength α" }).locator("canvas");
    await chart.click({ position: { x: 140, y: 60 } });
    await expect.poll(() => page.getByRole("spinbutton", { name: "Strength α" }).inputValue()).not.toBe("1");
    const chosen = Number(await page.getByRole("spinbutton", { name: "Strength α" }).inputValue());
    await page.getByRole("slider", { name: "Strength α" }).press("ArrowRight");
    await expect.poll(async () => Number(await page.getByRole("spinbutton", { name: "Strength α" }).inputValue())).toBeGreaterThan(chosen);
  });

  test("what contours are drawn of changes the picture and the link, and begins no run", async () => {
    const page = await settled();
    await controls(page).getByRole("radio", { name: "loss + penalty" }).check({ force: true });
    await expect.poll(() => page.url()).toContain("surface=objective");
    await expectText(page.locator(".player-place"), "Step 40 of 40");
  });
});

describe("hands on the stage", () => {
  test("least squares, dragged, takes the penalised minimum along; it survives a reload and goes back", async () => {
    const page = await settled();
    await drag(page, leastSquares(page), { x: -110, y: -60 });
    await expectSaid(page, /from 0\.\d+ and [12]\.\d+ to /);
    await expectText(page.locator(".regularization-moved"), "Least squares was moved by hand");
    const said = await page.locator(".description-seen").innerText();
    await expect.poll(() => page.url()).toContain("moved1=");
    await page.reload();
    await expectSaid(page, said);
    await page.getByRole("button", { name: "Back to the data’s" }).click();
    await expectSaid(page, "from 2.04 and 0.92");
    await page.keyboard.press("Control+z");
    await expectSaid(page, said);
  });

  test("arrow keys move it, press after press; Escape puts a drag back", async () => {
    const page = await settled();
    const before = await middleOf(leastSquares(page));
    await leastSquares(page).focus();
    await page.keyboard.press("ArrowUp");
    await expectText(page.locator(".regularization-moved"), "moved by hand");
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await middleOf(leastSquares(page))).y).toBeLessThan(before.y - 7);
    const after = await middleOf(leastSquares(page));
    await page.mouse.move(after.x, after.y);
    await page.mouse.down();
    await page.mouse.move(after.x - 80, after.y + 40);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect.poll(async () => Math.hypot((await middleOf(leastSquares(page))).x - after.x, (await middleOf(leastSquares(page))).y - after.y)).toBeLessThan(1.5);
  });

  test("the start of the descents can be put elsewhere", async () => {
    const page = await settled();
    await drag(page, page.getByRole("button", { name: "Start of the descents," }), { x: 40, y: 200 });
    await expect.poll(() => page.url()).toContain("start2=");
    await expectSaid(page, "After 40 steps");
  });
});

describe("data", () => {
  test("real tables, two columns at a time, and columns that are copies", async () => {
    const page = await settled();
    for (const [source, across] of [["diabetes", "body mass index"], ["penguins", "coefficient of"]] as const) {
      await controls(page).getByRole("combobox", { name: "Data" }).selectOption(source);
      await expectText(page.locator(".plane-axis-title-x"), across);
      await expectSaid(page, "exact zeros");
    }
    await controls(page).getByRole("combobox", { name: "Data" }).selectOption("two-columns");
    await type(page, "Correlation", "1");
    await expectSaid(page, /to 2\.\d+ and 0, one exactly 0|to [12]\.\d+ and 0, one exactly 0/);
    await controls(page).getByRole("radio", { name: "L2" }).check({ force: true });
    await expectSaid(page, /to (\S+) and \1, neither exactly 0/);
  });

  test("a garbled link opens the page as usual and says so", async () => {
    const page = await settled("#v=1&alpha=many&penalty=l7&moved1=1e99");
    await expectText(page.locator(".lab-notices"), "This link could not be opened");
    await expectSaid(page, "from 2.04 and 0.92 to 1.27 and 0");
  });
});

describe("the lesson’s islands", () => {
  test("the path: another α has another number of zeros; a copy of the strongest column is dropped", async () => {
    const page = await settled();
    const island = await islandOf(page, 1);
    await expectText(island.getByRole("status"), /4 of 10 coefficients are not zero/);
    await island.getByRole("button", { name: "Least error" }).click();
    await expectText(island.getByRole("status"), /[7-9] of 10 coefficients are not zero/);
    await island.getByRole("switch", { name: "Strongest column twice" }).check();
    await expectText(island.getByRole("listitem"), /body mass index, copy\s*0$/);
    await island.getByRole("combobox", { name: "Data" }).selectOption("sparse");
    await expectText(island.getByRole("status"), /of 21 coefficients/);
  });

  test("the polynomial: a little penalty tames the curve", async () => {
    const page = await settled();
    const island = await islandOf(page, 2);
    await expectText(island.getByRole("status"), "Degree 12, α = 0");
    await island.getByRole("slider", { name: "α" }).press("End");
    await expectText(island.getByRole("status"), "α = 10");
    await island.getByRole("slider", { name: "Degree" }).press("Home");
    await expectText(island.getByRole("status"), "Degree 1, α = 10");
    await island.getByRole("button", { name: "Other points" }).click();
    await expectText(island.getByRole("status"), "Degree 1");
  });

  test("the threshold: exactly 0 with L1, halved with L2", async () => {
    const page = await settled();
    const island = await islandOf(page, 0);
    await expectText(island.getByRole("status"), "it is exactly 0");
    await island.getByRole("combobox", { name: "Penalty" }).selectOption("l2");
    await expectText(island.getByRole("status"), "it is 0.4");
  });
});

test("on a phone the optimum is dragged by a finger", async () => {
  const page = await settled("#v=1&step=9999", { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await leastSquares(page).scrollIntoViewIfNeeded();
  const from = await middleOf(leastSquares(page));
  const touch = await page.context().newCDPSession(page);
  const send = (kind: string, x: number, y: number) =>
    touch.send("Input.dispatchTouchEvent", { type: kind as "touchStart", touchPoints: kind === "touchEnd" ? [] : [{ x, y }] });
  await send("touchStart", from.x, from.y);
  await send("touchMove", from.x - 40, from.y - 10);
  await send("touchMove", from.x - 80, from.y - 20);
  await send("touchEnd", 0, 0);
  await expectText(page.locator(".regularization-moved"), "moved by hand");
});
