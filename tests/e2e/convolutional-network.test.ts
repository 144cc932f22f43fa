/** The page of convolutional networks as a person uses it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { initialize } from "../../algorithms/convolutional-network";
import { inputShape, layersOf } from "../../demos/convolutional-network/architecture";
import { centred } from "../../demos/convolutional-network/centre";
import { loadReady } from "../../demos/convolutional-network/digits/load";
import { padSize, readDrawing } from "../../demos/convolutional-network/drawing-code";
import { look } from "../../demos/convolutional-network/look/look";
import { writeNetwork } from "../../demos/convolutional-network/saved/write";
import { upright } from "../../demos/convolutional-network/transform";
import { awake, useBrowser } from "./browser";

const open = useBrowser();
const path = "convolutional-network/";

const said = (page: Page) => page.locator(".convolutional-network-answer > p").innerText();
const strips = (page: Page) => page.getByRole("application", { name: /Arrow keys go from cell to cell/ });

async function opened(page: Page): Promise<void> {
  await awake(page);
  await expect.poll(() => said(page), { timeout: 45_000 }).toMatch(/^It says/);
}

test("the ready network answers at once, shows its maps, and lays open the arithmetic of a cell", async () => {
  const page = await open(path);
  await opened(page);
  expect(await strips(page).count()).toBe(7);
  expect(await page.locator(".facts").innerText()).toContain("11,274");

  const box = (await strips(page).nth(3).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5);
  await expect.poll(() => page.locator(".convolutional-network-arithmetic").innerText()).toMatch(/from these 25 products \+ .* from the 7 other maps \+ bias/);
  expect(await page.locator(".convolutional-network-seen .convolutional-network-mark").count()).toBe(1);

  const weights = (name: string | RegExp) => page.getByRole("img", { name });
  await expect.poll(() => weights(/^filter (?!1:)\d+: 8 × 5×5, one for each map before/).count()).toBe(1);
  expect(await weights("weights to 8: 16 × 7×7, one for each map before").count()).toBe(1);
  await strips(page).last().focus();
  await page.keyboard.press("PageUp");
  await expect.poll(() => page.locator(".convolutional-network-arithmetic").innerText()).toMatch(/the score of 0\s.* from the 15 other maps/s);
  expect(await weights("weights to 0: 16 × 7×7, one for each map before").count()).toBe(1);
  // All of it is in view, without scrolling.
  const [arithmetic, player] = [(await page.locator(".convolutional-network-arithmetic").boundingBox())!, (await page.locator(".player").boundingBox())!];
  expect(arithmetic.y + arithmetic.height).toBeLessThanOrEqual(player.y);
  expect(await page.locator(".convolutional-network-stage").evaluate((stage) => stage.scrollHeight - stage.clientHeight)).toBe(0);

  await strips(page).nth(2).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator(".convolutional-network-arithmetic").innerText()).toMatch(/max pool, map 1, row 8, column 8\n?.*the largest of these 4/s);
});

test("a finger pins a cell until it taps elsewhere; a keyboard lets go of it by Escape, or by leaving", async () => {
  const page = await open(path, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await opened(page);
  const arithmetic = page.locator(".convolutional-network-arithmetic");
  const frames = page.locator(".convolutional-network-mark");
  await strips(page).nth(3).tap();
  await expect.poll(() => arithmetic.innerText()).toMatch(/products/);
  await arithmetic.tap();
  expect(await frames.count()).toBeGreaterThan(2);
  // A digit stands for its score.
  await page.locator(".convolutional-network-answer li").nth(3).tap();
  await expect.poll(() => arithmetic.innerText()).toMatch(/the score of 3/);
  await page.locator(".convolutional-network-seen").tap();
  await expect.poll(() => frames.count()).toBe(0);
  expect(await arithmetic.count()).toBe(0);

  for (const letGo of ["Escape", "Tab"]) {
    await strips(page).last().focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => frames.count()).toBeGreaterThan(0);
    await page.keyboard.press(letGo);
    await expect.poll(() => frames.count()).toBe(0);
  }
});

test("what is drawn is centred and read, stroke by stroke, is in the link, and is cleared", async () => {
  const page = await open(path);
  await opened(page);
  await page.getByRole("radio", { name: "draw one" }).check();
  await expect.poll(() => said(page)).toMatch(/^A blank image/);
  const pad = page.getByRole("application", { name: "Your digit" });
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  // A 1, in the upper left corner.
  await page.mouse.move(...at(0.2, 0.1));
  await page.mouse.down();
  await page.mouse.move(...at(0.19, 0.35), { steps: 4 });
  await page.mouse.move(...at(0.18, 0.6), { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => said(page)).toMatch(/^It says 1, with \d+\.\d %\.$/);
  await expect.poll(() => page.url()).toMatch(/drawing=1\w/);
  await page.reload();
  await opened(page);
  // The link may be a moment behind the last stroke: what counts is that the page shows what is in it.
  const { probabilities } = await look({ type: "look", network: await loadReady(), source: { kind: "drawn", image: centred(readDrawing(/drawing=([\w-]+)/.exec(page.url())![1]!)!, padSize) }, pose: upright, shuffled: false });
  const most = Math.max(...probabilities);
  await expect.poll(() => said(page)).toBe(`It says ${probabilities.indexOf(most)}, with ${(100 * most).toFixed(1)} %.`);
  expect(await page.getByRole("radio", { name: "draw one" }).isChecked()).toBe(true);
  await page.locator(".convolutional-network-images").getByRole("button", { name: "Clear" }).click();
  await expect.poll(() => said(page)).toMatch(/^A blank image/);
});

test("the image and how it is held are in the address, and change no run", async () => {
  const page = await open(`${path}#v=1&sample=12&angle=90`);
  await opened(page);
  expect(await page.locator(".convolutional-network-source").innerText()).toContain("image 12");
  await page.getByRole("button", { name: "The next image" }).click();
  await expect.poll(() => page.url()).toContain("sample=13");
  expect(await page.locator(".lab-says").innerText()).toContain("trained already");
});

test("a cell of the confusion matrix opens its images, and one of them can be looked at", async () => {
  const page = await open(path);
  await opened(page);
  await page.getByRole("button", { name: /of class 3, decided for 3: look at them/ }).click();
  const gallery = page.locator(".convolutional-network-gallery");
  await expect.poll(() => gallery.getByRole("button", { name: /^Look at image/ }).count()).toBeGreaterThan(10);
  await gallery.getByRole("button", { name: /^Look at image/ }).nth(1).click();
  await expect.poll(() => page.locator(".convolutional-network-answer [data-true=true]").innerText()).toMatch(/^3/);
  await page.getByRole("radio", { name: "draw one" }).check();
  await expect.poll(() => said(page)).toMatch(/^A blank image/);
  await gallery.getByRole("button", { name: /^Look at image/ }).nth(1).click();
  await expect.poll(() => page.locator(".convolutional-network-answer [data-true=true]").innerText()).toMatch(/^3/);

  // Another run is under way: the gallery shows what its network takes for what.
  const recognised = () => gallery.innerText().then((text) => Number(/recognised: (\d+) images?/.exec(text)?.[1]));
  expect(await gallery.getByRole("button", { name: /^Look at image/ }).count()).toBe(await recognised());
  const before = await recognised();
  await page.getByRole("button", { name: "Train one from scratch" }).click();
  await expect.poll(recognised, { timeout: 20_000 }).not.toBe(before);
  await gallery.getByRole("button", { name: "Close" }).click();
  expect(await gallery.count()).toBe(0);
});

test("one is trained from scratch, and gets better while it is watched", async () => {
  const page = await open(`${path}#v=1&network=scratch&filters1=4&filters2=4&kernelSize=3&engine=wasm&nImages=2000&epochs=1`);
  await awake(page);
  await page.keyboard.press("End");
  await expect.poll(() => page.locator(".lab-says").innerText(), { timeout: 40_000 }).toContain("Done after 1 epoch");
  const share = Number(/(\d+\.\d) %/.exec(await page.locator(".lab-says").innerText())![1]);
  expect(share).toBeGreaterThan(60);
  expect(await page.locator(".convolutional-network-engine").innerText()).toContain("WebAssembly");
});

test("a network is saved, and one from other files is loaded with its layers; wrong files change nothing", async () => {
  const page = await open(path);
  await opened(page);
  const names: string[] = [];
  page.on("download", (file) => names.push(file.suggestedFilename()));
  await page.getByRole("button", { name: "Save network" }).click();
  await expect.poll(() => names.toSorted(), { timeout: 20_000 }).toEqual(["model.json", "weights.bin"]);

  const picker = page.getByLabel("model.json and weights.bin");
  await picker.setInputFiles({ name: "model.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect.poll(() => page.locator(".convolutional-network-saved [role=alert]").innerText(), { timeout: 20_000 }).toContain("modelTopology must be an object");
  expect(await page.locator(".lab-says").innerText()).toContain("trained already");

  const layers = layersOf({ kind: "convolutional", filters1: 2, filters2: 3, kernelSize: "3", padding: "same", pooling: "mean", units: 32, dropout: 0 });
  const { model, weights } = writeNetwork(initialize({ inputShape, layers, seed: 3 }));
  await picker.setInputFiles([
    { name: "model.json", mimeType: "application/json", buffer: Buffer.from(model) },
    { name: "weights.bin", mimeType: "application/octet-stream", buffer: Buffer.from(weights) },
  ]);
  await expect.poll(() => page.locator(".lab-says").innerText(), { timeout: 40_000 }).toContain("The network from your files");
  // 2 · 10 and 3 · 19 of the filters, and 10 · 148 behind them.
  expect(await page.locator(".facts").innerText()).toContain("1,557");
  expect(await page.locator(".convolutional-network-saved [role=alert]").innerText()).toBe("");

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => page.locator(".lab-says").innerText()).toContain("trained already");
});

test("a link that is wrong opens the page as it is, and says so", async () => {
  const page = await open(`${path}#v=1&kernelSize=99&sample=-3&drawing=1....`);
  await opened(page);
  const notice = await page.locator(".notice").first().innerText();
  for (const problem of ["kernelSize must be", "sample must be", "drawing must be a drawing of 56 × 56 cells as this page writes them, or nothing; got “1....”"]) expect(notice).toContain(problem);
});

test("a link with another number of weights than the layers have says so, and shows no network as one from files", async () => {
  const page = await open(`${path}#v=1&network=scratch&nImages=50&did=0:network:1:2:3&step=1`);
  await expect.poll(() => page.locator("main").innerText(), { timeout: 20_000 }).toContain("The network that was to be opened has 3 weights and biases; the layers chosen here have 11274.");
  expect(await page.locator(".lab-says").innerText()).not.toContain("from your files");
});

test("layers that stride have their names and sizes beside their maps, not below", async () => {
  const page = await open(`${path}#v=1&network=scratch&filters1=16&filters2=32&kernelSize=7&padding=none&pooling=stride`);
  await opened(page);
  for (const layer of await page.locator(".convolutional-network-flow > li").all()) {
    const sizes = (await layer.locator("p > span").boundingBox())!;
    const map = (await layer.locator(".convolutional-network-strip").first().boundingBox())!;
    expect(sizes.x + sizes.width).toBeLessThanOrEqual(map.x);
  }
});

test("a filter painted in the lesson makes a map", async () => {
  const page = await open(path);
  const island = page.locator(".convolutional-network-kernel");
  await page.locator("[data-island=own]").first().scrollIntoViewIfNeeded();
  await page.locator("[data-island=own][data-awake]").first().waitFor();
  await island.getByRole("button", { name: "outline" }).click();
  expect(await island.getByLabel("Row 2, column 2").inputValue()).toBe("8");
  // What a smaller window does not show is there again when it grows.
  const corner = island.getByLabel("Row 1, column 1");
  await corner.fill("9");
  await corner.press("Enter");
  for (const size of ["1", "7", "3"]) await island.getByLabel("Window k").fill(size);
  expect(await corner.inputValue()).toBe("9");
  expect(await island.getByLabel("Row 2, column 2").inputValue()).toBe("8");
  for (const [typed, got] of [["1,5", "“1,5”"], ["1e9", "“1e9”"], ["", "nothing"]] as const) {
    await corner.fill(typed);
    await corner.press("Tab");
    expect(await island.getByRole("alert").innerText()).toBe(`A weight must be a number in −100 … 100; got ${got}. It is 9 as before.`);
    expect(await corner.inputValue()).toBe("9");
  }
  await island.getByRole("button", { name: "outline" }).click();
  expect(await island.getByRole("alert").innerText()).toBe("");
  // With the sign that the page itself prints.
  await corner.fill("−1.5");
  await corner.press("Tab");
  expect(await island.getByRole("alert").innerText()).toBe("");
  expect(await corner.inputValue()).toBe("-1.5");
  await island.getByLabel("Stride s").fill("2");
  await expect.poll(() => island.locator("p[role=status]").innerText()).toContain("the map is 14 × 14");
});

test("engines race in the lesson, and nothing of TensorFlow.js is loaded before", async () => {
  const page = await open(path);
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.locator("[data-island=own]").nth(1).scrollIntoViewIfNeeded();
  const race = page.locator(".convolutional-network-race");
  await race.getByLabel("Work").selectOption("toy");
  await expect.poll(() => race.innerText()).toContain("it is done before others have begun");
  expect(loaded.filter((url) => /wasm/.test(url))).toEqual([]);
  await race.getByRole("button", { name: "Time them here" }).click();
  await expect.poll(() => race.getByRole("status").innerText(), { timeout: 40_000 }).toMatch(/WebGL is at work|Fastest here/);
  await expect.poll(() => race.locator(".chart-view").getAttribute("aria-label")).toMatch(/^TypeScript is 1.0 times as fast as TypeScript, .*WebAssembly is/);
});
