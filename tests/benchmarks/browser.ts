/**
 * A contender that needs a browser: its page is bundled, opened without a window, and asked for one run after another. A page is a module
 * that calls `answer`; what it is given and what it gives is plain data.
 */
import path from "node:path";
import process from "node:process";
import type { Answering } from "./browser-page";
import type { ScriptContender } from "./harness";

const folder = process.env.BENCHMARKS_FOLDER ?? "";

/** @param page the module's file, beside this one; @param ask what the page makes its input from @param flags of the browser */
export function inBrowser<Input, Result>(
  name: string, page: string, ask: (input: Input) => unknown, read: (output: unknown) => Result, flags: readonly string[] = [],
): ScriptContender<Input, Result> {
  return {
    name,
    prepare: async (input) => {
      const [{ chromium }, { chromiumFlags, findChromium }] = await Promise.all([import("playwright-core"), import("../../tools/chromium.mjs")]);
      const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, ...flags] });
      const opened = await browser.newPage();
      // Only a page that is safe from listeners, as one of this machine, is given WebGPU.
      await opened.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body: "" }));
      await opened.goto("http://localhost/");
      await opened.addScriptTag({ content: await bundled(page) });
      await opened.evaluate((given) => (globalThis as unknown as Answering).prepare(given), ask(input));
      return () => opened.evaluate(() => (globalThis as unknown as Answering).run());
    },
    read,
  };
}

async function bundled(page: string): Promise<string> {
  const { build } = await import("vite");
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "@algorithms": path.join(folder, "../../algorithms") } },
    build: { write: false, lib: { entry: path.join(folder, page), formats: ["iife"], name: "page" }, rolldownOptions: { output: { codeSplitting: false } } },
  });
  return (built as { output: { code: string }[] }[])[0]!.output[0]!.code;
}
