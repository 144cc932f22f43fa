/** Which features a node may ask about. */
import type { Random } from "../core/random";

/**
 * Draws features without replacement until `maxFeatures` were drawn and one of them tells the node's rows apart: a
 * feature that is the same for all of them counts as drawn, but a split is found wherever there is one (as in
 * scikit-learn). Where all may be asked, nothing is drawn.
 * @param pool all features, in any order, which changes
 * @param isConstant whether a feature is the same for all of the node's rows
 * @returns ascending, without the constant ones: the order decides ties
 */
export function drawFeatures(random: Random, pool: Int32Array, maxFeatures: number, isConstant: (feature: number) => boolean): number[] {
  const chosen: number[] = [];
  if (maxFeatures >= pool.length) {
    for (let feature = 0; feature < pool.length; feature++) if (!isConstant(feature)) chosen.push(feature);
    return chosen;
  }
  for (let drawn = 0; drawn < pool.length && (drawn < maxFeatures || chosen.length === 0); drawn++) {
    const at = drawn + random.integer(pool.length - drawn);
    const feature = pool[at]!;
    pool[at] = pool[drawn]!;
    pool[drawn] = feature;
    if (!isConstant(feature)) insert(chosen, feature);
  }
  return chosen;
}

function insert(ascending: number[], value: number): void {
  let at = ascending.push(value) - 1;
  for (; at > 0 && ascending[at - 1]! > value; at--) ascending[at] = ascending[at - 1]!;
  ascending[at] = value;
}
