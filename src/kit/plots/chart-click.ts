/** What a click on a chart means. */
import type { Item, ScenegraphEvent, View } from "vega";
import type { Datum } from "./types";

/** How far beside the plot a click still means its edge, in pixels. */
const slack = 12;

/**
 * The row that was meant. With a cursor on a continuous x axis it is the one nearest to the click, for points are too
 * small to be hit and a line is one mark for all its rows; otherwise the one that the mark was drawn from.
 */
export function clickedDatum(view: View, event: ScenegraphEvent, item: Item | null | undefined, rows: readonly Datum[], field: string | undefined): Datum | undefined {
  const scale: Scale | undefined = field === undefined ? undefined : view.scale("x");
  if (field === undefined || !scale?.invert || !(event instanceof MouseEvent)) return datumOf(item);
  const { left, top } = view.container()!.getBoundingClientRect();
  const [padding, origin] = [view.padding() as { left: number; top: number }, view.origin()];
  const [x, y] = [event.clientX - left - padding.left - origin[0]!, event.clientY - top - padding.top - origin[1]!];
  if (x < -slack || x > view.width() + slack || y < -slack || y > view.height() + slack) return undefined;
  const distance = (row: Datum): number => Math.abs(scale(row[field]) - x);
  return rows.reduce<Datum | undefined>((best, row) => (best && distance(best) <= distance(row) ? best : row), undefined);
}

interface Scale {
  (value: unknown): number;
  /** Continuous scales have one. */
  readonly invert?: unknown;
}

/** Of a mark only: axes and legends are made of items with data, too. */
function datumOf(item: Item | null | undefined): Datum | undefined {
  const datum: unknown = item?.mark?.role === "mark" ? item.datum : undefined;
  if (typeof datum !== "object" || datum === null || Object.keys(datum).length === 0) return undefined;
  return { ...datum } as Datum;
}
