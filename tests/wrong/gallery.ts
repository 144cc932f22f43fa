/**
 * The gallery of wrong solutions: tests/wrong/<slug>/<name>.ts holds one function of algorithms/<slug> as somebody with
 * one misconception would write it, and says in its header what the specification must answer.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";
import type { Plugin, Rollup } from "vite";
import { describedParts } from "../../tools/exercise/reference";
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

/**
 * Makes each wrong solution a test file of its own: the part of the specification that its function has, over the reference
 * with this one function in place of its own, for the module's own calls too. What belongs to a solution is loaded anew under its name
 * (`index.ts?wrong=<slug>/<name>`), so that all of them can be graded in one run.
 */
export function wrongSolutionsAsTests(): Plugin {
  const all = slugs().flatMap(wrongSolutions);
  const byName = new Map(all.map((solution) => [nameOf(solution), solution]));
  const byFile = new Map(all.map((solution) => [posix(solution.file), solution]));
  return {
    name: "wrong-solutions-as-tests",
    enforce: "pre",
    async transform(source, id) {
      const [file, name] = id.split(query) as [string, string?];
      const solution = byName.get(name ?? "");
      if (solution) return { code: await loadedAnew(this, solution, withSolution(solution, source, file), file), map: null };
      const graded = byFile.get(id);
      return graded && { code: `import ${JSON.stringify(asSolution(graded, specification(graded.slug)))};`, map: null };
    },
  };
}

/** The specification of an algorithm, in the folder that all of them share. */
export function specification(slug: string): string {
  return path.join(root, "tests/algorithms", `${slug}.test.ts`);
}

function withSolution(solution: WrongSolution, source: string, importer: string): string {
  const { slug, file, replaces } = solution;
  if (importer === posix(specification(slug))) return withPartOnly(source, replaces);
  if (!importer.startsWith(folderOf(slug)) || !findFunctions(source).some(({ exported, name }) => exported && name === replaces)) return source;
  const borrowed = `import { ${replaces} } from ${JSON.stringify(asSolution(solution, file))}; export { ${replaces} };`;
  return replaceFunction(source, replaces, borrowed);
}

/** A specification without its other parts, which say nothing of the function and take long. */
function withPartOnly(source: string, part: string): string {
  const others = describedParts(source).filter(({ name }) => name !== part);
  return others.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source);
}

/** The module with its imports from the solution's folder led to the solution's own copies: a module runner forgets who asks. */
async function loadedAnew(loader: Pick<Rollup.PluginContext, "resolve">, solution: WrongSolution, source: string, importer: string): Promise<string> {
  let code = source;
  for (const { value, start, end } of importsOf(source).toReversed()) {
    const id = (await loader.resolve(value, importer))?.id;
    if (id?.startsWith(folderOf(solution.slug))) code = code.slice(0, start) + JSON.stringify(asSolution(solution, id)) + code.slice(end);
  }
  return code;
}

/** What a module imports or exports from, in the order of the text. */
function importsOf(source: string): { readonly value: string; readonly start: number; readonly end: number }[] {
  const { staticImports, staticExports } = parseSync("source.ts", source, { lang: "ts", sourceType: "module" }).module;
  const exported = staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? []));
  const requests = new Map([...staticImports.map(({ moduleRequest }) => moduleRequest), ...exported].map((request) => [request.start, request]));
  return [...requests.values()].toSorted((one, other) => one.start - other.start);
}

const query = "?wrong=";

const nameOf = ({ slug, name }: WrongSolution): string => `${slug}/${name}`;

const asSolution = (solution: WrongSolution, file: string): string => posix(file) + query + nameOf(solution);

const folderOf = (slug: string): string => `${posix(path.join(root, "algorithms", slug))}/`;

const posix = (file: string): string => file.replaceAll(path.sep, "/");
