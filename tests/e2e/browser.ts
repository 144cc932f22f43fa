/** A page of the built site in a real browser, watched for what no visitor should get. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished } from "vitest";
import { chromiumFlags, findChromium } from "../../tools/chromium.mjs";


export interface VisitOptions extends BrowserContextOptions {
  /** What may be complained of all the same. */
  readonly expected?: RegExp;
}

/**
 * One browser for the tests of a file. Call it at the top of the file; it gives what opens a page. A test fails if its
 * pages meet errors or warnings in the console, failed requests, or requests to another origin.
 */
export function useBrowser(): (path: string, options?: VisitOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  });
  afterAll(() => browser?.close());

  /** @param path below the site, as "k-means/" */
  return async (path, { expected, ...options } = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const problems = watch(page);
    onTestFinished(async () => {
      await context.close();
      expect(problems.filter((problem) => !expected?.test(problem))).toEqual([]);
    });
    await page.goto(inject("site") + path);
    return page;
  };
}

function watch(page: Page): string[] {
  const problems: string[] = [];
  const { origin } = new URL(inject("site"));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("requestfailed", (request) => {
    // A page that is left or closed drops what it was loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) problems.push(`elsewhere: ${request.url()}`);
  });
  return problems;
}

/** Waits until the page's islands that work at once are awake. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[data-island][data-when=now]:not([data-awake])") === null);
}

/** Waits until all the page's islands are awake. They wake as they come near: so everything is unfolded and scrolled past. */
export async function awakeAll(page: Page): Promise<void> {
  await page.locator(".question").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
  await page.evaluate(async () => {
    for (const island of document.querySelectorAll("[data-island]")) {
      island.scrollIntoView({ behavior: "instant" });
      // What comes into view is told after a frame was painted.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    scrollTo({ top: 0, behavior: "instant" });
  });
  await expect.poll(() => page.locator("[data-island]:not([data-awake])").evaluateAll((islands) => islands.map((island) => (island as HTMLElement).dataset.island))).toEqual([]);
}

/** The ids of the questions that are open. */
export const openQuestions = (page: Page): Promise<string[]> => page.locator(".question[open]").evaluateAll((all) => all.map(({ id }) => id));
