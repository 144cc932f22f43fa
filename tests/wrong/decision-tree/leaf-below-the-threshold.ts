/**
 * misconception: A row on the threshold goes right.
 * expects: /left twice/
 */
import type { Tree } from "@algorithms/decision-tree";

export function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  while (tree.left[node]! >= 0) node = row[tree.feature[node]!]! < tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  return node;
}
