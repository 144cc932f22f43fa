/** Standardization of what is drawn, and the way back. */
import { zeros, type Matrix } from "../../../algorithms/core/matrix";

/** Drawn = (own − center) / scale, per feature. */
export interface Transform {
  readonly center: readonly number[];
  readonly scale: readonly number[];
}

export const identity: Transform = { center: [0, 0], scale: [1, 1] };

/**
 * Mean 0 and standard deviation 1 (divided by n) of each feature; a constant feature is only centred. All points count,
 * whichever part they are in, so that another split does not move the picture.
 */
export function standardize(X: Matrix): Transform {
  const columns = [0, 1].map((j) => Float64Array.from({ length: X.rows }, (_, i) => X.data[2 * i + j]!));
  const center = columns.map(mean);
  const scale = columns.map((values, j) => {
    const deviation = Math.sqrt(mean(values.map((value) => (value - center[j]!) ** 2)));
    return deviation > 1e-12 * Math.abs(center[j]!) ? deviation : 1;
  });
  return { center, scale };
}

/** The points as they are drawn. */
export function transformed(X: Matrix, { center, scale }: Transform): Matrix {
  const drawn = zeros(X.rows, X.columns);
  X.data.forEach((value, entry) => (drawn.data[entry] = (value - center[entry % 2]!) / scale[entry % 2]!));
  return drawn;
}

/** Drawn coordinates in the data's own units. */
export function untransform([x, y]: readonly [number, number], { center, scale }: Transform): [x: number, y: number] {
  return [x * scale[0]! + center[0]!, y * scale[1]! + center[1]!];
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
