/**
 * Makes every loop of a learner's code count its rounds, so that one without end can be stopped and named. All line
 * numbers stay as they are, for nothing inserted contains a line break.
 */
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { transform } from "sucrase";
import { loopGuard, roundsBetweenChecks } from "./guard";

const loops = new Set(["ForStatement", "WhileStatement", "DoStatement"]);

/** TypeScript to JavaScript, line by line. @throws SyntaxError if it does not parse */
export function stripTypes(source: string): string {
  return transform(source, { transforms: ["typescript"], disableESTransforms: true }).code;
}

/** @param source JavaScript; what cannot be parsed is returned as it is */
export function guardLoops(source: string): string {
  const insertions: { readonly at: number; readonly text: string }[] = [];
  let broken = false;
  javascriptLanguage.parser.parse(source).iterate({
    enter({ name, type, node }) {
      broken ||= type.isError;
      const body = loops.has(name) ? bodyOf(node) : null;
      if (!body) return;
      const line = source.slice(0, node.from).split("\n").length;
      const counter = `__rounds${node.from}`;
      // A label must stay on its loop.
      const whole = node.parent?.name === "LabeledStatement" ? node.parent : node;
      insertions.push(
        { at: whole.from, text: `{let ${counter}=0;` },
        { at: body.from, text: `{if(++${counter}%${roundsBetweenChecks}===0)${loopGuard}(${line},${counter});` },
        { at: body.to, text: "}" },
        { at: whole.to, text: "}" },
      );
    },
  });
  return broken ? source : insertAll(source, insertions);
}

/** Of two texts for one place, the earlier in the list comes first. */
function insertAll(source: string, insertions: readonly { readonly at: number; readonly text: string }[]): string {
  return insertions
    .map((insertion, order) => ({ ...insertion, order }))
    .toSorted((a, b) => b.at - a.at || b.order - a.order)
    .reduce((result, { at, text }) => result.slice(0, at) + text + result.slice(at), source);
}

type Node = ReturnType<typeof javascriptLanguage.parser.parse>["topNode"];

/** The statement that a loop repeats: its last part, or what follows `do`. */
function bodyOf(loop: Node): Node | null {
  return loop.name === "DoStatement" ? (loop.firstChild?.nextSibling ?? null) : loop.lastChild;
}
