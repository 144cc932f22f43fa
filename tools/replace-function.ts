/**
 * Finds and replaces the functions of a TypeScript module as text, so that everything around them stays as it was
 * written. Exercises blank functions with it, and wrong solutions put another one in the reference's place.
 */
import { parseSync, type Program } from "oxc-parser";

/** A function declared at the top level of a module. All offsets count UTF-16 units, as `slice` does. */
export interface FunctionInSource {
  readonly name: string;
  readonly exported: boolean;
  /** Where its declaration starts: at `export` if it is exported, after its JSDoc. */
  readonly start: number;
  readonly end: number;
  /** Where its body starts and ends, braces included. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The JSDoc comment directly above it, delimiters included, or "". */
  readonly jsdoc: string;
}

type Statement = Program["body"][number];

/** The top-level function declarations of a module, in their order. @throws SyntaxError if it does not parse */
export function findFunctions(source: string): FunctionInSource[] {
  const { program, comments, errors } = parseSync("source.ts", source, { lang: "ts", sourceType: "module" });
  const broken = errors[0];
  if (broken) throw new SyntaxError(broken.codeframe ? `${broken.message}\n${broken.codeframe}` : broken.message);

  const jsdocAbove = (start: number): string => {
    const comment = comments.findLast(({ end }) => end <= start);
    if (!comment || comment.type !== "Block" || source.slice(comment.end, start).trim() !== "") return "";
    const text = source.slice(comment.start, comment.end);
    return text.startsWith("/**") ? text : "";
  };
  return program.body.flatMap((statement) => {
    const declaration = declaredFunction(statement);
    if (!declaration?.id || !declaration.body) return [];
    const { start, end } = statement;
    const { start: bodyStart, end: bodyEnd } = declaration.body;
    const exported = statement !== declaration;
    return [{ name: declaration.id.name, exported, start, end, bodyStart, bodyEnd, jsdoc: jsdocAbove(start) }];
  });
}

/** The module with the declaration of the exported function `name` replaced; its JSDoc stays. @throws Error if there is none */
export function replaceFunction(source: string, name: string, replacement: string): string {
  const found = findFunctions(source).find((candidate) => candidate.exported && candidate.name === name);
  if (!found) throw new Error(`no exported function "${name}" in this module`);
  return source.slice(0, found.start) + replacement + source.slice(found.end);
}

function declaredFunction(statement: Statement) {
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  return declaration?.type === "FunctionDeclaration" ? declaration : undefined;
}
