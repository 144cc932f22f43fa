/** Every specification must fail for every wrong solution of its gallery, and say what the misconception is. */
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startVitest, type TestModule } from "vitest/node";
import { exercises, slugs, substitute, wrongSolutions, type WrongSolution } from "./wrong/gallery";

const root = path.resolve(import.meta.dirname, "..");

interface Failure {
  /** The top-level part of the specification that failed. */
  readonly part: string;
  readonly message: string;
}

describe.each(slugs())("the specification of %s", (slug) => {
  const solutions = wrongSolutions(slug);
  let modules: Map<string, TestModule>;
  beforeAll(async () => {
    modules = await gradeAll(slug, solutions);
  }, 120_000);

  test("has a wrong solution for every function that learners write", () => {
    expect(solutions.map(({ replaces }) => replaces)).toEqual(expect.arrayContaining(exercises(slug)));
  });

  test("passes the reference by the same route", () => {
    const reference = modules.get("reference")!;
    expect(failuresOf(reference)).toEqual([]);
    expect([...reference.children.allTests("passed")].length).toBeGreaterThan(0);
  });

  test.each(solutions)("fails $name: $misconception", ({ name, replaces, expects }) => {
    const failures = failuresOf(modules.get(name)!);
    const ofItsPart = failures.filter(({ part }) => part === replaces).map(({ message }) => message);
    expect(ofItsPart.join("\n"), `the part "${replaces}" names the misconception`).toMatch(expects);
  });
});

/** One run of Vitest, with a project for the reference and one for each wrong solution. */
async function gradeAll(slug: string, solutions: WrongSolution[]): Promise<Map<string, TestModule>> {
  const project = (name: string, plugins: ReturnType<typeof substitute>[]) => ({
    root,
    plugins,
    resolve: { alias: { "@algorithms": path.join(root, "algorithms") } },
    test: { name, include: [`tests/algorithms/${slug}.test.ts`] },
  });
  const vitest = await startVitest("test", [], {
    root,
    config: false,
    watch: false,
    pool: "threads",
    reporters: [{}],
    projects: [project("reference", []), ...solutions.map((solution) => project(solution.name, [substitute(solution)]))],
  });
  const modules = new Map(vitest.state.getTestModules().map((module) => [module.project.name, module]));
  await vitest.close();
  return modules;
}

function failuresOf(module: TestModule): Failure[] {
  const ofTests = [...module.children.allTests("failed")].flatMap((test) => {
    const part = test.fullName.split(" > ")[0]!;
    return (test.result().errors ?? []).map(({ message }) => ({ part, message }));
  });
  return [...ofTests, ...module.errors().map(({ message }) => ({ part: "", message }))];
}
