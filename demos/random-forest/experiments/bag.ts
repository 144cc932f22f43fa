/** What the bootstrap leaves over, and what it is good for. */
import { bootstrap } from "../../../algorithms/random-forest";
import * as randomForest from "../../../algorithms/random-forest";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, moons, noisyMoons, range, showing, theEnd, unseenMoons, wrongShare } from "./measuring";

export const aThirdIsLeftOver = experiment({
  id: "a-third-is-left-over",
  claim: "A bootstrap sample of n from n leaves out about 37 % of the points, however many there are.",
  predict: {
    question: "1,000 points, 1,000 draws with replacement. How many different points are drawn?",
    options: ["Nearly all", "About 63 %", "About half"],
    answer: 1,
  },
  state: { parameters: { nEstimators: 1, shown: "newest" }, ...showing("moons", noisyMoons, 3), step: 0 },
  measure: () => [100, 1000, 10_000].map((n) => {
    const random = createRandom(n);
    return { n, share: averageOf(range(20).map(() => bootstrap(n, random).filter((count) => count > 0).length / n)) };
  }),
  holds: (shares) => shares.every(({ share }) => Math.abs(share - (1 - 1 / Math.E)) < 0.015),
  rows: (shares) => shares.map(({ n, share }) => ({ label: `different points among ${n.toLocaleString("en")} draws`, value: percent(share) })),
});

export const outOfBagIsHonest = experiment({
  id: "out-of-bag-is-honest",
  claim: "The out-of-bag error comes close to the error on new points, though no point was held out; the error on the training points says nothing.",
  predict: {
    question: "100 trees on noisy moons, 16 data sets. What is the out-of-bag error, when the error on new points is about 11 %?",
    options: ["About 0 %: the trees know these points", "About 11 %", "About 30 %: only a third of the trees may vote"],
    answer: 1,
  },
  state: { parameters: {}, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const each = range(16).map((seed) => {
      const [{ X, y }, unseen] = [moons(seed), unseenMoons(seed)];
      const model = randomForest.fit(X, y, { nEstimators: 100, seed });
      return {
        outOfBag: 1 - model.oobScore!,
        unseen: wrongShare(randomForest.predict(model, unseen.X), unseen.y),
        training: wrongShare(randomForest.predict(model, X), y),
      };
    });
    const mean = (key: "outOfBag" | "unseen" | "training"): number => averageOf(each.map((one) => one[key]));
    return { outOfBag: mean("outOfBag"), unseen: mean("unseen"), training: mean("training") };
  },
  holds: ({ outOfBag, unseen, training }) => Math.abs(outOfBag - unseen) < 0.02 && training < 0.01 && unseen > 0.1,
  rows: ({ outOfBag, unseen, training }) => [
    { label: "wrong, out of the bag", value: percent(outOfBag) },
    { label: "wrong on new points", value: percent(unseen) },
    { label: "wrong on the training points", value: percent(training) },
  ],
});
