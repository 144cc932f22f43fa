/** The real tables that are shipped: a light list of them, and each as a chunk of its own, loaded when it is shown. */
import type { Column, Table } from "./dataset";
import list from "./tables/list.json";

export interface TableListing {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The name of the target column. */
  readonly target: string;
  readonly source: string;
  readonly licence: string;
}

export const tableList: readonly TableListing[] = list;

/** A column as it lies in the file; null is a missing value. */
interface PackedColumn {
  readonly name: string;
  readonly categories?: readonly string[];
  readonly values: readonly (number | null)[];
}

type PackedTable = Omit<Table, "columns"> & { readonly columns: readonly PackedColumn[] };

// A glob rather than imports: the type checker need not read 400 kB of numbers.
const files = import.meta.glob<PackedTable>(["./tables/*.json", "!./tables/list.json"], { import: "default" });

/** @throws Error, in a sentence for people, if there is no such table or it cannot be fetched */
export async function loadTable(id: string): Promise<Table> {
  const load = files[`./tables/${id}.json`];
  if (!load) throw new Error(`There is no table named “${id}”.`);
  const { name, columns, target, features, source, licence } = await load().catch((cause: unknown) => {
    throw new Error(`The table “${id}” could not be loaded. Is the connection gone? Reload the page to try again.`, { cause });
  });
  return { id, name, columns: columns.map(unpack), target, features, source, licence };
}

function unpack({ name, categories, values }: PackedColumn): Column {
  return categories
    ? { kind: "category", name, categories, values: Int32Array.from(values, (value) => value ?? -1) }
    : { kind: "numeric", name, values: Float64Array.from(values, (value) => value ?? Number.NaN) };
}
