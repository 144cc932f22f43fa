/** The backpropagation page as a person uses it. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { awake, useBrowser, type VisitOptions } from "./browser";

const open = useBrowser();

/** The page with its run computed as far ahead as it is at first, standing still. */
async function settled(hash = "", options: VisitOptions = {}): Promise<Page> {
  const page = await open(`backpropagation/${hash}`, { reducedMotion: "reduce", ...options });
  await awake(page);
  await expectText(page.locator(".player-place"), /of [1-9]/);
  return page;
}

async function expectText(place: Locator, text: string | RegExp): Promise<void> {
  await place.filter({ hasText: text }).first().waitFor();
}

const expectSaid = (page: Page, text: string | RegExp): Promise<void> => expectText(page.locator(".description-seen"), text);
const said = (page: Page): Promise<string> => page.locator(".description-seen").innerText();

/** "Loss 0.155 in training" */
const trainingLoss = async (page: Page): Promise<number> => Number(/Loss (\S+) in training/.exec(await said(page))![1]);

const units = (page: Page, layer: number): Locator => page.getByRole("button", { name: new RegExp(`^Unit \\d+ of layer ${layer}$`) });
const unit = (page: Page, number: number, layer: number): Locator => page.getByRole("button", { name: `Unit ${number} of layer ${layer}`, exact: true });
const number = (page: Page, label: string): Locator => page.locator(".backpropagation-inspector").getByRole("spinbutton", { name: label, exact: true });
const feature = (page: Page, name: string): Locator => page.getByRole("button", { name: `Feature ${name}`, exact: true });

async function type(place: Locator, value: string): Promise<void> {
  await place.fill(value);
  await place.press("Enter");
}

/** The colours of the picture below the points, and of the diagram, as one text. */
const picture = (page: Page): Promise<string> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLCanvasElement>(".plane-canvas, .backpropagation-canvas")].map((canvas) => canvas.toDataURL()).join("\n"));

describe("training", () => {
  test("begins by itself; the loss falls, figures and curves follow", async () => {
    const page = await open("backpropagation/");
    await expectSaid(page, /^Epoch [1-9]\d+\./);
    await page.keyboard.press("Space");
    await page.keyboard.press("Home");
    await expectSaid(page, "nothing is learned yet");
    const before = await trainingLoss(page);
    await page.keyboard.press("ArrowRight");
    await expectSaid(page, /^Epoch 1\./);
    await page.getByRole("slider", { name: "Step" }).press("End");
    await expectSaid(page, /^Epoch [1-9]\d+\./);
    expect(await trainingLoss(page)).toBeLessThan(before);
    await expectText(page.locator(".backpropagation-scores"), /Epoch\s*\d+/);
    await expect.poll(() => page.getByRole("figure", { name: "Loss" }).locator("canvas").count()).toBe(1);
    expect(await page.getByRole("figure", { name: "Loss" }).locator(".chart-view").getAttribute("aria-label")).toMatch(/training from \S+ to \S+, test from/);
  });

  test("a learning rate that is changed on the way keeps the steps before it", async () => {
    const page = await settled("#v=1&step=20");
    await expectSaid(page, /^Epoch 20\./);
    const there = await said(page);
    await type(page.getByRole("spinbutton", { name: "Learning rate" }), "0.3");
    await expectSaid(page, /^Epoch 20\./);
    expect(await said(page)).toBe(there);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "One step on" }).click();
    await expectSaid(page, /^Epoch 21\./);
    const faster = await said(page);
    await page.keyboard.press("Control+z");
    await expect.poll(() => said(page)).not.toBe(faster);
    await expectSaid(page, /^Epoch 21\./);
  });

  test("divergence is explained, and the page goes on", async () => {
    const page = await open("backpropagation/#v=1&data=plane&learningRate=10&step=50", { reducedMotion: "reduce" });
    await expectText(page.locator(".player-error"), /The run diverged in epoch \d+: .*Try 1/);
    await type(page.getByRole("spinbutton", { name: "Learning rate" }), "0.01");
    await expect.poll(() => page.locator(".player-error").innerText()).toBe("");
    await expectSaid(page, /R² /);
  });
});

