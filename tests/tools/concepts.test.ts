/** Every concept is whole, and what is missing is named: CONTRIBUTING.md says what each file is for. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { algorithmOf, concepts, planned } from "../../demos/catalogue";
import type { DemoModel } from "../../src/kit/lab/model";
import { exerciseSlugs } from "../../tools/exercise/reference";
import { wrongSolutions } from "../wrong/gallery";

const root = path.resolve(import.meta.dirname, "../..");
const models = import.meta.glob<DemoModel>("../../demos/*/model.ts", { import: "model", eager: true });
const slugs = concepts.map(({ slug }) => slug);
const foldersOf = (place: string) =>
  readdirSync(path.join(root, place), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

const filesOf = (slug: string, algorithm: string) => [
  `algorithms/${algorithm}/index.ts`,
  `tests/algorithms/${algorithm}.test.ts`,
  `tests/algorithms/${algorithm}.properties.test.ts`,
  `tests/golden/${algorithm}.test.ts`,
  `tests/wrong/${algorithm}`,
  `tests/experiments/${slug}.test.ts`,
  ...["model.ts", "create-worker.ts", "worker.ts", "view.tsx", "experiments.ts", "lesson.mdx", "questions.mdx", "thumbnail.tsx"].map(
    (file) => `demos/${slug}/${file}`,
  ),
];

describe.each(concepts.map((concept) => ({ slug: concept.slug, algorithm: algorithmOf(concept) })))("$slug", ({ slug, algorithm }) => {
  test("has every file that a concept needs", () => {
    const missing = filesOf(slug, algorithm).filter((file) => !existsSync(path.join(root, file)));
    expect(missing.join(", ")).toBe("");
  });

  test("names itself in its model", () => {
    expect(models[`../../demos/${slug}/model.ts`]?.slug).toBe(slug);
  });

  test("has a style sheet that is found, if any", () => {
    const sheets = readdirSync(path.join(root, "demos", slug)).filter((file) => file.endsWith(".css"));
    expect([[], [`${slug}.css`]]).toContainEqual(sheets);
  });

  test("can be practised, and at least four misconceptions are told apart", () => {
    expect(exerciseSlugs(root)).toContain(algorithm);
    expect(wrongSolutions(algorithm).length).toBeGreaterThanOrEqual(4);
  });

  test("is offered to importers and listed in the README", () => {
    expect(readFileSync(path.join(root, "algorithms/index.ts"), "utf8")).toContain(`"./${algorithm}`);
    expect(readFileSync(path.join(root, "README.md"), "utf8")).toContain(`[\`demos/${slug}\`](demos/${slug})`);
  });
});

test("every folder of a demo is in the catalogue", () => expect(foldersOf("demos").toSorted()).toEqual(slugs.toSorted()));

// An algorithm may be there before the concepts that show it.
test("every gallery of wrong solutions grades an algorithm", () =>
  expect(foldersOf("algorithms")).toEqual(expect.arrayContaining(foldersOf("tests/wrong"))));

test("what a concept shows under another name is an algorithm", () =>
  expect(foldersOf("algorithms")).toEqual(expect.arrayContaining(concepts.map(algorithmOf))));

test("what is there is planned no more", () => {
  const titles = planned.map(({ title }) => title);
  expect(titles.filter((title) => concepts.some((concept) => concept.title === title))).toEqual([]);
});
