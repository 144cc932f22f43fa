/** The hyper-parameters of a forest: a tree's, and those of the crowd. */
import { checkInteger } from "../core/check";
import { createRandom } from "../core/random";
import { defaults as treeDefaults, settingsOf as treeSettingsOf, type Params as TreeParams, type Settings as TreeSettings } from "../decision-tree";

export interface Params extends Omit<TreeParams, "maxFeatures"> {
  /** How many trees: at least 1. */
  nEstimators: number;
  /** Whether each tree gets a bootstrap sample of the rows, or else all of them. */
  bootstrap: boolean;
  /** As a tree's; "auto" is "sqrt" for classification and all for regression, scikit-learn's two defaults. */
  maxFeatures: TreeParams["maxFeatures"] | "auto";
}

export const defaults: Readonly<Params> = { ...treeDefaults, nEstimators: 100, bootstrap: true, maxFeatures: "auto" };

/** The parameters with everything decided. */
export interface Settings {
  readonly tree: Omit<TreeSettings, "seed">;
  readonly bootstrap: boolean;
  /** The seed of every tree: tree t is the same in a forest of any size, and whoever grows it. */
  readonly seeds: readonly number[];
}

/** @param d the columns of X. @throws InvalidInput naming the first parameter that is out of range */
export function settingsOf(params: Partial<Params>, d: number): Settings {
  const { nEstimators, bootstrap, maxFeatures, seed, ...ofTrees } = { ...defaults, ...params };
  const auto = ofTrees.task === "regression" ? null : "sqrt";
  const { seed: _seed, ...tree } = treeSettingsOf({ ...ofTrees, maxFeatures: maxFeatures === "auto" ? auto : maxFeatures, seed }, d);
  // Without any other chance the forest is one tree, many times: then ties are none either.
  const ties = bootstrap || tree.maxFeatures < d ? "drawn" : "lowest";
  checkInteger("nEstimators", nEstimators, { min: 1 });
  const random = createRandom(seed);
  return { tree: { ...tree, ties }, bootstrap, seeds: Array.from({ length: nEstimators }, () => random.fork()) };
}
