/** Makes a Preact component of every .mdx file, and a list of its headings. What KaTeX cannot set fails the build. */
import { compile } from "@mdx-js/mdx";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import type { Plugin } from "vite";
import { collectHeadings } from "./headings";

export function lessons(): Plugin {
  return {
    name: "lessons",
    enforce: "pre",
    async transform(source, id) {
      if (!id.endsWith(".mdx")) return undefined;
      const file = await compile(
        { value: source, path: id },
        {
          jsxImportSource: "preact",
          elementAttributeNameCase: "html",
          stylePropertyNameCase: "css",
          remarkPlugins: [remarkGfm, remarkMath],
          rehypePlugins: [[rehypeKatex, { output: "htmlAndMathml", strict: "error" }], collectHeadings],
        },
      );
      // rehype-katex only warns of a formula that it cannot set.
      const problem = file.messages.find(({ source }) => source === "rehype-katex");
      if (problem) this.error(`${id}:${problem.line}: ${problem.reason} ${String(problem.cause ?? "")}`);
      const about = [
        `export const headings = ${JSON.stringify(file.data.headings)};`,
        `export const hasMath = ${source.includes("$")};`,
      ];
      return { code: [String(file), ...about, ""].join("\n"), map: null };
    },
  };
}
