/** Every exercise, graded as the command does it: nothing of it passes fresh, and all of it with the reference's pieces. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startVitest, type TestCase } from "vitest/node";
import { gradingProject } from "../../tools/exercise/project";
import { exerciseSlugs, readExercise } from "../../tools/exercise/reference";
import { root, temporaryFolder, writeSolved } from "./command";

const piecesOf = (slug: string) => readExercise(root, slug).pieces.map(({ name }) => name);

const slugs = exerciseSlugs(root);
/** The one that is also solved piece by piece. */
const watched = slugs[0]!;

/** The tests of a learner's folder, by the exercise and how many pieces are solved. */
const graded = new Map<string, TestCase[]>();
const nameOf = (slug: string, solved: number) => `${slug}, ${solved} solved`;

// One run for all: to start Vitest takes longer than most gradings.
beforeAll(async () => {
  const folder = temporaryFolder();
  const projects = slugs.flatMap((slug) => {
    const pieces = piecesOf(slug);
    const counts = slug === watched ? [...pieces.keys(), pieces.length] : [0, pieces.length];
    return counts.map((solved) => {
      const written = writeSolved(path.join(folder.path, String(solved)), slug, pieces.slice(0, solved));
      const project = gradingProject(root, slug, realpathSync(written).replaceAll(path.sep, "/"));
      return { ...project, test: { ...project.test, name: nameOf(slug, solved) } };
    });
  });
  const vitest = await startVitest("test", [], { root, config: false, watch: false, reporters: [{}], projects });
  for (const module of vitest.state.getTestModules()) graded.set(module.project.name, [...module.children.allTests()]);
  await vitest.close();
  folder.remove();
}, 600_000);

describe.each(slugs)("%s", (slug) => {
  const pieces = piecesOf(slug);

  test("fails in every fresh piece", () => {
    expect([...partsThat("failed", slug, 0)]).toEqual(expect.arrayContaining(pieces));
  });

  test("passes with the reference's pieces", () => {
    expect([...partsThat("passed", slug, pieces.length)]).toEqual(expect.arrayContaining(pieces));
    const others = graded.get(nameOf(slug, pieces.length))!.filter((test) => test.result().state !== "passed");
    expect(others.map(({ fullName }) => fullName)).toEqual([]);
  });
});

test("pieces can be solved one after the other, in the order shown", () => {
  const pieces = piecesOf(watched);
  for (let solved = 1; solved < pieces.length; solved++) {
    const failed = partsThat("failed", watched, solved);
    expect(pieces.find((name) => failed.has(name)), `${solved} solved`).toBe(pieces[solved]);
  }
});

/** The parts of the specification in which a test had this outcome. */
function partsThat(state: "passed" | "failed", slug: string, solved: number): Set<string> {
  const tests = graded.get(nameOf(slug, solved))!.filter((test) => test.result().state === state);
  return new Set(tests.map(({ fullName }) => fullName.split(" > ")[0]!));
}
