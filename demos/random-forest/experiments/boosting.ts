/** Trees one after the other: what boosting does, how it goes wrong, and what must wait for what. */
import { zeros } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import * as randomForest from "../../../algorithms/random-forest";
import * as gradientBoosting from "../../../algorithms/random-forest/gradient-boosting";
import { experiment } from "../../../src/kit/lab/experiment";
import { short } from "../readable";
import { averageOf, lossesByRound, moons, noisyMoons, range, showing, theEnd, unseenMoons } from "./measuring";

export const tooManyRounds = experiment({
  id: "too-many-rounds-overfit",
  claim: "Boosting does overfit: after few rounds the log-loss on new points is lowest, and then it rises and rises.",
  predict: {
    question: "200 rounds at learning rate 0.3 on noisy moons. What becomes of the log-loss on new points after its lowest?",
    options: ["It stays there, as a forest's would", "It rises by a tenth", "It more than doubles"],
    answer: 2,
  },
  state: { parameters: { method: "boosting", nEstimators: 200, learningRate: 0.3 }, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const each = range(6).map((seed) => {
      const { X, y } = moons(seed);
      const losses = lossesByRound(gradientBoosting.fit(X, y, { nEstimators: 200, learningRate: 0.3, seed }), unseenMoons(seed));
      const lowest = Math.min(...losses);
      return { round: losses.indexOf(lowest), lowest, last: losses.at(-1)! };
    });
    return { round: averageOf(each.map(({ round }) => round)), lowest: averageOf(each.map(({ lowest }) => lowest)), last: averageOf(each.map(({ last }) => last)) };
  },
  holds: ({ round, lowest, last }) => round < 40 && last > 2 * lowest,
  rows: ({ round, lowest, last }) => [
    { label: "lowest log-loss on new points", value: lowest.toFixed(3) },
    { label: "after so many rounds, on average", value: round.toFixed(0) },
    { label: "log-loss after 200 rounds", value: last.toFixed(3) },
  ],
});

export const smallSteps = experiment({
  id: "small-steps-need-more-rounds",
  claim: "A tenth of the learning rate needs several times as many rounds to its best, which is no worse and mostly better.",
  predict: {
    question: "Learning rates 1 and 0.1 on eight sets of noisy moons, each stopped at its best round. Which is better, and when?",
    options: ["0.1, after many more rounds", "1, since it gets farther", "0.1, after as many rounds"],
    answer: 0,
  },
  state: { parameters: { method: "boosting", learningRate: 0.1, nEstimators: 100 }, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const of = (learningRate: number, nEstimators: number) => {
      const each = range(8).map((seed) => {
        const { X, y } = moons(seed);
        const losses = lossesByRound(gradientBoosting.fit(X, y, { nEstimators, learningRate, seed }), unseenMoons(seed));
        return { lowest: Math.min(...losses), round: losses.indexOf(Math.min(...losses)) };
      });
      return { lowest: averageOf(each.map(({ lowest }) => lowest)), round: averageOf(each.map(({ round }) => round)) };
    };
    return { large: of(1, 20), small: of(0.1, 80) };
  },
  holds: ({ large, small }) => small.round > 4 * large.round && small.lowest < large.lowest,
  rows: ({ large, small }) => [
    { label: "rate 1: lowest log-loss on new points", value: large.lowest.toFixed(3) },
    { label: "after so many rounds", value: large.round.toFixed(1) },
    { label: "rate 0.1: lowest log-loss", value: small.lowest.toFixed(3) },
    { label: "after so many rounds", value: small.round.toFixed(1) },
  ],
});

export const residualsAreGradients = experiment({
  id: "residuals-are-gradients",
  claim: "What a round learns is minus the slope of the loss at every point: for the squared error the residual, for the log-loss the truth less the probability.",
  predict: {
    question: "Move one point's score a little and see how the loss changes. Minus that slope is, for the log-loss of a point of class 1 said with probability 0.8 …",
    options: ["0.2, the truth less the probability", "−log 0.8, the loss itself", "0.16, which is p(1 − p)"],
    answer: 0,
  },
  state: { parameters: { method: "boosting" }, ...showing("moons", noisyMoons, 3), step: 1 },
  measure() {
    const random = createRandom(7);
    const offBy = (nClasses: number): number => {
      const scores = zeros(50, 1);
      scores.data.forEach((_, i) => (scores.data[i] = 2 * random.normal()));
      const y = range(50).map(() => (nClasses ? random.integer(2) : random.normal()));
      const told = gradientBoosting.negativeGradient(y, scores, nClasses);
      return Math.max(...range(50).map((i) => {
        const lossAt = (score: number): number => {
          const data = scores.data.slice();
          data[i] = score;
          return 50 * gradientBoosting.meanLoss(y, { ...scores, data }, nClasses);
        };
        const slope = (lossAt(scores.data[i]! + 1e-5) - lossAt(scores.data[i]! - 1e-5)) / 2e-5;
        return Math.abs(told.data[i]! + slope);
      }));
    };
    const atFourFifths = gradientBoosting.negativeGradient([1], { data: Float64Array.of(Math.log(4)), rows: 1, columns: 1 }, 2).data[0]!;
    return { squared: offBy(0), logLoss: offBy(2), atFourFifths };
  },
  holds: ({ squared, logLoss, atFourFifths }) => squared < 1e-6 && logLoss < 1e-6 && Math.abs(atFourFifths - 0.2) < 1e-12,
  rows: ({ squared, logLoss, atFourFifths }) => [
    { label: "residual and minus the slope of ½(y − f)² differ by at most", value: squared.toExponential(0) },
    { label: "y − p and minus the slope of the log-loss, by at most", value: logLoss.toExponential(0) },
    { label: "for class 1 at probability 0.8", value: short(atFourFifths) },
  ],
});

export const anyOrder = experiment({
  id: "any-order-or-one-order",
  claim: "The trees of a forest can be grown in any order, or all at once; a boosted tree needs all those before it.",
  predict: {
    question: "Grow the last of 20 trees first, on its own. Is it the tree that it would have been?",
    options: ["Yes in a forest, no in boosting", "Yes in both", "No in both"],
    answer: 0,
  },
  state: { parameters: { nEstimators: 20 }, ...showing("moons", noisyMoons, 3), step: theEnd },
  measure() {
    const tries = range(10).map((seed) => {
      const { X, y } = moons(seed);
      const plan = randomForest.planOf(X, y, { nEstimators: 20, seed });
      const alone = randomForest.growTree(plan, plan.settings.seeds[19]!).tree;
      const inTurn = randomForest.fit(X, y, { nEstimators: 20, seed }).trees[19]!;
      const boosted = gradientBoosting.fit(X, y, { nEstimators: 20, seed }).rounds;
      return { forest: isSame(alone, inTurn), boosting: isSame(boosted[0]![0]!, boosted[19]![0]!) };
    });
    return { forest: tries.filter(({ forest }) => forest).length, boosting: tries.filter(({ boosting }) => boosting).length };
  },
  holds: ({ forest, boosting }) => forest === 10 && boosting === 0,
  rows: ({ forest, boosting }) => [
    { label: "forests whose 20th tree, grown first, is the same", value: `${forest} of 10` },
    { label: "boosted models, where a tree that is grown first is the 1st", value: `${boosting} of 10` },
  ],
});

type Tree = randomForest.Grown["tree"];
const isSame = (a: Tree, b: Tree): boolean =>
  a.feature.length === b.feature.length && a.feature.every((feature, node) => feature === b.feature[node] && a.threshold[node] === b.threshold[node]);
