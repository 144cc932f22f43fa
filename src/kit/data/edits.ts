/** What a person changed by hand: points moved, deleted and added. */
import { takeRows, type Matrix } from "../../../algorithms/core/matrix";
import { count } from "./count";
import type { Edits } from "./dataset";
import { extendIntegers, extendReals, extendTarget, takeTarget, type Points } from "./points";

/** Added points are numbered from here on: above every point that a generator draws or a table brings. */
export const firstAddedId = 100_000;

/** The id for the next point added. */
export const nextAddedId = ({ added }: Edits): number =>
  added.reduce((next, { id }) => Math.max(next, id + 1), firstAddedId);

/** A point that was moved and then deleted is one edited point. */
export function countEdited({ moved, deleted, added }: Edits): number {
  return new Set([...Object.keys(moved).map(Number), ...deleted, ...added.map(({ id }) => id)]).size;
}

/**
 * Moves, deletes and adds. An edit whose id does not exist now is passed over; it is kept in the state, and comes back
 * with its point.
 */
export function applyEdits(points: Points, edits: Edits, notices: string[]): Points {
  const kept = without(points, new Set(edits.deleted));
  const grown = withAdded(kept, addable(points, edits, notices));
  return { ...grown, X: moved(grown, edits.moved) };
}

function without(points: Points, deleted: ReadonlySet<number>): Points {
  if (deleted.size === 0) return points;
  const rows = Array.from(points.ids.keys()).filter((i) => !deleted.has(points.ids[i]!));
  return {
    ...points,
    X: takeRows(points.X, rows),
    target: takeTarget(points.target, rows),
    ids: Int32Array.from(rows, (i) => points.ids[i]!),
  };
}

type Added = Edits["added"][number];

/** The added points that fit: numbered above the base points, each differently, not deleted since, of a class that exists. */
function addable({ ids, target }: Points, { added, deleted }: Edits, notices: string[]): Added[] {
  const present = added.filter(({ id }) => !deleted.includes(id)).toSorted((a, b) => a.id - b.id);
  const distinct = present.filter(({ id }, i) => id > (i > 0 ? present[i - 1]!.id : (ids.at(-1) ?? -1)));
  const fitting = distinct.filter((point) => target?.kind !== "class" || target.classNames[point.target] !== undefined);
  const leftOut = (n: number, why: string) => {
    if (n > 0) notices.push(`${count(n, "added point is", "added points are")} left out: ${why}.`);
  };
  leftOut(present.length - distinct.length, "there is another point of the same number");
  leftOut(distinct.length - fitting.length, "of a class that these data do not have");
  return fitting;
}

function withAdded(points: Points, added: readonly Added[]): Points {
  if (added.length === 0) return points;
  const { X, target, ids } = points;
  const positions = added.flatMap(({ x, y }) => [x, y]);
  return {
    ...points,
    X: { data: extendReals(X.data, positions), rows: X.rows + added.length, columns: 2 },
    target: extendTarget(target, added.map((point) => point.target)),
    ids: extendIntegers(ids, added.map(({ id }) => id)),
  };
}

function moved({ X, ids }: Points, moves: Edits["moved"]): Matrix {
  const data = X.data.slice();
  for (const [id, position] of Object.entries(moves)) {
    const i = ids.indexOf(Number(id));
    if (i >= 0) data.set(position, 2 * i);
  }
  return { ...X, data };
}
