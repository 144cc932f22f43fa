/** The values of a schema's parameters as they are written in a link. */
import { LinkProblem, quote, readNumber, readText, writeNumber, writeText } from "./link-text";
import { problemWith, type Parameter, type Value } from "./schema";

export function writeValue(value: Value): string {
  if (typeof value === "number") return writeNumber(value);
  return typeof value === "string" ? writeText(value) : value ? "on" : "off";
}

export function readValue(name: string, parameter: Parameter, text: string): Value {
  const word = readText(name, text);
  const value = parameter.kind === "choice" || parameter.kind === "code" ? word
    : parameter.kind === "toggle" && (word === "on" || word === "off") ? word === "on"
    : parameter.kind === "toggle" ? word
    : readNumber(name, word);
  // A long text is shortened in the sentence that refuses it.
  if (problemWith(name, parameter, value) === undefined) return value;
  throw new LinkProblem(problemWith(name, parameter, quote(word))!);
}
