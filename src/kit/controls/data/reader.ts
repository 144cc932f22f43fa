/** Takes in a person's own file, picked or dropped. If it is no use, what was on the stage stays, and the reason is told. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { importCsv } from "../../data/csv";
import type { Table } from "../../data/dataset";

export interface Reader {
  /** What there is to say about the last file. */
  readonly report: ReadonlySignal<FileReport | null>;
  read(file: File): Promise<void>;
}

export interface FileReport {
  readonly level: "notice" | "error";
  readonly lines: readonly string[];
}

/** @param useTable is given what could be read */
export function createReader(useTable: (table: Table) => void): Reader {
  const report = signal<FileReport | null>(null);
  let newest: File | undefined;

  async function read(file: File): Promise<void> {
    newest = file;
    const result = await importCsv(file);
    // A file dropped after this one wins, even if it was the shorter to read.
    if (newest !== file) return;
    if ("error" in result) {
      report.value = { level: "error", lines: [result.error] };
      return;
    }
    report.value = { level: "notice", lines: result.notices };
    useTable(result.table);
  }
  return { report, read };
}

/** Lets a file dropped anywhere on the lab be answered where data are chosen. */
export const ReaderContext = createContext<Reader | null>(null);

export function useReader(useTable: (table: Table) => void): Reader {
  const shared = useContext(ReaderContext);
  return useMemo(() => shared ?? createReader(useTable), [shared, useTable]);
}
