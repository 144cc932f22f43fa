// Everything that must hold before a change lands, with a summary at the end.
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { build } from "./build.mjs";
import { findChromium, howToGetChromium } from "./chromium.mjs";
import { root } from "./install.mjs";
import { runModule } from "./node-modules.mjs";

/** Each stage returns what it counted; a stage that counts nothing of its own is one check. */
const stages = {
  types: () => inTurn(["typescript/bin/tsc", "--noEmit"], ["typescript/bin/tsc", "--noEmit", "-p", "algorithms"]),
  lint: () => inTurn(["oxlint/bin/oxlint", "--deny-warnings"]),
  unit: () => vitest("unit", "maths"),
  browser: () => inChromium(() => vitest("browser")),
  build: async () => asCheck(await build(["--logLevel", "warn"])),
  "end-to-end": () => inChromium(() => vitest("e2e")),
};

/** In their order. Tests in a browser wait much: building beside them costs hardly any time. */
const order = [["types"], ["lint"], ["unit"], ["browser", "build"], ["end-to-end"]];

export async function main(chosen) {
  const unknown = chosen.find((name) => !Object.hasOwn(stages, name));
  if (unknown) {
    console.error(`Unknown stage ${unknown}. There are: ${Object.keys(stages).join(", ")}.`);
    process.exit(2);
  }
  const results = [];
  for (const together of chosen.length > 0 ? chosen.map((name) => [name]) : order) {
    const title = together.join(", ");
    console.log(`\n── ${title} ${"─".repeat(Math.max(0, 60 - title.length))}`);
    results.push(...(await Promise.all(together.map(run))));
  }
  summarise(results);
}

async function run(name) {
  const begun = Date.now();
  return { name, ...(await stages[name]()), seconds: (Date.now() - begun) / 1000 };
}

/** A summary that scrolls away names nothing. */
const mostNamed = 20;

function summarise(results) {
  console.log(`\n── summary ${"─".repeat(53)}`);
  for (const { name, passed, failed, seconds } of results) {
    const verdict = failed > 0 ? "FAILED" : "ok";
    console.log(`${verdict.padEnd(7)} ${name.padEnd(11)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`);
  }
  for (const { name, failures = [] } of results) {
    if (failures.length > 0) console.log(`\nfailed in ${name}:`);
    for (const failure of failures.slice(0, mostNamed)) console.log(`  ${failure}`);
    if (failures.length > mostNamed) console.log(`  and ${failures.length - mostNamed} more, above`);
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}

async function inTurn(...commands) {
  for (const [file, ...options] of commands) {
    const status = await runModule(file, options);
    if (status !== 0) return asCheck(status);
  }
  return asCheck(0);
}

async function vitest(...projects) {
  const report = path.join(root, ".cache", `test-${projects[0]}.json`);
  rmSync(report, { force: true });
  const status = await runModule("vitest/vitest.mjs", [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return asCheck(status || 1);
  const { numPassedTests: passed, numFailedTests: failed, testResults } = JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot be loaded or an unhandled error fails the run without failing a test; no test at all is a failure too.
  const broken = status !== 0 || passed + failed === 0;
  return { passed, failed: broken ? Math.max(failed, 1) : failed, failures: testResults.flatMap(failuresOf) };
}

/** The failed tests of a file by their names, or the file itself where it has not even begun; each with the reason that it gave. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = path.relative(root, name);
  const failed = assertionResults
    .filter((test) => test.status === "failed")
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}${reason(failureMessages[0])}`);
  return status === "failed" && failed.length === 0 ? [`${file}${reason(message)}`] : failed;
}

/** In characters: what a page says may be part of it. */
const longestReason = 500;

/** What an error says, without where it was thrown. */
function reason(message = "") {
  const [says] = stripVTControlCharacters(message).split(/\n\s+at /);
  return says === "" ? "" : `\n    ${says.slice(0, longestReason).replaceAll("\n", "\n    ")}`;
}

async function inChromium(run) {
  if (findChromium()) return run();
  console.error(howToGetChromium);
  return asCheck(1);
}

function asCheck(status) {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
}
