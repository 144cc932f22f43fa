/** Points moved, deleted and added by hand, as they are written in a link. */
import type { Edits } from "../data/dataset";
import { LinkProblem, quote, readInteger, readList, readNumber, writeList, writeNumber } from "./link-text";

type Take = <Result>(key: string, read: (text: string) => Result) => Result | undefined;

const largestId = 2 ** 31 - 1;

/** The keys that differ from the edits the demo opens with. */
export function writeEdits(edits: Edits, usual: Edits): [key: string, value: string][] {
  const before = new Map(write(usual));
  return write(edits).filter(([key, value]) => before.get(key) !== value);
}

function write({ moved, deleted, added }: Edits): [string, string][] {
  return [
    ["moved", writeList(Object.entries(moved), ([id, [x, y]]) => [id, writeNumber(x), writeNumber(y)])],
    ["deleted", writeList(deleted, (id) => [String(id)])],
    ["added", writeList(added, ({ id, x, y, target }) => [String(id), writeNumber(x), writeNumber(y), writeNumber(target)])],
  ].map(([key, value]) => [`points.${key}`, value!]);
}

export function readEdits(take: Take, usual: Edits): Edits {
  const moved = take("points.moved", (text) => readList(text, readMoved));
  const deleted = take("points.deleted", (text) => readList(text, readDeleted));
  const added = take("points.added", (text) => readList(text, readAdded));
  for (const ids of [moved?.map(([id]) => id), deleted, added?.map(({ id }) => id)]) if (ids) checkDistinct(ids);
  return {
    moved: moved ? Object.fromEntries(moved) : usual.moved,
    deleted: deleted ?? usual.deleted,
    added: added ?? usual.added,
  };
}

function readMoved(parts: readonly string[]): [number, [number, number]] {
  const [id, x, y] = numbers("points.moved", parts, 3);
  return [id!, [x!, y!]];
}

function readDeleted(parts: readonly string[]): number {
  return numbers("points.deleted", parts, 1)[0]!;
}

function readAdded(parts: readonly string[]): Edits["added"][number] {
  const [id, x, y, target] = numbers("points.added", parts, 4);
  return { id: id!, x: x!, y: y!, target: target! };
}

/** An id, and as many numbers as make up the rest. */
function numbers(what: string, [id = "", ...rest]: readonly string[], count: number): number[] {
  if (rest.length !== count - 1) throw new LinkProblem(`${what} has an item that is not ${count} numbers: ${quote([id, ...rest].join(":"))}`);
  return [readInteger(what, id, 0, largestId), ...rest.map((text) => readNumber(what, text))];
}

function checkDistinct(ids: readonly number[]): void {
  const seen = new Set<number>();
  for (const id of ids) {
    if (seen.has(id)) throw new LinkProblem(`point ${id} is there twice`);
    seen.add(id);
  }
}
