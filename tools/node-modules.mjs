// Runs a program that a dependency brings, by its file: no shell, no PATH, the same on every system.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { root } from "./install.mjs";

/**
 * @param {string} file as "vite/bin/vite.js"
 * @param {Readonly<Record<string, string>>} env what is not as in this process
 * @returns {Promise<number>} the exit status
 */
export function runModule(file, options = [], env = {}) {
  const child = spawn(process.execPath, [path.join(root, "node_modules", file), ...options], {
    cwd: root,
    stdio: "inherit",
    // Vite's configuration imports TypeScript without extensions, which its bundling loader resolves.
    env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: "true", ...env },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}
