/** Grades a learner's folder in a process of its own, which a deadline can stop whatever the code does. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseSync } from "oxc-parser";
import type { Failure, Grading } from "../../src/kit/grader/grading";
import type { Exercise } from "./reference";
import { missingFiles } from "./workspace";

export interface GradeOptions {
  readonly root: string;
  readonly folder: string;
  /** Seconds that the learner's code may take, from when it is loaded, until the grading is stopped. */
  readonly deadline: number;
}

export async function grade(exercise: Exercise, options: GradeOptions): Promise<Grading> {
  const broken = problemBeforeRunning(exercise, options.folder);
  return broken ? { tests: [], broken } : runSpecification(exercise, options);
}

function problemBeforeRunning({ slug, files }: Exercise, folder: string): Failure | undefined {
  const [missing] = missingFiles(folder, files.keys());
  if (missing) return { message: `${missing} is missing. npm run exercise -- ${slug} writes its stub again.` };
  for (const file of files.keys()) {
    const problem = syntaxError(readFileSync(path.join(folder, file), "utf8"), file);
    if (problem) return problem;
  }
}

function syntaxError(source: string, file: string): Failure | undefined {
  const [error] = parseSync(file, source, { lang: "ts", sourceType: "module" }).errors;
  if (!error) return undefined;
  const line = source.slice(0, error.labels[0]?.start ?? 0).split("\n").length;
  const excerpt = source.split("\n")[line - 1]?.trim();
  return { message: `Syntax error: ${error.message}${excerpt ? `\n  ${line} | ${excerpt}` : ""}`, file, line };
}

async function runSpecification(exercise: Exercise, { root, folder, deadline }: GradeOptions): Promise<Grading> {
  const scratch = mkdtempSync(path.join(realpathSync(tmpdir()), "exercise-"));
  const [result, journal] = [path.join(scratch, "result.json"), path.join(scratch, "journal.json")];
  try {
    const { ended, output } = await runVitest(root, deadline, {
      EXERCISE_SLUG: exercise.slug,
      EXERCISE_FOLDER: realpathSync(folder).replaceAll(path.sep, "/"),
      EXERCISE_RESULT: result,
      EXERCISE_JOURNAL: journal,
      // A guarded loop is stopped well before the deadline, which is for everything else.
      EXERCISE_LOOP_LIMIT: String(Math.min(3, deadline / 4)),
    });
    const grading = readJson<Grading>(result);
    if (grading) return grading;
    if (ended) return { tests: [], broken: { message: `The grading ended without a result.\n${output}` } };
    return stopped(readJson<{ part: string; name: string }>(journal), deadline);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function stopped(running: { part: string; name: string } | undefined, deadline: number): Grading {
  const message = `Stopped after ${deadline} s. Is there a loop that never ends?`;
  if (!running) return { tests: [], broken: { message: `${message} It is where the file is loaded, outside the functions.` } };
  return { tests: [{ ...running, outcome: "failed", failure: { message } }] };
}

/** Seconds that Vitest may take until it loads anything. */
const longestStart = 60;

function runVitest(root: string, deadline: number, env: Record<string, string>): Promise<{ ended: boolean; output: string }> {
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--config", path.join(root, "tools/exercise/vitest.config.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...withoutVitest(process.env), NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
  });
  let output = "";
  child.stdout?.on("data", (text) => (output += text));
  child.stderr?.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    let ended = true;
    const stop = () => {
      ended = false;
      child.kill("SIGKILL");
    };
    // A slow machine's start is not the learner's fault: the clock is set again when the code is about to be loaded.
    let timer = setTimeout(stop, (longestStart + deadline) * 1000);
    child.once("message", () => {
      clearTimeout(timer);
      timer = setTimeout(stop, deadline * 1000);
    });
    process.once("exit", stop);
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      process.off("exit", stop);
      resolve({ ended, output });
    });
  });
}

/** Vitest tells its workers about itself through the environment; a Vitest inside must not take that for its own. */
function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)));
}

function readJson<Value>(file: string): Value | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Value;
  } catch {
    return undefined;
  }
}