describe("the network", () => {
  test("layers and units come and go in place, and reset restores them", async () => {
    const page = await settled();
    await expect.poll(() => units(page, 1).count()).toBe(4);
    await page.getByRole("button", { name: "Add a unit to layer 1" }).click();
    await expect.poll(() => units(page, 1).count()).toBe(5);
    await page.getByRole("button", { name: "Add a hidden layer" }).click();
    await expect.poll(() => units(page, 3).count()).toBe(8);
    await page.getByRole("combobox", { name: "Activation of layer 3" }).selectOption("relu");
    await expect.poll(() => page.url()).toMatch(/layers=3.*units1=5.*activation3=relu/);
    await page.getByRole("button", { name: "Reset the features and layers" }).click();
    await expect.poll(() => units(page, 1).count()).toBe(4);
    await expect.poll(() => units(page, 3).count()).toBe(0);
  });

  test("a network that is changed while it plays is watched from its beginning; one that stands still stays at its step", async () => {
    const epoch = async (page: Page): Promise<number> => Number(/^Epoch (\d+)/.exec(await said(page))![1]);
    const page = await open("backpropagation/");
    await expect.poll(() => epoch(page), { timeout: 20_000 }).toBeGreaterThan(20);
    await page.getByRole("button", { name: "Add a unit to layer 2" }).click();
    await expect.poll(() => epoch(page)).toBeLessThan(20);
    await expect.poll(() => units(page, 2).count()).toBe(3);
    await page.close();

    const still = await settled("#v=1&step=10");
    await expectSaid(still, /^Epoch 10\./);
    const there = await said(still);
    await still.getByRole("button", { name: "Add a hidden layer" }).click();
    await expect.poll(() => said(still)).not.toBe(there);
    await expectSaid(still, /^Epoch 10\./);
  });

  test("features are switched by key, and arrow keys go from unit to unit", async () => {
    const page = await settled();
    await feature(page, "x₁").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => feature(page, "x₁²").getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => page.url()).toContain("x1Squared=");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate(() => document.activeElement!.getAttribute("aria-label"))).toMatch(/^Unit \d of layer 1$/);
  });

  test("a unit that is looked at is drawn large", async () => {
    const page = await settled("#v=1&step=10");
    await expectText(page.locator(".backpropagation-caption"), "How likely each class is");
    await unit(page, 2, 1).hover();
    await expectText(page.locator(".backpropagation-caption"), "Unit 2 of layer 1");
    await feature(page, "sin x₁").focus();
    await expectText(page.locator(".backpropagation-caption"), "sin x₁");
  });

  test("a weight is set by keyboard: typed, and moved by arrow keys; it is told, and undone it is as it was", async () => {
    const page = await settled("#v=1&step=5", { reducedMotion: "no-preference" });
    const before = await said(page);
    await unit(page, 2, 1).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement!.closest(".backpropagation-number")?.textContent)).toBe("bias");
    await type(number(page, "x₁"), "2.5");
    await expectSaid(page, /you changed the network/);
    await expectText(page.locator(".player-place"), "Step 6 of");
    await expect.poll(() => number(page, "x₁").inputValue()).toBe("2.5");
    // It is the same change still.
    for (const value of ["2.55", "2.6"]) {
      await number(page, "x₁").press("ArrowUp");
      await expect.poll(() => number(page, "x₁").inputValue()).toBe(value);
    }
    await expectText(page.locator(".player-place"), "Step 6 of");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement!.getAttribute("aria-label"))).toBe("Unit 2 of layer 1");
    await expect.poll(() => page.url()).toMatch(/did=5:weight:0:0:1:2.6&step=6$/);
    for (let i = 0; i < 3; i++) await page.keyboard.press("Control+z");
    await expectText(page.locator(".player-place"), "Step 5 of");
    expect(await said(page)).toBe(before);
    await expect.poll(() => page.url()).not.toContain("did=");
  });

  test("a click on a link opens its weight; pulling it is one change", async () => {
    const page = await settled("#v=1&layers=0&step=5");
    const [from, to] = await Promise.all([feature(page, "x₂").boundingBox(), page.getByRole("button", { name: "The output" }).boundingBox()]);
    // Half way, a link is half way between its ends.
    await page.mouse.click((from!.x + from!.width + to!.x) / 2, (from!.y + to!.y + from!.height) / 2);
    await expectText(page.locator(".backpropagation-inspector"), "Weight from x₂ to the output");
    const slider = page.getByRole("slider", { name: "Pull the weight from x₂ to the output" });
    const { x, y, width, height } = (await slider.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (const share of [0.6, 0.7, 0.8, 0.9]) await page.mouse.move(x + share * width, y + height / 2);
    await page.mouse.up();
    await expectSaid(page, /you changed the network/);
    await expectText(page.locator(".player-place"), "Step 6 of");
    await expect.poll(async () => (page.url().match(/weight/g) ?? []).length).toBe(1);
    expect(Number(await number(page, "x₂").inputValue())).toBeGreaterThan(2);

    // Once the run has gone on, it is another.
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expectSaid(page, /^Epoch (8|9|\d\d+)\./);
    await slider.press("ArrowRight");
    await expectSaid(page, /you changed the network/);
    await expect.poll(async () => (page.url().match(/weight/g) ?? []).length).toBe(2);
  });

  test("it is saved, and opened again with the same picture; a broken file is refused with a reason", async () => {
    const page = await settled("#v=1&units1=3&step=15");
    await expectSaid(page, /^Epoch 15\./);
    const figures = (await said(page)).replace(/^[^.]*\. /, "");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
    const text = await readFile((await download.path())!, "utf8");
    expect(JSON.parse(text)).toMatchObject({ features: ["x1", "x2"], loss: "logistic" });

    await page.getByRole("button", { name: "Add a unit to layer 1" }).click();
    await expect.poll(() => units(page, 1).count()).toBe(4);
    const file = (name: string, content: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    const input = page.locator(".backpropagation-bar input[type=file]");
    await input.setInputFiles(file("broken.json", text.replace('"logistic"', '"magic"')));
    await expectText(page.locator(".backpropagation-bar [role=alert]"), "magic");
    await input.setInputFiles(file("network.json", text));
    await expect.poll(() => units(page, 1).count()).toBe(3);
    await expectText(page.locator(".player-place"), "Step 1 of");
    await expectSaid(page, "you changed the network");
    await expect.poll(async () => (await said(page)).replace(/^[^.]*\. /, "")).toBe(figures);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => units(page, 1).count()).toBe(4);
    await expectText(page.locator(".player-place"), "Step 15 of");
  });

  test("the set-up is given as code", async () => {
    const page = await settled("#v=1&did=5:learningRate:0.1&step=3");
    await page.getByRole("button", { name: "Code", exact: true }).click();
    await expectText(page.getByRole("dialog"), "MLPClassifier");
    await page.getByRole("tab", { name: "TypeScript" }).click();
    await expectText(page.getByRole("tabpanel"), "trainEpoch(");
    await expectText(page.getByRole("tabpanel"), "learningRate: 0.1,");
  });
});

