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

/**
 * d3 closes rings along the grid's edge: those stretches are no lines of equal value. Its lines also bend in the last
 * half square before the edge, where it knows no values: there they go straight on.
 */
function pathOf(closed: readonly (readonly number[])[], resolution: number, place: (point: readonly number[]) => string): string {
  const ring = closed.slice(1);
  const isOnEdge = (point: readonly number[]): boolean => point.some((value) => value === 0 || value === resolution);
  const start = ring.findIndex(isOnEdge);
  // Begun at the edge, no line runs across the seam of the ring.
  const ordered = start < 0 ? closed : [...ring.slice(start), ...ring.slice(0, start)];
  const lines: (readonly number[])[][] = [[]];
  for (const point of ordered) {
    if (isOnEdge(point)) lines.push([]);
    else lines.at(-1)!.push(point);
  }
  return lines.filter((line) => line.length > 1).map((line) => `M${(start < 0 ? line : lengthened(line)).map(place).join("L")}`).join("");
}

/** By half a square at both ends. */
function lengthened(line: readonly (readonly number[])[]): (readonly number[])[] {
  const beyond = (end: readonly number[], before: readonly number[]): number[] => {
    const [dx, dy] = [end[0]! - before[0]!, end[1]! - before[1]!];
    const length = Math.max(Math.abs(dx), Math.abs(dy)) || 1;
    return [end[0]! + (dx / length) * 0.5, end[1]! + (dy / length) * 0.5];
  };
  return [beyond(line[0]!, line[1]!), ...line, beyond(line.at(-1)!, line.at(-2)!)];
}
