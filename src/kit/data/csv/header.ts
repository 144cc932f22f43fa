/** Whether the first record names the columns, and what they are called. */
import type { CsvRecord, Delimiter } from "./records";
import { decimalsWith, isMissing, nameGuard, parseNumber } from "./text";

/** A first record is a header if it holds no number, or a text above a column of numbers. */
export function hasHeader([first, ...rest]: readonly CsvRecord[], delimiter: Delimiter): boolean {
  const isNumber = (cell: string) => decimalsWith(delimiter).some((decimal) => !Number.isNaN(parseNumber(cell, decimal)));
  if (!first!.cells.some(isNumber)) return true;
  return first!.cells.some((cell, j) => {
    if (isMissing(cell) || isNumber(cell)) return false;
    const below = rest.map((record) => record.cells[j] ?? "").filter((value) => !isMissing(value));
    return below.length > 0 && below.every(isNumber);
  });
}

/** A name for each column, all different: nameless ones are counted, and a repeated name gets a number. */
export function columnNames(cells: readonly string[], isHeader: boolean): string[] {
  const taken = new Set<string>();
  return cells.map((cell, j) => {
    const wished = (isHeader && nameGuard.remove(cell)) || `column ${j + 1}`;
    let name = wished;
    for (let copy = 2; taken.has(name); copy++) name = `${wished} (${copy})`;
    taken.add(name);
    return name;
  });
}
