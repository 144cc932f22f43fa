/** Takes in a person's own file, from the picker or dropped: one at a time, and what was on the stage stays if it is no use. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Lab } from "../../lab/lab";
import { readTable } from "./csv";

export interface Reader {
  /** Why the last file could not be used, for people. */
  readonly error: ReadonlySignal<string | null>;
  read(file: File): Promise<void>;
}

export function createReader(lab: Pick<Lab, "useTable">): Reader {
  const error = signal<string | null>(null);
  let newest: File | undefined;

  async function read(file: File): Promise<void> {
    newest = file;
    try {
      const table = await readTable(file);
      if (newest !== file) return;
      error.value = null;
      lab.useTable(table);
    } catch (cause) {
      if (newest === file) error.value = `${file.name}: ${cause instanceof Error ? cause.message : String(cause)}`;
    }
  }
  return { error, read };
}

/** Lets a file dropped anywhere on the lab be answered where data are chosen. */
export const ReaderContext = createContext<Reader | null>(null);

export function useReader(lab: Pick<Lab, "useTable">): Reader {
  const shared = useContext(ReaderContext);
  return useMemo(() => shared ?? createReader(lab), [shared, lab]);
}
