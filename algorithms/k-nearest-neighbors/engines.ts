/** How neighbours are looked up: three ways to one answer. */
import type { Matrix } from "../core/matrix";
import { nearestInBlocks, suitsBlocks } from "./blocks";
import type { KdTree } from "./kd-tree";
import type { Measure } from "./measure";
import { nearest, type Found } from "./nearest";
import { createSearch } from "./search";
import { clear, createShortlist, drainInto } from "./shortlist";

export type Engine = "brute" | "kd-tree";

/**
 * What is faster for a thousand queries, with the time to build the tree, by measurements of both on Gaussian points from 300 to 100,000
 * rows: `npm run bench -- k-nearest-neighbors --case crossover`. Brute force is so much faster for euclidean distances, which are computed
 * in blocks, that there a tree pays on the plane alone.
 */
export function chooseEngine({ rows, columns }: Matrix, { metric }: Measure): Engine {
  if (metric === "euclidean") return columns <= 2 ? "kd-tree" : "brute";
  // Absolute values are quicker to add up than to compare, or to raise to a power.
  const most = 2.5 * Math.log10(rows) - (metric === "manhattan" ? 1.5 : 0);
  return columns <= most ? "kd-tree" : "brute";
}

/** The k nearest rows of the model's X for every row of Q, one after another: Q.rows × k. */
export function search(model: { readonly X: Matrix; readonly tree: KdTree | null; readonly measure: Measure }, Q: Matrix, k: number): Found {
  const { X, tree, measure } = model;
  if (tree) return nearestInTree(tree, Q, k, measure);
  if (measure.metric === "euclidean" && suitsBlocks(Q)) return nearestInBlocks(X, Q, k);
  return nearestOneByOne(X, Q, k, measure);
}

function nearestOneByOne(X: Matrix, Q: Matrix, k: number, measure: Measure): Found {
  const found = room(Q, k);
  for (let i = 0; i < Q.rows; i++) {
    const { indices, distances } = nearest(X, Q, i, k, measure);
    found.indices.set(indices, i * k);
    found.distances.set(distances, i * k);
  }
  return found;
}

function nearestInTree(tree: KdTree, Q: Matrix, k: number, measure: Measure): Found {
  const [found, shortlist] = [room(Q, k), createShortlist(k)];
  const searchFor = createSearch(tree, measure);
  for (let i = 0; i < Q.rows; i++) {
    clear(shortlist);
    searchFor(Q, i, shortlist);
    drainInto(shortlist, found, i * k);
  }
  return found;
}

const room = (Q: Matrix, k: number): Found => ({ indices: new Int32Array(Q.rows * k), distances: new Float64Array(Q.rows * k) });
