/** How the distances from the query to all training points are spread: in many dimensions they become alike. */

export interface Spread {
  readonly nearest: number;
  readonly farthest: number;
  /** How many distances fall into each of as many equal parts of 0 … farthest. */
  readonly counts: Int32Array;
}

const parts = 40;

/** @param distances ascending, at least one */
export function spreadOf(distances: Float64Array): Spread {
  const [nearest, farthest] = [distances[0]!, distances.at(-1)!];
  const counts = new Int32Array(parts);
  for (const far of distances) counts[Math.min(parts - 1, Math.floor((parts * far) / (farthest || 1)))]!++;
  return { nearest, farthest, counts };
}
