/** A frame's pictures as the plane and the gallery take them. */
import type { Target } from "../../src/kit/data/dataset";
import type { RampSurface, RegionSurface } from "../../src/kit/plots/types";
import { resolution, type Picture } from "./frame";

const grid = { columns: resolution, rows: resolution };

export function surfaceOf(picture: Picture, target: Target): RegionSurface | RampSurface {
  if (picture.kind === "classes") return { kind: "regions", ...grid, values: picture.values, confidence: picture.confidence };
  if (picture.isAdded) return { kind: "ramp", ramp: "diverging", extent: around(picture.values), ...grid, values: picture.values };
  return { kind: "ramp", ramp: "sequential", extent: extentOf(target), ...grid, values: picture.values };
}

export function extentOf({ values }: Target): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

/** Zero in the middle; half of the ramp on either side is left out, so that the points stay in front. */
export function around(values: Float32Array): readonly [low: number, high: number] {
  const size = 2 * values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return [-size, size];
}
