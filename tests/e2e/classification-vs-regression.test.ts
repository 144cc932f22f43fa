/** The page of two heads as a person uses it. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();
const slug = "classification-vs-regression";

/** The page with its run computed, at the end of it. */
async function settled(hash = "", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`${slug}/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  await page.keyboard.press("End");
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const row = (page: Page, head: string): Locator => page.locator(".classification-vs-regression-scores tbody tr").filter({ hasText: head });
const counts = (page: Page): Promise<string[]> => page.locator(".confusion tbody td").allTextContents();

async function type(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole("spinbutton", { name }).fill(value);
  await page.getByRole("spinbutton", { name }).press("Enter");
}

/** Where a head's boundary begins and ends on the stage. */
function lineOf(page: Page, head: string): Promise<readonly number[]> {
  return page.locator(`.${slug}-line[data-head=${head}] line`).last()
    .evaluate((line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name))));
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

const movedBy = (before: readonly number[], after: readonly number[]): number => Math.max(...before.map((value, i) => Math.abs(value - after[i]!)));

test("plays by itself until both heads are solved, and steps back to the start", async () => {
  const page = await open(`${slug}/`);
  await expectSaid(page, "Solved in");
  await page.keyboard.press("Home");
  await expectSaid(page, "All coefficients are zero");
  await page.keyboard.press("ArrowRight");
  await expectSaid(page, "Step 1:");
});

describe("the far point", () => {
  test("turns the boundary of least squares, and not the logistic one", async () => {
    const page = await settled();
    await expectSaid(page, "Solved in");
    const before = { regression: await lineOf(page, "regression"), classification: await lineOf(page, "classification") };
    await page.locator(".lab-stage").getByRole("application").focus();
    for (let press = 0; press < 40 && !(await page.locator(".lab-stage .plane output").innerText()).includes("Point 2 of 40"); press++) await page.keyboard.press("PageDown");
    expect(await page.locator(".lab-stage .plane output").innerText()).toContain("Point 2 of 40, class 1");
    await drag(page, await middleOf(page.locator(".lab-stage .plane-focus-ring")), { x: 0, y: 250 });
    await expectText(page.locator(".lab-controls"), "1 edited point");
    await expect.poll(async () => movedBy(before.regression, await lineOf(page, "regression"))).toBeGreaterThan(30);
    // While it is solved anew the boundary is still on its way.
    await expect.poll(async () => movedBy(before.classification, await lineOf(page, "classification"))).toBeLessThan(4);
  });
});

describe("the threshold", () => {
  test("moves counts, figures and the boundary, and fits nothing anew", async () => {
    const page = await settled("#v=1&data=rare-class");
    await expectSaid(page, "Solved in");
    const [before, accuracy] = [await counts(page), await row(page, "logistic").innerText()];
    const line = await lineOf(page, "classification");
    await type(page, "Threshold", "0.1");
    await expect.poll(() => counts(page)).not.toEqual(before);
    const [, alarms, missed] = (await counts(page)).map(Number);
    expect(alarms).toBeGreaterThan(Number(before[1]));
    expect(missed).toBeLessThan(Number(before[2]));
    expect(await row(page, "logistic").innerText()).not.toBe(accuracy);
    expect(movedBy(line, await lineOf(page, "classification"))).toBeGreaterThan(5);
    await expectSaid(page, "Solved in");
    await expect.poll(() => page.url()).toContain("threshold=0.1");
    await page.reload();
    await expectText(page.locator(".confusion tbody td").nth(1), String(alarms));
  });

  test("at 1 nothing is called positive, and there is no logistic boundary to draw", async () => {
    const page = await settled("#v=1&threshold=1");
    await expect.poll(async () => (await counts(page)).map(Number)).toEqual([20, 0, 20, 0]);
    expect(await page.locator(`.${slug}-line[data-head=classification]`).count()).toBe(0);
  });
});

test("each side of the answers has its charts", async () => {
  const page = await settled();
  const choose = (name: string) => page.getByRole("radiogroup", { name: "Charts" }).getByRole("radio", { name }).check();
  for (const [name, ...titles] of [
    ["losses", "Loss by margin, each point on both", "What both heads answer"],
    ["residuals", "Residuals of least squares", "Predicted and true, logistic"],
    ["run", "Half mean square, regression", "Log loss, classes"],
    ["counts", "ROC", "Precision, recall"],
  ] as const) {
    await choose(name);
    for (const title of titles) await expect.poll(() => page.getByRole("figure", { name: title }).locator("canvas").count()).toBe(1);
  }
});

describe("more than two classes", () => {
  test("stars have a third head, whose thresholds are four parallel lines", async () => {
    const page = await settled("#v=1&data=ratings");
    await expectText(row(page, "thresholds"), "%");
    await page.getByRole("radiogroup", { name: "Head shown" }).getByRole("radio", { name: "ordinal" }).check();
    await expect.poll(() => page.locator(`.${slug}-line[data-head=ordinal]`).count()).toBe(4);
    expect(await page.locator(".confusion tbody tr").count()).toBe(5);
    await page.getByRole("radiogroup", { name: "Charts" }).getByRole("radio", { name: "losses" }).check();
    await expectText(page.locator(".lab-charts"), "choose data with two, or two bins");
  });

  test("numbers are cut into as many classes as there are bins", async () => {
    const page = await settled("#v=1&data=diabetes");
    await expect.poll(() => page.locator(".confusion tbody tr").count()).toBe(3);
    await type(page, "Bins", "5");
    await expect.poll(() => page.locator(".confusion tbody tr").count()).toBe(5);
    await type(page, "Bins", "2");
    await page.getByRole("figure", { name: "ROC" }).locator("canvas").waitFor();
  });
});

describe("what cannot be fitted", () => {
  test("a learning rate beyond the limit is explained, and the page goes on", async () => {
    const page = await open(`${slug}/#v=1&solver=batch&learningRate=1`, { reducedMotion: "reduce" });
    await awake(page);
    await page.keyboard.press("End");
    await expectText(page.locator(".player-error"), /Least squares diverged with a learning rate of 1\. Above 2\/λmax = 0\.\d+ here/);
    await type(page, "Learning rate", "0.01");
    await expect.poll(() => page.locator(".player-error").filter({ hasText: "diverged" }).count()).toBe(0);
  });

  test("separable classes without a penalty are told", async () => {
    const page = await settled("#v=1&penalty=none&data=two-gaussians&data.noise=0.4");
    await page.keyboard.press("End");
    await expectSaid(page, "larger coefficients are always better");
  });

  test("a table with one class says what is missing", async () => {
    const page = await settled();
    await page.locator(".lab-controls input[type=file]").first()
      .setInputFiles({ name: "one.csv", mimeType: "text/csv", buffer: Buffer.from("a,b,kind\n1,2,x\n3,4,x\n5,7,x\n8,9,x\n") });
    await expectText(page.locator(".player-error"), "All training points are of one class");
  });
});

