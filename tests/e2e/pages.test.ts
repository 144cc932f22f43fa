/** Every page as it is served: readable without scripts, whole from any sub-path. What it is at work: awake.test.ts. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { algorithmOf, concepts } from "../../demos/catalogue";
import { awake, openQuestions, useBrowser } from "./browser";

const open = useBrowser();
const paths = ["", ...concepts.map(({ slug }) => `${slug}/`)];
const html = new Map<string, string>();

beforeAll(async () => {
  for (const path of paths) html.set(path, await (await fetch(inject("site") + path)).text());
});

const first = (pattern: RegExp, path: string): string | undefined => html.get(path)!.match(pattern)?.[1];

describe("without scripts", () => {
  test("every page has a title and a description of its own", () => {
    for (const pattern of [/<title>([^<]+)<\/title>/, /<meta name="description" content="([^"]+)"/]) {
      const found = paths.map((path) => first(pattern, path));
      expect(found).not.toContain(undefined);
      expect(new Set(found).size).toBe(paths.length);
    }
  });

  test("home names every concept and links to it", () => {
    for (const { slug, title, summary } of concepts) {
      expect(html.get("")).toContain(`<a href="${slug}/">${title}</a>`);
      expect(html.get("")).toContain(summary);
    }
  });

  test.each(concepts)("the page of $slug has its lesson, its code, its questions and its exercise", async (concept) => {
    const { slug, title } = concept;
    const page = await open(`${slug}/`, { javaScriptEnabled: false });
    expect(await page.locator("h1").innerText()).toBe(title);
    expect((await page.locator("#read").innerText()).split(/\s+/).length).toBeGreaterThan(300);
    const reference = readFileSync(`algorithms/${algorithmOf(concept)}/index.ts`, "utf8");
    const shown = await page.locator("#code .code-file").first().locator(".code-text").allTextContents();
    expect(shown.join("\n")).toBe(reference.trimEnd());
    expect(await page.locator("#questions .question").count()).toBeGreaterThanOrEqual(5);
    expect((await page.locator("#rebuild").innerText()).length).toBeGreaterThan(100);
    expect(await page.locator("#read [data-island=experiment]").first().innerText()).not.toBe("");
  });
});

test("the page for an unknown address leads home, however deep it is", async () => {
  const page = await open("none/at/all", { expected: /404/ });
  expect(await page.locator("h1").innerText()).toBe("There is no page at this address.");
  await expect.poll(() => page.getByRole("link").evaluate((link) => (link as HTMLAnchorElement).href)).toBe(inject("site"));
});

describe("in a browser", () => {
  test("every page has the policy by which it can send nothing to another site", async () => {
    const policies = paths.map((path) => first(/<meta http-equiv="Content-Security-Policy" content="([^"]+)"/, path));
    expect(policies).not.toContain(undefined);
    expect(new Set(policies).size).toBe(1);
    const page = await open("", { expected: /elsewhere\.invalid/ });
    const refused = page.evaluate(() => new Promise<string>((resolve) => {
      addEventListener("securitypolicyviolation", ({ blockedURI }) => resolve(blockedURI));
      void fetch("https://elsewhere.invalid/").catch(() => {});
    }));
    expect(await refused).toBe("https://elsewhere.invalid/");
  });

  /** A page that listens to nothing yet, and what lets it. */
  async function openAsleep(path: string): Promise<{ page: Page; release: () => void }> {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const page = await open("");
    await page.route(/\/assets\/(?!preact|client)[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${inject("site")}${path}`);
    return { page, release };
  }

  test("what is moved before the page listens is moved again when it does", async () => {
    const { page, release } = await openAsleep("k-means/");
    await page.getByRole("slider", { name: "Clusters k" }).press("ArrowRight");
    await page.getByRole("radio", { name: "random" }).check();
    await page.getByRole("combobox", { name: "Data", exact: true }).selectOption({ label: "Moons" });
    release();
    await awake(page);
    // The number beside a slider says what the model has.
    await expect.poll(() => page.getByRole("spinbutton", { name: "Clusters k" }).inputValue()).toBe("5");
    expect(await page.getByRole("slider", { name: "Clusters k" }).inputValue()).toBe("5");
    expect(await page.getByRole("radio", { name: "random" }).isChecked()).toBe(true);
    expect(await page.getByRole("combobox", { name: "Data", exact: true }).locator("option:checked").innerText()).toBe("Moons");
    // Its own controls are those of the data that was chosen.
    await page.getByRole("spinbutton", { name: "Clouds" }).waitFor({ state: "detached" });
  });

  test("what is moved before a page opens its link stays moved, and the rest is the link's", async () => {
    const { page, release } = await openAsleep("k-means/#v=1&nClusters=7&init=random");
    await page.getByRole("slider", { name: "Clusters k" }).press("ArrowRight");
    release();
    await expect.poll(() => page.getByRole("radio", { name: "random" }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole("spinbutton", { name: "Clusters k" }).inputValue()).toBe("5");
  });

  test("the theme that was chosen stays, and is there before the page is painted", async () => {
    const page = await open("", { colorScheme: "light" });
    await awake(page);
    const toggle = page.getByRole("button", { name: /^Theme/ });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const bars = () => page.locator("meta[name=theme-color]").evaluateAll((metas) =>
      (metas as HTMLMetaElement[]).filter(({ media }) => matchMedia(media).matches).map(({ dataset }) => dataset.paper));
    const light = await paper();
    await toggle.click();
    expect(await paper()).toBe(light);
    await toggle.click();
    expect(await paper()).not.toBe(light);
    expect(await bars()).toEqual(["dark"]);
    await page.reload({ waitUntil: "commit" });
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await awake(page);
    await page.getByRole("button", { name: "Theme: dark. Change to auto." }).click();
    expect(await paper()).toBe(light);
    expect(await bars()).toEqual(["light"]);
  });

  test("on the narrowest phone every section of a page can be seen in its bar, and tapped", async () => {
    const page = await open("k-means/", { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    const bar = page.getByRole("navigation", { name: "Sections of this page" });
    const [seen, links] = await Promise.all([bar.boundingBox(), bar.getByRole("link").evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON() as DOMRect))]);
    expect(links).toHaveLength(5);
    for (const { left, right, width, height } of links) {
      expect(left).toBeGreaterThanOrEqual(seen!.x);
      expect(right).toBeLessThanOrEqual(seen!.x + seen!.width);
      expect(width).toBeGreaterThanOrEqual(24);
      expect(height).toBeGreaterThanOrEqual(44);
    }
  });

  test("a visit that begins at a question's address finds it open", async () => {
    const id = first(/<details class="question" id="([^"]+)"/, `${concepts[0]!.slug}/`)!;
    const page = await open(`${concepts[0]!.slug}/#${id}`);
    await expect.poll(() => openQuestions(page)).toEqual([id]);
  });
});
