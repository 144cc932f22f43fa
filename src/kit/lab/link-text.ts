/** The small words of a link: exact numbers, safe texts, and lists of them. */

/** What is wrong with a link, for people: reading goes on, so that a notice can name several. */
export class LinkProblem extends Error {}

/** The shortest text that reads back as exactly this number. */
export function writeNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

export function readNumber(what: string, text: string): number {
  const value = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new LinkProblem(`${what} must be a number; got ${quote(text)}`);
  return value;
}

export function readInteger(what: string, text: string, min: number, max: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new LinkProblem(`${what} must be an integer in ${min}..${max}; got ${quote(text)}`);
}

/** Keeps what reads well in an address; a lone half of a character, which no address can hold, becomes a question mark. */
export function writeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

export function readText(what: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new LinkProblem(`${what} is not readable; got ${quote(text)}`);
  }
}

/** Lists are separated by commas, the parts of an item by colons; neither is left bare in a text. */
export function writeList<Item>(items: readonly Item[], parts: (item: Item) => readonly string[]): string {
  return items.map((item) => parts(item).join(":")).join(",");
}

export function readList<Item>(text: string, item: (parts: readonly string[]) => Item): Item[] {
  return text === "" ? [] : text.split(",").map((part) => item(part.split(":")));
}

/** A value as a notice shows it: short, and visibly a quotation. */
export function quote(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `“${shown}”`;
}
