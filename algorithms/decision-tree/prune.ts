/**
 * Minimal cost-complexity pruning: a large tree is cut back one weakest link at a time. With R(T), the mean impurity of
 * the rows in the leaves they end in, and |T|, the number of leaves, the trees of this sequence are the ones that
 * minimise R(T) + α|T|, each for an interval of α.
 *
 * Source: L. Breiman et al., "Classification and regression trees" (1984), §3.3. As scikit-learn's
 * `cost_complexity_pruning_path` and `ccp_alpha`.
 */
import { takeRows } from "../core/matrix";
import { featureImportances, isLeaf, noChild, noFeature, nodeCount, type Model, type Tree } from "./model";

/** One cut of the sequence: below it, the tree had more leaves; from it on, `node` is a leaf. */
export interface PruningStep {
  /** The α from which on the cut tree is better. */
  readonly alpha: number;
  /** The node that became a leaf, as the unpruned tree counts; −1 for the unpruned tree itself. */
  readonly node: number;
  /** R(T) of what is left: the mean impurity of the rows in their leaves. */
  readonly impurity: number;
  readonly nLeaves: number;
}

/**
 * What a node's whole branch earns for each leaf it costs: the α at which the branch is worth no more than a leaf.
 * @param asLeaf R(t): the node's impurity times its share of all rows
 * @param asBranch R(Tₜ): the same, summed over the leaves below it
 * @param nLeaves how many leaves the branch has: at least 2
 * @exercise Return the α at which R(t) + α, of the leaf, equals R(Tₜ) + α·|Tₜ|, of the branch.
 * @hint Solve for α: the branch has nLeaves − 1 leaves more than the leaf it would become.
 */
export function effectiveAlpha(asLeaf: number, asBranch: number, nLeaves: number): number {
  return (asLeaf - asBranch) / (nLeaves - 1);
}

/**
 * All cuts in order, from the unpruned tree to the root alone. Ties: the lowest node number.
 */
export function pruningSequence(tree: Tree): PruningStep[] {
  const branches = branchesOf(tree);
  const sequence: PruningStep[] = [{ alpha: 0, node: -1, impurity: branches.cost[0]!, nLeaves: branches.nLeaves[0]! }];
  for (let weakest = weakestLink(branches); weakest; weakest = weakestLink(branches)) {
    cut(tree, branches, weakest.node);
    sequence.push({ ...weakest, impurity: branches.cost[0]!, nLeaves: branches.nLeaves[0]! });
  }
  return sequence;
}

/**
 * The tree that minimises R(T) + α|T|; of several, the smallest. Its nodes are those of the given tree that remain.
 * @param ccpAlpha α: 0 or more; 0 prunes only what gains nothing
 */
export function prune(model: Model, ccpAlpha: number): Model {
  const cuts = pruningSequence(model).filter(({ alpha, node }) => node >= 0 && alpha <= ccpAlpha);
  return collapse(model, cuts.map(({ node }) => node));
}

/** The tree with the given nodes as leaves. */
export function collapse(model: Model, nodes: Iterable<number>): Model {
  const leaves = new Set(nodes);
  if (leaves.size === 0) return model;
  const kept: number[] = [];
  const walk = [0];
  for (let node = walk.pop(); node !== undefined; node = walk.pop()) {
    kept.push(node);
    if (!isLeaf(model, node) && !leaves.has(node)) walk.push(model.right[node]!, model.left[node]!);
  }
  const numbers = new Int32Array(nodeCount(model)).fill(noChild);
  kept.forEach((node, number) => (numbers[node] = number));
  const isStillSplit = (node: number): boolean => !isLeaf(model, node) && !leaves.has(node);
  const childrenFrom = (children: Int32Array): Int32Array =>
    Int32Array.from(kept, (node) => (isStillSplit(node) ? numbers[children[node]!]! : noChild));
  const tree = {
    feature: Int32Array.from(kept, (node) => (isStillSplit(node) ? model.feature[node]! : noFeature)),
    threshold: Float64Array.from(kept, (node) => (isStillSplit(node) ? model.threshold[node]! : noFeature)),
    left: childrenFrom(model.left),
    right: childrenFrom(model.right),
    value: takeRows(model.value, kept),
    impurity: Float64Array.from(kept, (node) => model.impurity[node]!),
    nSamples: Int32Array.from(kept, (node) => model.nSamples[node]!),
    ...(model.missingLeft && { missingLeft: Uint8Array.from(kept, (node) => Number(isStillSplit(node) && model.missingLeft![node]!)) }),
  };
  return { ...model, ...tree, featureImportances: featureImportances(tree, model.nFeatures) };
}

/** Of every node: R as a leaf, R of its branch and how many leaves that has. What was cut off is no longer present. */
interface Branches {
  readonly asLeaf: Float64Array;
  readonly cost: Float64Array;
  readonly nLeaves: Int32Array;
  readonly parent: Int32Array;
  readonly isPresent: Uint8Array;
}

function branchesOf(tree: Tree): Branches {
  const n = nodeCount(tree);
  const asLeaf = tree.impurity.map((impurity, node) => (impurity * tree.nSamples[node]!) / tree.nSamples[0]!);
  const [cost, nLeaves] = [asLeaf.slice(), new Int32Array(n).fill(1)];
  const parent = new Int32Array(n).fill(-1);
  // In preorder children come after their parent: backwards, both are known before it.
  for (let node = n - 1; node >= 0; node--) {
    if (isLeaf(tree, node)) continue;
    const [left, right] = [tree.left[node]!, tree.right[node]!];
    cost[node] = cost[left]! + cost[right]!;
    nLeaves[node] = nLeaves[left]! + nLeaves[right]!;
    parent[left] = parent[right] = node;
  }
  return { asLeaf, cost, nLeaves, parent, isPresent: new Uint8Array(n).fill(1) };
}

/** The node whose branch earns least; null once the root is a leaf. */
function weakestLink({ asLeaf, cost, nLeaves, isPresent }: Branches): { node: number; alpha: number } | null {
  let weakest = -1;
  let smallest = Infinity;
  for (let node = 0; node < isPresent.length; node++) {
    if (!isPresent[node] || nLeaves[node]! < 2) continue;
    const alpha = effectiveAlpha(asLeaf[node]!, cost[node]!, nLeaves[node]!);
    if (alpha >= smallest) continue;
    smallest = alpha;
    weakest = node;
  }
  return weakest < 0 ? null : { node: weakest, alpha: Math.max(0, smallest) };
}

function cut(tree: Tree, { asLeaf, cost, nLeaves, parent, isPresent }: Branches, node: number): void {
  const [saved, leavesLess] = [asLeaf[node]! - cost[node]!, nLeaves[node]! - 1];
  for (let above = node; above >= 0; above = parent[above]!) {
    cost[above]! += saved;
    nLeaves[above]! -= leavesLess;
  }
  const below = [tree.left[node]!, tree.right[node]!];
  for (let next = below.pop(); next !== undefined; next = below.pop()) {
    if (!isPresent[next]) continue;
    isPresent[next] = 0;
    if (!isLeaf(tree, next)) below.push(tree.left[next]!, tree.right[next]!);
  }
}
