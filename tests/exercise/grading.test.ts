import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readExercise } from "../../tools/exercise/reference";
import type { Progress } from "../../tools/exercise/workspace";
import { exercise, exerciseInPipe, learnersFolder, root, writePiece, writeSolved } from "./command";

const pieces = readExercise(root, "k-means").pieces.map(({ name }) => name);

const outcomesIn = (folder: string) =>
  (JSON.parse(readFileSync(path.join(folder, ".progress.json"), "utf8")) as Progress).outcomes;

test("a fresh exercise: nothing is written yet, and every piece fails", async () => {
  const folder = learnersFolder();
  const { status, output } = await exercise(folder, "k-means", "--once");
  expect(output).toContain(`0 of ${pieces.length} pieces`);
  expect(output).toContain(`Not written yet: ${pieces[0]}`);
  expect(status).toBe(1);
  expect(outcomesIn(path.join(folder, "k-means"))).toMatchObject(Object.fromEntries(pieces.map((name) => [name, "failed"])));
});

test("an exercise that is solved", async () => {
  const folder = learnersFolder();
  writeSolved(folder, "k-means", pieces);
  const { status, output } = await exercise(folder, "k-means", "--once");
  expect(output).toContain("All pieces pass");
  expect(status).toBe(0);
});

describe("what is wrong is said", () => {
  test("a failed expectation: message, difference, and the line to open, without colours in a pipe", async () => {
    const folder = learnersFolder();
    writeSolved(folder, "k-means", []);
    writePiece(folder, "k-means", "assign", "export function assign(X: Matrix, clusterCenters: Matrix): Int32Array {\n  return new Int32Array(X.rows + clusterCenters.rows);\n}");
    const { status, output } = await exerciseInPipe(folder, "k-means", "--once");
    expect(output).toMatch(/fails: gives every point/);
    expect(output).toContain("- Expected");
    const line = lineOf(path.join(folder, "k-means/lloyd.ts"), "function assign");
    expect(output).toContain(`k-means/lloyd.ts:${line}`);
    // oxlint-disable-next-line no-control-regex -- the escape character is what must not be there
    expect(output).not.toMatch(/\u001b/);
    expect(status).toBe(1);
  });

  test("a syntax error, with its line", async () => {
    const folder = learnersFolder();
    const file = path.join(writeSolved(folder, "k-means", []), "lloyd.ts");
    writePiece(folder, "k-means", "assign", "export function assign(): Int32Array { return new Int32Array(0); }");
    writeFileSync(file, readFileSync(file, "utf8").replace("return new Int32Array(0);", "return new Int32Array(;"));
    const { status, output } = await exercise(folder, "k-means", "--once");
    expect(output).toContain("Syntax error");
    expect(output).toContain(`k-means/lloyd.ts:${lineOf(file, "new Int32Array(;")}`);
    expect(status).toBe(1);
  });

  test("a loop without end, with its line", async () => {
    const folder = learnersFolder();
    const file = path.join(writeSolved(folder, "k-means", []), "lloyd.ts");
    writePiece(folder, "k-means", "assign", "export function assign(X: Matrix): Int32Array {\n  for (let i = 0; i < X.rows; i--);\n  return new Int32Array(0);\n}");
    const { output } = await exercise(folder, "k-means", "--once", "--deadline", "20");
    const line = lineOf(file, "i--");
    expect(output).toContain(`The loop in line ${line} was still going`);
    expect(output).toContain(`k-means/lloyd.ts:${line}`);
  });

  test("code that hangs without a loop is stopped by the deadline, and the test is named", async () => {
    const folder = learnersFolder();
    writeSolved(folder, "k-means", []);
    writePiece(folder, "k-means", "assign", 'export function assign(): Int32Array {\n  return eval("for (;;);") as Int32Array;\n}');
    const { status, output } = await exercise(folder, "k-means", "--once", "--deadline", "5");
    expect(output).toMatch(/Next: assign[^]*fails: gives every point[^]*Stopped after 5 s/);
    expect(status).toBe(1);
  });
});

describe("a grading that reaches no verdict on a piece", () => {
  test("takes back nothing: progress and hints are where they were", async () => {
    const folder = learnersFolder();
    const own = writeSolved(folder, "k-means", pieces.slice(0, 2));
    const before = await exercise(folder, "k-means", "--once");
    expect(before.output).toMatch(new RegExp(`2 of 5 pieces[^]*Next: ${pieces[2]}`));
    writeFileSync(path.join(own, "index.ts"), "export const broken = (;\n");
    const { status, output } = await exercise(folder, "k-means", "--once");
    expect(output).toMatch(/2 of 5 pieces[^]*Syntax error/);
    expect(status).toBe(1);
    expect((await exercise(folder, "k-means", "--hint")).output).toContain(`for ${pieces[2]}`);
  });

  test("names the piece that was in the way", async () => {
    const folder = learnersFolder();
    writeSolved(folder, "k-means", ["assign"]);
    writePiece(folder, "k-means", "inertia", 'export function inertia(): number {\n  return eval("for (;;);") as number;\n}');
    const { output } = await exercise(folder, "k-means", "--once", "--deadline", "5");
    expect(output).toMatch(/Next: inertia[^]*Stopped after 5 s/);
  });
});

describe("the learner's files", () => {
  test("are never overwritten; one that is gone is written again", async () => {
    const folder = learnersFolder();
    const own = writeSolved(folder, "k-means", []);
    writeFileSync(path.join(own, "lloyd.ts"), "my work");
    rmSync(path.join(own, "index.ts"));
    const { output } = await exercise(folder, "k-means", "--once");
    expect(readFileSync(path.join(own, "lloyd.ts"), "utf8")).toBe("my work");
    expect(output).toContain("index.ts");
    expect(existsSync(path.join(own, "index.ts"))).toBe(true);
  });

  test("are kept aside by --reset, every time", async () => {
    const folder = learnersFolder();
    const own = writeSolved(folder, "k-means", []);
    for (const work of ["first work", "second work"]) {
      writeFileSync(path.join(own, "lloyd.ts"), work);
      const { output } = await exercise(folder, "k-means", "--reset", "--once");
      expect(output).toContain("kept in");
      expect(readFileSync(path.join(own, "lloyd.ts"), "utf8")).toContain("Not written yet");
    }
    const backups = readdirSync(path.join(folder, ".backup")).toSorted();
    const kept = backups.map((name) => readFileSync(path.join(folder, ".backup", name, "lloyd.ts"), "utf8"));
    expect(kept).toEqual(["first work", "second work"]);
  });
});

function lineOf(file: string, text: string): number {
  return readFileSync(file, "utf8").split("\n").findIndex((line) => line.includes(text)) + 1;
}
