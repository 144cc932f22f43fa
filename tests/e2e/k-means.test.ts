/** The k-means page as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed, standing still. */
async function settled(hash = "", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`k-means/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);

async function expectCentres(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.getByRole("button", { name: /^Centre \d/ }).count()).toBe(count);
}

const player = (page: Page, name: string): Locator => page.getByRole("group", { name: "Player" }).getByRole("button", { name });
const centre = (page: Page, number: number): Locator => page.getByRole("button", { name: `Centre ${number},` });
const inertia = async (page: Page): Promise<number> => Number((await page.locator(".facts dd").first().innerText()).replaceAll(",", ""));

async function type(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole("spinbutton", { name }).fill(value);
  await page.getByRole("spinbutton", { name }).press("Enter");
}

/** Where a mark is on the screen. */
async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = (await place.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2);
  await page.mouse.move(from.x + by.x, from.y + by.y);
  await page.mouse.up();
}

describe("the run", () => {
  test("plays by itself to the end, and steps back to where no point is assigned", async () => {
    const page = await open("k-means/");
    await expectSaid(page, "Done after");
    await page.keyboard.press("Home");
    await expectSaid(page, "no point belongs to any of them yet");
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "Iteration 1, assign");
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "Iteration 1, update");
    await page.keyboard.press("ArrowLeft");
    await expectSaid(page, "Iteration 1, assign");
  });

  test("never shows a rising inertia", async () => {
    const page = await settled();
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "Iteration 1, assign");
    let before = Infinity;
    for (let step = 2; await player(page, "One step on").isEnabled(); step++) {
      const now = await inertia(page);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
      await page.keyboard.press("ArrowRight");
      await expectText(page.locator(".player-place"), `Step ${step} of`);
    }
    await expectSaid(page, "Done after");
  });
});

describe("hyper-parameters", () => {
  test("a typed k has as many centres; a wrong one is refused and explained; reset restores", async () => {
    const page = await settled();
    await type(page, "Clusters k", "7");
    await expectCentres(page, 7);
    await type(page, "Clusters k", "99");
    await expectText(page.locator("body"), "Clusters k must be an integer in 1..12; got 99");
    await expectCentres(page, 7);
    await page.getByRole("spinbutton", { name: "Clusters k" }).press("Escape");
    await page.getByRole("button", { name: "Reset Clusters k to 4" }).click();
    await expectCentres(page, 4);
  });

  test("sliders work with the keyboard, and undo takes back", async () => {
    const page = await settled();
    await page.getByRole("slider", { name: "Clusters k" }).press("ArrowRight");
    await expectCentres(page, 5);
    await page.keyboard.press("Control+z");
    await expectCentres(page, 4);
  });

  test("too few points for k: an explanation, and the page goes on", async () => {
    const page = await open("k-means/#v=1&data.nSamples=10&nClusters=12", { reducedMotion: "reduce" });
    await expectText(page.locator(".player-error"), "There are 10 points, too few for 12 clusters");
    await type(page, "Clusters k", "3");
    await expectCentres(page, 3);
  });
});

describe("hands on the stage", () => {
  test("a dragged centre stays where it was put, is told, survives a reload, and the run goes on from there", async () => {
    const page = await settled();
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, "Iteration 1, assign");
    const from = await middleOf(centre(page, 1));
    await drag(page, from, { x: 90, y: 60 });
    await expectSaid(page, "you moved a centre");
    const there = await middleOf(centre(page, 1));
    expect(Math.hypot(there.x - from.x - 90, there.y - from.y - 60)).toBeLessThan(2);

    await expect.poll(() => page.url()).toContain("did=");
    await page.reload();
    await expectSaid(page, "you moved a centre");
    const again = await middleOf(centre(page, 1));
    expect(Math.hypot(again.x - there.x, again.y - there.y)).toBeLessThan(1);
    await page.keyboard.press("End");
    await expectSaid(page, "Done after");
  });

  test("a focused centre moves by arrow keys, press after press", async () => {
    const page = await settled();
    const before = await middleOf(centre(page, 2));
    await centre(page, 2).focus();
    for (const step of [1, 2, 3]) {
      await page.keyboard.press("ArrowUp");
      await expectText(page.locator(".player-place"), `Step ${step} of`);
    }
    const after = await middleOf(centre(page, 2));
    expect(after.y).toBeLessThan(before.y - 5);
    expect(Math.abs(after.x - before.x)).toBeLessThan(1);
  });

  test("points are added, moved and deleted by keyboard, and all of it can be undone", async () => {
    const page = await settled();
    const stage = page.getByRole("application");
    await stage.focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    await expectText(page.locator(".lab-controls"), "1 edited point");
    await page.keyboard.press("Delete");
    await page.keyboard.press("a");
    await expectText(page.locator(".lab-controls"), "2 edited points");
    await expect.poll(() => page.url()).toContain("del");
    await page.locator(".lab-controls").getByRole("button", { name: /undo all/i }).click();
    await expect.poll(() => page.locator(".lab-controls").innerText()).not.toContain("edited point");
  });
});

describe("charts", () => {
  test("a click on the plot, not only on a point of it, seeks the step and chooses k", async () => {
    const page = await settled();
    const chart = (title: string) => page.getByRole("figure", { name: title }).locator("canvas");
    const { width, height } = (await chart("Inertia, half-step by half-step").boundingBox())!;
    await chart("Inertia, half-step by half-step").click({ position: { x: width - 14, y: height / 2 } });
    await expectSaid(page, "Done after");
    await chart("Inertia over k").click({ position: { x: width - 14, y: 20 } });
    await expectCentres(page, 10);
  });

  test("the spread over seeds is explained, and its numbers hold the mean", async () => {
    const page = await settled();
    await expectText(page.locator(".lab-charts"), "Mean of 8 seeds, from the lowest to the highest of them.");
    const figure = page.getByRole("figure", { name: "Silhouette over k" });
    await figure.locator("summary").click();
    await figure.getByRole("button", { name: "Open the data as a table" }).click();
    await expect.poll(() => page.getByRole("dialog").locator("tbody tr").count()).toBe(9);
    const rows = await page.getByRole("dialog").locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => Number(cell.textContent))));
    for (const [, mean, lowest, highest] of rows) {
      expect(mean).toBeGreaterThanOrEqual(lowest!);
      expect(mean).toBeLessThanOrEqual(highest!);
    }
  });
});

describe("links", () => {
  test("a copied state is the same picture elsewhere", async () => {
    const page = await settled();
    await type(page, "Clusters k", "6");
    await expectCentres(page, 6);
    await player(page, "To the last step").click();
    await expectSaid(page, "Done after");
    const facts = await page.locator(".facts").innerText();
    await expect.poll(() => page.url()).toMatch(/nClusters=6.*step=\d/);
    const elsewhere = await open(page.url().slice(inject("site").length), { reducedMotion: "reduce" });
    await expectSaid(elsewhere, "Done after");
    await expect.poll(() => elsewhere.locator(".facts").innerText()).toBe(facts);
  });

  const broken = [
    ["nClusters=1000", "nClusters must be an integer in 1..12; got “1000”"],
    ["nClusters=NaN", "NaN"],
    ["data=nowhere", "nowhere"],
    ["wizardry=1", "wizardry"],
    ["step=-1", "-1"],
    ["did=<script>alert(1)</script>", "script"],
    ["did=2:nothing:1", "nothing named “nothing” can be done here"],
  ] as const;

  test("a broken link opens the default, and says what was wrong; so does one that is followed inside the page", async () => {
    const [[first, wrong], ...others] = broken;
    const page = await open(`k-means/#v=1&${first}`, { reducedMotion: "reduce" });
    await expectText(page.locator(".lab-notices"), wrong);
    await expectCentres(page, 4);
    const follow = (hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), `#v=1&${hash}`);
    for (const [hash, named] of others) {
      await follow("nClusters=6");
      await expectCentres(page, 6);
      await expect.poll(() => page.locator(".lab-notices").innerText()).toBe("");
      await follow(hash);
      await expectText(page.locator(".lab-notices"), named);
      await expectCentres(page, 4);
    }
  });
});

