/** Writes what Vitest found as a `Grading`. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { Failure, GradedTest, Grading } from "../../src/kit/grader/grading";

interface Reported {
  readonly message: string;
  readonly diff?: string;
  /** Of a loop that was stopped. */
  readonly loopLine?: number;
  readonly stacks?: readonly { readonly file: string; readonly line: number }[];
}

export class GradingReporter implements Reporter {
  readonly #result: string;
  readonly #folder: string;

  constructor(result: string, folder: string) {
    this.#result = result;
    this.#folder = folder;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Reported[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => this.#graded(test)));
    const [error] = [...modules.flatMap((module) => module.errors()), ...unhandled];
    const broken = error ? this.#failure(error) : tests.length === 0 ? { message: "The specification has no tests." } : undefined;
    const grading: Grading = { tests, ...(broken && { broken }) };
    writeFileSync(this.#result, JSON.stringify(grading));
  }

  #graded(test: TestCase): GradedTest {
    const { state, errors } = test.result();
    const [part = test.name, ...names] = pathOf(test);
    return {
      part,
      name: names.join(" > "),
      outcome: state === "passed" || state === "failed" ? state : "open",
      ...(errors?.[0] && { failure: this.#failure(errors[0]) }),
    };
  }

  #failure({ message, diff, loopLine, stacks = [] }: Reported): Failure {
    const own = stacks.find(({ file }) => file.startsWith(`${this.#folder}/`));
    const plain = { message: stripVTControlCharacters(message), ...(diff && { diff: stripVTControlCharacters(diff) }) };
    return { ...plain, ...(own && { file: path.posix.relative(this.#folder, own.file), line: loopLine ?? own.line }) };
  }
}

/** The names of a test and the suites around it, outermost first. */
function pathOf(test: TestCase): string[] {
  const names = [test.name];
  for (let suite = test.parent; suite.type === "suite"; suite = suite.parent) names.unshift(suite.name);
  return names;
}
