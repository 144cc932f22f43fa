// Takes pictures of pages of the built site, and prints what the console said.
//   node tools/screenshot.mjs --out shots / /k-means/ [--width 1280,390] [--height 800] [--theme light,dark] [--full]
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "./chromium.mjs";
import { root } from "./install.mjs";
import { serve } from "./serve.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "shots" },
    width: { type: "string", default: "1280,390" },
    height: { type: "string", default: "800" },
    theme: { type: "string", default: "light,dark" },
    full: { type: "boolean", default: false },
  },
});

mkdirSync(values.out, { recursive: true });
const server = await serve(path.join(root, "dist"), { port: 0 });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
for (const place of positionals.length > 0 ? positionals : ["/"]) {
  for (const theme of values.theme.split(",")) {
    for (const width of values.width.split(",").map(Number)) {
      const page = await browser.newPage({ viewport: { width, height: Number(values.height) }, colorScheme: theme });
      page.on("console", (message) => console.log(`${place} ${theme} ${width}: ${message.type()} ${message.text()}`));
      page.on("pageerror", (error) => console.log(`${place} ${theme} ${width}: ${error.message}`));
      await page.goto(new URL(`.${place}`, server.url).href, { waitUntil: "networkidle" });
      if (values.full) await scrollThrough(page);
      const name = `${place.replace(/[^a-z0-9-]+/gi, "_").replace(/^_|_$/g, "") || "home"}-${theme}-${width}.png`;
      await page.screenshot({ path: path.join(values.out, name), fullPage: values.full });
      console.log(path.join(values.out, name));
      await page.close();
    }
  }
}
await browser.close();
await server.close();

/** Parts that load when they are scrolled to are there in a full picture, too. */
async function scrollThrough(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += 600) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await page.waitForTimeout(60);
  }
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => window.scrollTo(0, 0));
}
