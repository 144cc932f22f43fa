/** Lines of equal f as SVG paths: the boundary and the two lines of the margin. */
import { contours } from "d3-contour";
import type { Scales } from "../../src/kit/plots/types";
import type { Picture } from "./frame";

/** The lines where f has these values, one path each. */
export function linesAt({ decisions, resolution }: Pick<Picture, "decisions" | "resolution">, values: readonly number[], { x, y }: Scales): readonly string[] {
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const place = ([column, row]: readonly number[]): string =>
    `${(left + (column! / resolution) * (right - left)).toFixed(1)},${(bottom + (row! / resolution) * (top - bottom)).toFixed(1)}`;
  const trace = contours().size([resolution, resolution]);
  return values.map((value) =>
    trace.contour(Array.from(decisions), value).coordinates.flat().map((ring) => pathOf(ring, resolution, place)).join(""),
  );
}

/** d3 closes rings along the grid's edge: those stretches are no lines of equal value. */
function pathOf(ring: readonly (readonly number[])[], resolution: number, place: (point: readonly number[]) => string): string {
  return ring.map((point, i) => {
    const before = ring[i - 1];
    const isOnEdge = !before || [0, 1].some((axis) => point[axis] === before[axis] && (point[axis] === 0 || point[axis] === resolution));
    return `${isOnEdge ? "M" : "L"}${place(point)}`;
  }).join("");
}
