/** What there is to practise: the concepts, their specifications and the files that a learner's folder starts from. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";
import { algorithmOf, concepts, type Concept } from "../../demos/catalogue";
import { piecesOf, type Piece } from "./pieces";

export interface Exercise {
  /** The algorithm's, which several concepts may share. */
  readonly slug: string;
  readonly title: string;
  /** In the specification's order: from the smallest to the whole. */
  readonly pieces: readonly Piece[];
  /** The top-level parts of the specification that are no piece, in its order: the whole, made of the pieces. */
  readonly whole: readonly string[];
  /** The files of the reference, by their path in the concept's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The slugs of all algorithms that have a reference with pieces and a specification, in the learner's order; last those
 * that no concept shows yet.
 */
export function exerciseSlugs(root: string): string[] {
  const order = concepts.map(algorithmOf);
  const place = (slug: string) => (order.includes(slug) ? order.indexOf(slug) : order.length);
  return readdirSync(path.join(root, "algorithms"))
    .filter((slug) => existsSync(specificationPath(root, slug)) && hasPieces(path.join(root, "algorithms", slug)))
    .toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** What each exercise may be called: by its own slug, and by that of every concept that shows its algorithm. */
export function exerciseNames(slugs: readonly string[], catalogue: readonly Concept[] = concepts): Map<string, string> {
  const shown = catalogue.filter((concept) => slugs.includes(algorithmOf(concept)));
  return new Map([...slugs.map((slug) => [slug, slug] as const), ...shown.map((concept) => [concept.slug, algorithmOf(concept)] as const)]);
}

/** The titles of the concepts that show an algorithm; its slug as long as none does. */
export function titleOf(algorithm: string, catalogue: readonly Concept[] = concepts): string {
  return catalogue.filter((concept) => algorithmOf(concept) === algorithm).map(({ title }) => title).join(", ") || algorithm;
}

export function specificationPath(root: string, slug: string): string {
  return path.join(root, "tests", "algorithms", `${slug}.test.ts`);
}

/** @throws Error if a tag has no brief or a piece is not specified */
export function readExercise(root: string, slug: string): Exercise {
  const files = referenceFiles(path.join(root, "algorithms", slug));
  const parts = describedParts(readFileSync(specificationPath(root, slug), "utf8")).map(({ name }) => name);
  const pieces = [...files].flatMap(([file, source]) => piecesOf(source, file));
  for (const piece of pieces) {
    if (!piece.brief) throw new Error(`algorithms/${slug}/${piece.file}: @exercise of ${piece.name} has no brief`);
    if (!parts.includes(piece.name)) {
      throw new Error(`tests/algorithms/${slug}.test.ts has no describe("${piece.name}") for the piece of that name`);
    }
  }
  return {
    slug,
    title: titleOf(slug),
    pieces: pieces.toSorted((a, b) => parts.indexOf(a.name) - parts.indexOf(b.name)),
    whole: parts.filter((part) => !pieces.some(({ name }) => name === part)),
    files,
  };
}

function hasPieces(folder: string): boolean {
  if (!existsSync(path.join(folder, "index.ts"))) return false;
  return [...referenceFiles(folder)].some(([file, source]) => piecesOf(source, file).length > 0);
}

/** `index.ts` and the files of its folder that it reaches: engines of their own are not the learner's task. */
function referenceFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const waiting = ["index.ts"];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const source = readFileSync(path.join(folder, file), "utf8");
    files.set(file, source);
    const here = path.posix.dirname(file);
    for (const { value } of importedModules(source)) {
      const target = path.posix.join(here, value);
      if (value.startsWith(".") && !target.startsWith("..")) waiting.push(target.endsWith(".ts") ? target : `${target}.ts`);
    }
  }
  return files;
}

/** The specifiers that a module imports or re-exports from, and where they stand (quotes included). */
export function importedModules(source: string): { value: string; start: number; end: number }[] {
  const { module } = parseSync("source.ts", source, { lang: "ts", sourceType: "module" });
  const exported = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? []));
  const requests = [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...exported];
  return [...new Map(requests.map((request) => [request.start, request])).values()];
}

/** The top-level `describe` calls of a specification, in their order: their names and where they stand. */
export function describedParts(specification: string): { name: string; start: number; end: number }[] {
  const { program } = parseSync("specification.ts", specification, { lang: "ts", sourceType: "module" });
  return program.body.flatMap((statement) => {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return [];
    const { callee, arguments: given } = statement.expression;
    const [name] = given;
    const described = callee.type === "Identifier" && callee.name === "describe";
    const { start, end } = statement;
    return described && name?.type === "Literal" && typeof name.value === "string" ? [{ name: name.value, start, end }] : [];
  });
}
