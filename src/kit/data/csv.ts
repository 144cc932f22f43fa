/** Points as a CSV file: what is on the stage goes out, a person's own table comes in. Nothing leaves the machine. */
import type { ReadResult } from "./csv/read";
import { categoryGuard, nameGuard } from "./csv/text";
import type { Dataset, Target } from "./dataset";

/** Checked before a byte is read. */
export const maxBytes = 20_000_000;

/**
 * Reads a file in a worker of its own, so that the page stays alive whatever the file is. Never rejects.
 * @returns the table with notices, or an error that names the line (from 1, as in the file) and the reason
 */
export async function importCsv(file: File): Promise<ReadResult> {
  if (file.size > maxBytes) {
    return { error: `${file.name} has ${Math.ceil(file.size / 1e6)} MB, where ${maxBytes / 1e6} MB can be read.` };
  }
  try {
    return await readInWorker(await file.arrayBuffer(), file.name);
  } catch {
    return { error: `${file.name} could not be read.` };
  }
}

async function readInWorker(bytes: ArrayBuffer, name: string): Promise<ReadResult> {
  const worker = new Worker(new URL("./csv/worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<ReadResult>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<ReadResult>) => resolve(data));
      worker.addEventListener("error", reject);
      worker.postMessage({ bytes, name }, [bytes]);
    });
  } finally {
    worker.terminate();
  }
}

/**
 * What is on the stage, as drawn: the features, the target if there is one, and the part each point is in. Numbers are
 * written so that they read back exactly.
 * @param isKnown whether the target of the point with this id is known: the cell of one that is not stays empty
 */
export function toCsv({ X, featureNames, target, test, ids }: Dataset, isKnown: (id: number) => boolean = () => true): string {
  const held = new Set(test);
  const header = [...featureNames, ...(target ? [target.name] : []), "split"].map(nameGuard.add);
  const rows = Array.from({ length: X.rows }, (_, i) => [
    ...featureNames.map((_, j) => exact(X.data[i * X.columns + j]!)),
    ...(target ? [isKnown(ids[i]!) ? targetCell(target, i) : ""] : []),
    held.has(i) ? "test" : "train",
  ]);
  return [header, ...rows].map((cells) => cells.map(quoted).join(",")).join("\r\n") + "\r\n";
}

function targetCell(target: Target, row: number): string {
  return target.kind === "class" ? categoryGuard.add(target.classNames[target.values[row]!]!) : exact(target.values[row]!);
}

const exact = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
