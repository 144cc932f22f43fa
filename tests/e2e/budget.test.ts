/** What the first visit of a concept's page may cost before its charts load. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";
import type { Manifest } from "vite";
import { concepts } from "../../demos/catalogue";

const budget = 150_000;
const dist = inject("dist");
const manifest = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8")) as Manifest;

const code = (file: string): Buffer => readFileSync(path.join(dist, file));

/** The files that an entry needs before it can run. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The manifest has no ${key}.`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

/** What a file names, where it lies beside it. */
const named = (file: string, pattern: RegExp): string[] =>
  Array.from(code(file).toString().matchAll(pattern), ([, name]) => path.posix.join(path.posix.dirname(file), name!));

/** The workers that a file starts, with what they need before they can run. */
function workersOf(file: string): string[] {
  return named(file, /new Worker\(.{0,80}?([\w-]+\.js)/gs).flatMap((worker) => [worker, ...named(worker, /(?:from|import)\s*"\.\/([\w-]+\.js)"/g)]);
}

test.each(concepts)("the first JavaScript of $slug, with its worker, is at most 150 kB", ({ slug }) => {
  const files = new Set([`${slug}/index.html`, "src/app/theme/toggle.tsx", `demos/${slug}/view.tsx`].flatMap((key) => Array.from(filesOf(key))));
  const workers = Array.from(files).flatMap(workersOf);
  expect(workers.length).toBeGreaterThan(0);
  const sizes = Object.fromEntries([...files, ...workers].map((file) => [file, gzipSync(code(file)).length]));
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  // Compared as a whole, so that a failure lists what is heavy.
  expect({ total, sizes }).toEqual({ total: expect.toSatisfy((bytes: number) => bytes <= budget), sizes });
});
