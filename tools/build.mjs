// Builds the static site into dist/.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./install.mjs";
import { runModule } from "./node-modules.mjs";

const stamp = path.join(root, "dist", ".stamp");
/** What the site is made of: the rest of tools/, the README's picture among it, changes nothing in it. */
const sources = [
  "src",
  "algorithms",
  "demos",
  "tests/algorithms",
  "tools/vite",
  "tools/exercise",
  "tools/replace-function.ts",
  "tools/build.mjs",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

export async function main(options) {
  process.exitCode = await build(options);
}

/** @returns {Promise<number>} the exit status */
export async function build(options = []) {
  const before = fingerprint();
  // Tests build it too, and their environment would make it larger and slower than what is published.
  const status = await runModule("vite/bin/vite.js", ["build", ...options], { NODE_ENV: "production" });
  if (status === 0 && existsSync(path.join(root, "dist"))) writeFileSync(stamp, before);
  return status;
}

/** Whether dist/ was built from the sources as they are now. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesOf(path.join(root, source))) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  if (!path.extname(place)) {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
  }
  return [place];
}
