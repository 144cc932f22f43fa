/** Bagging against boosting: which part of the error each of them takes away. */
import * as decisionTree from "../../../algorithms/decision-tree/presorted";
import * as randomForest from "../../../algorithms/random-forest";
import * as gradientBoosting from "../../../algorithms/random-forest/gradient-boosting";
import { experiment } from "../../../src/kit/lab/experiment";
import { short } from "../readable";
import { averageOf, meansOf, points, range, showing, theEnd, varianceOf, type Points } from "./measuring";

const hills = { nSamples: 300, noise: 0.3 };

type Learner = (train: Points, seed: number) => (X: Points["X"]) => ArrayLike<number>;

/** bias² and variance of a learner's predictions over samples, at points where the truth without noise is known. */
function parts(learn: Learner): { bias: number; variance: number } {
  const unseen = points("multi-gaussian", { nSamples: 150, noise: 0 }, 999);
  const each = range(14).map((seed) => learn(points("multi-gaussian", hills, seed), seed)(unseen.X));
  const mean = meansOf(each);
  return { bias: averageOf(range(unseen.X.rows).map((i) => (mean[i]! - unseen.y[i]!) ** 2)), variance: varianceOf(each) };
}

const treeOf = (maxDepth: number | null): Learner => ({ X, y }) => {
  const model = decisionTree.fit(X, y, { task: "regression", maxDepth });
  return (unseen) => decisionTree.predict(model, unseen);
};

export const baggingLowersVariance = experiment({
  id: "bagging-lowers-variance",
  claim: "A forest has the bias of a deep tree and a fraction of its variance.",
  predict: {
    question: "A fully grown tree on noisy hills, and a forest of 40. Which part of the error does the forest lower?",
    options: ["The variance, to less than half", "The bias, to less than half", "Both alike"],
    answer: 0,
  },
  state: { parameters: {}, ...showing("multi-gaussian", hills, 2), step: theEnd },
  measure: () => ({
    tree: parts(treeOf(null)),
    forest: parts(({ X, y }, seed) => {
      const model = randomForest.fit(X, y, { task: "regression", nEstimators: 40, seed });
      return (unseen) => randomForest.predict(model, unseen);
    }),
  }),
  holds: ({ tree, forest }) => forest.variance < 0.5 * tree.variance && forest.bias < tree.variance / 2 && tree.bias < tree.variance / 2,
  rows: ({ tree, forest }) => [
    { label: "one deep tree: bias²", value: short(tree.bias) },
    { label: "variance", value: short(tree.variance) },
    { label: "a forest of 40: bias²", value: short(forest.bias) },
    { label: "variance", value: short(forest.variance) },
  ],
});

export const boostingLowersBias = experiment({
  id: "boosting-lowers-bias",
  claim: "Boosting takes small trees, which are too simple, and lowers their bias; the variance it raises.",
  predict: {
    question: "A tree of depth 2 on noisy hills, and 150 rounds of boosting with such trees. Which part of the error falls?",
    options: ["The variance", "The bias, while the variance rises", "Both"],
    answer: 1,
  },
  state: { parameters: { method: "boosting", boostingDepth: 2, learningRate: 0.3, nEstimators: 150 }, ...showing("multi-gaussian", hills, 2), step: theEnd },
  measure: () => ({
    tree: parts(treeOf(2)),
    boosted: parts(({ X, y }, seed) => {
      const model = gradientBoosting.fit(X, y, { task: "regression", nEstimators: 150, maxDepth: 2, learningRate: 0.3, seed });
      return (unseen) => gradientBoosting.predict(model, unseen);
    }),
  }),
  holds: ({ tree, boosted }) => boosted.bias < 0.5 * tree.bias && boosted.variance > tree.variance,
  rows: ({ tree, boosted }) => [
    { label: "one tree of depth 2: bias²", value: short(tree.bias) },
    { label: "variance", value: short(tree.variance) },
    { label: "150 of them, boosted: bias²", value: short(boosted.bias) },
    { label: "variance", value: short(boosted.variance) },
  ],
});

export const noExtrapolation = experiment({
  id: "forest-cannot-extrapolate",
  claim: "A forest predicts nothing beyond the targets that it saw: the mean of values that trees saw is no new value.",
  predict: {
    question: "It has learnt y = 3x for x from 0 to 10. What does it say at x = 20?",
    options: ["About 60", "About 45", "At most 30"],
    answer: 2,
  },
  state: { parameters: {}, ...showing("plane", { nSamples: 300, noise: 0.1 }, 1), step: theEnd },
  measure() {
    const X = range(101).map((i) => [i / 10]);
    const model = randomForest.fit(X, X.map(([x]) => 3 * x!), { task: "regression", nEstimators: 50 });
    const [inside, outside] = randomForest.predict(model, [[5], [20]]);
    return { inside: inside!, outside: outside! };
  },
  holds: ({ inside, outside }) => Math.abs(inside - 15) < 0.5 && outside <= 30 && outside > 28,
  rows: ({ inside, outside }) => [
    { label: "at x = 5, where y is 15", value: inside.toFixed(1) },
    { label: "at x = 20, where y is 60", value: outside.toFixed(1) },
  ],
});
