// Takes pictures of pages of the built site, and prints what the console said.
//   node tools/screenshot.mjs --out shots / /k-means/ [--width 1280,390] [--height 800] [--theme light,dark] [--full]
//   node tools/screenshot.mjs --readme      the picture of the README, from a link, so that it shows the same each time
import { mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { isBuilt } from "./build.mjs";
import { chromiumFlags, findChromium, howToGetChromium } from "./chromium.mjs";
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
    readme: { type: "boolean", default: false },
  },
});

const executablePath = findChromium();
if (!executablePath) fail(howToGetChromium);
if (!isBuilt()) console.warn("dist/ was not built from the sources as they are now: npm run build does that.");

const server = await serve(path.join(root, "dist"), { port: 0 });
const browser = await chromium.launch({ executablePath, args: chromiumFlags });
for (const picture of values.readme ? [readme()] : asked()) await take(picture);
await browser.close();
await server.close();

function readme() {
  const file = path.join(root, "tools", "screenshot.png");
  return { place: "/k-means/#v=1&step=4", theme: "light", width: 1280, height: 800, file };
}

function asked() {
  const { out, theme, width, height } = values;
  mkdirSync(out, { recursive: true });
  const places = positionals.length > 0 ? positionals : ["/"];
  const looks = theme.split(",").flatMap((theme) => width.split(",").map((width) => ({ theme, width: Number(width), height: Number(height) })));
  return places.flatMap((place) => looks.map((look) => ({ ...look, place, file: path.join(out, nameOf(place, look)) })));
}

function nameOf(place, { theme, width }) {
  return `${place.replace(/[^a-z0-9-]+/gi, "_").replace(/^_|_$/g, "") || "home"}-${theme}-${width}.png`;
}

async function take({ place, theme, width, height, file }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  page.on("console", (message) => console.log(`${place} ${theme} ${width}: ${message.type()} ${message.text()}`));
  page.on("pageerror", (error) => console.log(`${place} ${theme} ${width}: ${error.message}`));
  await page.goto(new URL(`.${place}`, server.url).href, { waitUntil: "networkidle" });
  if (values.full) await scrollThrough(page);
  await page.screenshot({ path: file, fullPage: values.full });
  console.log(path.relative(process.cwd(), file));
  await page.close();
}

function fail(why) {
  console.error(why);
  process.exit(1);
}

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
