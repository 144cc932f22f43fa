/** Where the rows are on the stage, in pixels. */
import { clamp } from "./scales";
import type { PlanePoints, Scales } from "./types";

export interface Placed {
  /** x and y of every row in turn; kept at the plot's edge for rows beyond it. */
  readonly positions: Float64Array;
  /** Rows that lie beyond the domain: drawn at its edge and marked, never lost. */
  readonly beyond: readonly number[];
}

/** @param held a point under the hand, which is where the hand is whatever the data say so far */
export function placePoints(
  { X, ids }: PlanePoints,
  { x, y }: Scales,
  held: { readonly id: number; readonly x: number; readonly y: number } | null,
): Placed {
  const positions = new Float64Array(2 * X.rows);
  const beyond: number[] = [];
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  for (let i = 0; i < X.rows; i++) {
    const holding = held !== null && ids[i] === held.id;
    const pixelX = x(holding ? held.x : X.data[i * X.columns]!);
    const pixelY = y(holding ? held.y : X.data[i * X.columns + 1]!);
    positions[2 * i] = clamp(pixelX, [left, right]);
    positions[2 * i + 1] = clamp(pixelY, [top, bottom]);
    if (Math.abs(positions[2 * i]! - pixelX) > 0.5 || Math.abs(positions[2 * i + 1]! - pixelY) > 0.5) beyond.push(i);
  }
  return { positions, beyond };
}
