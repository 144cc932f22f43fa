import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { findFunctions } from "../../tools/replace-function";
import { exerciseSlugs, readExercise } from "../../tools/exercise/reference";
import { stubsOf, writeMissing } from "../../tools/exercise/workspace";
import { learnersFolder, root } from "./command";

describe.each(exerciseSlugs(root))("%s", (slug) => {
  const exercise = readExercise(root, slug);

  test("has pieces with a brief, at most three hints and a return type", () => {
    expect(exercise.pieces.length).toBeGreaterThan(0);
    for (const { name, brief, hints, signature } of exercise.pieces) {
      expect(brief, name).toMatch(/\S{3}.*\.$/);
      expect(brief.split("\n"), name).toHaveLength(1);
      expect(hints.length, name).toBeLessThanOrEqual(3);
      expect(signature, name).toMatch(/\): \S/);
    }
  });

  test("leaves no line of a solution in the stubs", () => {
    const stubs = [...stubsOf(exercise).values()].join("\n");
    const kept = new Set(stubs.split("\n").map((line) => line.trim()));
    for (const piece of exercise.pieces) {
      const [own] = findFunctions(piece.solution);
      const body = piece.solution.slice(own!.bodyStart + 1, own!.bodyEnd - 1);
      const telling = body.split("\n").map((line) => line.trim()).filter((line) => line.length > 12);
      expect(telling.length, piece.name).toBeGreaterThan(0);
      // A whole formula; lines that any loop has (`for (let i = 0; …`) may well occur elsewhere, and guards stand at every door.
      const left = telling.filter((line) => kept.has(line) && !/^((for|while|if|let|const \w+ = new) |check[A-Z]\w*\()/.test(line));
      expect(left, piece.name).toEqual([]);
      for (const hint of piece.hints) expect(stubs).not.toContain(hint);
    }
  });
});

test("all type-check as a learner's editor sees them", () => {
  const folder = learnersFolder();
  for (const slug of exerciseSlugs(root)) writeMissing(path.join(folder, slug), stubsOf(readExercise(root, slug)), root);
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "--noEmit", "--project", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});
