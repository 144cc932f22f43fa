/**
 * misconception: What the splits took away is left as it is.
 * expects: /divide by the sum/
 */
import type { Tree } from "@algorithms/decision-tree";

export function featureImportances(tree: Tree, nFeatures: number): Float64Array {
  const importances = new Float64Array(nFeatures);
  const cost = (node: number): number => tree.nSamples[node]! * tree.impurity[node]!;
  for (let node = 0; node < tree.feature.length; node++) {
    if (tree.left[node]! >= 0) importances[tree.feature[node]!]! += cost(node) - cost(tree.left[node]!) - cost(tree.right[node]!);
  }
  return importances;
}
