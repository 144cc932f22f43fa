/**
 * The exercises as virtual modules, so that no text of a solution is written anywhere else than in the reference:
 * `virtual:exercises` loads the outline of a concept by its slug, and the outline loads what grading needs.
 */
import path from "node:path";
import type { Plugin, ResolvedConfig } from "vite";
import { gradingSource } from "./modules";
import { exerciseSlugs, readExercise } from "./reference";

const prefix = "\0virtual:exercise";

const lazyDependencies = [
  "@codemirror/commands", "@codemirror/lang-javascript", "@codemirror/language", "@codemirror/state", "@codemirror/view",
  "@lezer/highlight", "es-module-lexer", "sucrase",
];

export function exercises(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "exercises",
    // They are imported only on demand, where Vite's server would find them late and reload the page.
    config: () => ({ optimizeDeps: { include: lazyDependencies } }),
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (/^virtual:exercise(s$|\/)/.test(id) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const { root } = config;
      if (id === `${prefix}s`) return index(root);
      const [, slug = "", detail] = id.split("/");
      if (detail !== "grading") {
        for (const file of readExercise(root, slug).files.keys()) this.addWatchFile(path.join(root, "algorithms", slug, file));
        return outline(root, slug);
      }
      const { source, files } = await gradingSource(root, slug);
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(source)};`;
    },
  };
}

function index(root: string): string {
  const loaders = exerciseSlugs(root).map((slug) => `${JSON.stringify(slug)}: () => import("virtual:exercise/${slug}")`);
  return `export const exercises = { ${loaders.join(", ")} };`;
}

function outline(root: string, slug: string): string {
  const pieces = readExercise(root, slug).pieces.map(({ name, brief, signature, hints }) => ({ name, brief, signature, hints }));
  return [
    `export const slug = ${JSON.stringify(slug)};`,
    `export const pieces = ${JSON.stringify(pieces)};`,
    `export const load = () => import("virtual:exercise/${slug}/grading").then((module) => module.default);`,
  ].join("\n");
}
