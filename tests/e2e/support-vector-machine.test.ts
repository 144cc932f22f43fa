/** The page of the support vector machine as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed, standing still. */
async function settled(hash = "", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`support-vector-machine/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

/** An island of the lesson, awake: its text is in the HTML before its sliders can be moved. */
async function islandOf(page: Page, number: number): Promise<Locator> {
  await page.locator(".island-own").nth(number).scrollIntoViewIfNeeded();
  const island = page.locator(".island-own").nth(number).and(page.locator("[data-awake]"));
  await island.waitFor();
  return island;
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const boundary = async (page: Page): Promise<string> => (await page.locator(".support-vector-machine-boundary").first().getAttribute("d"))!;
const rings = (page: Page): Promise<number> => page.locator(".support-vector-machine-marks .support-vector-machine-free, .support-vector-machine-marks .support-vector-machine-bound").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")!.split("M").length - 1).reduce((sum, count) => sum + count, 0));

test("plays by itself to the solution, and steps back to where there is no boundary", async () => {
  const page = await open("support-vector-machine/");
  await expectSaid(page, /^Solved in \d+ steps: \d+ of 84 training points are support vectors/);
  await page.keyboard.press("Home");
  await expectSaid(page, "there is no boundary yet");
  await page.keyboard.press("ArrowRight");
  await expectSaid(page, "Step 1, ");
  expect(await page.locator(".support-vector-machine-pair circle").count()).toBe(2);
});

test("a point that is no support vector is deleted, and nothing moves; a support vector, and it does", async () => {
  const page = await settled("#v=1&step=9999");
  await expectSaid(page, "Solved in");
  const before = await boundary(page);
  const stage = page.getByRole("application");
  await stage.focus();
  // The first in reading order lies far on its own side.
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Delete");
  await expectSaid(page, "of 83 training points");
  expect(lengthBetween(before, await boundary(page))).toBeLessThan(3);
});

test("a support vector that is dragged takes the boundary along, already while it is held; undone, all is as it was", async () => {
  const page = await settled("#v=1&step=9999");
  await expectSaid(page, "Solved in");
  const before = await boundary(page);
  const { x, y } = await firstFree(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const share of [1, 2, 3, 4]) await page.mouse.move(x + 15 * share, y + 10 * share);
  await expect.poll(() => boundary(page), { timeout: 30_000 }).not.toBe(before);
  await page.mouse.up();
  await expectText(page.locator(".data-edited"), "1 edited point");
  // What is said may still be of the drag's first moves.
  await expect.poll(async () => lengthBetween(before, await boundary(page)), { timeout: 30_000 }).toBeGreaterThan(3);
  await page.keyboard.press("Control+z");
  await expect.poll(() => boundary(page), { timeout: 30_000 }).toBe(before);
});

test("with several classes the picture says whose lines and rings it shows", async () => {
  const page = await settled("#v=1&data=blobs&data.nCenters=3&step=2");
  await expectText(page.locator(".support-vector-machine-about"), "lines and rings: class 0 against class 1");
  await page.keyboard.press("End");
  await expectText(page.locator(".support-vector-machine-about"), "rings: of all 3 pairs of classes");
});

describe("hyper-parameters", () => {
  test("a smaller C lets more points pay", async () => {
    const page = await settled("#v=1&step=9999");
    await expectSaid(page, "Solved in");
    const few = await rings(page);
    await page.getByRole("spinbutton", { name: "Cost of errors C" }).fill("0.01");
    await page.getByRole("spinbutton", { name: "Cost of errors C" }).press("Enter");
    await expect.poll(() => rings(page), { timeout: 30_000 }).toBeGreaterThan(few);
  });

  test("what the linear kernel does not have rests; the radial one has γ", async () => {
    const page = await settled();
    expect(await page.getByRole("spinbutton", { name: "γ", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("combobox", { name: "Kernel" }).selectOption("rbf");
    await page.getByRole("radio", { name: "own γ" }).check({ force: true });
    await expect.poll(() => page.getByRole("spinbutton", { name: "γ", exact: true }).isEnabled()).toBe(true);
  });

  test("the sweep's chart over C is offered, and the step's box", async () => {
    const page = await settled("#v=1&step=3&panel=step");
    await expectText(page.locator(".support-vector-machine-box"), "Largest disagreement now");
    await page.getByRole("radio", { name: "C and γ" }).check({ force: true });
    await expectText(page.locator(".lab-charts"), "Accuracy over C");
  });

  test("points without classes to tell apart: an explanation, and the page goes on", async () => {
    const page = await open("support-vector-machine/#v=1&data=blobs&data.nCenters=1", { reducedMotion: "reduce" });
    await expectText(page.locator(".player-error"), "All training points are of one class");
    await page.getByRole("spinbutton", { name: "Clouds" }).fill("2");
    await page.getByRole("spinbutton", { name: "Clouds" }).press("Enter");
    await expectSaid(page, "there is no boundary yet");
  });

  test("a malformed link opens the page as usual, and says why", async () => {
    const page = await open("support-vector-machine/#v=1&C=-3&kernel=cosine", { reducedMotion: "reduce" });
    await expectText(page.locator(".lab-notices"), "This link could not be opened");
    await expectText(page.locator(".player-place"), /of [1-9]/);
  });
});

test("the lesson's islands: a plane that parts the rings, and the loss that forgets", async () => {
  const page = await settled();
  const lift = await islandOf(page, 0);
  await expectText(lift, "The plane parts the rings");
  await lift.getByRole("slider", { name: "Plane at" }).press("Home");
  await expectText(lift, "on the wrong side of the plane");
  const losses = await islandOf(page, 2);
  await expectText(losses, "forgets the example");
  await losses.getByRole("slider").press("Home");
  await expectText(losses, "On the wrong side");
});

test("the reliability diagram: of the score, whatever C, and of a rare class that was weighted", async () => {
  const page = await settled();
  const island = await islandOf(page, 1);
  await expectText(island, /squashed: where \d.*Platt’s sigmoid: where \d/);
  const said = (await island.locator("[aria-live]").textContent())!;
  await island.getByRole("slider", { name: "Cost of errors C" }).press("End");
  await island.locator("[aria-live]").filter({ hasNotText: said }).waitFor();
  await island.getByRole("combobox").selectOption("weights");
  await expectText(island, /as it says: where \d.*odds divided by the weight: where \d/);
});

/** Where on the screen the first support vector with a multiplier between the bounds lies. */
function firstFree(page: Page): Promise<{ x: number; y: number }> {
  return page.locator(".support-vector-machine-marks .support-vector-machine-free").evaluate((path) => {
    const [, left, middle, radius] = /^M([\d.]+),([\d.]+)a([\d.]+)/.exec(path.getAttribute("d")!)!.map(Number);
    const { x, y } = new DOMPoint(left! + radius!, middle!).matrixTransform((path as SVGPathElement).getScreenCTM()!);
    return { x, y };
  });
}

/** How far two paths of the boundary lie apart where they begin, in pixels. */
function lengthBetween(a: string, b: string): number {
  const [first, other] = [a, b].map((path) => path.slice(1).split("L")[0]!.split(",").map(Number));
  return Math.hypot(first![0]! - other![0]!, first![1]! - other![1]!);
}
