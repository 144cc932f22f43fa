/** The analysis behind the lesson's curve: a regression tree of one feature, for every depth. */
import { decisionTree } from "../../algorithms";
import { zeros } from "../../algorithms/core/matrix";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

export interface StepFunction {
  readonly maxDepth: number;
  /** Where a step begins, ascending, the first being −Infinity's place: the left end of what is drawn. */
  readonly starts: readonly number[];
  readonly values: readonly number[];
}

export interface StepFunctions {
  readonly trees: readonly StepFunction[];
}

export const deepest = 10;

/** Column 0 is x; the targets are y. */
export function* stepFunctions({ dataset: { X, target } }: RunInput<Parameters>): Generator<StepFunctions, void, void> {
  const x = zeros(X.rows, 1);
  for (let i = 0; i < X.rows; i++) x.data[i] = X.data[i * X.columns]!;
  const trees = Array.from({ length: deepest }, (_, i) => {
    const tree = decisionTree.fit(x, target!.values, { task: "regression", maxDepth: i + 1 });
    const thresholds = Array.from(tree.threshold).filter((_, node) => !decisionTree.isLeaf(tree, node)).toSorted((a, b) => a - b);
    const starts = [-1e9, ...thresholds];
    // Just right of a threshold is above it: the next one is farther.
    const between = (start: number, k: number): number => (k === 0 ? start : (start + (starts[k + 1] ?? start + 2)) / 2);
    const probes = starts.map((start, k) => [between(start, k)]);
    return { maxDepth: i + 1, starts, values: Array.from(decisionTree.predict(tree, probes)) };
  });
  yield { trees };
}
