/** The data of the pages: generators, shipped tables, and the user's own. */
import { buildDataset } from "../data/build";
import { generatorOf } from "../data/generators";
import type { DataKit } from "./data-kit";
import { keepTable, keptTable } from "./storage";

export const pageData: DataKit = {
  optionsOf: (source) => generatorOf(source)?.options,
  loadTable: (source) => Promise.reject(new Error(`there is no table ${source}`)),
  build: buildDataset,
  encodeTable: () => null,
  decodeTable: () => {
    throw new Error("its table cannot be read");
  },
  keepTable,
  keptTable,
};
