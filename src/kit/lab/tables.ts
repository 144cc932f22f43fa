/** The tables behind the data: shipped ones loaded when they are chosen, the user's own kept safe. */
import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Table } from "../data/dataset";
import type { DataKit } from "./data-kit";
import { ownSource } from "./defaults";
import type { Notices } from "./notices";
import type { OwnTableLink } from "./permalink";

export interface Tables {
  /** The loaded table of a source; undefined while it is not. */
  readonly loaded: ReadonlySignal<ReadonlyMap<string, Table>>;
  /** Loads the table of whatever source is shown; returns what disconnects. */
  follow(source: ReadonlySignal<string>): () => void;
}

export function createTables(kit: DataKit, notices: Notices): Tables {
  const loaded = signal<ReadonlyMap<string, Table>>(new Map());
  const loading = new Set<string>();

  async function load(source: string, isShown: () => boolean): Promise<void> {
    loading.add(source);
    try {
      const table = await kit.loadTable(source);
      loaded.value = new Map(loaded.peek()).set(source, table);
      if (isShown()) notices.clear("table");
    } catch (error) {
      if (isShown()) notices.say("table", failure(error, () => void load(source, isShown)));
    } finally {
      loading.delete(source);
    }
  }

  function follow(source: ReadonlySignal<string>): () => void {
    return effect(() => {
      const wanted = source.value;
      untracked(() => {
        notices.clear("table");
        const isAtHand = wanted === ownSource || kit.optionsOf(wanted) || loaded.peek().has(wanted) || loading.has(wanted);
        if (!isAtHand) void load(wanted, () => source.peek() === wanted);
      });
    });
  }

  return { loaded, follow };
}

function failure(error: unknown, retry: () => void) {
  return {
    level: "error" as const,
    text: error instanceof Error ? error.message : String(error),
    action: { label: "Try again", act: retry },
  };
}

/** Keeps a user's table so that a link can name it; null, and a notice, if only this page will have it. */
export async function linkToOwn(kit: DataKit, notices: Notices, table: Table): Promise<OwnTableLink | null> {
  const text = kit.encodeTable(table);
  if (text !== undefined) return { kind: "inline", text };
  try {
    const key = await kit.keepTable(table);
    notices.say("storage", { level: "notice", text: `${table.name} is too large for a link: links to it open only in this browser.` });
    return { kind: "kept", key };
  } catch {
    notices.say("storage", { level: "notice", text: `${table.name} could not be saved in this browser, and is kept only until you close this page.` });
    return null;
  }
}

/** The table that a link names. @throws Error that explains why there is none */
export async function openOwn(kit: DataKit, link: OwnTableLink): Promise<Table> {
  if (link.kind === "inline") return kit.decodeTable(link.text);
  const table = await kit.keptTable(link.key);
  if (!table) throw new Error("its table was saved in another browser, or is no longer there");
  return table;
}
