/** From records to typed columns: numbers where every value is one, categories elsewhere. */
import type { Column } from "../dataset";
import type { CsvRecord, Delimiter } from "./records";
import { categoryGuard, decimalsWith, isMissing, parseNumber } from "./text";

/** A cell that keeps a column from being numeric although most of the others are numbers. */
export interface Stray {
  readonly column: string;
  readonly line: number;
  readonly cell: string;
}

export interface Typed {
  readonly column: Column;
  readonly missing: number;
  readonly stray?: Stray;
}

/** Column j of the records; undefined if it has no value at all. */
export function typeColumn(name: string, j: number, records: readonly CsvRecord[], delimiter: Delimiter): Typed | undefined {
  const cells = records.map((record) => record.cells[j]!);
  const present = cells.filter((cell) => !isMissing(cell)).length;
  const missing = cells.length - present;
  if (present === 0) return undefined;

  const attempts = decimalsWith(delimiter).map((decimal) => Float64Array.from(cells, (cell) => parseNumber(cell, decimal)));
  const numbers = attempts.map((values) => values.filter((value) => !Number.isNaN(value)).length);
  const best = numbers.indexOf(Math.max(...numbers));
  const values = attempts[best]!;
  if (numbers[best] === present) return { column: { kind: "numeric", name, values }, missing };

  const column = categories(name, cells);
  if (numbers[best]! <= present / 2) return { column, missing };
  const i = cells.findIndex((cell, row) => !isMissing(cell) && Number.isNaN(values[row]));
  return { column, missing, stray: { column: name, line: records[i]!.line, cell: cells[i]! } };
}

/** Categories in the order in which they first appear. */
function categories(name: string, cells: readonly string[]): Column {
  const ids = new Map<string, number>();
  const values = Int32Array.from(cells, (cell) => {
    if (isMissing(cell)) return -1;
    const category = categoryGuard.remove(cell);
    const id = ids.get(category) ?? ids.size;
    ids.set(category, id);
    return id;
  });
  return { kind: "category", name, values, categories: [...ids.keys()] };
}
