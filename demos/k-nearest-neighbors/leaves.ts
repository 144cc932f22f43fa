/** A k-d tree as the plane shows it: the cell of each leaf, and which leaves a search looked at. */
import type { Matrix } from "../../algorithms/core/matrix";
import type { Model } from "../../algorithms/k-nearest-neighbors";
import type { KdTree } from "../../algorithms/k-nearest-neighbors/kd-tree";
import { createSearch } from "../../algorithms/k-nearest-neighbors/search";
import { clear, createShortlist } from "../../algorithms/k-nearest-neighbors/shortlist";
import type { Domain } from "../../src/kit/plots/types";

export interface LeafCells {
  /** Left, bottom, right and top of each leaf's cell, in the units drawn; empty where the tree also cuts what is not drawn. */
  readonly boxes: Float64Array;
  /** The number of a leaf, by its node. */
  readonly numbers: Int32Array;
}

/** What the cuts leave of the domain: together the leaves' cells fill it. */
export function cellsOf({ axis, threshold, right, low }: KdTree, domain: Domain, stretch: number): LeafCells {
  const numbers = new Int32Array(axis.length).fill(-1);
  const boxes: number[] = [];
  let count = 0;
  const visit = (node: number, box: readonly [left: number, bottom: number, right: number, top: number]): void => {
    const cut = axis[node]!;
    if (cut < 0) {
      numbers[node] = count++;
      boxes.push(...box);
      return;
    }
    const [before, behind] = [[...box], [...box]] as [[number, number, number, number], [number, number, number, number]];
    if (cut < 2) before[cut + 2] = behind[cut] = clamp(threshold[node]! / (cut === 0 ? stretch : 1), box[cut]!, box[cut + 2]!);
    visit(node + 1, before);
    visit(right[node]!, behind);
  };
  visit(0, [domain.x[0], domain.y[0], domain.x[1], domain.y[1]]);
  return { boxes: low.columns === 2 ? Float64Array.from(boxes) : new Float64Array(), numbers };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The leaves, as nodes of the tree, that a search for the model's k neighbours of one query looks at, in order. */
export function visitedLeaves({ nNeighbors, measure }: Model, tree: KdTree, query: Matrix): Int32Array {
  const visits = { evaluations: 0, leaves: new Int32Array(tree.axis.length), nLeaves: 0 };
  const shortlist = createShortlist(nNeighbors);
  clear(shortlist);
  createSearch(tree, measure, visits)(query, 0, shortlist);
  return visits.leaves.slice(0, visits.nLeaves);
}
