/**
 * Decision trees by CART: ask one question about one feature, "is it at most t?", and go on with the rows of either answer
 * until they agree. A leaf predicts the shares of its classes, or the mean of its targets.
 *
 * Objective: at every node, the largest decrease in impurity (`impurityDecrease`), where impurity is `gini`, `entropy` or
 * `squaredError`; `bestSplit` looks at all of a node's cuts (`candidateSplits`). Greedily: no cut is ever taken back. `prune` then
 * minimises R(T) + α|T| over what was grown.
 * Cost: O(d·n log n) for every level; `presorted.ts` gives the same trees and sorts once.
 * Misleads: grown until leaves agree it learns the noise by heart; a few other rows give another tree; a pattern of two features of
 * which neither helps alone (XOR) is not seen; boundaries are made of steps; and it predicts nothing beyond the targets seen.
 * Missing values (NaN) take part: `missing.ts` says how. Categories do not: give each a column of its own first, 1 or 0
 * (`preprocessing.oneHotEncoder`), or number those that have an order.
 *
 * Source: L. Breiman, J. Friedman, R. Olshen and C. Stone, "Classification and regression trees" (1984). Names, defaults and
 * thresholds are scikit-learn's (`DecisionTreeClassifier`, `DecisionTreeRegressor`), which works in float32 and takes values
 * closer than 1e-7 for equal; here different numbers are different.
 */
import { checkColumns } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { toMatrixWithGaps, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { grow, type Frame, type Sample } from "./grow";
import { leavesOf, type Model } from "./model";
import { checkedClasses, settingsOf, type Params } from "./parameters";
import { prune, pruningSequence } from "./prune";

export { criterionOf, summarise, type Criterion, type CriterionName, type Summary } from "./criterion";
export { drawFeatures, featuresToAsk, type Ties } from "./features";
export { assemble, decide, reachedLimit, type Decision, type Frame, type Sample, type Stop } from "./grow";
export { entropy, gini, squaredError } from "./impurity";
export {
  decisionPath, depths, featureImportances, isLeaf, leafCount, leafOf, leafOfAny, leavesOf, maxDepth, missingGoesLeft, nodeCount, noChild, noFeature,
  type Model, type Tree,
} from "./model";
export { defaults, settingsOf, type Params, type Settings } from "./parameters";
export { collapse, effectiveAlpha, prune, pruningSequence, type PruningStep } from "./prune";
export { bestSplit, candidateSplits, impurityDecrease, midpoint, partition, tieTolerance, type Split } from "./split";

/**
 * The story of a fit, node by node in preorder; returns the tree, pruned if ccpAlpha is above zero.
 * @param X n × d, NaN where a value is missing; @param y n class ids 0 … K − 1, or n reals for regression
 * @throws InvalidInput for a table or targets that cannot be learnt from, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const matrix = toMatrixWithGaps(X);
  const settings = settingsOf(params, matrix.columns);
  const sample: Sample = { X: matrix, y, nClasses: checkedClasses(y, matrix.rows, settings.task) };
  const model = yield* grow(sample, settings);
  return settings.ccpAlpha > 0 ? prune(model, settings.ccpAlpha) : model;
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

/**
 * The most frequent class of every row's leaf (ties: the lowest id), or its mean.
 * @throws InvalidInput if X has other columns than the model was fitted on
 */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  const matrix = toMatrixWithGaps(X);
  checkColumns(matrix.columns, model.nFeatures);
  const leaves = leavesOf(model, matrix);
  const { data, columns } = model.value;
  if (model.task === "regression") return Float64Array.from(leaves, (leaf) => data[leaf]!);
  return leaves.map((leaf) => largestAt(data, leaf * columns, columns));
}

/**
 * The shares of the classes in every row's leaf.
 * @returns n × K, every row adding up to 1
 * @throws InvalidInput for a regression tree, or if X has other columns than the model was fitted on
 */
export function predictProba(model: Model, X: MatrixLike): Matrix {
  if (model.task === "regression") throw new InvalidInput('predictProba needs task "classification"; the model was fitted for "regression"');
  const matrix = toMatrixWithGaps(X);
  checkColumns(matrix.columns, model.nFeatures);
  const shares = zeros(matrix.rows, model.nClasses);
  leavesOf(model, matrix).forEach((leaf, i) => {
    for (let k = 0; k < model.nClasses; k++) {
      shares.data[i * model.nClasses + k] = model.value.data[leaf * model.nClasses + k]! / model.nSamples[leaf]!;
    }
  });
  return shares;
}

/**
 * For which α pruning cuts, and what is left then: every tree that some ccpAlpha yields, from the grown one to the root.
 * @returns ascending, one entry a cut: from ccpAlphas[i] on, the leaves' mean impurity is impurities[i]
 */
export function costComplexityPath(
  X: MatrixLike,
  y: ArrayLike<number>,
  params: Partial<Params> = {},
): { ccpAlphas: Float64Array; impurities: Float64Array } {
  const sequence = pruningSequence(fit(X, y, { ...params, ccpAlpha: 0 }));
  return {
    ccpAlphas: Float64Array.from(sequence, ({ alpha }) => alpha),
    impurities: Float64Array.from(sequence, ({ impurity }) => impurity),
  };
}

function largestAt(values: Float64Array, start: number, length: number): number {
  let largest = 0;
  for (let k = 1; k < length; k++) if (values[start + k]! > values[start + largest]!) largest = k;
  return largest;
}
