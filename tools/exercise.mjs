// Practise in the terminal: write the pieces of an algorithm yourself, graded by its specification.
import path from "node:path";
import process from "node:process";
import { runnerImport } from "vite";
import { root } from "./install.mjs";

export async function main(options) {
  // A terminal's Ctrl+C must end a running grading too.
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  // Node 20 does not read TypeScript; Vite, which is here anyway, does.
  const { module } = await runnerImport(path.join(root, "tools/exercise/main.ts"), { root, configFile: false, logLevel: "error" });
  process.exitCode = await module.main(options, root);
}
