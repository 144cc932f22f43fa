/** The points of a data set as a tree learns from them. */
import { decisionTree, metrics } from "../../algorithms";
import { takeRows } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import type { Values } from "../../src/kit/lab/schema";
import type { Parameters } from "./parameters";

export interface Task {
  readonly kind: "classification" | "regression";
  readonly train: decisionTree.Sample;
  /** Null where nothing is held out. */
  readonly test: decisionTree.Sample | null;
  readonly settings: decisionTree.Settings;
}

/** @throws Error, in a sentence for people, if there is nothing to learn from */
export function taskOf({ X, target, train, test }: Dataset, parameters: Values<Parameters>): Task {
  if (!target) throw new Error("These points have no target to predict. Choose a column to predict, or other data.");
  if (train.length === 0) throw new Error("There are no training points. Add some, or hold out fewer.");
  const kind = target.kind === "class" ? "classification" : "regression";
  const nClasses = target.kind === "class" ? target.classNames.length : 0;
  const part = (rows: Int32Array) => ({ X: takeRows(X, rows), y: Float64Array.from(rows, (row) => target.values[row]!), nClasses });
  return {
    kind,
    train: part(train),
    test: test.length > 0 ? part(test) : null,
    settings: decisionTree.settingsOf(paramsOf(parameters, kind), X.columns),
  };
}

/** The tree's parameters: the criterion is one of classes. */
export function paramsOf({ maxDepth, minSamplesLeaf, minSamplesSplit, criterion }: Values<Parameters>, task: Task["kind"]): Partial<decisionTree.Params> {
  return { task, maxDepth, minSamplesLeaf, minSamplesSplit, criterion: task === "classification" ? criterion : "auto" };
}

/** How right a tree is about some points: accuracy, or R². Null where there are none, or where R² means nothing. */
export function scoreOf(tree: decisionTree.Model, sample: decisionTree.Sample | null): number | null {
  if (!sample) return null;
  const predicted = decisionTree.predict(tree, sample.X);
  if (tree.task === "classification") return metrics.accuracy(sample.y, predicted);
  return sample.y.length < 2 ? null : metrics.r2(sample.y, predicted);
}
