/** Which point is under a pixel, and which comes after which. Positions are pixels: x and y of every point in turn. */
import { Delaunay } from "d3-delaunay";

export interface Finder {
  /** The row of the point nearest to a pixel, if one lies within the radius; otherwise −1. */
  find(x: number, y: number, radius: number): number;
}

export function createFinder(positions: Float64Array): Finder {
  // A triangulation takes longer than a drawing, and is needed only once a pointer comes.
  let delaunay: Delaunay<unknown> | undefined;
  return {
    find(x, y, radius) {
      if (positions.length === 0) return -1;
      delaunay ??= new Delaunay(positions);
      const row = delaunay.find(x, y);
      return Math.hypot(positions[2 * row]! - x, positions[2 * row + 1]! - y) <= radius ? row : -1;
    },
  };
}

/** The side of the squares, in pixels, that a walk through the points visits one after the other. */
const block = 32;

/** All rows in an order in which neighbours follow each other: rows of blocks, boustrophedon, and left to right within. */
export function walkingOrder(positions: Float64Array): Int32Array {
  const n = positions.length / 2;
  const band = (i: number): number => Math.floor(positions[2 * i + 1]! / block);
  return Int32Array.from({ length: n }, (_, i) => i).toSorted((i, j) => {
    const difference = band(i) - band(j);
    if (difference !== 0) return difference;
    const step = positions[2 * i]! - positions[2 * j]!;
    return (band(i) % 2 === 0 ? step : -step) || i - j;
  });
}
