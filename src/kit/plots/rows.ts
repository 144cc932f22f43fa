/** A chart's data as rows under names: what its table and its file show. */
import type { Datum } from "./types";

/** The fields of all rows, in the order in which they first appear. */
export function fieldsOf(rows: readonly Datum[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** RFC 4180, values in full precision. */
export function toCsv(rows: readonly Datum[]): string {
  const fields = fieldsOf(rows);
  const lines = rows.map((row) => fields.map((field) => quoted(String(row[field] ?? ""))).join(","));
  return [fields.map(quoted).join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value as a table shows it: numbers to four significant digits. */
export function cellText(value: Datum[string] | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}
