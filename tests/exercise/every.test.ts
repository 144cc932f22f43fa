/** Every exercise, graded as the command does it: nothing of it passes fresh, and all of it with the reference's pieces. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startVitest, type TestCase } from "vitest/node";
import { gradingProject } from "../../tools/exercise/project";
import { exerciseSlugs, readExercise } from "../../tools/exercise/reference";
import { root, temporaryFolder, writeSolved } from "./command";

const slugs = exerciseSlugs(root);
const piecesOf = (slug: string) => readExercise(root, slug).pieces.map(({ name }) => name);

/** The tests of each learner's folder, by its name. */
const graded = new Map<string, TestCase[]>();

// One run for all: to start Vitest takes longer than most gradings.
beforeAll(async () => {
  const folder = temporaryFolder();
  const projects = slugs.flatMap((slug) => ([["fresh", []], ["solved", piecesOf(slug)]] as const).map(([state, solved]) => {
    const own = realpathSync(writeSolved(path.join(folder.path, state), slug, solved)).replaceAll(path.sep, "/");
    const project = gradingProject(root, slug, own);
    return { ...project, test: { ...project.test, name: `${slug} ${state}` } };
  }));
  const vitest = await startVitest("test", [], { root, config: false, watch: false, reporters: [{}], projects });
  for (const module of vitest.state.getTestModules()) graded.set(module.project.name, [...module.children.allTests()]);
  await vitest.close();
  folder.remove();
}, 600_000);

describe.each(slugs)("%s", (slug) => {
  test("fails in every fresh piece", () => {
    const failed = graded.get(`${slug} fresh`)!.filter((test) => test.result().state === "failed");
    const parts = new Set(failed.map(({ fullName }) => fullName.split(" > ")[0]));
    expect([...parts]).toEqual(expect.arrayContaining(piecesOf(slug)));
  });

  test("passes with the reference's pieces", () => {
    const tests = graded.get(`${slug} solved`)!;
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((test) => test.result().state !== "passed").map(({ fullName }) => fullName)).toEqual([]);
  });
});
