/**
 * misconception: Every level of the tree asks the next feature.
 * expects: /node 1 asks feature 1/
 */
import type { Tree } from "@algorithms/decision-tree";

export function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  for (let depth = 0; tree.left[node]! >= 0; depth++) {
    node = row[(depth + 1) % row.length]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
  return node;
}
