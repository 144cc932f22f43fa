/** A tree as plain data, one entry a node in preorder: a node, then all of its left side, then all of its right side. */
import type { Matrix } from "../core/matrix";

/** What a leaf has instead of children, and instead of a feature and threshold: scikit-learn's TREE_LEAF and TREE_UNDEFINED. */
export const noChild = -1;
export const noFeature = -2;

export interface Tree {
  /** The column that a node asks about; −2 for a leaf. */
  readonly feature: Int32Array;
  /** Rows with a value of at most this go left; −2 for a leaf. */
  readonly threshold: Float64Array;
  /** The children; −1 for a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** nodes × K counts of the classes, or nodes × 1 means. */
  readonly value: Matrix;
  readonly impurity: Float64Array;
  /** 1 where a row without a value goes left. Only there if values were missing when the tree was grown: else such a row goes to the side of more rows. */
  readonly missingLeft?: Uint8Array;
  /** Training rows that reached a node; one drawn twice by a bootstrap counts twice. */
  readonly nSamples: Int32Array;
}

export interface Model extends Tree {
  readonly task: "classification" | "regression";
  /** K, for class ids 0 … K − 1; 0 for regression. */
  readonly nClasses: number;
  /** d, the columns of X. */
  readonly nFeatures: number;
  /** How much each feature's splits lower the impurity, as shares of 1; all zero where nothing was split. */
  readonly featureImportances: Float64Array;
}

/** How many nodes a tree has, leaves included. */
export const nodeCount = (tree: Tree): number => tree.feature.length;

/** Whether a node asks nothing. */
export const isLeaf = (tree: Tree, node: number): boolean => tree.left[node] === noChild;

/** How many leaves a tree has. */
export function leafCount(tree: Tree): number {
  return (nodeCount(tree) + 1) / 2;
}

/** Questions from the root to each node. */
export function depths(tree: Tree): Int32Array {
  const depth = new Int32Array(nodeCount(tree));
  for (let node = 0; node < depth.length; node++) {
    if (isLeaf(tree, node)) continue;
    depth[tree.left[node]!] = depth[node]! + 1;
    depth[tree.right[node]!] = depth[node]! + 1;
  }
  return depth;
}

/** The most questions that a row is asked. */
export function maxDepth(tree: Tree): number {
  return depths(tree).reduce((deepest, depth) => Math.max(deepest, depth), 0);
}

/**
 * The leaf that a row ends in.
 * @param row d values
 * @returns the leaf's number
 * @exercise Walk from the root, node 0, to the leaf: left where the row's value is at most the node's threshold, else right.
 * @hint A leaf is a node whose left child is −1.
 */
export function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  while (tree.left[node] !== noChild) {
    node = row[tree.feature[node]!]! <= tree.threshold[node]! ? tree.left[node]! : tree.right[node]!;
  }
  return node;
}

/** Whether a row that has no value for a node's question goes left. */
export function missingGoesLeft({ missingLeft, left, right, nSamples }: Pick<Tree, "missingLeft" | "left" | "right" | "nSamples">, node: number): boolean {
  return missingLeft ? missingLeft[node] === 1 : nSamples[left[node]!]! > nSamples[right[node]!]!;
}

/** `leafOf` for any row: where a value is missing (NaN), the tree's rule decides. */
export function leafOfAny(tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  while (!isLeaf(tree, node)) {
    const value = row[tree.feature[node]!]!;
    const goesLeft = Number.isNaN(value) ? missingGoesLeft(tree, node) : value <= tree.threshold[node]!;
    node = goesLeft ? tree.left[node]! : tree.right[node]!;
  }
  return node;
}

/** The leaf of every row of X. */
export function leavesOf(tree: Tree, X: Matrix): Int32Array {
  const { data, rows, columns } = X;
  const leaves = new Int32Array(rows);
  // One row's values at a time: a view of every row would cost more than its walk.
  const row = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    let isComplete = true;
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j]!;
      row[j] = value;
      isComplete = isComplete && value === value;
    }
    leaves[i] = isComplete ? leafOf(tree, row) : leafOfAny(tree, row);
  }
  return leaves;
}

/** The nodes that a row passes, from the root to its leaf. */
export function decisionPath(tree: Tree, row: ArrayLike<number>): number[] {
  const leaf = leafOfAny(tree, row);
  const path = [0];
  // In preorder all of a left side comes before the right child.
  for (let node = 0; node !== leaf; path.push(node)) node = leaf < tree.right[node]! ? node + 1 : tree.right[node]!;
  return path;
}

/**
 * Mean decrease in impurity: what each feature's splits took away, weighted by the rows they were made on.
 * It is measured on the training rows, so a column of many different values earns some even if it is pure noise.
 * @returns d shares that add up to 1, or zeros where no split lowered the impurity
 * @exercise Add up n · impurity of every split node less that of its two children, for its feature; then make the sum 1.
 * @hint Each node counts as much as it has rows: nSamples[node] · impurity[node].
 * @hint Divide by the sum at the end, unless it is zero.
 */
export function featureImportances(tree: Tree, nFeatures: number): Float64Array {
  const importances = new Float64Array(nFeatures);
  const weighted = (node: number): number => tree.nSamples[node]! * tree.impurity[node]!;
  for (let node = 0; node < tree.feature.length; node++) {
    if (tree.left[node] === noChild) continue;
    importances[tree.feature[node]!]! += weighted(node) - weighted(tree.left[node]!) - weighted(tree.right[node]!);
  }
  const sum = importances.reduce((total, share) => total + share, 0);
  return sum > 0 ? importances.map((share) => share / sum) : importances.fill(0);
}
