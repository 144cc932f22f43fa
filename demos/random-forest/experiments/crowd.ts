/** Why many trees: what averaging takes away, and what it leaves. */
import * as randomForest from "../../../algorithms/random-forest";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, errorsOfFirst, moons, noisyMoons, points, range, showing, theEnd, unseenMoons, varianceOf, wrongShare } from "./measuring";

export const moreTreesNeverHurt = experiment({
  id: "more-trees-do-not-overfit",
  claim: "More trees do not make a forest overfit: the error on new points falls, and then stays where it is.",
  predict: {
    question: "1, 10, 100 and 200 trees on ten sets of noisy moons. Where is the error on new points lowest, on average?",
    options: ["At 10 trees: more of them learn the noise", "At 100 or 200, which hardly differ", "At 1 tree: the others only blur it"],
    answer: 1,
  },
  state: { parameters: { nEstimators: 200 }, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const counts = [1, 10, 100, 200];
    const each = range(10).map((seed) => {
      const { X, y } = moons(seed);
      return errorsOfFirst(randomForest.fit(X, y, { nEstimators: 200, seed }), unseenMoons(seed), counts);
    });
    return counts.map((trees, i) => ({ trees, error: averageOf(each.map((errors) => errors[i]!)) }));
  },
  holds: ([one, ten, hundred, twoHundred]) =>
    ten!.error < one!.error - 0.02 && hundred!.error < ten!.error && Math.abs(twoHundred!.error - hundred!.error) < 0.005,
  rows: (errors) => errors.map(({ trees, error }) => ({ label: trees === 1 ? "1 tree, wrong on new points" : `${trees} trees`, value: percent(error) })),
});

const corners = { nSamples: 300, noise: 0.2 };

export const fewerColumns = experiment({
  id: "fewer-columns-less-alike",
  claim: "The fewer columns a split may use, the less alike do the trees err.",
  predict: {
    question: "A table of 8 columns. Splits may use all of them, or one drawn at random. How far does the correlation between two trees' errors fall?",
    options: ["Hardly: the bootstrap does most of it", "By a quarter or more", "To zero"],
    answer: 1,
  },
  state: { parameters: { columns: 8, maxFeatures: 1 }, ...showing("xor", corners, 1), step: theEnd },
  measure() {
    const of = (maxFeatures: number) => averageOf(range(8).map((seed) => {
      const [train, unseen] = [eightColumns(seed, 150), eightColumns(100 + seed, 250)];
      const { trees } = randomForest.fit(train.X, train.y, { nEstimators: 25, maxFeatures, seed });
      return randomForest.meanCorrelation(trees.map((tree) => {
        const { data } = randomForest.votesOf(tree, unseen.X);
        return Float64Array.from(unseen.y, (truth, i) => data[2 * i + truth]!);
      }));
    }));
    return { all: of(8), three: of(3), one: of(1) };
  },
  holds: ({ all, three, one }) => one < three && three < all && one < 0.75 * all && one > 0.05,
  rows: ({ all, three, one }) => [
    { label: "correlation of two trees, 8 columns a split", value: all.toFixed(2) },
    { label: "3 columns a split", value: three.toFixed(2) },
    { label: "1 column a split", value: one.toFixed(2) },
  ],
});

export const varianceFloor = experiment({
  id: "variance-has-a-floor",
  claim: "Of the variance of a tree, a forest of 60 keeps hardly less than one of 30: what they share remains, and fewer columns a split lower it.",
  predict: {
    question: "Forests grown on 30 different samples of the same kind. Splits may use all of 8 columns, or 2. Whose prediction varies less from sample to sample?",
    options: ["With 2 columns, clearly", "With all 8: each tree is better", "There is no difference: the number of trees counts"],
    answer: 0,
  },
  state: { parameters: { columns: 8, maxFeatures: 2 }, ...showing("xor", corners, 2), step: theEnd },
  measure() {
    const unseen = eightColumns(999, 60);
    const of = (maxFeatures: number) => {
      const each = range(30).map((seed) => {
        const { X, y } = eightColumns(seed, 80);
        const { trees } = randomForest.fit(X, y, { nEstimators: 60, maxFeatures, seed });
        return trees.map((tree) => randomForest.votesOf(tree, unseen.X).data.filter((_, entry) => entry % 2 === 1));
      });
      const meanOf = (count: number) => each.map((trees) => range(60).map((i) => averageOf(trees.slice(0, count).map((votes) => votes[i]!))));
      return { one: varianceOf(meanOf(1)), thirty: varianceOf(meanOf(30)), sixty: varianceOf(meanOf(60)) };
    };
    return { all: of(8), two: of(2) };
  },
  holds: ({ all, two }) => two.sixty < 0.75 * all.sixty && all.sixty > 0.85 * all.thirty && all.thirty < 0.5 * all.one,
  rows: ({ all, two }) => [
    { label: "8 columns: variance of one tree", value: all.one.toFixed(3) },
    { label: "of 30 trees", value: all.thirty.toFixed(4) },
    { label: "of 60 trees", value: all.sixty.toFixed(4) },
    { label: "2 columns: of one tree", value: two.one.toFixed(3) },
    { label: "of 60 trees", value: two.sixty.toFixed(4) },
  ],
});

export const oneTreeManyTimes = experiment({
  id: "without-chance-one-tree",
  claim: "Without a bootstrap and with all columns, a forest is one tree many times over.",
  predict: {
    question: "100 trees with all points and all columns each. On how many of 500 new points does such a forest say something else than its first tree?",
    options: ["On none", "On about 5 %", "On about 20 %"],
    answer: 0,
  },
  state: { parameters: { bootstrap: false, maxFeatures: 2, shown: "newest" }, ...showing("moons", noisyMoons, 4), step: theEnd },
  measure() {
    const tries = range(10).map((seed) => {
      const [{ X, y }, unseen] = [moons(seed), unseenMoons(seed)];
      const forest = randomForest.fit(X, y, { nEstimators: 20, bootstrap: false, maxFeatures: null, seed });
      const usual = randomForest.fit(X, y, { nEstimators: 20, seed });
      const differing = (model: randomForest.Model): number =>
        wrongShare(randomForest.predict({ ...model, trees: [model.trees[0]!] }, unseen.X), randomForest.predict(model, unseen.X));
      return { same: differing(forest), usual: differing(usual) };
    });
    return { same: averageOf(tries.map(({ same }) => same)), usual: averageOf(tries.map(({ usual }) => usual)) };
  },
  holds: ({ same, usual }) => same === 0 && usual > 0.05,
  rows: ({ same, usual }) => [
    { label: "new points that forest and first tree judge differently", value: percent(same) },
    { label: "with bootstrap and one column a split", value: percent(usual) },
  ],
});

/** Points of two classes in opposite corners, in the demo's eight directions. */
function eightColumns(seed: number, nSamples: number) {
  const { X: plane, y } = points("xor", { ...corners, nSamples }, seed);
  const columns = 8;
  const data = new Float64Array(nSamples * columns);
  for (let i = 0; i < nSamples; i++) {
    for (let j = 0; j < columns; j++) {
      const angle = (j * Math.PI) / columns;
      data[i * columns + j] = Math.cos(angle) * plane.data[2 * i]! + Math.sin(angle) * plane.data[2 * i + 1]!;
    }
  }
  return { X: { data, rows: nSamples, columns }, y };
}
