/** What the text of one cell means. */

const missing = new Set(["", "na", "nan", "n/a", "null", "none", "?", "-"]);

export const isMissing = (cell: string): boolean => missing.has(cell.toLowerCase());

const withPoint = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const withComma = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

export type Decimal = "." | ",";

/** What may separate the decimals of a number, where this separates the cells. */
export const decimalsWith = (delimiter: string): readonly Decimal[] => (delimiter === "," ? ["."] : [".", ","]);

/** The number a cell is; NaN if it is none, or is too large for one. */
export function parseNumber(cell: string, decimal: Decimal): number {
  const value = (decimal === "." ? withPoint : withComma).test(cell) ? Number(cell.replace(",", ".")) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

const looksNumeric = (cell: string): boolean => !Number.isNaN(parseNumber(cell, "."));

/** Puts an apostrophe before a text that a reader would take for something else, and takes it away again. */
export interface Guard {
  add(text: string): string;
  remove(cell: string): string;
}

function guardAgainst(isMisread: (text: string) => boolean): Guard {
  const isGuarded = (text: string) => isMisread(text.replace(/^'+/, ""));
  return {
    add: (text) => (isGuarded(text) ? `'${text}` : text),
    remove: (cell) => (cell.startsWith("'") && isGuarded(cell) ? cell.slice(1) : cell),
  };
}

/** A spreadsheet runs such a text as a formula; a reader of tables takes a missing marker for no value. */
const isFormulaOrMissing = (text: string): boolean => /^[=+\-@\t\r]/.test(text) || isMissing(text);

export const categoryGuard = guardAgainst(isFormulaOrMissing);

/** The name of a column must not look like a number either, or the header would be taken for data. */
export const nameGuard = guardAgainst((text) => isFormulaOrMissing(text) || looksNumeric(text));
