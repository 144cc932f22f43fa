/** The k-means page as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser } from "./browser";

const open = useBrowser();

/** The page with its run computed and standing still at its end. */
async function settled(hash = "", options: Parameters<typeof open>[1] = {}): Promise<Page> {
  const page = await open(`k-means/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await page.locator(".player-place").filter({ hasText: /of [1-9]/ }).waitFor();
  return page;
}

const button = (page: Page, name: string): Locator => page.getByRole("group", { name: "Player" }).getByRole("button", { name });
const says = (page: Page): Locator => page.locator(".description");
const inertia = async (page: Page): Promise<number> => Number(await page.locator(".lab-facts dd").first().innerText());
const centre = (page: Page, number: number): Locator => page.getByRole("button", { name: `Centre ${number},` });
const field = (page: Page, name: string): Locator => page.getByRole("spinbutton", { name });

async function toEnd(page: Page): Promise<void> {
  await button(page, "To the last step").click();
  await says(page).filter({ hasText: "Done after" }).waitFor();
}

describe("the run", () => {
  test("plays by itself to the end, and steps back to where no point is assigned", async () => {
    const page = await open("k-means/");
    await says(page).filter({ hasText: "Done after" }).waitFor();
    await page.keyboard.press("Home");
    await says(page).filter({ hasText: "no point belongs to any of them yet" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await says(page).filter({ hasText: "iteration 1, assign" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await says(page).filter({ hasText: "iteration 1, update" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await says(page).filter({ hasText: "iteration 1, assign" }).waitFor();
  });

  test("never shows a rising inertia", async () => {
    const page = await settled();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    let before = Infinity;
    while (await button(page, "One step on").isEnabled()) {
      const now = await inertia(page);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
      await button(page, "One step on").click();
    }
    await says(page).filter({ hasText: "Done after" }).waitFor();
  });
});

describe("hyper-parameters", () => {
  test("a typed k has as many centres; a wrong one is refused and explained, and resets", async () => {
    const page = await settled();
    await field(page, "Clusters k").fill("7");
    await field(page, "Clusters k").press("Enter");
    await centre(page, 7).waitFor();
    await field(page, "Clusters k").fill("99");
    await field(page, "Clusters k").press("Enter");
    await page.getByText("Clusters k must be an integer in 1..12; got 99").waitFor();
    expect(await centre(page, 7).count()).toBe(1);
    await field(page, "Clusters k").press("Escape");
    await page.getByRole("button", { name: "Reset Clusters k to 4" }).click();
    await centre(page, 4).waitFor();
    await expect.poll(() => centre(page, 5).count()).toBe(0);
  });

  test("sliders work with the keyboard", async () => {
    const page = await settled();
    await page.getByRole("slider", { name: "Clusters k" }).press("ArrowRight");
    await centre(page, 5).waitFor();
  });

  test("too few points for k: an explanation, and the page goes on", async () => {
    const page = await settled("#v=1&data.nSamples=10&nClusters=12");
    await page.getByText("There are 10 points, too few for 12 clusters").first().waitFor();
    await field(page, "Clusters k").fill("3");
    await field(page, "Clusters k").press("Enter");
    await centre(page, 3).waitFor();
  }, 60_000);
});
