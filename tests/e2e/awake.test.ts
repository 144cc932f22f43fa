/** Every page at work: its parts are seen together, it complains of nothing, leads nowhere wrong, fits every window and is accessible. */
import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { algorithmOf, concepts, type Concept } from "../../demos/catalogue";
import { awake, awakeAll, openQuestions, useBrowser } from "./browser";

const open = useBrowser();
const visit = (path: string): Promise<Page> => open(path, { colorScheme: "light", reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"] });

test("the home page wakes without complaint, its links lead somewhere, it fits every window and is accessible in both themes", async () => {
  await expectSoundAwake(await visit(""));
});

// One visit for all: to open a page and to wake everything on it is what takes long.
test.each(concepts)("$slug: stage, controls and charts are seen together at 1280 × 800; a question opens at its address; a line of code has one, and a file can be copied; it wakes without complaint, its links lead somewhere, it fits every window and is accessible in both themes", async (concept) => {
  const page = await visit(`${concept.slug}/`);
  await awake(page);
  await expectSeenTogether(page);
  await expectOneQuestionOpen(page);
  await expectItsCode(page, concept);
  await expectSoundAwake(page);
});

async function expectSeenTogether(page: Page): Promise<void> {
  for (const part of [".lab-controls", ".lab-stage", ".lab-player", ".lab-charts"]) {
    const box = await page.locator(part).boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(800);
    expect(Math.min(box!.width, box!.height)).toBeGreaterThan(30);
  }
}

async function expectOneQuestionOpen(page: Page): Promise<void> {
  const id = (await page.locator(".question").first().getAttribute("id"))!;
  await page.evaluate((hash) => (location.hash = hash), id);
  await expect.poll(() => openQuestions(page)).toEqual([id]);
}

async function expectItsCode(page: Page, concept: Concept): Promise<void> {
  await page.locator(".code-number").nth(2).click();
  expect(new URL(page.url()).hash).toBe("#code-index-3");
  await page.locator("#code").getByRole("button", { name: "Copy" }).first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(readFileSync(`algorithms/${algorithmOf(concept)}/index.ts`, "utf8"));
}

async function expectSoundAwake(page: Page): Promise<void> {
  await awakeAll(page);
  expect(await dangling(page)).toEqual([]);
  const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  for (const width of [360, 390, 768, 2560, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.evaluate(axe.source);
  // Every line of code is like the first ones, and there are thousands of words in them.
  await page.locator(".code-line:nth-child(n + 30), .code-file + .code-file .code-line:nth-child(n + 4)").evaluateAll((lines) => lines.forEach((line) => line.remove()));
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(light);
  // A theme changes colours and nothing else.
  expect(await violations(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
}

/** The links of a page that lead nowhere: to a place that it does not have, or to a page of the site that is not there. */
async function dangling(page: Page): Promise<string[]> {
  const links = await page.locator("a[href]").evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(concepts.length);
  const here = page.url().replace(/#.*/, "");
  const elsewhere = [...new Set(links.map((link) => link.replace(/#.*/, "")))].filter((link) => link !== here && link.startsWith(inject("site")));
  const lost = await Promise.all(elsewhere.map(async (link) => ((await fetch(link)).ok ? [] : [link])));
  const places = links.filter((link) => link.startsWith(`${here}#`) && !link.startsWith(`${here}#v=`)).map((link) => link.slice(here.length + 1));
  return [...lost.flat(), ...(await page.evaluate((ids) => ids.filter((id) => id && !document.getElementById(id)), places))];
}

/** What axe finds wrong with a page: by all of its rules, or by those that are named. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"], ...(runOnly ? { runOnly } : {}) }),
    rules as string[] | undefined,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`);
}
