/** Colours TypeScript, at build: a page gets spans with class names, and the theme gives them their colours. */
import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import typescript from "shiki/langs/typescript.mjs";

export interface Token {
  readonly text: string;
  /** "keyword", "string", "comment", …; null for what has the ink's colour. */
  readonly kind: string | null;
}

const prefix = "--code-";
const theme = createCssVariablesTheme({ name: "classes", variablePrefix: prefix });
const highlighter = await createHighlighterCore({ themes: [theme], langs: [typescript], engine: createJavaScriptRegexEngine() });

/** Line by line. The texts of a line's tokens make up the line. */
export function highlight(code: string): Token[][] {
  const lines = highlighter.codeToTokensBase(code, { lang: "typescript", theme: "classes" });
  return lines.map((line) => mergeEqual(line.map(({ content, color }) => ({ text: content, kind: kindOf(color) }))));
}

/** "var(--code-token-keyword)" → "keyword" */
function kindOf(color: string | undefined): string | null {
  return color?.match(new RegExp(`^var\\(${prefix}token-([a-z-]+)\\)$`))?.[1] ?? null;
}

function mergeEqual(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last && (last.kind === token.kind || token.text.trim() === "")) merged[merged.length - 1] = { text: last.text + token.text, kind: last.kind };
    else merged.push(token);
  }
  return merged;
}