describe("the picture", () => {
  test("a link shows the same elsewhere, pixel by pixel", async () => {
    const page = await settled("#v=1&data=xor&units1=6&step=12");
    await expectSaid(page, /^Epoch 12\./);
    await page.getByRole("button", { name: "New model seed" }).click();
    await expect.poll(() => page.url()).toContain("seed");
    await expectSaid(page, /^Epoch 12\./);
    const [there, sentence] = [await picture(page), await said(page)];
    const elsewhere = await open(page.url().slice(inject("site").length), { reducedMotion: "reduce" });
    await expectSaid(elsewhere, sentence);
    await expect.poll(() => picture(elsewhere)).toBe(there);
  });

  test("what is only drawn otherwise begins no other run", async () => {
    const page = await settled("#v=1&step=30");
    await expectSaid(page, /^Epoch 30\./);
    const computed = async (): Promise<number> => Number(/of (\d+)/.exec(await page.locator(".player-place").innerText())![1]);
    await expect.poll(computed).toBe(90);
    await page.getByText("Picture", { exact: true }).click();
    await page.getByRole("switch", { name: "Discretize" }).check();
    await expectText(page.locator(".backpropagation-caption"), "The class decided for");
    await page.getByRole("switch", { name: "Logarithmic loss" }).check();
    await page.getByRole("switch", { name: "Show test points" }).uncheck();
    await expect.poll(() => page.url()).toMatch(/showTest=.*discretize=.*logLoss=/);
    expect(await computed()).toBe(90);
    await expectText(page.locator(".player-place"), "Step 30 of");
  });

  test("many classes have a confusion matrix that counts the points of the split", async () => {
    const page = await settled("#v=1&data=iris&step=20");
    await expectSaid(page, /^Epoch 20\./);
    const total = (): Promise<number> => page.locator(".confusion tbody td").evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent), 0));
    await expect.poll(total).toBe(60);
    await page.locator(".confusion").getByRole("radio", { name: "training" }).check();
    await expect.poll(total).toBe(90);
  });

  test("a real target has values instead of classes", async () => {
    const page = await settled("#v=1&data=plane&step=20");
    await expectSaid(page, /R² /);
    await expectText(page.locator(".backpropagation-scores"), "R²");
    expect(await page.getByRole("figure", { name: "Predicted and true values" }).count()).toBe(1);
  });

  test("Enter on a point opens its walk, and closing it leaves the point", async () => {
    const page = await settled("#v=1&step=5");
    await page.getByRole("application").focus();
    await page.keyboard.press("Enter");
    await page.locator(".backpropagation-walk").waitFor();
    await expect.poll(() => page.locator(".backpropagation-example").count()).toBe(1);
    await page.getByRole("button", { name: "Close the walk" }).click();
    await expect.poll(() => page.locator(".backpropagation-example").count()).toBe(0);
  });
});

