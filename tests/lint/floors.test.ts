/** The floor rule is enforced by the linter: each forbidden import is refused, each allowed one passes. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const house = mkdtempSync(path.join(tmpdir(), "floors-"));
cpSync(path.join(root, ".oxlintrc.json"), path.join(house, ".oxlintrc.json"));
afterAll(() => rmSync(house, { recursive: true }));

const imports = (from: string) => `import { a } from "${from}";\nexport const b = a;\n`;

function lint(file: string, source: string): string {
  const place = path.join(house, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, source);
  try {
    return execFileSync(process.execPath, [path.join(root, "node_modules/oxlint/bin/oxlint"), file], { cwd: house, encoding: "utf8" });
  } catch (error) {
    return `refused ${(error as { stdout: string }).stdout}`;
  } finally {
    rmSync(place);
  }
}

describe("forbidden", () => {
  it.each([
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
  ])("%s %s", (file, source) => expect(lint(file, source)).toMatch(/^refused/));
});

describe("allowed", () => {
  it.each([
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
  ])("%s %s", (file, source) => expect(lint(file, source)).not.toMatch(/^refused/));
});
