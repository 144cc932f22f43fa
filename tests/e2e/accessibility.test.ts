/** Every page with everything on it awake, in both themes, by the rules of axe. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { concepts } from "../../demos/catalogue";
import { awakeAll, useBrowser } from "./browser";

const open = useBrowser();

test.each(["", ...concepts.map(({ slug }) => `${slug}/`)])("/%s is accessible in both themes", async (path) => {
  const page = await open(path, { colorScheme: "light", reducedMotion: "reduce" });
  await awakeAll(page);
  await page.evaluate(axe.source);
  // Every line of code is like the first ones, and there are thousands of words in them.
  await page.locator(".code-line:nth-child(n + 30)").evaluateAll((lines) => lines.forEach((line) => line.remove()));
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(light);
  // A theme changes colours and nothing else.
  expect(await violations(page, ["color-contrast", "link-in-text-block"])).toEqual([]);
});

/** What axe finds wrong with a page: by all of its rules, or by those that are named. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"], ...(runOnly ? { runOnly } : {}) }),
    rules as string[] | undefined,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`);
}
