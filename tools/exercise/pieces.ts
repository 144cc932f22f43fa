/** Reads from a reference what a learner is to write: the functions tagged `@exercise`, and what belongs to them. */
import { findFunctions, type FunctionInSource } from "../replace-function";

/** A function that learners write. */
export interface Piece {
  readonly name: string;
  /** One line that says what to write. */
  readonly brief: string;
  /** From the gentlest to the most telling. */
  readonly hints: readonly string[];
  /** The declaration without its body. */
  readonly signature: string;
  /** The file that declares it, relative to the concept's folder. */
  readonly file: string;
  /** Its JSDoc and signature, with a body that says it is not written yet. */
  readonly stub: string;
  /** The reference, with the private functions that it alone needs. */
  readonly solution: string;
  /** The file without the solution: what a learner's own function is put next to. */
  readonly surroundings: string;
}

/** The pieces that one file of a reference declares, in its order. */
export function piecesOf(source: string, file: string): Piece[] {
  const functions = findFunctions(source);
  return functions.filter(isExercise).map((declared) => {
    const parts = [declared, ...ownHelpers(source, functions, [declared])];
    const { brief, hints } = readTags(declared.jsdoc);
    return {
      name: declared.name,
      brief,
      hints,
      signature: signatureOf(source, declared),
      file,
      stub: `${withoutHints(declared.jsdoc)}\n${blanked(source, declared)}\n`,
      solution: `${parts.map((part) => source.slice(part.start, part.end)).join("\n\n")}\n`,
      surroundings: cutOut(source, parts),
    };
  });
}

/** A file of a reference as a learner first sees it: its pieces blanked, without the private functions that only one of them needs. */
export function blankPieces(source: string): string {
  const functions = findFunctions(source);
  const exercises = functions.filter(isExercise);
  let text = source;
  const edits = [
    ...exercises.map((piece) => ({
      ...withComment(source, piece),
      replacement: `${withoutHints(piece.jsdoc)}\n${blanked(source, piece)}`,
    })),
    ...exercises.flatMap((piece) => ownHelpers(source, functions, [piece])).map((helper) => ({ ...withComment(source, helper), replacement: "" })),
  ];
  for (const { start, end, replacement } of edits.toSorted((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + replacement + text.slice(end);
  }
  return tidy(text);
}

/** The brief and the hints of a JSDoc comment; a tag runs on until the next one. */
export function readTags(jsdoc: string): { brief: string; hints: string[] } {
  const text = jsdoc.replace(/^\/\*\*|\*\/$/g, "").replace(/^[ \t]*\*?[ \t]*/gm, "");
  const tags = text.split(/^@/m).slice(1).map((tag) => /^(\w*)([^]*)$/.exec(tag)!);
  const values = (wanted: string) =>
    tags.filter(([, name]) => name === wanted).map(([, , value]) => value!.trim().replace(/\s+/g, " "));
  return { brief: values("exercise")[0] ?? "", hints: values("hint") };
}

/** The private functions that are needed for the bodies of `pieces` and for nothing else in the module. */
function ownHelpers(source: string, functions: FunctionInSource[], pieces: FunctionInSource[]): FunctionInSource[] {
  const helpers = functions.filter((candidate) => !candidate.exported);
  const rest = cutOut(source, [...pieces, ...helpers]);
  const body = ({ start, end }: FunctionInSource) => source.slice(start, end);
  const others = reach([rest], helpers, body);
  const own = reach(pieces.map(body), helpers, body);
  return helpers.filter((helper) => own.has(helper) && !others.has(helper));
}

/** The helpers that the texts mention, directly or through one another. */
function reach(texts: string[], helpers: FunctionInSource[], body: (helper: FunctionInSource) => string) {
  const reached = new Set<FunctionInSource>();
  const waiting = [...texts];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const helper of helpers) {
      if (reached.has(helper) || !new RegExp(`\\b${helper.name}\\b`).test(text)) continue;
      reached.add(helper);
      waiting.push(body(helper));
    }
  }
  return reached;
}

function cutOut(source: string, parts: FunctionInSource[]): string {
  const ranges = parts.map((part) => withComment(source, part)).toSorted((a, b) => b.start - a.start);
  return tidy(ranges.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), source));
}

function withComment(source: string, { start, end, jsdoc }: FunctionInSource): { start: number; end: number } {
  return { start: jsdoc ? source.lastIndexOf(jsdoc, start) : start, end };
}

function blanked(source: string, piece: FunctionInSource): string {
  const { brief } = readTags(piece.jsdoc);
  return `${source.slice(piece.start, piece.bodyStart)}{\n  // ${brief}\n  throw new Error("Not written yet: ${piece.name}");\n}`;
}

function withoutHints(jsdoc: string): string {
  const [first = "", ...lines] = jsdoc.split("\n");
  let inHint = false;
  const kept = lines.filter((line) => {
    const tag = /^\s*\*\s*@(\w+)/.exec(line)?.[1];
    if (tag) inHint = tag === "hint";
    return !inHint || /\*\/\s*$/.test(line);
  });
  return [first, ...kept].join("\n");
}

function signatureOf(source: string, { start, bodyStart }: FunctionInSource): string {
  return source.slice(start, bodyStart).replace(/^export\s+/, "").trim();
}

const isExercise = ({ exported, jsdoc }: FunctionInSource) => exported && /^[\s/*]*@exercise\b/m.test(jsdoc);

const tidy = (text: string) => `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
