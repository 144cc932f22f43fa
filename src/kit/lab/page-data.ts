/** The data of the pages: generators, shipped tables, and the user's own. */
import { buildDataset } from "../data/build";
import { generatorOf } from "../data/generators";
import { decodeTable, encodeTable } from "../data/inline";
import { loadTable } from "../data/tables";
import type { DataKit } from "./data-kit";
import { keepTable, keptTable } from "./storage";

export const pageData: DataKit = {
  optionsOf: (source) => generatorOf(source)?.options,
  loadTable,
  build: buildDataset,
  encodeTable,
  decodeTable,
  keepTable,
  keptTable,
};
