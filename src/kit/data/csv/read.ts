/** From the bytes of a CSV file to a table, or to the reason why not. */
import { maxClasses } from "../columns";
import { count } from "../count";
import type { Column, Table } from "../dataset";
import { typeColumn, type Stray, type Typed } from "./columns";
import { decode } from "./decode";
import { columnNames, hasHeader } from "./header";
import { CsvProblem, quote } from "./problem";
import { maxRows, parseRecords, type CsvRecord } from "./records";

export type ReadResult = { readonly table: Table; readonly notices: readonly string[] } | { readonly error: string };

/** @param name the file's, which the table takes */
export function readCsv(bytes: Uint8Array, name: string): ReadResult {
  const notices: string[] = [];
  try {
    const columns = readColumns(decode(bytes, notices), notices);
    return { table: { id: "own", name, columns, target: likelyTarget(columns), source: "Your own file", licence: "" }, notices };
  } catch (problem) {
    if (problem instanceof CsvProblem) return { error: problem.message };
    throw problem;
  }
}

function readColumns(text: string, notices: string[]): Column[] {
  const { records, delimiter } = parseRecords(text);
  const first = records[0];
  if (!first) throw new CsvProblem("The file is empty.");
  const isHeader = hasHeader(records, delimiter);
  const names = columnNames(withoutTrailingBlanks(first.cells), isHeader);
  const rows = isHeader ? records.slice(1) : records;
  checkCount(rows.length);
  checkLengths(rows, names.length, isHeader ? "the header" : `line ${first.line}`);

  const typed = names.map((columnName, j) => typeColumn(columnName, j, rows, delimiter));
  const found = typed.filter((column) => column !== undefined);
  checkTwoNumeric(found);
  describe(found, names.filter((_, j) => !typed[j]), notices);
  return found.map(({ column }) => column);
}

/** Some programs end every line with a delimiter. */
function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function checkCount(rows: number): void {
  if (rows < 2) throw new CsvProblem(`There ${rows === 1 ? "is only one row" : "are no rows"} of data; at least two are needed.`);
  if (rows > maxRows) throw new CsvProblem(`There are ${rows} rows, where ${maxRows} can be read.`);
}

function checkLengths(rows: readonly CsvRecord[], expected: number, where: string): void {
  for (const { line, cells } of rows) {
    const fits = cells.length >= expected && cells.slice(expected).every((cell) => cell === "");
    if (!fits) throw new CsvProblem(`Line ${line} has ${count(cells.length, "value", "values")}, where ${where} has ${expected}.`);
  }
}

function checkTwoNumeric(found: readonly Typed[]): void {
  const numeric = found.filter(({ column }) => column.kind === "numeric").length;
  if (numeric >= 2) return;
  const stray = found.find((column) => column.stray)?.stray;
  const why = `Two columns of numbers are needed, and ${numeric === 1 ? "only one was" : "none was"} found`;
  throw new CsvProblem(stray ? `${notANumber(stray)}. ${why} without it.` : `${why}.`);
}

const notANumber = ({ line, cell, column }: Stray): string => `Line ${line}: ${quote(cell)} in column ${quote(column)} is not a number`;

function describe(found: readonly Typed[], empty: readonly string[], notices: string[]): void {
  if (empty.length > 0) notices.push(`Left out, for they have no values: ${list(empty)}.`);
  for (const { stray } of found) if (stray) notices.push(`${notANumber(stray)}, so that the column is read as text.`);
  const gappy = found.filter(({ missing }) => missing > 0);
  if (gappy.length > 0) {
    notices.push(`Missing values: ${list(gappy.map(({ missing, column }) => `${count(missing, "row", "rows")} in ${quote(column.name)}`))}.`);
  }
}

const list = (items: readonly string[]): string =>
  items.length > 5 ? `${items.slice(0, 5).join(", ")} and ${items.length - 5} more` : items.join(", ");

const targetNames = /^(class|species|target|label|outcome|diagnosis|category|type|kind|y)$/i;

/** The column that is called like one, or else the last with a few categories; never the part that an export wrote down. */
function likelyTarget(columns: readonly Column[]): string | undefined {
  const possible = columns.filter(({ name }) => name !== "split");
  const named = possible.findLast((column) => targetNames.test(column.name) && (isClass(column) || column === possible.at(-1)));
  return (named ?? possible.findLast(isClass))?.name;
}

function isClass(column: Column): boolean {
  return column.kind === "category" && column.categories.length > 1 && column.categories.length <= maxClasses;
}
