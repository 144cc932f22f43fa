/** Grades a learner's folder with the specification of the reference: only the alias differs. */
import path from "node:path";
import process from "node:process";
import { defineConfig } from "vitest/config";
import { guardLoops, stripTypes } from "../../src/kit/grader/loops";
import { GradingReporter } from "./reporter";

const root = process.cwd();
const { EXERCISE_SLUG: slug = "", EXERCISE_FOLDER: folder = "", EXERCISE_RESULT: result = "" } = process.env;

export default defineConfig({
  root,
  plugins: [
    {
      name: "guard-loops",
      enforce: "pre",
      transform(code, id) {
        if (!id.startsWith(`${folder}/`) || !id.endsWith(".ts")) return null;
        process.send?.("loading");
        return { code: guardLoops(stripTypes(code)), map: null };
      },
    },
  ],
  resolve: {
    alias: [
      { find: `@algorithms/${slug}`, replacement: folder },
      { find: "@algorithms", replacement: path.join(root, "algorithms") },
    ],
  },
  test: {
    include: [`tests/algorithms/${slug}.test.ts`],
    setupFiles: [path.join(import.meta.dirname, "setup.ts")],
    reporters: [new GradingReporter(result, folder)],
    watch: false,
    // Threads end with the process that the deadline ends, on every system.
    pool: "threads",
    testTimeout: 60_000,
  },
});
