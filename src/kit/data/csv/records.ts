/** From text to records: the delimiter is detected, and every record knows its line in the file. */
import Papa from "papaparse";
import { CsvProblem } from "./problem";

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

export const maxRows = 100_000;
export const maxColumns = 200;
/** Blank ones included, which count as no row. */
const mostLines = 2 * maxRows;

/** Before the comma, which may as well be a decimal comma. */
const delimiters = ["\t", ";", "|", ","] as const;
export type Delimiter = (typeof delimiters)[number];

/** @throws CsvProblem for a quotation mark without its pair, or too many rows or columns */
export function parseRecords(text: string): { records: CsvRecord[]; delimiter: Delimiter } {
  const delimiter = guessDelimiter(text);
  const records: CsvRecord[] = [];
  let line = 1;
  const { data, errors } = parse(text, delimiter, mostLines);
  const misquoted = new Map(errors.filter(({ type }) => type === "Quotes").map(({ row, message }) => [row, message]));
  data.forEach((raw, i) => {
    if (misquoted.has(i)) throw new CsvProblem(`Line ${line}: a quotation mark has no pair, or text follows it.`);
    if (raw.length > maxColumns && raw.some((cell, j) => j >= maxColumns && cell.trim() !== "")) {
      throw new CsvProblem(`Line ${line}: there are ${raw.length} columns, where ${maxColumns} can be read.`);
    }
    const cells = raw.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== "")) records.push({ line, cells });
    line += 1 + raw.reduce((newlines, cell) => newlines + cell.split("\n").length - 1, 0);
  });
  if (data.length === mostLines || records.length > maxRows + 1) {
    throw new CsvProblem(`There are more than the ${maxRows} rows that can be read.`);
  }
  return { records, delimiter };
}

const parse = (text: string, delimiter: Delimiter, preview: number) =>
  Papa.parse<string[]>(text, { delimiter, newline: "\n", preview });

/** The one that cuts the first lines into equally many cells; else the one for which most lines agree. */
function guessDelimiter(text: string): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const lengths = parse(text, delimiter, 50).data.filter((cells) => cells.some((cell) => cell.trim() !== "")).map((cells) => cells.length);
    const agreeing = Math.max(0, ...new Set(lengths.filter((length) => length > 1).map((length) => lengths.filter((other) => other === length).length)));
    return { delimiter, share: agreeing / Math.max(1, lengths.length) };
  });
  return scores.reduce((best, score) => (score.share > best.share ? score : best), { delimiter: ",", share: 0 }).delimiter;
}
