/**
 * The gallery of wrong solutions: tests/wrong/<slug>/<name>.ts holds one function of algorithms/<slug> as somebody with
 * one misconception would write it, and says in its header what the specification must answer.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { findFunctions, replaceFunction } from "../../tools/replace-function";

export interface WrongSolution {
  readonly slug: string;
  readonly name: string;
  readonly file: string;
  readonly misconception: string;
  /** What a failure of the specification must say. */
  readonly expects: RegExp;
  /** The one function it exports, which takes the place of the reference's. */
  readonly replaces: string;
}

const root = path.resolve(import.meta.dirname, "../..");

/** The algorithms that have a gallery. */
export function slugs(): string[] {
  const entries = readdirSync(import.meta.dirname, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

export function wrongSolutions(slug: string): WrongSolution[] {
  const folder = path.join(import.meta.dirname, slug);
  return readdirSync(folder).filter((file) => file.endsWith(".ts")).map((file) => readSolution(slug, path.join(folder, file)));
}

/** The functions of algorithms/<slug> that learners write. */
export function exercises(slug: string): string[] {
  const folder = path.join(root, "algorithms", slug);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const functions = files.flatMap((file) => findFunctions(readFileSync(path.join(folder, file), "utf8")));
  return functions.filter(({ jsdoc }) => jsdoc.includes("@exercise")).map(({ name }) => name);
}

function readSolution(slug: string, file: string): WrongSolution {
  const source = readFileSync(file, "utf8");
  const misconception = /^ \* misconception: (.+)$/m.exec(source)?.[1];
  const expects = /^ \* expects: \/(.+)\/$/m.exec(source)?.[1];
  const [replaces, ...others] = findFunctions(source).filter(({ exported }) => exported);
  if (!misconception || !expects || !replaces || others.length > 0) {
    throw new Error(`${file} must declare "misconception: …" and "expects: /…/", and export one function`);
  }
  return { slug, name: path.basename(file, ".ts"), file, misconception, expects: new RegExp(expects), replaces: replaces.name };
}

/** Loads the reference with the function of a wrong solution in place of its own, for the module's own calls too. */
export function substitute({ slug, file, replaces }: WrongSolution): Plugin {
  const folder = `${path.posix.join(root.replaceAll(path.sep, "/"), "algorithms", slug)}/`;
  const specifier = JSON.stringify(file.replaceAll(path.sep, "/"));
  return {
    name: "substitute-wrong-solution",
    enforce: "pre",
    transform(source, id) {
      if (!id.startsWith(folder) || !findFunctions(source).some(({ exported, name }) => exported && name === replaces)) return null;
      const borrowed = `import { ${replaces} } from ${specifier}; export { ${replaces} };`;
      return { code: replaceFunction(source, replaces, borrowed), map: null };
    },
  };
}
