/**
 * Random forests: many deep trees, each grown on another bootstrap sample of the rows and allowed only a few features, drawn anew, at
 * every node; the forest says the mean of what they say. A deep tree is right on average but changes with every few rows; the mean
 * keeps the first and loses the second, as far as the trees do not err alike.
 *
 * Objective: every tree's own (see decision-tree). The mean of T trees of variance σ² has the variance ρσ² + (1 − ρ)σ²/T, where ρ
 * is their correlation (`meanCorrelation`): more trees lower the second part, `maxFeatures` the first.
 * Cost: T trees, which need nothing of each other: `parallel.ts` grows the same forest in many workers.
 * Misleads: the out-of-bag score is not honest once it was used to choose; impurity importances favour columns of many values
 * (`permutationImportance` does not); no tree, so no forest, predicts beyond the targets that it saw.
 *
 * Source: L. Breiman, "Random forests", Machine Learning 45 (2001). Names and defaults are scikit-learn's
 * (`RandomForestClassifier`, `RandomForestRegressor`), as is that trees vote with their shares, not with a class each.
 */
import { checkColumns } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { toMatrixWithGaps, type Matrix, type MatrixLike } from "../core/matrix";
import { checkedClasses } from "../decision-tree/parameters";
import { presort } from "../decision-tree/presorted";
import { forestVotes, gather, growTree, type Frame, type Model, type Plan } from "./grow";
import { settingsOf, type Params } from "./parameters";
import { winner } from "./votes";

export { initialScores, leafValues, meanLoss, negativeGradient, probabilities } from "./boosting-loss";
export { bootstrap, outOfBag } from "./bootstrap";
export { meanCorrelation } from "./correlation";
export { gather, growTree, oobScore, type Frame, type Gathering, type Grown, type Model, type Plan } from "./grow";
export { importancesByShuffling, meanImportances, permutationImportance, type PermutationImportance } from "./importance";
export { defaults, settingsOf, type Params, type Settings } from "./parameters";
export { addVotes, castVotes, emptyTally, meanVotes, votesOf, voteWidth, winner, type Tally } from "./votes";

/**
 * The story of a fit, tree by tree; returns the forest.
 * @param X n × d, NaN where a value is missing; @param y n class ids 0 … K − 1, or n reals for regression
 * @throws InvalidInput for a table or targets that cannot be learnt from, or a hyper-parameter out of range
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  const plan = planOf(X, y, params);
  const forest = gather(plan);
  for (const seed of plan.settings.seeds) yield forest.add(growTree(plan, seed));
  return forest.finish();
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

/** Everything validated and decided: what the trees are grown from. See `steps` for shapes and errors. */
export function planOf(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Plan {
  const matrix = toMatrixWithGaps(X);
  const settings = settingsOf(params, matrix.columns);
  const nClasses = checkedClasses(y, matrix.rows, settings.tree.task);
  return { X: matrix, y, nClasses, table: presort(matrix), settings };
}

/**
 * The class of the largest mean share (ties: the lowest id), or the mean of the trees' values.
 * @throws InvalidInput if X has other columns than the model was fitted on
 */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  const votes = checkedVotes(model, X);
  if (model.task === "regression") return votes.data;
  return Int32Array.from({ length: votes.rows }, (_, i) => winner(votes, i));
}

/**
 * The trees' shares of every class, averaged.
 * @returns n × K, every row adding up to 1
 * @throws InvalidInput for a regression forest, or if X has other columns than the model was fitted on
 */
export function predictProba(model: Model, X: MatrixLike): Matrix {
  if (model.task === "regression") throw new InvalidInput('predictProba needs task "classification"; the model was fitted for "regression"');
  return checkedVotes(model, X);
}

function checkedVotes(model: Model, X: MatrixLike): Matrix {
  const matrix = toMatrixWithGaps(X);
  checkColumns(matrix.columns, model.nFeatures);
  return forestVotes(model, matrix);
}
