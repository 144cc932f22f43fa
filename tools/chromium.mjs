// Finds a Chromium or Chrome that the browser tests can drive, or says how to get one.
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const names = {
  // The headless shell has no window to draw: the tests take half the time.
  linux: ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
  darwin: [],
  win32: [],
};

const places = {
  linux: [],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
    process.env[name]
      ? [
          path.join(process.env[name], "Google/Chrome/Application/chrome.exe"),
          path.join(process.env[name], "Microsoft/Edge/Application/msedge.exe"),
        ]
      : [],
  ),
};

/** The path of an installed browser, or undefined. CHROMIUM in the environment decides alone, if it is set. */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => (names[process.platform] ?? names.linux).map((name) => path.join(folder, name)));
  return [...(places[process.platform] ?? []), ...onPath].find((file) => existsSync(file));
}

export const howToGetChromium =
  "The browser tests need Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium-headless-shell; Ubuntu: apt-get install chromium), " +
  "or say where it is: CHROMIUM=/path/to/browser npm test";

/** For headless runs: no sandbox where the user is root (as in containers), and no connections of the browser's own. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  // Chromium paints tiles that are out of sight at its leisure. If one of them comes into view meanwhile and is finished last, nobody
  // is told, and no frame comes any more: once in some tens of visits of a long page, on a busy machine. Without leisure, never.
  "--disable-best-effort-tasks",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
