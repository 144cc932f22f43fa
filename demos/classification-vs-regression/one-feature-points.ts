/** The points of the lesson's picture of one feature: where each lies, and its class. */
import type { Matrix } from "../../algorithms/core/matrix";

const features = {
  0: [-3, -2.7, -2.4, -2.1, -1.9, -1.6, -1.3, -1.1, -0.8, -0.5, -0.2, 0.4],
  1: [0.1, 0.3, 0.5, 0.6, 0.8, 1, 1.3, 1.6, 1.9, 2.2, 2.5, 2.8],
} as const;
const entries = [...features[0].flatMap((x) => [x, 0]), ...features[1].flatMap((x) => [x, 1])];

export const count = entries.length / 2;

export const firstPoints = (): Matrix => ({ data: Float64Array.from(entries), rows: count, columns: 2 });

/** The last one is of class 1, and rightly so wherever it goes to the right. */
export const farthest = { id: count - 1, x: 22 } as const;

/** A point is of one class or the other, whatever its height. */
export function movedTo({ data, ...size }: Matrix, id: number, x: number, y: number): Matrix {
  const moved = data.slice();
  moved.set([x, Number(y >= 0.5)], 2 * id);
  return { ...size, data: moved };
}
