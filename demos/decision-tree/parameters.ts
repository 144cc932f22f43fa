/** What can be turned, with scikit-learn's names. */
import { choice, integer, real } from "../../src/kit/lab/schema";

export const parameters = {
  maxDepth: integer({
    label: "Greatest depth",
    help: "How many questions may be asked on the way to a leaf. 1 is a stump; 20 is as good as no limit here.",
    min: 1,
    max: 20,
    default: 4,
  }),
  minSamplesLeaf: integer({
    label: "Least points in a leaf",
    help: "No cut may leave a side fewer training points than this.",
    min: 1,
    max: 100,
    default: 1,
  }),
  minSamplesSplit: integer({
    label: "Least points to split",
    help: "A node of fewer training points becomes a leaf.",
    min: 2,
    max: 200,
    default: 2,
  }),
  criterion: choice({
    label: "Impurity of classes",
    help: "What a cut is to lower. Real targets are always judged by their squared error.",
    options: { gini: "Gini", entropy: "entropy" },
    default: "gini",
  }),
  ccpAlpha: real({
    label: "Pruning α",
    help: "After growing, branches that earn less than this for each leaf are cut back: cost-complexity pruning.",
    min: 1e-4,
    max: 1,
    scale: "log",
    zero: true,
    default: 0,
  }),
};

export type Parameters = typeof parameters;