describe("the walk", () => {
  const place = (page: Page) => page.locator(".backpropagation-walk-place");
  const open = async (page: Page): Promise<void> => {
    await page.getByRole("application").focus();
    await page.keyboard.press("Enter");
    await expectText(place(page), "Unit 1 of layer 1");
  };

  test("goes from unit to unit to the loss and back, and both slopes agree", async () => {
    const page = await settled("#v=1&step=5");
    await open(page);
    const next = page.getByRole("button", { name: "Next", exact: true });
    for (const name of ["Unit 2 of layer 1", "Unit 3 of layer 1", "Unit 4 of layer 1", "Unit 1 of layer 2", "Unit 2 of layer 2", "The output", "The loss of this example", "The output"]) {
      await next.click();
      await expectText(place(page), name);
    }
    const slopes = await page.locator(".backpropagation-slopes tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("b")].map((cell) => cell.textContent)));
    expect(slopes).toHaveLength(3);
    for (const [byRule, numerically] of slopes) expect(numerically).toBe(byRule);
  });

  test("shows the unit that is chosen in the diagram, on the way that is walked", async () => {
    const page = await settled("#v=1&step=5");
    await open(page);
    await page.getByRole("radio", { name: "Back" }).check();
    await unit(page, 1, 2).click();
    await expectText(place(page), "Unit 1 of layer 2");
    expect(await page.locator(".backpropagation-slopes tbody tr").count()).toBe(5);
    await page.getByRole("button", { name: "Close the walk" }).click();
    expect(await page.locator(".backpropagation-inspector").count()).toBe(0);
  });

  test("says of a real target how its y comes about, and closes by Escape, back to the points", async () => {
    const page = await settled("#v=1&data=plane&step=5");
    await open(page);
    await page.getByRole("radio", { name: "Loss" }).check();
    const [scaled, loss] = await page.locator(".backpropagation-equation").allInnerTexts();
    expect(scaled).toMatch(/^y = \(.* − training mean\) \/ standard deviation/);
    const [value, mean, deviation, y] = /\((\S+) − \(?(.*?)\)?\) \/ (\S+)\s*= (\S+)/.exec(scaled!)!.slice(1).map((text) => Number(text.replace("−", "-"))) as [number, number, number, number];
    expect(Number(((value - mean) / deviation).toPrecision(3))).toBe(y);
    expect(loss).toContain("(a − y)²");
    await page.getByRole("button", { name: "Close the walk" }).press("Escape");
    await expect.poll(() => page.locator(".backpropagation-walk").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.getAttribute("role"))).toBe("application");
  });

  /** Whether a unit of the diagram lies within the window onto it. */
  const isSeen = (button: Locator): Promise<boolean> => button.evaluate((element) => {
    const [unit, scroller] = [element, element.closest(".backpropagation-scroller")!].map((each) => each.getBoundingClientRect()) as [DOMRect, DOMRect];
    return unit.top >= scroller.top && unit.bottom <= scroller.bottom && unit.left >= scroller.left && unit.right <= scroller.right;
  });

  test("moves the diagram to the unit that it is at: down beside the drawer, sideways on a phone", async () => {
    const page = await settled("#v=1&data=digits&step=1");
    await open(page);
    const last = page.getByRole("button", { name: "Output “9”" });
    expect(await isSeen(last)).toBe(false);
    await page.getByRole("radio", { name: "Loss" }).check();
    await page.getByRole("radio", { name: "Back" }).check();
    await expect.poll(() => isSeen(last)).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Previous", exact: true }).click();
    await expect.poll(() => isSeen(last)).toBe(true);
  });
});

