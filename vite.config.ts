import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumFlags, findChromium } from "./tools/chromium.mjs";
import { exercises } from "./tools/exercise/plugin";
import { lessons } from "./tools/vite/lessons.ts";
import { pages } from "./tools/vite/pages.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Relative addresses: the built site works from any sub-path.
  base: "./",
  // Tests of parts ask Vite's server for modules, never for a page.
  plugins: [lessons(), exercises(), process.env.VITEST ? [] : pages()],
  resolve: { alias: { "@algorithms": folder("./algorithms") } },
  worker: { format: "es" },
  // The manifest says which files a page loads; a size limit is checked with it.
  build: { target: "es2022", outDir: "dist", manifest: true, assetsInlineLimit: 0 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/browser/**", "tests/e2e/**", "tests/benchmarks/**"],
          testTimeout: 60_000,
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
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: chromiumFlags } }),
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
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
