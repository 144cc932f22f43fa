/** Too much, too little, and what prunes. */
import { decisionTree, metrics } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { accuracyOf, averageOf, draw, drawTwice, fit, means, nDatasets, part, percent, range, showing, theEnd, type Sample } from "./measuring";

const overlapping = { nSamples: 200, noise: 2.5 };

export const fullTreesOverfit = experiment({
  id: "full-trees-overfit",
  claim: "Grown until every leaf is pure, a tree is right about all training points and learns the noise; one of depth 2 is right about more new ones.",
  predict: {
    question: "Two overlapping clouds. A tree without limits is right about every training point. How does it do on new points, against a tree of depth 2?",
    options: ["Better: it knows more", "As well", "Worse"],
    answer: 2,
  },
  state: { ...showing("two-gaussians", overlapping, 0), parameters: { maxDepth: 20 }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { train, test } = drawTwice("two-gaussians", overlapping, seed);
      const [full, shallow] = [fit(train), fit(train, { maxDepth: 2 })];
      return {
        fullTrain: accuracyOf(full, train),
        full: accuracyOf(full, test),
        shallowTrain: accuracyOf(shallow, train),
        shallow: accuracyOf(shallow, test),
        leaves: decisionTree.leafCount(full),
      };
    });
    return means(trials);
  },
  holds: ({ fullTrain, full, shallowTrain, shallow }) => fullTrain === 1 && shallowTrain < 1 && shallow > full + 0.02,
  rows: ({ fullTrain, full, shallowTrain, shallow, leaves }) => [
    { label: "full tree, training points", value: percent(fullTrain) },
    { label: "full tree, new points", value: percent(full) },
    { label: "depth 2, training points", value: percent(shallowTrain) },
    { label: "depth 2, new points", value: percent(shallow) },
    { label: "leaves of the full tree, for 200 points", value: leaves.toFixed(0) },
  ],
});

export const pruningHelps = experiment({
  id: "pruning-helps",
  claim: "Pruned by the α that five-fold cross-validation prefers, a full tree keeps a few of its leaves and is right about more new points.",
  predict: {
    question: "A full tree is pruned by a cross-validated α. What happens on new points?",
    options: ["More errors, for it knows less", "Fewer errors, with a fraction of the leaves", "The same errors, with fewer leaves"],
    answer: 1,
  },
  state: { ...showing("two-gaussians", overlapping, 1), parameters: { maxDepth: 20, ccpAlpha: 0.02 }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { train, test } = drawTwice("two-gaussians", overlapping, seed);
      const full = fit(train);
      const pruned = decisionTree.prune(full, preferredAlpha(train));
      return { full: accuracyOf(full, test), pruned: accuracyOf(pruned, test), leaves: decisionTree.leafCount(full), left: decisionTree.leafCount(pruned) };
    });
    return means(trials);
  },
  holds: ({ full, pruned, leaves, left }) => pruned > full + 0.02 && left < leaves / 3,
  rows: ({ full, pruned, leaves, left }) => [
    { label: "full tree, new points", value: percent(full) },
    { label: "pruned, new points", value: percent(pruned) },
    { label: "leaves before and after", value: `${leaves.toFixed(0)} and ${left.toFixed(0)}` },
  ],
});

/** Of a grid, the α that errs least over five folds; of equals the largest. */
function preferredAlpha(sample: Sample): number {
  const alphas = [0, 0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05];
  const scores = alphas.map(() => 0);
  for (const fold of range(5)) {
    const [held, others] = [true, false].map((isHeld) => part(sample, range(sample.y.length).filter((i) => (i % 5 === fold) === isHeld)));
    const grown = fit(others!);
    alphas.forEach((alpha, i) => (scores[i]! += accuracyOf(decisionTree.prune(grown, alpha), held!)));
  }
  return alphas[scores.lastIndexOf(Math.max(...scores))]!;
}

const sparse = { nSamples: 100, noise: 2.5 };

