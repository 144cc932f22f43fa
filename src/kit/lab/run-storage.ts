/** Keeps runs over a reload, in this tab. A storage that is closed or full keeps nothing, and nothing fails. */
import type { Trace } from "./model";
import type { KeptRun } from "./runs";
import type { TraceRow } from "./thin";

interface Stored {
  readonly runs: readonly KeptRun[];
  /** The ids of those that are laid over the current one. */
  readonly overlaid: readonly number[];
}

export interface RunStore {
  read(): Stored;
  write(stored: Stored): void;
}

/** @param storage asked for at each use, for asking may be refused as well */
export function createRunStore(slug: string, storage: () => Storage = () => sessionStorage): RunStore {
  const key = `runs:${slug}`;
  return {
    read() {
      try {
        const { runs, overlaid } = JSON.parse(storage().getItem(key) ?? "{}") as Partial<Record<keyof Stored, unknown>>;
        return { runs: listOf(runs, isKeptRun), overlaid: listOf(overlaid, isNumber) };
      } catch {
        return { runs: [], overlaid: [] };
      }
    },
    write(stored) {
      try {
        storage().setItem(key, JSON.stringify(stored));
      } catch {
        // They are kept until the page is left.
      }
    },
  };
}

/** All of a list or nothing: an older version of the page may have written it. */
function listOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): readonly Item[] {
  return Array.isArray(value) && value.every(isItem) ? value : [];
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === "string";

function isKeptRun(value: unknown): value is KeptRun {
  if (typeof value !== "object" || value === null) return false;
  const run = value as Record<keyof KeptRun, unknown>;
  return [run.id, run.steps, run.colour].every(isNumber)
    && [run.name, run.permalink, run.setUp].every(isText)
    && ["done", "failed", "left"].includes(run.status as string)
    && (run.error === null || isText(run.error))
    && typeof run.isPinned === "boolean"
    && isTrace(run.final) && Array.isArray(run.trace) && run.trace.every(isTraceRow);
}

function isTrace(value: unknown): value is Trace {
  return typeof value === "object" && value !== null && Object.values(value).every((number) => number === null || isNumber(number));
}

function isTraceRow(value: unknown): value is TraceRow {
  return typeof value === "object" && value !== null && isNumber((value as TraceRow).step) && isTrace((value as TraceRow).values);
}
