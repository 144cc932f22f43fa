/** Puts a learner's function in the reference's place and makes a job of it for the worker. */
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { init, parse } from "es-module-lexer";
import type { GradingSource, Job, LinkableModule } from "./contract";
import type { Failure } from "./grading";
import { guardLoops, stripTypes } from "./loops";

export type Prepared = { readonly job: Job } | { readonly broken: Failure };

/** Milliseconds, and bytes: far above what any reference needs. */
const limits = { loopLimit: 3000, memoryLimit: 512 * 2 ** 20 };

export async function prepare(source: GradingSource, name: string, text: string): Promise<Prepared> {
  await init;
  const { module, surroundings } = source.pieces[name]!;
  const own = text.trimEnd();
  const broken = syntaxError(own) ?? misnamed(own, name);
  if (broken) return { broken };

  // The learner's text comes first, so that its line numbers are those of the editor: functions and imports are hoisted.
  const replaced = guardLoops(stripTypes(`${own}\n${surroundings}`));
  const modules: Record<string, LinkableModule> = {};
  for (const [id, code] of Object.entries({ ...source.modules, [module]: replaced })) {
    const linkable = linkableModule(code);
    const stranger = linkable.imports.find(({ module: imported }) => imported !== "vitest" && !(imported in source.modules));
    if (stranger) return { broken: foreignImport(stranger.module, lineAt(code, stranger.start)) };
    modules[id] = linkable;
  }
  return { job: { modules, learner: { module, lines: own.split("\n").length }, ...limits } };
}

function linkableModule(text: string): LinkableModule {
  const [imports] = parse(text);
  return { text, imports: imports.filter(({ d }) => d === -1).map(({ s, e, n = "" }) => ({ start: s, end: e, module: n })) };
}

/** The compiler that strips types lets some slips through; the grammar of what it leaves finds those. */
function syntaxError(text: string): Failure | undefined {
  let code: string;
  try {
    code = stripTypes(text);
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number } };
    const plain = message.replace(/^Error transforming [^:]*: |\s*\(\d+:\d+\)$/g, "");
    return { message: `Syntax error: ${plain}`, ...(loc && { line: loc.line }) };
  }
  let at: number | undefined;
  javascriptLanguage.parser.parse(code).iterate({
    enter: ({ type, from }) => {
      if (type.isError) at ??= from;
    },
  });
  if (at === undefined) return undefined;
  const line = lineAt(code, at);
  const seen = code.split("\n")[line - 1]!.trim();
  return { message: `Syntax error near: ${seen || "the end of the text"}`, line };
}

function misnamed(text: string, name: string): Failure | undefined {
  if (new RegExp(`^export\\s+(async\\s+)?function\\s*\\*?\\s*${name}\\b`, "m").test(text)) return undefined;
  return { message: `There is no "export function ${name}" any more. "Start afresh" brings back its first lines.` };
}

function foreignImport(specifier: string, line: number): Failure {
  return { message: `"${specifier}" cannot be imported here. All that the file imports is at hand already.`, line };
}

const lineAt = (text: string, at: number) => text.slice(0, at).split("\n").length;