export const onePointFlipsIt = experiment({
  id: "one-point-flips-it",
  claim: "Where two cuts are nearly equally good, deleting a single point decides between them: the root asks about the other feature, and all below it changes.",
  predict: {
    question: "Of 20 data sets of 100 points: on how many is there one point whose deletion moves the root's question to the other feature?",
    options: ["On none: one of 100 points weighs 1 %", "On some", "On every one"],
    answer: 1,
  },
  state: { ...showing("two-gaussians", sparse, 0), parameters: { maxDepth: 3 }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const sample = draw("two-gaussians", sparse, seed);
      const rootOf = (points: Sample): number => fit(points, { maxDepth: 1 }).feature[0]!;
      const root = rootOf(sample);
      return range(sparse.nSamples).filter((gone) => rootOf(part(sample, range(sparse.nSamples).filter((i) => i !== gone))) !== root).length;
    });
    const flipped = trials.filter((points) => points > 0);
    return { flipped: flipped.length, points: averageOf(flipped) };
  },
  holds: ({ flipped, points }) => flipped >= 3 && flipped < nDatasets && points >= 1,
  rows: ({ flipped, points }) => [
    { label: "data sets that some single point flips", value: `${flipped} of ${nDatasets}` },
    { label: "such points among the 100, on those data sets", value: points.toFixed(1) },
  ],
});

export const stepsAlongADiagonal = experiment({
  id: "steps-along-a-diagonal",
  claim: "A slanted border is a staircase to a tree: where one line would do, it needs more than ten leaves, and is still wrong beside the steps.",
  predict: {
    question: "Classes on either side of a slanted line, without noise. One line would do. How many leaves does a tree need to be right about all 300 training points?",
    options: ["2", "About 5", "More than 10"],
    answer: 2,
  },
  state: { ...showing("two-gaussians", { nSamples: 300, noise: 1, distance: 4.5 }, 3), parameters: { maxDepth: 20 }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { X } = draw("plane", { nSamples: 600 }, seed);
      const sample = { X, y: Int32Array.from({ length: X.rows }, (_, i) => Number(X.data[2 * i]! + X.data[2 * i + 1]! > 0)) };
      const [train, test] = [part(sample, range(300)), part(sample, range(300).map((i) => 300 + i))];
      const [full, small] = [fit(train), fit(train, { maxDepth: 2 })];
      return { leaves: decisionTree.leafCount(full), full: accuracyOf(full, test), small: accuracyOf(small, test) };
    });
    return means(trials);
  },
  holds: ({ leaves, full, small }) => leaves > 10 && full < 0.985 && small < full - 0.05,
  rows: ({ leaves, full, small }) => [
    { label: "leaves of the full tree", value: leaves.toFixed(0) },
    { label: "right about new points, full tree", value: percent(full) },
    { label: "right about new points, depth 2", value: percent(small) },
  ],
});

export const cannotExtrapolate = experiment({
  id: "cannot-extrapolate",
  claim: "Trained on y = 3x for x from 0 to 10, a tree says 30 at x = 20: beyond the last cut it repeats its last leaf. A line says 60.",
  predict: {
    question: "A tree has learnt y = 3x from x = 0 to 10. What does it say at x = 20?",
    options: ["60", "About 45", "30"],
    answer: 2,
  },
  state: { ...showing("plane", { noise: 0 }, 0), parameters: { maxDepth: 5 }, step: theEnd },
  measure() {
    const x = range(101).map((i) => i / 10);
    const [rows, y] = [x.map((value) => [value]), x.map((value) => 3 * value)];
    const tree = decisionTree.fit(rows, y, { task: "regression" });
    const said = (value: number): number => decisionTree.predict(tree, [[value]])[0]!;
    const slope = averageOf(x.map((value, i) => value * y[i]!)) / averageOf(x.map((value) => value * value));
    return { inside: metrics.r2(y, decisionTree.predict(tree, rows)), at20: said(20), at1000: said(1000), line: slope * 20 };
  },
  holds: ({ inside, at20, at1000, line }) => inside === 1 && at20 === 30 && at1000 === 30 && Math.abs(line - 60) < 1e-9,
  rows: ({ inside, at20, at1000, line }) => [
    { label: "R² on what it was shown", value: inside.toFixed(2) },
    { label: "the tree at x = 20", value: at20.toFixed(0) },
    { label: "the tree at x = 1000", value: at1000.toFixed(0) },
    { label: "a line through the origin at x = 20", value: line.toFixed(0) },
  ],
});
