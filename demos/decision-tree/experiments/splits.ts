/** How cuts are judged. */
import { decisionTree } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { accuracyOf, averageOf, drawTwice, fit, means, nDatasets, percent, range, showing, theEnd } from "./measuring";

const clouds = { nSamples: 300, nCenters: 4, noise: 1.6 };

export const giniOrEntropy = experiment({
  id: "gini-or-entropy",
  claim: "Gini or entropy hardly matters: trees of depth 4 agree on more than nine of ten new points, and are right equally often.",
  predict: {
    question: "Twenty data sets, two trees of depth 4 on each, one grown by Gini, one by entropy. On how many new points do they agree?",
    options: ["On about half", "On more than nine of ten", "On all: they are the same tree"],
    answer: 1,
  },
  state: { ...showing("blobs", clouds, 0), parameters: { criterion: "entropy" }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { train, test } = drawTwice("blobs", clouds, seed);
      const [gini, entropy] = [fit(train, { criterion: "gini", maxDepth: 4 }), fit(train, { criterion: "entropy", maxDepth: 4 })];
      const [one, other] = [decisionTree.predict(gini, test.X), decisionTree.predict(entropy, test.X)];
      return {
        agreement: averageOf(range(test.y.length).map((i) => Number(one[i] === other[i]))),
        gini: accuracyOf(gini, test),
        entropy: accuracyOf(entropy, test),
        same: Number(gini.feature.join() === entropy.feature.join() && gini.threshold.join() === entropy.threshold.join()),
      };
    });
    return means(trials);
  },
  holds: ({ agreement, gini, entropy, same }) => agreement > 0.9 && Math.abs(gini - entropy) < 0.01 && same < 0.5,
  rows: ({ agreement, gini, entropy, same }) => [
    { label: "new points on which the two trees agree", value: percent(agreement) },
    { label: "right by Gini", value: percent(gini) },
    { label: "right by entropy", value: percent(entropy) },
    { label: "data sets on which the trees are the same, cut for cut", value: `${Math.round(same * nDatasets)} of ${nDatasets}` },
  ],
});

type Sides = readonly [readonly [number, number], readonly [number, number]];

export const errorIsBlind = experiment({
  id: "error-is-blind",
  claim: "The rate of errors cannot tell a cut that makes a pure leaf from one that does not; Gini and entropy prefer the pure leaf.",
  predict: {
    question: "400 points of each class. Cut A leaves 300 + 100 and 100 + 300, cut B leaves 200 + 400 and 200 + 0. Which one makes fewer errors?",
    options: ["A", "B", "Both make 200"],
    answer: 2,
  },
  state: { ...showing("two-gaussians", {}, 0), parameters: { maxDepth: 2 } },
  measure() {
    const [a, b]: [Sides, Sides] = [[[300, 100], [100, 300]], [[200, 400], [200, 0]]];
    const errors = (sides: Sides): number => sides.reduce((sum, side) => sum + Math.min(...side), 0);
    const gain = (impurity: (counts: readonly number[]) => number, [left, right]: Sides): number =>
      decisionTree.impurityDecrease(impurity([400, 400]), impurity(left), left[0] + left[1], impurity(right), right[0] + right[1]);
    return {
      errors: [errors(a), errors(b)] as const,
      gini: [gain(decisionTree.gini, a), gain(decisionTree.gini, b)] as const,
      entropy: [gain(decisionTree.entropy, a), gain(decisionTree.entropy, b)] as const,
    };
  },
  holds: ({ errors, gini, entropy }) => errors[0] === errors[1] && gini[1] > 1.3 * gini[0] && entropy[1] > 1.3 * entropy[0],
  rows: ({ errors, gini, entropy }) => [
    { label: "errors after A, after B", value: errors.join(", ") },
    { label: "Gini impurity that A, B remove", value: gini.map((gain) => gain.toFixed(3)).join(", ") },
    { label: "bits that A, B remove", value: entropy.map((gain) => gain.toFixed(3)).join(", ") },
  ],
});

export const scalingChangesNothing = experiment({
  id: "scaling-changes-nothing",
  claim: "Multiply a feature by 1000, and every prediction stays what it was: only the order of values counts.",
  predict: {
    question: "One of the two features is measured in metres instead of kilometres. How many of 20 trees now predict something else anywhere?",
    options: ["None", "A few", "All"],
    answer: 0,
  },
  state: { ...showing("moons", {}, 2), step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { train, test } = drawTwice("moons", {}, seed);
      const inMetres = ({ X, y }: typeof train) => ({ X: { ...X, data: X.data.map((value, entry) => (entry % 2 === 0 ? 1000 * value : value)) }, y });
      const said = decisionTree.predict(fit(train), test.X);
      const again = decisionTree.predict(fit(inMetres(train)), inMetres(test).X);
      return said.some((id, i) => id !== again[i]);
    });
    return { different: trials.filter(Boolean).length };
  },
  holds: ({ different }) => different === 0,
  rows: ({ different }) => [{ label: "trees that predict something else for any of 300 new points", value: `${different} of ${nDatasets}` }],
});

/** The four quarters of the plane, as a tree: x₁ ≤ 0, then x₂ ≤ 0 on both sides; its leaves are nodes 2, 3, 5 and 6. */
const quarters = {
  feature: Int32Array.of(0, 1, -2, -2, 1, -2, -2),
  threshold: Float64Array.of(0, 0, -2, -2, 0, -2, -2),
  left: Int32Array.of(1, 2, -1, -1, 5, -1, -1),
  right: Int32Array.of(4, 3, -1, -1, 6, -1, -1),
};

export const xorFoolsGreed = experiment({
  id: "xor-fools-greed",
  claim: "On XOR no first cut gains anything worth having, so greed follows chance: its two levels stay far from the two that solve it.",
  predict: {
    question: "XOR is solved by a tree of depth 2: x₁ at 0, then x₂ at 0 on both sides. How many new points does a greedy tree of depth 2 get right, on average?",
    options: ["All: it finds those cuts", "About nine of ten", "Not many more than half"],
    answer: 2,
  },
  state: { ...showing("xor", { nSamples: 300, noise: 0 }, 0), parameters: { maxDepth: 2 }, step: 1 },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const { train, test } = drawTwice("xor", { nSamples: 300, noise: 0 }, seed);
      const [stump, greedy] = [fit(train, { maxDepth: 1 }), fit(train, { maxDepth: 2 })];
      const solved = test.y.map((id, i) => {
        const leaf = decisionTree.leafOf({ ...greedy, ...quarters }, [test.X.data[2 * i]!, test.X.data[2 * i + 1]!]);
        return Number((leaf === 2 || leaf === 6 ? 0 : 1) === id);
      });
      const [root, left, right] = [0, 1, 2].map((node) => stump.nSamples[node]! * stump.impurity[node]!);
      return { gain: 1 - (left! + right!) / root!, stump: accuracyOf(stump, test), greedy: accuracyOf(greedy, test), optimal: averageOf([...solved]) };
    });
    return means(trials);
  },
  holds: ({ gain, stump, greedy, optimal }) => gain < 0.05 && stump < 0.6 && greedy < 0.7 && optimal === 1,
  rows: ({ gain, stump, greedy, optimal }) => [
    { label: "of the root's impurity, the best first cut removes", value: percent(gain) },
    { label: "right after that cut, on new points", value: percent(stump) },
    { label: "right after two greedy levels", value: percent(greedy) },
    { label: "right after the two levels that solve it", value: percent(optimal) },
  ],
});
