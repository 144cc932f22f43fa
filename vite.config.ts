import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { chromiumFlags, findChromium } from "./tools/chromium.mjs";
import { exercises } from "./tools/exercise/plugin";
import { lessons } from "./tools/vite/lessons";
import { pages } from "./tools/vite/pages";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Vitest begins with the largest files. A small one that takes long would come last, and one core would wait for it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesLong = (file: TestSpecification): boolean => file.moduleId.endsWith("tests/e2e/awake.test.ts");
    // oxlint-disable-next-line unicorn/no-array-sort -- this sorts no array
    const sorted = await super.sort(files);
    return [...sorted.filter(takesLong), ...sorted.filter((file) => !takesLong(file))];
  }
}

const maths = ["algorithms", "experiments", "golden"].map((name) => `tests/${name}/**/*.test.ts`);

const inNode: TestProjectInlineConfiguration["test"] = {
  environment: "node",
  setupFiles: ["tests/setup.ts"],
  // They begin sooner than processes.
  pool: "threads",
  // Vitest would leave one core to others.
  maxWorkers: "100%",
  testTimeout: 120_000,
};

export default defineConfig({
  // Relative addresses: the built site works from any sub-path.
  base: "./",
  plugins: [lessons(), exercises(), pages()],
  resolve: { alias: { "@algorithms": folder("./algorithms") } },
  worker: { format: "es" },
  // Pages are no files here: told where to begin, the contributors' server finds every dependency before a page asks for it.
  optimizeDeps: {
    entries: ["src/app/client.ts", "demos/*/worker.ts"],
    rolldownOptions: { transform: { jsx: { importSource: "preact" } } },
  },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 0,
    // With it a test checks what a page's first visit costs; what is loaded later, on demand, may be large.
    manifest: true,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    // What is waited for may take its time on a slow machine: only what never comes fails.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...maths, "tests/browser/**", "tests/e2e/**", "tests/benchmarks/**"],
          ...inNode,
        },
      },
      {
        extends: true,
        test: {
          name: "maths",
          include: maths,
          ...inNode,
          // Pure functions and nothing replaced: files that share what they import begin at once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: [...chromiumFlags, "--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/setup.ts"],
          // A browser has threads of its own: more files at once only make each other wait.
          maxWorkers: 2,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
