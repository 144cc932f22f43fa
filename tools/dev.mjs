// The contributors' server, which reloads what changes.
import process from "node:process";
import { runModule } from "./node-modules.mjs";

export async function main(options) {
  process.exitCode = await runModule("vite/bin/vite.js", options);
}
