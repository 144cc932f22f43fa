/** Which columns matter, and how the answers mislead. */
import type { Matrix } from "../../../algorithms";
import { createRandom } from "../../../algorithms/core/random";
import * as randomForest from "../../../algorithms/random-forest";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, beside, moons, noisyMoons, range, showing, theEnd, unseenMoons, wrongShare, type Points } from "./measuring";

const accuracyOf = (model: randomForest.Model, y: ArrayLike<number>) => (X: Matrix): number => 1 - wrongShare(randomForest.predict(model, X), y);

const permuted = (model: randomForest.Model, { X, y }: Points, seed: number): Float64Array =>
  randomForest.permutationImportance(accuracyOf(model, y), X, { nRepeats: 3, seed }).importancesMean;

export const noiseSeemsImportant = experiment({
  id: "noise-seems-important",
  claim: "By impurity a column of pure noise seems important; shuffled on new points, it turns out to be worth nothing.",
  predict: {
    question: "Noisy moons, and a third column of pure chance. What share of the impurity importance does the noise get?",
    options: ["0 %: it says nothing of the class", "About 2 %", "More than 10 %"],
    answer: 2,
  },
  state: { parameters: {}, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const each = range(8).map((seed) => {
      const random = createRandom(seed);
      const [train, unseen] = [moons(seed), unseenMoons(seed)].map(({ X, y }) => ({ X: beside(X, () => [random.normal()]), y }));
      const model = randomForest.fit(train!.X, train!.y, { nEstimators: 40, seed });
      const worth = permuted(model, unseen!, seed);
      return { impurity: model.featureImportances[2]!, permutation: worth[2]! / (worth[0]! + worth[1]!) };
    });
    return { impurity: averageOf(each.map((one) => one.impurity)), permutation: averageOf(each.map((one) => one.permutation)) };
  },
  holds: ({ impurity, permutation }) => impurity > 0.1 && Math.abs(permutation) < 0.05,
  rows: ({ impurity, permutation }) => [
    { label: "the noise's share by impurity", value: percent(impurity) },
    { label: "its worth by shuffling, against that of the two others", value: percent(permutation).replace("-", "−") },
  ],
});

export const copiesCover = experiment({
  id: "copies-cover-for-each-other",
  claim: "Give a forest a copy of a column, and shuffling either seems to matter less: each covers for the other.",
  predict: {
    question: "The most important column is given twice. What becomes of its importance by shuffling?",
    options: ["It stays as it was, for both", "It falls to less than two thirds", "It doubles"],
    answer: 1,
  },
  state: { parameters: {}, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const each = range(8).map((seed) => {
      const [train, unseen] = [moons(seed), unseenMoons(seed)];
      const twice = ({ X, y }: Points): Points => ({ X: beside(X, (i) => [X.data[2 * i + 1]!]), y });
      const alone = permuted(randomForest.fit(train.X, train.y, { nEstimators: 40, seed }), unseen, seed);
      const copied = permuted(randomForest.fit(twice(train).X, train.y, { nEstimators: 40, seed }), twice(unseen), seed);
      return { alone: alone[1]!, copied: copied[1]! };
    });
    return { alone: averageOf(each.map(({ alone }) => alone)), copied: averageOf(each.map(({ copied }) => copied)) };
  },
  holds: ({ alone, copied }) => alone > 0.1 && copied < 0.66 * alone,
  rows: ({ alone, copied }) => [
    { label: "accuracy lost when the column is shuffled", value: percent(alone) },
    { label: "when a copy of it stays in order", value: percent(copied) },
  ],
});
