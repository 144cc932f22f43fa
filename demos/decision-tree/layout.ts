/** Where the nodes of the diagram stand. */
import { hierarchy, tree as tidy } from "d3-hierarchy";
import type { decisionTree } from "../../algorithms";

export interface Placed {
  readonly node: number;
  readonly parent: number;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
}

/** Reingold and Tilford's tidy tree, within a width and height in pixels; by node. */
export function layoutOf(tree: decisionTree.Model, width: number, height: number): Placed[] {
  const root = hierarchy(0, (node) => (tree.left[node]! < 0 ? [] : [tree.left[node]!, tree.right[node]!]));
  const placed: Placed[] = [];
  for (const { data, parent, depth, x, y } of tidy<number>().size([width, height]).separation(() => 1)(root)) {
    placed[data] = { node: data, parent: parent?.data ?? -1, depth, x, y };
  }
  return placed;
}
