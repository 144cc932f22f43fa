/** The command line of `npm run exercise`. */
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createPractice, type Practice } from "./practice";
import { exerciseSlugs, readExercise } from "./reference";
import { reportConcept } from "./report";
import { createOutput, wrap, type Output } from "./text";
import { watch } from "./watch";
import { missingFiles, readProgress, setAside, stubsOf, writeMissing } from "./workspace";

const usage = `Usage:
  npm run exercise                                   what there is, and how far you are
  npm run exercise -- <concept>                      write the files to fill in, then grade whenever you save
  npm run exercise -- <concept> --once               grade once; the exit status is 0 if all passes
  npm run exercise -- <concept> --hint [piece]       the next hint
  npm run exercise -- <concept> --solution [piece]   give up, or compare: the reference's solution
  npm run exercise -- <concept> --reset              start afresh; your files are kept in a backup
Options:
  --deadline <seconds>   stop a grading that takes longer (30)
  --folder <folder>      where your files are (exercises)`;

interface Arguments {
  readonly slug?: string;
  readonly piece?: string;
  readonly action: "practise" | "hint" | "solution" | "reset" | "help";
  readonly once: boolean;
  readonly deadline: number;
  readonly folder: string;
}

/** @returns the exit status: 0 for passed, 1 for not passed yet, 2 for a command that makes no sense */
export async function main(options: string[], root: string): Promise<number> {
  // A terminal's Ctrl+C must end a running grading too.
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  const output = createOutput();
  try {
    return await dispatch(readArguments(options, root), root, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

class UsageError extends Error {}

async function dispatch(given: Arguments, root: string, output: Output): Promise<number> {
  if (given.action === "help") return say(output, usage);
  if (!given.slug) return list(given, root, output);
  const slug = known(given.slug, exerciseSlugs(root), "concept");
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
  const interactive = !once && process.stdin.isTTY && process.stdout.isTTY;
  const passed = interactive ? await watch(practice, output) : await practice.gradeOnce();
  if (!interactive && !passed && practice.nextPiece()) {
    output.line();
    output.line(`Help: npm run exercise -- ${practice.exercise.slug} --hint, or --solution`);
  }
  return passed || interactive ? 0 : 1;
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

function readArguments(options: string[], root: string): Arguments {
  const { values, positionals } = parsed(options);
  const actions = (["help", "reset", "hint", "solution"] as const).filter((name) => values[name]);
  const [slug, piece, ...rest] = positionals;
  const takesPiece = values.hint || values.solution;
  if (actions.length > 1) throw new UsageError(`--${actions.join(" and --")} do not go together.\n${usage}`);
  if (rest.length > 0 || (piece && !takesPiece)) throw new UsageError(`Too many arguments.\n${usage}`);
  if (!slug && (takesPiece || values.reset || values.once)) throw new UsageError(`Which concept?\n${usage}`);
  const deadline = Number(values.deadline);
  if (!(deadline > 0)) throw new UsageError(`--deadline must be a number of seconds above 0; got ${values.deadline}`);
  const folder = path.resolve(values.folder ?? path.join(root, "exercises"));
  return { slug, piece, action: actions[0] ?? "practise", once: values.once, deadline, folder };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h", default: false },
        once: { type: "boolean", default: false },
        hint: { type: "boolean", default: false },
        solution: { type: "boolean", default: false },
        reset: { type: "boolean", default: false },
        deadline: { type: "string", default: "30" },
        folder: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

/** @throws UsageError naming what there is, and what was probably meant */
function known(name: string, names: readonly string[], kind: string): string {
  if (names.includes(name)) return name;
  const near = names.find((candidate) => squashed(candidate) === squashed(name)) ?? names.find((candidate) => distance(candidate, name) <= 3);
  const meant = near ? ` Did you mean ${near}?` : "";
  throw new UsageError(`There is no ${kind} ${name}.${meant} There ${names.length === 1 ? "is" : "are"}: ${names.join(", ")}.`);
}

const squashed = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function say(output: Output, what: string | (() => void)): number {
  if (typeof what === "string") output.line(what);
  else what();
  return 0;
}
