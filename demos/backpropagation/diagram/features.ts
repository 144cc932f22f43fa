/** What each feature looks like over the plane, also those that are switched off. */
import { featureFunctions } from "../architecture";
import type { Domain } from "../../../src/kit/plots/types";
import type { Tile } from "./sheet";
import { allFeatures } from "./shape";
import { tintOfFeature } from "./tints";

export const featureResolution = 20;

/** In the order of `allFeatures`. */
export function featureTiles({ x, y }: Domain): Tile[] {
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((i + 0.5) / featureResolution) * (high - low);
  return allFeatures.map((name) => {
    const values = new Float32Array(featureResolution ** 2);
    for (let i = 0; i < values.length; i++) {
      values[i] = featureFunctions[name](at(x, i % featureResolution), at(y, Math.floor(i / featureResolution)));
    }
    return { values, tint: tintOfFeature(values) };
  });
}
