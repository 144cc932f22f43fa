/** Practising, as the command does it, in a folder of its own. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { onTestFinished } from "vitest";
import { main } from "../../tools/exercise/main";
import { stubsOf } from "../../tools/exercise/workspace";
import { readExercise } from "../../tools/exercise/reference";
import { replaceFunction } from "../../tools/replace-function";

export const root = path.resolve(import.meta.dirname, "../..");

export interface Finished {
  readonly status: number | null;
  readonly output: string;
}

/** A folder for a learner's files, removed when the test is over. */
export function learnersFolder(): string {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  return folder;
}

/** Inside the project, where what learners import is found. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".cache", "learner-"));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs what `npm run exercise` runs. */
export async function exercise(folder: string, ...options: string[]): Promise<Finished> {
  let output = "";
  const stream = { write: (text: string) => (output += text) };
  const status = await main([...options, "--folder", folder], root, stream, stream);
  return { status, output };
}

/** The command itself, as a person runs it in a pipe. */
export function exerciseInPipe(folder: string, ...options: string[]): Promise<Finished> {
  const child = spawn(process.execPath, [path.join(root, "tools/run.mjs"), "exercise", ...options, "--folder", folder], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FORCE_COLOR: "1" },
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, output })));
}

/** Writes the stubs of a concept with the given pieces solved as the reference does; returns the concept's folder. */
export function writeSolved(folder: string, slug: string, solved: readonly string[]): string {
  const concept = readExercise(root, slug);
  const stubs = stubsOf(concept);
  for (const { name, file, solution } of concept.pieces.filter((piece) => solved.includes(piece.name))) {
    stubs.set(file, replaceFunction(stubs.get(file)!, name, solution));
  }
  for (const [file, text] of stubs) write(path.join(folder, slug, file), text);
  return path.join(folder, slug);
}

/** Puts a function in the place of a piece's stub. */
export function writePiece(folder: string, slug: string, name: string, replacement: string): void {
  const { file } = readExercise(root, slug).pieces.find((piece) => piece.name === name)!;
  const target = path.join(folder, slug, file);
  writeFileSync(target, replaceFunction(readFileSync(target, "utf8"), name, replacement));
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
