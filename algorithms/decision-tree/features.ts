/** Which features a node may ask about. */
import type { Random } from "../core/random";

/**
 * Which of several equally good features a node is split by: the lowest, so that a tree is the same whenever it is grown; or the one
 * drawn first, so that among many trees no column is favoured for standing on the left.
 */
export type Ties = "lowest" | "drawn";

type IsConstant = (feature: number) => boolean;

/**
 * The features that a node looks at, in the order that decides ties.
 * @param pool all features, in any order, which changes
 * @param isConstant whether a feature is the same for all of the node's rows
 */
export function featuresToAsk(random: Random, pool: Int32Array, { maxFeatures, ties }: { maxFeatures: number; ties: Ties }, isConstant: IsConstant): number[] {
  return ties === "lowest" ? drawFeatures(random, pool, maxFeatures, isConstant) : drawInOrder(random, pool, maxFeatures, isConstant, append);
}

/**
 * Draws features without replacement until `maxFeatures` were drawn and one of them tells the node's rows apart: a
 * feature that is the same for all of them counts as drawn, but a split is found wherever there is one (as in
 * scikit-learn). Where all may be asked, nothing is drawn.
 * @returns ascending, without the constant ones. See `featuresToAsk` for the parameters
 */
export function drawFeatures(random: Random, pool: Int32Array, maxFeatures: number, isConstant: IsConstant): number[] {
  if (maxFeatures < pool.length) return drawInOrder(random, pool, maxFeatures, isConstant, insert);
  const all: number[] = [];
  for (let feature = 0; feature < pool.length; feature++) if (!isConstant(feature)) all.push(feature);
  return all;
}

function drawInOrder(
  random: Random,
  pool: Int32Array,
  maxFeatures: number,
  isConstant: IsConstant,
  keep: (chosen: number[], feature: number) => void,
): number[] {
  const chosen: number[] = [];
  for (let drawn = 0; drawn < pool.length && (drawn < maxFeatures || chosen.length === 0); drawn++) {
    const at = drawn + random.integer(pool.length - drawn);
    const feature = pool[at]!;
    pool[at] = pool[drawn]!;
    pool[drawn] = feature;
    if (!isConstant(feature)) keep(chosen, feature);
  }
  return chosen;
}

const append = (chosen: number[], feature: number): void => void chosen.push(feature);

function insert(ascending: number[], value: number): void {
  let at = ascending.push(value) - 1;
  for (; at > 0 && ascending[at - 1]! > value; at--) ascending[at] = ascending[at - 1]!;
  ascending[at] = value;
}
