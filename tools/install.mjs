// Installs the locked dependencies, unless they are there already.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** The folder that holds package.json. */
export const root = path.resolve(import.meta.dirname, "..");

/**
 * Runs `npm ci` in a folder whose stamp does not fit its lock file, this platform and this Node.
 * @param folder holds package.json and package-lock.json
 */
export function installWhatIsMissing(folder = root) {
  const stamp = path.join(folder, "node_modules", ".stamp");
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(folder, "package-lock.json")))
    .update([process.platform, process.arch, process.versions.modules].join())
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  console.log("Installing dependencies …");
  // A production environment would leave out the tools; no dependency needs its install script.
  const { status } = npm(["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  if (status !== 0) {
    console.error("npm could not install the dependencies; its message is above.");
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function npm(options, cwd) {
  const cli = process.env.npm_execpath;
  return cli
    ? spawnSync(process.execPath, [cli, ...options], { cwd, stdio: "inherit" })
    : spawnSync("npm", options, { cwd, stdio: "inherit", shell: process.platform === "win32" });
}
