/** The command line of `npm run bench -- <concept> …`. */
import process from "node:process";
import { parseArgs } from "node:util";

const usage = `Usage: npm run bench -- [concept …] [options]
  --case <text>      only the cases whose name contains the text
  --limit <seconds>  what a contender may use for one case (60)
  --json             the figures as JSON instead of tables`;

export interface Options {
  /** Of the names of the cases to run. */
  readonly text: string;
  /** Milliseconds. */
  readonly limit: number;
  readonly json: boolean;
}

/** Undefined, after saying why, where there is nothing to run; a mistake also sets the exit status. */
export function readOptions(cases: readonly { readonly name: string }[], args = process.argv.slice(2)): Options | undefined {
  const read = parsed(args);
  if (typeof read === "string") return refuse(`${read}\n${usage}`);
  if (read.help) return void console.log(usage);
  const limit = Number(read.limit);
  if (!(limit > 0 && limit <= 86_400)) return refuse(`--limit must be a number of seconds above 0 and up to 86400; got ${read.limit}`);
  if (!cases.some(({ name }) => name.includes(read.case))) {
    return refuse(`No case contains "${read.case}". There are:\n${cases.map(({ name }) => `  ${name}`).join("\n")}`);
  }
  return { text: read.case, limit: limit * 1000, json: read.json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: "boolean", short: "h", default: false },
        case: { type: "string", default: "" },
        limit: { type: "string", default: "60" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
}

function refuse(why: string): undefined {
  console.error(why);
  process.exitCode = 2;
}
