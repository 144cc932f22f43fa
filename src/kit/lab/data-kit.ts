/** What a lab needs of data; `pageData` is what pages give it. */
import type { BuildInput, Built } from "../data/build";
import type { Table } from "../data/dataset";
import type { Schema } from "./schema";

export interface DataKit {
  /** The schema of a generator's options; undefined for a table. */
  optionsOf(source: string): Schema | undefined;
  /** Rejects with an Error, in a sentence for people, if the table cannot be had. */
  loadTable(source: string): Promise<Table>;
  /** @throws Error that explains why this data cannot be shown */
  build(input: BuildInput): Built;
  /** As text for a link; undefined if it is too large for one. */
  encodeTable(table: Table): string | undefined;
  /** @throws Error for a text that is no table */
  decodeTable(text: string): Table;
  /** Saves a table in this browser; resolves to its key. */
  keepTable(table: Table): Promise<string>;
  keptTable(key: string): Promise<Table | undefined>;
}
