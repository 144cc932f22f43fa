/** Which columns of a table are shown: two numeric ones as x and y, and one more as the target. */
import type { Column, Table, Target } from "./dataset";

export type NumericColumn = Extract<Column, { kind: "numeric" }>;
/** What a demo needs the target to be: "known" is a class or real, "any" also none. */
export type Wanted = "any" | "known" | "class" | "real";

/** The most classes that colours and shapes can tell apart. */
export const maxClasses = 20;

export const numericColumns = (table: Table): NumericColumn[] =>
  table.columns.filter((column): column is NumericColumn => column.kind === "numeric");

/**
 * The columns shown as x and y: the given ones, or else the table's own choice.
 * @throws Error if the table has fewer than two numeric columns
 */
export function shownFeatures(table: Table, wished: readonly [string, string] | null): [NumericColumn, NumericColumn] {
  const numeric = numericColumns(table);
  const [x, y] = [wished, table.features].map((names) => names?.map((name) => numeric.find((column) => column.name === name)))
    .find((columns) => columns?.every((column) => column !== undefined)) ?? notTheTarget(table, numeric);
  if (x && y) return [x, y];
  throw new Error(`“${table.name}” has fewer than two numeric columns, so that there is no plane to show it on.`);
}

/** Numeric columns with the target last: it is a feature only if there is nothing else. */
function notTheTarget(table: Table, numeric: readonly NumericColumn[]): NumericColumn[] {
  return numeric.toSorted((a, b) => Number(a.name === table.target) - Number(b.name === table.target));
}

/**
 * The target of the rows, NaN or −1 where it is missing: the table's own if it is of the wanted kind and not shown as a
 * feature, or else the first column that is. Null if there is none.
 */
export function targetOf(table: Table, features: readonly Column[], wanted: Wanted): Target | null {
  const rest = table.columns.filter((column) => !features.includes(column));
  const own = rest.find((column) => column.name === table.target);
  switch (wanted) {
    case "any":
      return asClass(own) ?? asReal(own);
    case "known":
      return asClass(own) ?? asReal(own) ?? firstOf(rest, asClass) ?? firstOf(rest, asReal);
    case "class":
      return asClass(own) ?? firstOf(rest, (column) => (column.kind === "category" ? asClass(column) : null)) ?? firstOf(rest, asClass);
    case "real":
      return asReal(own) ?? firstOf(rest, asReal);
  }
}

function firstOf(columns: readonly Column[], as: (column: Column) => Target | null): Target | null {
  for (const column of columns) {
    const target = as(column);
    if (target) return target;
  }
  return null;
}

function asReal(column: Column | undefined): Target | null {
  return column?.kind === "numeric" ? { kind: "real", name: column.name, values: column.values } : null;
}

/** A column as classes: categories, or a few different whole numbers; null if it has too many of them. */
function asClass(column: Column | undefined): Target | null {
  if (!column) return null;
  const { name } = column;
  if (column.kind === "category") {
    const { values, categories } = column;
    return categories.length <= maxClasses ? { kind: "class", name, values, classNames: categories } : null;
  }
  const numbers = fewWholeNumbers(column.values);
  if (!numbers) return null;
  const ids = new Map(numbers.map((number, id) => [number, id]));
  const values = Int32Array.from(column.values, (value) => ids.get(value) ?? -1);
  return { kind: "class", name, values, classNames: numbers.map(String) };
}

/** The different numbers, ascending, if they are whole and at most `maxClasses`. */
function fewWholeNumbers(values: Float64Array): number[] | null {
  const seen = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return null;
    seen.add(value);
    if (seen.size > maxClasses) return null;
  }
  return [...seen].toSorted((a, b) => a - b);
}
