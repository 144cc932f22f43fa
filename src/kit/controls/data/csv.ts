/** CSV in and out. The parser is loaded when the first file comes. */
import type { Dataset, Table } from "../../data/dataset";

/** @throws Error that says which row could not be read, and why */
export async function readTable(file: File): Promise<Table> {
  const { parseCsv } = await import("../../data/csv");
  return parseCsv(await file.text(), file.name);
}

export async function saveDataset(dataset: Dataset, name: string): Promise<void> {
  const { toCsv } = await import("../../data/csv");
  const url = URL.createObjectURL(new Blob([toCsv(dataset)], { type: "text/csv" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
