/**
 * A person's own table as text short enough for a link. Only letters, digits, “.”, “-”, “*” and “_” occur, which no
 * address escapes. Words are separated by “_”: a version, the table's name, the number of rows, and for each column its
 * role, kind and name, its categories, and its values. A missing value is an empty word.
 */
import type { Column, Table } from "./dataset";
import { WordReader } from "./words";

const version = "1";
export const maxLength = 8192;
const maxRows = 600;
const maxColumns = 64;

/**
 * The two columns shown and the target, every number exactly; all columns if none are named.
 * @returns undefined if that is too much for a link
 */
export function encodeTable(table: Table, features?: readonly [string, string]): string | undefined {
  const rows = table.columns[0]?.values.length ?? 0;
  const columns = features ? shown(table, features) : table.columns;
  if (rows > maxRows || columns.length > maxColumns) return undefined;
  const words = [version, encodeText(table.name), String(rows)];
  for (const column of columns) words.push(column.name === table.target ? "t" : "f", ...encodeColumn(column));
  const text = words.join("_");
  return text.length <= maxLength ? text : undefined;
}

function shown(table: Table, features: readonly [string, string]): readonly Column[] {
  const names = new Set<string | undefined>([...features, table.target]);
  return table.columns.filter(({ name }) => names.has(name));
}

function encodeColumn(column: Column): string[] {
  if (column.kind === "numeric") return ["n", encodeText(column.name), ...Array.from(column.values, encodeNumber)];
  const { name, categories, values } = column;
  const ids = Array.from(values, (id) => (id < 0 ? "" : String(id)));
  return ["c", encodeText(name), String(categories.length), ...categories.map(encodeText), ...ids];
}

function encodeNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  return Object.is(value, -0) ? "-0" : String(value).replace("+", "");
}

/** UTF-8, every byte but those of letters, digits, “.” and “-” as “*” and two hexadecimal digits. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"))
    .replace(/[!'()~_*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
    .replaceAll("%", "*");
}

/** @throws Error, in a sentence for people, if the text is not what `encodeTable` writes */
export function decodeTable(text: string): Table {
  if (text.length > maxLength) throw new Error(`The table in the link is too long: ${text.length} characters.`);
  const words = new WordReader(text.split("_"));
  if (words.next() !== version) throw new Error("The table in the link is of an unknown version.");
  const name = words.text();
  const rows = words.integer("number of rows", 1, maxRows);
  const columns: Column[] = [];
  let target: string | undefined;
  while (!words.atEnd()) {
    const role = words.oneOf("role", "t", "f");
    const column = decodeColumn(words, rows);
    if (columns.some((other) => other.name === column.name)) throw new Error("The table in the link has two columns of one name.");
    if (columns.push(column) > maxColumns) throw new Error("The table in the link has too many columns.");
    if (role === "t") target = column.name;
  }
  return { id: "own", name, columns, target, source: "Your own file", licence: "" };
}

/** No more is allocated than there are words: each count is checked by reading as many. */
function decodeColumn(words: WordReader, rows: number): Column {
  const kind = words.oneOf("kind", "n", "c");
  const name = words.text();
  if (kind === "n") return { kind: "numeric", name, values: Float64Array.from(words.times(rows, () => words.number())) };
  const categories = words.times(words.integer("number of categories", 0, maxRows), () => words.text());
  const ids = words.times(rows, () => (words.isNextEmpty() ? -1 : words.integer("category", 0, categories.length - 1)));
  return { kind: "category", name, values: Int32Array.from(ids), categories };
}
