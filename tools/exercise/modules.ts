/** Gathers for the page what a specification is graded with: the reference, what it imports, and the runtime. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import type { GradingSource } from "../../src/kit/grader/contract";
import { specification } from "../../src/kit/grader/contract";
import { stripTypes } from "../../src/kit/grader/loops";
import { importedModules, readExercise, specificationPath } from "./reference";

/** @returns the source, and the files that it was made of */
export async function gradingSource(root: string, slug: string): Promise<{ source: GradingSource; files: string[] }> {
  const modules: Record<string, string> = {};
  const files: string[] = [];
  const waiting = [specificationPath(root, slug)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const id = idOf(file, root);
    if (id in modules) continue;
    files.push(file);
    modules[id] = withIds(stripTypes(readFileSync(file, "utf8")), file, root);
    for (const { value } of importedModules(modules[id])) {
      const local = path.join(root, "algorithms", `${value}.ts`);
      if (existsSync(local)) waiting.push(local);
      else if (value !== "vitest" && !(value in modules)) modules[value] = await bundle(value, root, "es");
    }
  }
  return { source: { pieces: pieceSources(root, slug), modules, runtime: await bundleRuntime(root) }, files };
}

/** The runtime depends on nothing of the concept: made once. */
let runtime: Promise<string> | undefined;
const bundleRuntime = (root: string) => (runtime ??= bundle(path.join(root, "src/kit/grader/runtime/worker.ts"), root, "iife"));

function pieceSources(root: string, slug: string): GradingSource["pieces"] {
  const { pieces } = readExercise(root, slug);
  return Object.fromEntries(
    pieces.map(({ name, file, stub, solution, surroundings }) => {
      const home = path.join(root, "algorithms", slug, file);
      return [name, { module: idOf(home, root), stub, solution, surroundings: withIds(surroundings, home, root) }];
    }),
  );
}

/** Imports by the ids of modules instead of by paths. */
function withIds(source: string, file: string, root: string): string {
  return importedModules(source)
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { value, start, end }) => `${text.slice(0, start)}"${resolve(value, file, root)}"${text.slice(end)}`, source);
}

function resolve(specifier: string, importer: string, root: string): string {
  const base = specifier.startsWith("@algorithms/") ? path.join(root, "algorithms", specifier.slice("@algorithms/".length))
    : specifier.startsWith(".") ? path.resolve(path.dirname(importer), specifier)
    : undefined;
  if (!base) return specifier;
  const found = [base, `${base}.ts`, path.join(base, "index.ts")].find((file) => file.endsWith(".ts") && existsSync(file));
  if (!found) throw new Error(`${importer} imports ${specifier}, which is not there`);
  return idOf(found, root);
}

/** As `k-means/lloyd`: the path in `algorithms`, without the ending. */
function idOf(file: string, root: string): string {
  const inside = path.relative(path.join(root, "algorithms"), file).replaceAll(path.sep, "/");
  return inside.startsWith("..") ? specification : inside.replace(/\.ts$/, "");
}

/** A module, given by its path or its package, and all that it imports as one text. */
async function bundle(module: string, root: string, format: "es" | "iife"): Promise<string> {
  const entry = "virtual:entry";
  const output = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? `\0${id}` : undefined),
        load: (id) => (id === `\0${entry}` ? `${format === "es" ? "export * from" : "import"} ${JSON.stringify(module)};` : undefined),
      },
    ],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict", output: { format } },
    },
  });
  const [chunk] = (Array.isArray(output) ? output : [output]).flatMap((result) => ("output" in result ? result.output : []));
  if (chunk?.type !== "chunk") throw new Error(`${module} could not be bundled`);
  return chunk.code;
}
