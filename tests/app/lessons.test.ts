import type { Plugin } from "vite";
import { expect, test } from "vitest";
import { lessons } from "../../tools/vite/lessons";

type Transform = (this: { error(message: string): never }, source: string, id: string) => Promise<{ code: string } | undefined>;

function compile(source: string, id = "lesson.mdx"): Promise<{ code: string } | undefined> {
  const { transform } = lessons() as Plugin & { transform: Transform };
  const error = (message: string): never => {
    throw new Error(message);
  };
  return transform.call({ error }, source, id);
}

test("lists the headings of a lesson with their addresses, and says whether it has formulas", async () => {
  const { code } = (await compile("## The *idea*\n\nText.\n\n## How many k?\n"))!;
  expect(code).toContain('export const headings = [{"id":"the-idea","text":"The idea"},{"id":"how-many-k","text":"How many k?"}];');
  expect(code).toContain("export const hasMath = false;");
  expect(code).toContain('id: "the-idea"');
});

test("sets formulas at build, for eyes and for screen readers", async () => {
  const { code } = (await compile("The sum $x^2$.\n"))!;
  expect(code).toContain("export const hasMath = true;");
  expect(code).toContain("katex-html");
  expect(code).toContain("_components.math");
});

test("fails on a formula that cannot be set, naming file and line", async () => {
  await expect(compile("Text.\n\n$\\frac{1}$\n")).rejects.toThrow(/lesson\.mdx:3: .*katex/i);
});

test("fails on two headings of one address", async () => {
  await expect(compile("## Why?\n\n## Why\n")).rejects.toThrow("Two headings have the address #why.");
});

test("leaves every other file alone", async () => {
  expect(await compile("## x", "notes.md")).toBeUndefined();
});
