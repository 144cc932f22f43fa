/** The learner's folder of one concept: their files, and beside them how far they are. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Outcome } from "../../src/kit/grader/grading";
import { blankPieces } from "./pieces";
import { importedModules, type Exercise } from "./reference";

export interface Progress {
  /** By part of the specification, from the last grading that reached it. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** How many hints were shown, by piece. */
  readonly hints: Readonly<Record<string, number>>;
  readonly givenUp: readonly string[];
}

const noProgress: Progress = { outcomes: {}, hints: {}, givenUp: [] };

/** The learner's files of an exercise, by their path in the folder, as they are first written. */
export function stubsOf(exercise: Exercise): Map<string, string> {
  return new Map([...exercise.files].map(([file, source]) => [file, atHome(blankPieces(source), file, exercise.slug)]));
}

/** Writes the stubs that are not there; never touches a file that is. Returns the names of those written. */
export function writeMissing(folder: string, stubs: ReadonlyMap<string, string>, root: string): string[] {
  const missing = missingFiles(folder, stubs.keys());
  for (const file of missing) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), stubs.get(file)!);
  }
  writeTypeScriptSettings(folder, root);
  return missing;
}

/** Moves the learner's files aside, so that a new start loses nothing. Returns where to. */
export function setAside(folder: string): string {
  const backups = path.join(path.dirname(folder), ".backup");
  let number = 1;
  while (existsSync(path.join(backups, `${path.basename(folder)}-${number}`))) number++;
  const backup = path.join(backups, `${path.basename(folder)}-${number}`);
  cpSync(folder, backup, { recursive: true });
  rmSync(folder, { recursive: true });
  return backup;
}

export function missingFiles(folder: string, files: Iterable<string>): string[] {
  return [...files].filter((file) => !existsSync(path.join(folder, file)));
}

/** What the last grading left; an unreadable file counts as a fresh start. */
export function readProgress(folder: string): Progress {
  try {
    return { ...noProgress, ...(JSON.parse(readFileSync(progressFile(folder), "utf8")) as Partial<Progress>) };
  } catch {
    return noProgress;
  }
}

export function writeProgress(folder: string, progress: Progress): void {
  if (existsSync(folder)) writeFileSync(progressFile(folder), `${JSON.stringify(progress, null, 2)}\n`);
}

const progressFile = (folder: string) => path.join(folder, ".progress.json");

/** Imports that leave the concept's folder are given by alias, so that they resolve from wherever learners keep theirs. */
function atHome(source: string, file: string, slug: string): string {
  return importedModules(source)
    .filter(({ value }) => value.startsWith("."))
    .map((request) => ({ ...request, target: path.posix.join("@algorithms", slug, path.posix.dirname(file), request.value) }))
    .filter(({ target }) => !target.startsWith(`@algorithms/${slug}/`))
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, target }) => `${text.slice(0, start)}"${target}"${text.slice(end)}`, source);
}

/** Editors then know the aliases, and do not call the imports unused that a piece is yet to use. */
function writeTypeScriptSettings(folder: string, root: string): void {
  const file = path.join(path.dirname(folder), "tsconfig.json");
  if (existsSync(file)) return;
  const base = path.relative(path.dirname(file), path.join(root, "tsconfig.json")).replaceAll(path.sep, "/");
  const settings = {
    extends: base.startsWith(".") ? base : `./${base}`,
    compilerOptions: { lib: ["ES2023"], types: [], noUnusedLocals: false, noUnusedParameters: false },
    include: ["."],
    exclude: [".backup"],
  };
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
