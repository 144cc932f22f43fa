/** The random-forest page as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed, standing still. */
async function settled(hash: string, options: VisitOptions = {}): Promise<Page> {
  const page = await open(`random-forest/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const fact = (page: Page, place: number): Promise<string> => page.locator(".facts dd").nth(place).innerText();
const tiles = (page: Page): Locator => page.getByRole("group", { name: "The newest trees, each alone" }).getByRole("button");

describe("the crowd", () => {
  test("grows in a pool of workers, tree by tree, to the number asked for", async () => {
    const page = await open("random-forest/#v=1&nEstimators=24");
    await awake(page);
    await page.keyboard.press("End");
    await expectSaid(page, "24 trees; the newest has");
    expect(page.workers().length).toBeGreaterThan(0);
    expect(await tiles(page).count()).toBe(7);
    const whole = await fact(page, 1);
    await page.reload();
    await awake(page);
    await page.keyboard.press("End");
    await expectSaid(page, "24 trees; the newest has");
    expect(await fact(page, 1), "the same forest from the same seed").toBe(whole);
  });

  test("more trees keep the first ones", async () => {
    const page = await settled("#v=1&nEstimators=5&step=4");
    await expectSaid(page, "5 trees");
    const before = await page.locator(".description-seen").innerText();
    await page.getByRole("spinbutton", { name: "Trees" }).fill("9");
    await page.getByRole("spinbutton", { name: "Trees" }).press("Enter");
    await page.getByRole("slider", { name: "Step" }).press("Home");
    for (let step = 1; step <= 4; step++) await page.getByRole("button", { name: "One step on" }).click();
    await expectSaid(page, "5 trees");
    expect(await page.locator(".description-seen").innerText()).toBe(before);
  });

  test("a tree is looked at alone, by focus for a moment and by a click for good", async () => {
    const page = await settled("#v=1&nEstimators=12&step=11");
    await expectText(page.locator(".random-forest-caption"), "What 12 trees say on average");
    await tiles(page).nth(2).focus();
    await expectText(page.locator(".random-forest-caption"), "What tree 8 says alone");
    await page.keyboard.press("Enter");
    await expectSaid(page, "8 trees");
    await expectText(page.locator(".random-forest-caption"), "What tree 8 says alone");
    await expect.poll(() => page.url()).toContain("shown=newest");
  });
});

describe("one tree beside the crowd", () => {
  test("is told with its error, looked at by focus, and put in the plane by a click", async () => {
    const page = await settled("#v=1&nEstimators=12&step=11");
    await expectText(page.locator(".random-forest-versus"), /One tree, \d+ leaves\s*\d+\.\d % wrong\s*Trees together\s*\d+\.\d % wrong/);
    const one = page.getByRole("button", { name: "One tree on all training points" });
    await one.focus();
    await expectText(page.locator(".random-forest-caption"), "What one tree says that was given all training points");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("shown=one");
    expect(await one.getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).not.toContain("shown=one");
  });
});

describe("a point", () => {
  test("that is chosen says which trees were given it, and what the others say", async () => {
    const page = await settled("#v=1&nEstimators=30&step=29");
    await expectSaid(page, "30 trees");
    await page.getByRole("application").focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Enter");
    await expectText(page.locator(".random-forest-votes"), /of 30 trees|none of 30 trees/);
    expect(await tiles(page).first().getAttribute("aria-label")).toMatch(/chosen point/);
    await page.getByRole("button", { name: "Choose no point" }).click();
    await expectText(page.locator(".random-forest-hint"), "Click a point");
  });
});

describe("boosting", () => {
  test("takes the forest's place on the same points, and back", async () => {
    const page = await settled("#v=1&nEstimators=10&step=9");
    await expectSaid(page, "10 trees");
    await page.getByRole("radio", { name: "gradient boosting" }).check({ force: true });
    await expectSaid(page, /rounds of boosting|first round/);
    expect(await page.getByRole("spinbutton", { name: "Learning rate" }).count()).toBe(1);
    expect(await page.getByRole("spinbutton", { name: "Columns a split may use" }).count()).toBe(0);
    await page.getByRole("radio", { name: "random forest" }).check({ force: true });
    await expectSaid(page, "10 trees");
  });

  test("of three classes grows a tree a class and round", async () => {
    const page = await settled("#v=1&method=boosting&data=wine&nEstimators=3&step=3");
    await expectSaid(page, "After 3 rounds of boosting");
  });
});

describe("links and small screens", () => {
  test("a malformed link opens the page as usual, and says what was wrong", async () => {
    const page = await settled("#v=1&nEstimators=9999&maxFeatures=x");
    await expectText(page.locator(".lab-notices"), "nEstimators must be an integer in 1..500; got “9999”");
  });

  test("real values are learnt as well", async () => {
    const page = await settled("#v=1&data=diabetes&nEstimators=8&step=7");
    await expectSaid(page, /8 trees.*mean squared error/);
  });
});