describe("links", () => {
  test.each([
    ["shown=neither", "shown must be one of regression, classification, ordinal"],
    ["threshold=2", "threshold must be a number in 0..1"],
    ["bins=many", "many"],
    ["solver=magic", "magic"],
  ])("%s opens the default, and says what was wrong", async (hash, named) => {
    const page = await open(`${slug}/#v=1&${hash}`, { reducedMotion: "reduce" });
    await expectText(page.locator(".lab-notices"), named);
    await row(page, "logistic").waitFor();
  });

  test("a copied state is the same picture elsewhere", async () => {
    const page = await settled("#v=1&data=breast-cancer&show.test=0.3&solver=mini-batch&learningRate=0.001&epochs=1");
    await expectSaid(page, "the budget spent");
    const figures = await page.locator(`.${slug}-scores`).innerText();
    expect(figures).toContain("171 points held out");
    const elsewhere = await settled(new URL(page.url()).hash);
    await expectSaid(elsewhere, "the budget spent");
    await expect.poll(() => elsewhere.locator(`.${slug}-scores`).innerText()).toBe(figures);
  });
});

test("an experiment: predict, run, see the numbers, open it in the demo", async () => {
  const page = await settled();
  const card = page.locator("#read .experiment").filter({ hasText: "One of 40 points moves far out" });
  await card.scrollIntoViewIfNeeded();
  await card.getByRole("radio", { name: "That of least squares" }).check();
  await card.getByRole("button", { name: /run/i }).click();
  await expectText(card.locator("tr").filter({ hasText: "the logistic boundary turns" }), "°");
  await card.getByRole("link", { name: "Open in the demo" }).click();
  await expectText(page.getByRole("figure", { name: "What both heads answer" }), "What both heads answer");
});

test("one feature: a point sent far takes the line along, and not the curve", async () => {
  const page = await settled();
  await page.locator(".island-own").scrollIntoViewIfNeeded();
  const island = page.locator(".island-own[data-awake]");
  const said = island.locator("[aria-live=polite]").filter({ hasText: "crosses a half" });
  await said.waitFor();
  const before = await said.innerText();
  const wrong = (text: string): number[] => [...text.matchAll(/(\d+)(?: of \d+ points)? wrong/g)].map(([, number]) => Number(number));
  await island.getByRole("button", { name: "Send one point far" }).click();
  await expect.poll(() => said.innerText(), { timeout: 30_000 }).not.toBe(before);
  const [first, then] = [wrong(before), wrong(await said.innerText())];
  expect(then[0]).toBeGreaterThan(first[0]!);
  expect(then[1]).toBe(first[1]);
  await island.getByRole("button", { name: "Back" }).click();
  await expect.poll(() => said.innerText(), { timeout: 30_000 }).toBe(before);
});

test("on a phone nothing is wider than the screen", async () => {
  const page = await settled("#v=1&data=ratings&shown=ordinal", { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await row(page, "thresholds").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
