/** The regions that are nearest to each of some centres. */
import { Delaunay } from "d3-delaunay";
import { toMatrix, type MatrixLike } from "../../../algorithms/core/matrix";
import type { Cell, Domain } from "./types";

/**
 * One cell for each centre that has one within the domain; cell i is tinted as group i. Nearest is meant in data units,
 * whatever the axes' scales. Of centres at the same place the first has the cell.
 */
export function voronoiCells(centers: MatrixLike, { x, y }: Domain): Cell[] {
  const { data, rows, columns } = toMatrix(centers, "centers");
  const delaunay = Delaunay.from(
    { length: rows } as ArrayLike<unknown>,
    (_, i) => data[i * columns]!,
    (_, i) => data[i * columns + 1]!,
  );
  const voronoi = delaunay.voronoi([x[0], y[0], x[1], y[1]]);
  return Array.from({ length: rows }, (_, group) => ({ polygon: voronoi.cellPolygon(group) ?? [], group })).filter(
    ({ polygon }) => polygon.length > 0,
  );
}
