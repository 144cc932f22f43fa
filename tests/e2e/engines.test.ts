/** Engines as a person chooses them on the pages that begin with TypeScript. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { model } from "../../demos/backpropagation/model";
import { story } from "../../demos/backpropagation/story";
import { buildDataset } from "../../src/kit/data/build";
import { applyPatch, defaultState } from "../../src/kit/lab/defaults";
import { awake, useBrowser } from "./browser";

const open = useBrowser();

const engine = (page: Page) => page.locator(".control-group").filter({ hasText: "Engine" });
const says = (page: Page) => engine(page).locator("[role=status]");

test.each([
  ["k-means", 9999, "Done after"],
  ["support-vector-machine", 9999, "Solved in"],
  ["backpropagation", 3, "Epoch 3."],
])("%s is computed by the engine asked for, which is in the link; nothing of TensorFlow.js is loaded before", async (slug, step, said) => {
  // What "auto" takes depends on how busy the machine is.
  const page = await open(`${slug}/#v=1&engine=typescript&step=${step}`, { reducedMotion: "reduce" });
  await awake(page);
  const loaded: string[] = [];
  page.context().on("request", (request) => loaded.push(request.url()));
  await expect.poll(() => page.locator(".lab-says").innerText(), { timeout: 20_000 }).toContain(said);
  await expect.poll(() => says(page).innerText()).toBe("Computed by TypeScript.");
  expect(loaded.filter((url) => /wasm|gpu/.test(url))).toEqual([]);

  await engine(page).getByRole("combobox").selectOption("wasm");
  // The first frame of a run may be from before anything was left to an engine.
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => says(page).innerText(), { timeout: 20_000 }).toBe("Computed by WebAssembly.");
  expect(loaded.some((url) => /tfjs-backend-wasm.*\.wasm$/.test(url))).toBe(true);
  await expect.poll(() => page.url()).toMatch(/engine=wasm|did=\d+:engine:\d/);
  await page.reload();
  await expect.poll(() => says(page).innerText(), { timeout: 20_000 }).toBe("Computed by WebAssembly.");
  expect(await page.locator(".notice").count()).toBe(0);

  await engine(page).getByRole("combobox").selectOption("auto");
  await expect.poll(() => page.url()).not.toContain("engine=wasm");
  expect(await engine(page).getByRole("combobox").isVisible()).toBe(true);
});

/** Among what a worker of TensorFlow.js says when its card goes. */
const complaints = /WebGL|GL_|WEBGL|GPU stall/;

const said = (page: Page) => page.locator(".lab-says").innerText();

test("an engine that is not to be had is told of before the next one has computed anything", async () => {
  const page = await open("convolutional-network/#v=1&network=scratch&engine=webgpu&nImages=50", { reducedMotion: "reduce", expected: complaints });
  await awake(page);
  await expect.poll(() => page.locator(".notice").allInnerTexts(), { timeout: 20_000 }).toEqual([expect.stringMatching(/^WebGPU is not to be had here\. WebGL goes on in its place; nothing was lost\./)]);
  expect(await said(page)).toMatch(/^Before training/);
});

/** From here on, what is drawn with in the workers of the page can be reached, to be taken away. */
async function watchCards(page: Page): Promise<void> {
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => {
    const { prototype } = OffscreenCanvas;
    const { getContext } = prototype;
    Object.assign(globalThis, { cards: [] });
    prototype.getContext = function (this: OffscreenCanvas, ...asked: Parameters<typeof getContext>) {
      const context = getContext.apply(this, asked);
      if (context) (globalThis as unknown as { cards: unknown[] }).cards.push(context);
      return context;
    } as typeof getContext;
  })));
}

const troubles: Readonly<Record<string, (page: Page) => Promise<number>>> = {
  "is lost": (page) => everyCard(page, (card) => card.getExtension("WEBGL_lose_context")!.loseContext()),
  "has no memory left": (page) => everyCard(page, (card) => {
    // Only in the middle of a piece of work is anything asked for.
    card.drawElements = (...drawn) => {
      Reflect.deleteProperty(card, "drawElements");
      // Four gigabytes at once, which are tried and fail.
      card.bindRenderbuffer(card.RENDERBUFFER, card.createRenderbuffer());
      card.renderbufferStorageMultisample(card.RENDERBUFFER, 4, card.RGBA32F, 8192, 8192);
      card.drawElements(...drawn);
    };
  }),
};

/** How many there were. */
async function everyCard(page: Page, act: (card: WebGL2RenderingContext) => void): Promise<number> {
  const counts = await Promise.all(page.workers().map((worker) => worker.evaluate((source) => {
    const { cards = [] } = globalThis as unknown as { cards?: WebGL2RenderingContext[] };
    const live = cards.filter((card) => card instanceof WebGL2RenderingContext && !card.isContextLost());
    // The page's own code could not be handed over but as text.
    for (const card of live) (new Function(`return (${source})`)() as typeof act)(card);
    return live.length;
  }, String(act))));
  return counts.reduce((sum, count) => sum + count, 0);
}

test.each(Object.entries(troubles))("a card that %s in the page's worker leaves the training to the next engine, which goes on from the same weights, and that is told", async (_, cause) => {
  const page = await open("backpropagation/#v=1&batchSize=512&data.nSamples=60&step=2", { reducedMotion: "reduce", expected: complaints });
  await awake(page);
  await expect.poll(() => said(page), { timeout: 20_000 }).toContain("Epoch 2.");
  await watchCards(page);
  await engine(page).locator("summary").click();
  await engine(page).getByRole("combobox").selectOption("webgl");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => says(page).innerText(), { timeout: 30_000 }).toBe("Computed by WebGL.");
  expect(await cause(page)).toBeGreaterThan(0);

  const notice = page.locator(".notice");
  await expect.poll(async () => {
    await page.keyboard.press("End");
    return notice.allInnerTexts();
  }, { timeout: 30_000 }).toEqual([expect.stringMatching(/^The graphics card (was lost|had no room for it)\. WebAssembly goes on in its place; nothing was lost\./)]);
  // The notice is there before the first frame that tells of it.
  await expect.poll(() => says(page).innerText(), { timeout: 20_000 }).toBe("Computed by WebAssembly.");

  const [, epoch, loss] = /^Epoch (\d+)\. Loss ([\d.e-]+) in training/.exec(await said(page))!;
  expect(Number(epoch)).toBeGreaterThan(3);
  expect(Number(loss) / lossAfter(Number(epoch))).toBeCloseTo(1, 2);
});

/** By TypeScript from the beginning. */
function lossAfter(epoch: number): number {
  const { parameters, data, seeds } = applyPatch(defaultState(model), { parameters: { batchSize: 512 }, data: { options: { nSamples: 60 } } });
  const { dataset } = buildDataset({ data, seeds, target: "known" });
  for (const { epoch: now, train } of story({ parameters, dataset, seeds, parametersAt: () => parameters, interventionsAt: () => [] })) if (now === epoch) return train.loss;
  throw new Error(`The run ends before epoch ${epoch}.`);
}
