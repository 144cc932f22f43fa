/** What a person changed by hand: points moved, deleted and added. */
import { takeRows, type Matrix } from "../../../algorithms/core/matrix";
import { count } from "./count";
import type { Edits, Target } from "./dataset";
import { takeTarget, type Points } from "./points";

/** Added points are numbered from here on: above every point that a generator draws or a table brings. */
export const firstAddedId = 100_000;

/** The id for the next point added. */
export const nextAddedId = ({ added }: Edits): number =>
  added.reduce((next, { id }) => Math.max(next, id + 1), firstAddedId);

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

/** The added points that fit: with an id of their own, of a class that exists, and not deleted since. */
function addable({ ids, target }: Points, { added, deleted }: Edits, notices: string[]): Added[] {
  const taken = new Set<number>([...ids, ...deleted]);
  const fitting: Added[] = [];
  let strangers = 0;
  for (const point of added) {
    if (taken.has(point.id)) continue;
    if (target?.kind === "class" && target.classNames[point.target] === undefined) strangers++;
    else fitting.push(point);
    taken.add(point.id);
  }
  if (strangers > 0) notices.push(`${count(strangers, "added point is", "added points are")} left out: of a class that these data do not have.`);
  return fitting.toSorted((a, b) => a.id - b.id);
}

function withAdded(points: Points, added: readonly Added[]): Points {
  if (added.length === 0) return points;
  const X = { data: new Float64Array([...points.X.data, ...added.flatMap(({ x, y }) => [x, y])]), rows: points.X.rows + added.length, columns: 2 };
  const target = extended(points.target, added.map((point) => point.target));
  return { ...points, X, target, ids: new Int32Array([...points.ids, ...added.map(({ id }) => id)]) };
}

function extended(target: Target | null, more: readonly number[]): Target | null {
  if (target === null) return null;
  return target.kind === "class"
    ? { ...target, values: new Int32Array([...target.values, ...more]) }
    : { ...target, values: new Float64Array([...target.values, ...more]) };
}

function moved({ X, ids }: Points, moves: Edits["moved"]): Matrix {
  const data = X.data.slice();
  ids.forEach((id, i) => {
    if (Object.hasOwn(moves, id)) data.set(moves[id]!, 2 * i);
  });
  return { ...X, data };
}