describe("the curves", () => {
  test("write a tick of 20 as 20", async () => {
    const page = await settled("#v=1&layers=6&learningRate=10&step=20");
    const figure = page.getByRole("figure", { name: "Loss" });
    await figure.locator("canvas").waitFor();
    await figure.locator("summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", { name: "Save as SVG" }).click()]);
    const labels = Array.from((await readFile((await download.path())!, "utf8")).matchAll(/<text[^>]*>([^<]*)</g), ([, text]) => text);
    expect(labels).toContain("20");
    expect(labels.join(" ")).not.toContain("e+");
  });
});

describe("earlier runs", () => {
  test("one that is kept is laid over the curves of the next, and reopened", async () => {
    const page = await settled("#v=1&step=15");
    await expectSaid(page, /^Epoch 15\./);
    const first = await said(page);
    await page.getByRole("button", { name: "Keep this run" }).click();
    await page.getByRole("button", { name: "New model seed" }).click();
    await expect.poll(() => said(page)).not.toBe(first);
    await page.getByRole("checkbox", { name: /^Show “.*” beside the current run$/ }).check();
    const figure = page.getByRole("figure", { name: "Loss" });
    await figure.locator("summary").click();
    await figure.getByRole("button", { name: "Open the data as a table" }).click();
    const runs = (): Promise<string[]> => page.getByRole("dialog").locator("tbody tr").evaluateAll((rows) => [...new Set(rows.map((row) => row.children[3]!.textContent!))].toSorted());
    await expect.poll(runs).toEqual(["0", "1"]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Reopen/ }).click();
    await expect.poll(() => said(page)).toBe(first);
  });
});

describe("room", () => {
  test("at 1280 × 800 the network, its answer and the loss are seen together", async () => {
    const page = await settled("#v=1&step=20&layers=6&units1=16&units2=16&units3=16&units4=16&units5=16&units6=16");
    await expect.poll(() => page.getByRole("figure", { name: "Loss" }).locator("canvas").count()).toBe(1);
    for (const part of [".backpropagation-sheet", ".backpropagation-plane", ".lab-player"]) {
      const box = (await page.locator(part).boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(800);
      expect(box.x + box.width).toBeLessThanOrEqual(1280);
    }
    const loss = (await page.getByRole("figure", { name: "Loss" }).boundingBox())!;
    expect(loss.y + loss.height).toBeLessThanOrEqual(800);
  });

  test("on a phone nothing is wider than the window, and the diagram pans by itself", async () => {
    const page = await settled("#v=1&step=5&layers=6", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const { inside, seen } = await page.locator(".backpropagation-scroller").evaluate((scroller) => ({ inside: scroller.scrollWidth, seen: scroller.clientWidth }));
    expect(inside).toBeGreaterThan(seen);
    await unit(page, 1, 6).tap();
    await expectText(page.locator(".backpropagation-inspector"), "Bias of unit 1 of layer 6");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const [name, close] = await Promise.all([".backpropagation-inspector-head > p", ".backpropagation-inspector-head > button"].map((part) => page.locator(part).boundingBox()));
    expect(Math.abs(name!.y + name!.height / 2 - close!.y - close!.height / 2)).toBeLessThan(name!.height);
  });

  test("on a phone the diagram is as high as its network needs, and from the first as high as it will be", async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const heights = (page: Page): Promise<number[]> => page.locator(".backpropagation-sheet").evaluate((sheet) => [sheet.clientHeight, Number.parseFloat((sheet as HTMLElement).style.blockSize)]);
    const page = await settled("#v=1&units1=16&step=1", phone);
    const [seen, drawn] = await heights(page);
    expect(seen).toBe(drawn);
    await unit(page, 16, 1).tap();
    await expectText(page.locator(".backpropagation-inspector"), "Bias of unit 16 of layer 1");
    const unscripted = await open("backpropagation/", { ...phone, javaScriptEnabled: false });
    expect(await heights(unscripted)).toEqual(await heights(await settled("", phone)));
  });
});
