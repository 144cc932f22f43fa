import { expect, test } from "vitest";
import { readExercise } from "../../tools/exercise/reference";
import { createOutput, indented, wrap } from "../../tools/exercise/text";
import { exercise, learnersFolder, root, writeSolved } from "./command";

const [first, second] = readExercise(root, "k-means").pieces;

test("without arguments, concepts and pieces are listed, with progress from the last grading", async () => {
  const folder = learnersFolder();
  const before = await exercise(folder);
  expect(before.output).toContain("k-means: 0 of 5 pieces");
  expect(before.output).toContain(`[ ] ${first!.name}`);
  expect(before.status).toBe(0);
  writeSolved(folder, "k-means", [first!.name]);
  await exercise(folder, "k-means", "--once");
  const after = await exercise(folder);
  expect(after.output).toContain("k-means: 1 of 5 pieces");
  expect(after.output).toContain(`[x] ${first!.name}`);
});

test("hints come one by one, in their order, for the piece that is next or the one named", async () => {
  const folder = learnersFolder();
  for (const [i, hint] of first!.hints.entries()) {
    const { output } = await exercise(folder, "k-means", "--hint");
    expect(flat(output)).toContain(`Hint ${i + 1} of ${first!.hints.length} for ${first!.name}: ${hint}`);
  }
  expect((await exercise(folder, "k-means", "--hint")).output).toContain("No more hints");
  const { output } = await exercise(folder, "k-means", "--hint", second!.name);
  expect(flat(output)).toContain(second!.hints[0]);
});

test("the solution is shown when it is asked for, and nowhere before", async () => {
  const folder = learnersFolder();
  const telling = first!.solution.split("\n").find((line) => line.includes("<"))!.trim();
  const graded = await exercise(folder, "k-means", "--once");
  expect(graded.output).not.toContain(telling);
  const { output } = await exercise(folder, "k-means", "--solution", first!.name);
  expect(output).toContain(telling);
});

test.each([
  [["kmeans"], /no concept kmeans\. Did you mean k-means\?/],
  [["k-menas"], /Did you mean k-means\?/],
  [["astrology"], /no concept astrology\. There is: |no concept astrology\. There are: /],
  [["k-means", "--hint", "asign"], /no piece asign\. Did you mean assign\?/],
  [["k-means", "assign"], /Too many arguments/],
  [["--once"], /Which concept\?/],
  [["k-means", "--onec"], /--onec[^]*Usage/],
  [["k-means", "--deadline", "soon"], /--deadline must be .* got soon/],
])("%j is explained", async (options, message) => {
  const { status, output } = await exercise(learnersFolder(), ...options);
  expect(output).toMatch(message);
  expect(output).not.toContain("    at ");
  expect(status).toBe(2);
});

test("prose is wrapped to the terminal's width, code is not", () => {
  expect(wrap("one two three four", 9, "  ")).toBe("  one two\n  three\n  four");
  expect(wrap("unbreakable", 4)).toBe("unbreakable");
  expect(indented("a\n\nb", "  ")).toBe("  a\n\n  b");
});

test("colours are for terminals that want them", () => {
  expect(paint(true, { TERM: "xterm" })).not.toBe("no");
  expect(paint(false, { TERM: "xterm" })).toBe("no");
  expect(paint(true, { NO_COLOR: "1" })).toBe("no");
  expect(paint(true, { TERM: "dumb" })).toBe("no");
});

const paint = (isTTY: boolean, env: Record<string, string>) => createOutput({ isTTY, write: () => true }, env).paint("red", "no");
const flat = (text: string) => text.replace(/\s+/g, " ");
