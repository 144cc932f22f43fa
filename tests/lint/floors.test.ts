/** The floor rule is enforced by the linter: each forbidden import is refused, each allowed one passes. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

const imports = (from: string) => `import { a } from "${from}";\nexport const b = a;\n`;

/** Each in a file of its own: `x` is a name that may be any. */
const cases = (name: string, all: readonly (readonly [file: string, source: string])[]) =>
  all.map(([file, source], i) => ({ file: file.replace(/\bx\b/, `${name}${i}`), source }));

const forbidden = cases("forbidden", [
  ["algorithms/x/index.ts", imports("../../src/kit/lab/schema")],
  ["algorithms/x/index.ts", imports("../../demos/x/model")],
  ["algorithms/x/index.ts", imports("preact")],
  ["algorithms/x/index.ts", imports("pure-rand/generator/mersenne")],
  ["algorithms/x/index.ts", imports("@tensorflow/tfjs-core")],
  ["algorithms/x/index.ts", "export const now = Date.now();\n"],
  ["algorithms/x/index.ts", "export const chance = Math.random();\n"],
  ["algorithms/x/index.ts", "export const page = document.body;\n"],
  ["algorithms/x/gpu.ts", imports("../../src/kit/lab/schema")],
  ["src/kit/lab/x.ts", imports("../../app/page")],
  ["src/kit/lab/x.ts", imports("../../../demos/x/model")],
  ["src/kit/lab/x.ts", imports("../../../tests/x")],
  ["demos/catalogue.ts", imports("../src/app/page")],
  ["demos/x/view.tsx", imports("../y/view")],
  ["demos/x/view.tsx", imports("../../src/app/page")],
  ["demos/x/experiments/a.ts", imports("../../y/model")],
  ["demos/x/experiments/a.ts", imports("../../../src/app/page")],
  ["src/app/x.tsx", imports("../../tests/x")],
  ["src/app/x.tsx", imports("../../tools/x")],
]);

const allowed = cases("allowed", [
  ["algorithms/x/index.ts", imports("../core/matrix")],
  ["algorithms/x/index.ts", imports("../decision-tree")],
  ["algorithms/x/index.ts", imports("ml-matrix")],
  ["algorithms/x/gpu.ts", imports("@tensorflow/tfjs-core")],
  ["algorithms/x/gpu-layers.ts", imports("@tensorflow/tfjs-core")],
  ["algorithms/core/random.ts", imports("pure-rand/generator/xoroshiro128plus")],
  ["src/kit/lab/x.ts", imports("../../../algorithms/core/matrix")],
  ["src/kit/lab/x.ts", imports("../data/dataset")],
  ["demos/x/view.tsx", imports("../../src/kit/lab/model")],
  ["demos/x/view.tsx", imports("../../algorithms/x")],
  ["demos/x/experiments/a.ts", imports("../model")],
  ["demos/x/experiments/a.ts", imports("../../../algorithms/x")],
  ["src/app/x.tsx", imports("../../demos/catalogue")],
]);

const refused = refusedFiles([...forbidden, ...allowed]);

describe("forbidden", () => {
  it.each(forbidden)("$file $source", ({ file }) => expect(refused).toContain(file));
});

describe("allowed", () => {
  it.each(allowed)("$file $source", ({ file }) => expect(refused).not.toContain(file));
});

/** Those of the files that the linter says something of. It is asked once. */
function refusedFiles(files: ReturnType<typeof cases>): string[] {
  const house = mkdtempSync(path.join(tmpdir(), "floors-"));
  cpSync(path.join(root, ".oxlintrc.json"), path.join(house, ".oxlintrc.json"));
  for (const { file, source } of files) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), source);
  }
  const linter = path.join(root, "node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [linter, "--format", "json"], { cwd: house, encoding: "utf8" });
  rmSync(house, { recursive: true });
  const report = JSON.parse(stdout) as { diagnostics: { filename: string }[]; number_of_files: number };
  expect(report.number_of_files).toBe(files.length);
  return report.diagnostics.map(({ filename }) => filename);
}
