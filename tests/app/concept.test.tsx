import { readFileSync } from "node:fs";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { highlight } from "../../src/app/concept/highlight";
import { lessonComponents } from "../../src/app/concept/lesson-components";
import { linkTo } from "../../src/app/concept/link";
import { decode } from "../../src/kit/lab/permalink";
import { defineModel, type DemoModel } from "../../src/kit/lab/model";
import { integer } from "../../src/kit/lab/schema";

const model = defineModel({
  slug: "demo",
  parameters: { nClusters: integer({ label: "k", help: "", min: 1, max: 5, default: 2 }) },
  data: { sources: ["blobs"], target: "any" },
  *run() {
    yield null;
  },
  describe: () => "",
}) as unknown as DemoModel;

const { Experiment, Question, Try } = lessonComponents("demo", { experiments: [], model });

test("a lesson cannot name an experiment that does not exist", () => {
  expect(() => renderToString(<Experiment id="it-flies" />)).toThrow('demos/demo/experiments.ts has no experiment "it-flies"; it has none.');
});

test("a link to a state opens that state", () => {
  const html = renderToString(<Try state={{ parameters: { nClusters: 4 } }}>four</Try>);
  const href = html.match(/href="([^"]+)"/)![1]!.replaceAll("&amp;", "&");
  const { state, problems } = decode(href, { model, optionsOf: () => undefined });
  expect(problems).toEqual([]);
  expect(state.parameters).toEqual({ nClusters: 4 });
});

test("a link to a state that the demo would refuse fails", () => {
  expect(() => linkTo(model, { parameters: { nClusters: 9 } })).toThrow(/demo lesson.*nClusters must be an integer in 1\.\.5/);
  expect(() => linkTo(model, { data: { source: "mons" } })).toThrow(/data must be one of blobs/);
});

test("a question has an address", () => {
  expect(renderToString(<Question ask="Does it always converge?">Yes.</Question>)).toContain('id="does-it-always-converge"');
});

test("highlighted code is the code", () => {
  const code = readFileSync("algorithms/k-means/lloyd.ts", "utf8");
  const lines = highlight(code);
  expect(lines.map((tokens) => tokens.map(({ text }) => text).join("")).join("\n")).toBe(code);
});

test("the style knows every kind of word in the code", () => {
  const style = readFileSync("src/app/style/code.css", "utf8");
  const code = readFileSync("algorithms/k-means/index.ts", "utf8");
  const kinds = new Set(highlight(code).flatMap((tokens) => tokens.flatMap(({ kind }) => kind ?? [])));
  expect(kinds.size).toBeGreaterThan(4);
  expect(Array.from(kinds, (kind) => `.code-${kind}`).filter((name) => !new RegExp(`\\${name}\\b[^-]`).test(style))).toEqual([]);
});
