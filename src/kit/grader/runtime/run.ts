/** Runs a specification with Vitest's runner and tells the outcome as a `Grading`. */
import { startTests, type File, type Suite, type Task, type Test, type VitestRunner, type VitestRunnerConfig } from "@vitest/runner";
import type { Failure, GradedTest, Grading } from "../grading";
import { installVitest } from "./vitest";

export interface Running {
  readonly part: string;
  readonly name: string;
}

export interface SpecificationRun {
  readonly specification: string;
  /** The module that begins with the learner's text, and how many lines that has. */
  readonly learner: { readonly url: string; readonly lines: number };
  /** Called before each test; whether it should run. */
  beforeTest(running: Running): boolean;
}

interface ReportedError {
  readonly name?: string;
  readonly message: string;
  readonly diff?: string;
  readonly stack?: string;
  /** Of a loop that was stopped. */
  readonly loopLine?: number;
}

const config: VitestRunnerConfig = {
  root: "/",
  name: undefined,
  testNamePattern: undefined,
  allowOnly: false,
  setupFiles: [],
  passWithNoTests: false,
  sequence: { seed: 0, hooks: "stack", setupFiles: "list" },
  chaiConfig: { truncateThreshold: 200 },
  maxConcurrency: 1,
  testTimeout: 10_000,
  hookTimeout: 10_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

export async function runSpecification({ specification, learner, beforeTest }: SpecificationRun): Promise<Grading> {
  installVitest();
  const runner: VitestRunner = {
    config,
    importFile: (url) => import(/* @vite-ignore */ url),
    onBeforeRunTask(task) {
      // The runner skips a test whose mode says so when its turn comes.
      if (!beforeTest({ part: partOf(task), name: nameOf(task) })) task.mode = "skip";
    },
  };
  const files = await startTests([specification], runner);
  const [error] = files.flatMap((file) => file.result?.errors ?? []) as ReportedError[];
  const tests = files.flatMap(testsIn).map((test) => graded(test, learner));
  return { tests, ...(error && tests.length === 0 && { broken: failureOf(error, learner) }) };
}

function testsIn(suite: File | Suite): Test[] {
  return suite.tasks.flatMap((task) => (task.type === "suite" ? testsIn(task) : [task]));
}

function graded(test: Test, learner: SpecificationRun["learner"]): GradedTest {
  const [error] = (test.result?.errors ?? []) as ReportedError[];
  const state = test.result?.state;
  return {
    part: partOf(test),
    name: nameOf(test),
    outcome: state === "pass" ? "passed" : state === "fail" ? "failed" : "open",
    ...(error && { failure: failureOf(error, learner) }),
  };
}

function failureOf({ name, message, diff, stack = "", loopLine }: ReportedError, { url, lines }: SpecificationRun["learner"]): Failure {
  const frames = stack.split("\n").filter((frame) => frame.includes(url));
  const seen = frames.map((frame) => Number(/:(\d+):\d+\)?$/.exec(frame)?.[1])).find((number) => number <= lines);
  const line = loopLine ?? seen;
  const text = name && !["Error", "AssertionError"].includes(name) ? `${name}: ${message}` : message;
  return { message: plain(text), ...(diff && { diff: plain(diff) }), ...(line && { line }) };
}

/** The names of a task and of the suites around it, outermost first. */
function path(task: Task): string[] {
  return task.suite ? [...path(task.suite), task.name] : [task.name];
}

const partOf = (task: Task) => path(task)[0]!;
const nameOf = (task: Task) => path(task).slice(1).join(" > ");

/** Without the escape sequences that colour a terminal. */
// oxlint-disable-next-line no-control-regex -- they begin with one
const plain = (text: string) => text.replace(/\u001b\[[\d;]*m/g, "");
