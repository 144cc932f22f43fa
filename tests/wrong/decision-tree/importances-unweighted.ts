/**
 * misconception: Every split counts the same, however few rows it was made on.
 * expects: /did you forget the weights/
 */
import type { Tree } from "@algorithms/decision-tree";

export function featureImportances(tree: Tree, nFeatures: number): Float64Array {
  const importances = new Float64Array(nFeatures);
  for (let node = 0; node < tree.feature.length; node++) {
    if (tree.left[node]! < 0) continue;
    importances[tree.feature[node]!]! += tree.impurity[node]! - (tree.impurity[tree.left[node]!]! + tree.impurity[tree.right[node]!]!) / 2;
  }
  const sum = importances.reduce((total, value) => total + value, 0);
  return importances.map((value) => (sum > 0 ? value / sum : 0));
}
