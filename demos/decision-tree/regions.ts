/** Where on the plane each node's rows can be: a rectangle, which its ancestors' cuts have left. */
import { decisionTree } from "../../algorithms";
import type { Cell, Domain, Surface } from "../../src/kit/plots/types";

export interface Region {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** One rectangle a node, within the domain. What a node keeps outside the domain is cut off; it may be empty. */
export function regionsOf(tree: decisionTree.Model, domain: Domain): Region[] {
  const regions: Region[] = [{ x: domain.x, y: domain.y }];
  for (let node = 0; node < tree.feature.length; node++) {
    if (decisionTree.isLeaf(tree, node)) continue;
    const axis = tree.feature[node] === 0 ? "x" : "y";
    const [low, high] = regions[node]![axis];
    const cut = Math.min(high, Math.max(low, tree.threshold[node]!));
    regions[tree.left[node]!] = { ...regions[node]!, [axis]: [low, cut] };
    regions[tree.right[node]!] = { ...regions[node]!, [axis]: [cut, high] };
  }
  return regions;
}

/** The most frequent class of a node (ties: the lowest). */
export function majority({ value }: decisionTree.Model, node: number): number {
  const counts = value.data.subarray(node * value.columns, (node + 1) * value.columns);
  return counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
}

/** The leaves as tinted rectangles. */
export function cellsOf(tree: decisionTree.Model, regions: readonly Region[]): Cell[] {
  return regions.flatMap(({ x, y }, node) => {
    if (!decisionTree.isLeaf(tree, node) || x[0] === x[1] || y[0] === y[1]) return [];
    return [{ polygon: [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]], group: majority(tree, node) }];
  });
}

const resolution = 120;

/** What a regression tree predicts at every place. */
export function surfaceOf(tree: decisionTree.Model, { x, y }: Domain, extent: readonly [number, number]): Surface {
  const values = new Float64Array(resolution * resolution);
  for (let row = 0; row < resolution; row++) {
    for (let column = 0; column < resolution; column++) {
      const at = [x[0] + ((column + 0.5) / resolution) * (x[1] - x[0]), y[0] + ((row + 0.5) / resolution) * (y[1] - y[0])];
      values[row * resolution + column] = tree.value.data[decisionTree.leafOf(tree, at)]!;
    }
  }
  return { kind: "ramp", ramp: "sequential", columns: resolution, rows: resolution, values, extent };
}
