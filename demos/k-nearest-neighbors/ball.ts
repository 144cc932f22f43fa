/** The places at one distance from the query, as the plane shows them: a circle, a diamond, a square, or what a stretched axis makes of it. */
import type { Metric } from "../../algorithms/k-nearest-neighbors/measure";

interface Ball {
  readonly center: readonly [x: number, y: number];
  readonly radius: number;
  readonly metric: Metric;
  readonly p: number;
  /** How many times longer a way along x counts than it looks. */
  readonly stretch: number;
}

const corners = 96;

/** A closed line in data units. */
export function ballOutline({ center, radius, metric, p, stretch }: Ball): [x: number, y: number][] {
  const power = { euclidean: 2, manhattan: 1, chebyshev: Infinity, minkowski: p }[metric];
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / corners;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const length = power === Infinity ? Math.max(Math.abs(x), Math.abs(y)) : (Math.abs(x) ** power + Math.abs(y) ** power) ** (1 / power);
    return [center[0] + (radius * x) / (length * stretch), center[1] + (radius * y) / length];
  });
}
