/** Reads the command line of `npm run exercise`, and says what is wrong with it. */
import path from "node:path";
import { parseArgs } from "node:util";

export const usage = `Usage:
  npm run exercise                                   what there is, and how far you are
  npm run exercise -- <concept>                      write the files to fill in, then grade whenever you save
  npm run exercise -- <concept> --once               grade once; the exit status is 0 if all passes
  npm run exercise -- <concept> --hint [piece]       the next hint
  npm run exercise -- <concept> --solution [piece]   give up, or compare: the reference's solution
  npm run exercise -- <concept> --reset              start afresh; your files are kept in a backup
Options:
  --deadline <seconds>   stop a grading that takes longer (30)
  --folder <folder>      where your files are (exercises)`;

export interface Arguments {
  readonly slug?: string;
  readonly piece?: string;
  readonly action: "practise" | "hint" | "solution" | "reset" | "help";
  readonly once: boolean;
  readonly deadline: number;
  readonly folder: string;
}

/** A command that makes no sense; the message says why, and what would. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readArguments(options: string[], root: string): Arguments {
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
export function known(name: string, names: readonly string[], kind: string): string {
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
