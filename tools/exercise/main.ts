/** The command line of `npm run exercise`. */
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { known, readArguments, usage, UsageError, type Arguments } from "./arguments";
import { createPractice, type Practice } from "./practice";
import { exerciseNames, exerciseSlugs, readExercise } from "./reference";
import { reportConcept } from "./report";
import { createOutput, wrap, type Output, type Stream } from "./text";
import { watch } from "./watch";
import { missingFiles, readProgress, setAside, stubsOf, writeMissing } from "./workspace";

/** @returns the exit status: 0 for passed, 1 for not passed yet, 2 for a command that makes no sense */
export async function main(options: string[], root: string, out: Stream = process.stdout, err: Stream = process.stderr): Promise<number> {
  try {
    return await dispatch(readArguments(options, root), root, createOutput(out));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err.write(`${error.message}\n`);
    return 2;
  }
}

async function dispatch(given: Arguments, root: string, output: Output): Promise<number> {
  if (given.action === "help") return say(output, usage);
  if (!given.slug) return list(given, root, output);
  const names = exerciseNames(exerciseSlugs(root));
  const slug = names.get(known(given.slug, [...names.keys()], "concept"))!;
  const exercise = readExercise(root, slug);
  if (given.piece) known(given.piece, exercise.pieces.map(({ name }) => name), "piece");

  const folder = path.join(given.folder, slug);
  if (given.action === "reset" && !(await reset(folder, exercise.files.keys(), output))) return 1;
  const written = writeMissing(folder, stubsOf(exercise), root);
  const practice = createPractice(root, folder, exercise, given.deadline, output);
  if (given.action === "hint") return say(output, () => practice.hint(given.piece));
  if (given.action === "solution") return say(output, () => practice.solution(given.piece));
  greet(output, folder, written);
  return practise(practice, given, output);
}

async function practise(practice: Practice, { once }: Arguments, output: Output): Promise<number> {
  if (!once && process.stdin.isTTY && process.stdout.isTTY) {
    await watch(practice, output);
    // A grading that is still under way is not waited for.
    process.exit(0);
  }
  const passed = await practice.gradeOnce();
  if (!passed && practice.nextPiece()) {
    output.line();
    output.line(`Help: npm run exercise -- ${practice.exercise.slug} --hint, or --solution`);
  }
  return passed ? 0 : 1;
}

function list({ folder }: Arguments, root: string, output: Output): number {
  for (const slug of exerciseSlugs(root)) {
    reportConcept(output, readExercise(root, slug), readProgress(path.join(folder, slug)).outcomes);
    output.line();
  }
  return say(output, "Start one: npm run exercise -- <concept>. More: npm run exercise -- --help");
}

function greet(output: Output, folder: string, written: readonly string[]): void {
  const place = path.relative(process.cwd(), folder) || folder;
  const text = written.length > 0
    ? `Your files are in ${place}: ${written.join(", ")}.`
    : `Going on with your files in ${place}; --reset starts afresh and keeps a backup.`;
  output.line(wrap(text, output.width));
}

/** A person is asked first; a script has said what it wants by `--reset`. In both cases the files are kept. */
async function reset(folder: string, files: Iterable<string>, output: Output): Promise<boolean> {
  const all = [...files];
  if (missingFiles(folder, all).length === all.length) return true;
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Start ${path.basename(folder)} afresh? Your files move to a backup. y/N `);
    terminal.close();
    if (!/^y(es)?$/i.test(answer.trim())) return false;
  }
  output.line(`Your files are kept in ${path.relative(process.cwd(), setAside(folder))}.`);
  return true;
}

function say(output: Output, what: string | (() => void)): number {
  if (typeof what === "string") output.line(what);
  else what();
  return 0;
}
