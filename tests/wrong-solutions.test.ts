/** Every specification must fail for every wrong solution of its gallery, and say what the misconception is. */
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startVitest, type TestModule } from "vitest/node";
import { exercises, slugs, specification, wrongSolutions, wrongSolutionsAsTests } from "./wrong/gallery";

const root = path.resolve(import.meta.dirname, "..");

interface Failure {
  /** The top-level part of the specification that failed. */
  readonly part: string;
  readonly message: string;
}

let modules: Map<string, TestModule>;
beforeAll(async () => {
  modules = await gradeAll();
}, 600_000);

describe.each(slugs())("the specification of %s", (slug) => {
  const solutions = wrongSolutions(slug);

  test("has a wrong solution for every function that learners write", () => {
    expect(solutions.map(({ replaces }) => replaces)).toEqual(expect.arrayContaining(exercises(slug)));
  });

  test("passes the reference by the same route", () => {
    const reference = modules.get(specification(slug))!;
    expect(failuresOf(reference)).toEqual([]);
    expect([...reference.children.allTests("passed")].length).toBeGreaterThan(0);
  });

  test.each(solutions)("fails $name: $misconception", ({ file, replaces, expects }) => {
    const failures = failuresOf(modules.get(file)!);
    const ofItsPart = failures.filter(({ part }) => part === replaces).map(({ message }) => message);
    expect(ofItsPart.join("\n"), `the part "${replaces}" names the misconception`).toMatch(expects);
  });
});

/** One run of Vitest, with the specifications over the reference and over each wrong solution. Modules go by their file. */
async function gradeAll(): Promise<Map<string, TestModule>> {
  const vitest = await startVitest("test", [], {
    root,
    config: false,
    watch: false,
    pool: "threads",
    isolate: false,
    reporters: [{}],
    include: [...slugs().map(specification), "tests/wrong/*/*.ts"],
    alias: { "@algorithms": path.join(root, "algorithms") },
  }, { plugins: [wrongSolutionsAsTests()] });
  const graded = new Map(vitest.state.getTestModules().map((module) => [path.normalize(module.moduleId), module]));
  await vitest.close();
  return graded;
}

function failuresOf(module: TestModule): Failure[] {
  const ofTests = [...module.children.allTests("failed")].flatMap((test) => {
    const part = test.fullName.split(" > ")[0]!;
    return (test.result().errors ?? []).map(({ message }) => ({ part, message }));
  });
  return [...ofTests, ...module.errors().map(({ message }) => ({ part: "", message }))];
}