describe("data", () => {
  test("a real table with its missing values, its columns and its licence", async () => {
    const page = await settled();
    await page.getByRole("combobox", { name: "Data" }).selectOption("penguins");
    await expectText(page.locator(".lab-notices"), /2 (of 344 )?rows/i);
    await expectText(page.locator(".lab-controls"), "CC0");
    await expectCentres(page, 4);
  });

  test("one's own CSV file; a broken one says which row, and the stage stays", async () => {
    const page = await settled();
    const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    const input = page.locator(".lab-controls input[type=file]").first();
    await input.setInputFiles(file("mine.csv", "a;b;kind\n1,5;2;x\n3;4,5;y\n5;6;x\n7;9;y\n8;9;x\n"));
    await expectText(page.locator(".plane"), "a");
    await expectCentres(page, 4);
    await input.setInputFiles(file("broken.csv", "a,b\n1,2\n3,4,5\n6,7\n"));
    await expectText(page.locator(".lab-controls"), "Line 3 has 3 values, where the header has 2.");
    await expectCentres(page, 4);
    await expect.poll(() => page.url()).toContain("table.inline");
    await page.reload();
    await expectText(page.locator(".lab-controls"), "mine");
    await expectCentres(page, 4);
  });
});

describe("the lesson", () => {
  test("an experiment: predict, run, see the numbers, open it in the demo", async () => {
    const page = await settled();
    const card = page.locator("#read .experiment").filter({ hasText: "In how many does the inertia rise?" });
    await card.scrollIntoViewIfNeeded();
    await card.getByRole("radio", { name: "In none" }).check();
    await card.getByRole("button", { name: /run/i }).click();
    await expectText(card, "No half-step of k-means ever raises the inertia.");
    await expectText(card.locator("tr").filter({ hasText: "the inertia rose in" }), "0");
    await card.getByRole("link", { name: "Open in the demo" }).click();
    await expectCentres(page, 6);
  });

  test("a picture's palette: fewer colours, smaller, and worse", async () => {
    const page = await settled();
    const palette = page.locator(".palette");
    await palette.scrollIntoViewIfNeeded();
    const errorOf = async () => Number((await palette.getByRole("status").innerText()).match(/off by ([\d.]+)/)![1]);
    await expectText(palette, "In 8 colours");
    await expectText(palette, /become \d/);
    await palette.getByRole("combobox", { name: "Colours k" }).selectOption("2");
    await expectText(palette, "In 2 colours");
    const coarse = await errorOf();
    await palette.getByRole("combobox", { name: "Colours k" }).selectOption("64");
    await expectText(palette, "In 64 colours");
    await expect.poll(errorOf).toBeLessThan(coarse);
  });

  test("one's own picture: broken, it is refused; of one colour, it is not said to have eight", async () => {
    const page = await settled();
    const palette = page.locator(".palette");
    await palette.scrollIntoViewIfNeeded();
    await expectText(palette, "In 8 colours");
    const file = palette.locator("input[type=file]");
    await file.setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await expectText(palette.getByRole("alert"), "broken.png could not be read as a picture");
    const plain = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="green"/></svg>`;
    await file.setInputFiles({ name: "plain.svg", mimeType: "image/svg+xml", buffer: Buffer.from(plain) });
    await expectText(palette.locator("figcaption"), /^In 1 colour$/);
    expect(await palette.getByRole("list", { name: "The palette" }).getByRole("listitem").count()).toBe(1);
    await expectText(palette.getByRole("status"), "300 bytes of plain pixels become 16 bytes");
  });
});

test("forced colours leave the cells and the points of a picture apart", async () => {
  const page = await settled("#v=1&step=1", { forcedColors: "active" });
  await expectSaid(page, "Iteration 1, assign");
  const coloursOf = (layer: number) =>
    page.locator("canvas.plane-canvas").nth(layer).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      const counts = new Map<number, number>();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      return [...counts].filter(([pixel, count]) => pixel !== 0 && count > 100).length;
    });
  expect(await coloursOf(0)).toBeGreaterThanOrEqual(4);
  expect(await coloursOf(1)).toBeGreaterThanOrEqual(4);
});

test("10,000 points run to the end", async () => {
  const page = await settled();
  await type(page, "Points", "10000");
  await player(page, "To the last step").click();
  await expectSaid(page, "Done after");
  await expectCentres(page, 4);
});
