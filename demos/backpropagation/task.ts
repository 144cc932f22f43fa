/** From the set-up and the data to what a run learns: inputs and targets as the network sees them. */
import { takeRows, type Matrix } from "../../algorithms/core/matrix";
import type { Loss } from "../../algorithms/backpropagation/network";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import type { Values } from "../../src/kit/lab/schema";
import { featuresOf, hiddenLayersOf, outputsOf, type FeatureName, type HiddenLayer } from "./architecture";
import { featureMatrix } from "./features";
import type { Parameters } from "./parameters";
import { targetScaleOf, taught, type TargetScale } from "./target";

export interface Task {
  readonly target: Target;
  readonly features: readonly FeatureName[];
  readonly hidden: readonly HiddenLayer[];
  readonly loss: Loss;
  readonly nOutputs: number;
  readonly scale: TargetScale;
  /** Of every row of the data set. */
  readonly X: Matrix;
  readonly y: Float64Array;
  /** Of the training rows. */
  readonly trainX: Matrix;
  readonly trainY: Float64Array;
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Squares and products of larger inputs would drown everything else that the network sees, and soon overflow. */
const largestInput = 1e12;

/** @throws Error, in a sentence for people, if there is nothing to learn or to learn from */
export function taskOf(values: Values<Parameters>, dataset: Dataset): Task {
  const { target, train, test } = dataset;
  const features = featuresOf(values);
  if (features.length === 0) throw new Error("The network sees nothing. Switch on at least one feature.");
  if (!target) throw new Error("These data have no target that a network could learn. Choose data with classes or values.");
  if (train.length === 0) throw new Error("There are no points to learn from. Add some.");
  const X = featureMatrix(dataset.X, features);
  const largest = X.data.find((value) => !(Math.abs(value) <= largestInput));
  if (largest !== undefined) throw new Error(`A feature is ${largest}, too large to compute with. Standardise the data.`);
  const scale = targetScaleOf(target, train);
  const y = taught(target, scale);
  const { loss, count: nOutputs } = outputsOf(target);
  return {
    target, features, hidden: hiddenLayersOf(values), loss, nOutputs, scale, X, y, train, test,
    trainX: takeRows(X, train),
    trainY: Float64Array.from(train, (row) => y[row]!),
  };
}
