/** Classes of which one is rare. */
import { logisticRegression, metrics } from "../../../algorithms";
import { zeros } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent, readable } from "../describe";
import { withoutWeight } from "../reliability";
import { accuracy, averageOf, decide, drawn, fit, halves, isCommon, isRare, oversampled, seeds, showing, take, weightOfRare, type Examples, type Model } from "./measuring";

const rare = (share: number, nSamples: number) => ({ share, nSamples });
const recallOf = (scores: Float64Array, y: Int32Array, threshold = 0): number => {
  const rows = isRare(y);
  return rows.filter((i) => scores[i]! >= threshold).length / rows.length;
};

export const accuracyIsWorthless = experiment({
  id: "accuracy-is-worthless",
  claim: "Where 1 % of the points are of the rare class, a machine that never says so is 99 % accurate, and finds none of them.",
  predict: {
    question: "One point in a hundred is of the rare class, and the classes overlap. A linear machine, C = 0.1: its accuracy, and the share of the rare class it finds?",
    options: ["99 %, and hardly any", "99 %, and most of them", "About 70 %, and most of them"],
    answer: 0,
  },
  state: showing({ kernel: "linear", C: 0.1 }, "rare-class", rare(0.01, 1000)),
  measure() {
    const tries = seeds.map((seed) => {
      const { train, test } = halves(drawn("rare-class", rare(0.01, 2000), seed));
      const model = fit(train.X, train.y, { kernel: "linear", C: 0.1 });
      return { machine: accuracy(model, test), recall: recallOf(decide(model, test.X), test.y), constant: isCommon(test.y).length / test.y.length };
    });
    const average = (key: "machine" | "recall" | "constant"): number => averageOf(tries.map((one) => one[key]));
    return { machine: average("machine"), recall: average("recall"), constant: average("constant") };
  },
  holds: ({ machine, recall, constant }) => machine >= 0.985 && recall < 0.1 && Math.abs(machine - constant) < 0.005,
  rows: ({ machine, recall, constant }) => [
    { label: "accuracy of the machine", value: percent(machine) },
    { label: "accuracy of always saying “common”", value: percent(constant) },
    { label: "share of the rare class that the machine finds", value: percent(recall) },
  ],
});

function undersampled(examples: Examples, seed: number): Examples {
  const [rareRows, commonRows] = [isRare(examples.y), isCommon(examples.y)];
  const chosen = createRandom(seed).permutation(commonRows.length).subarray(0, rareRows.length);
  return take(examples, [...rareRows, ...Array.from(chosen, (at) => commonRows[at]!)]);
}

/** SMOTE (Chawla et al. 2002): new points of the rare class between one of it and one of its five nearest. */
function smote(examples: Examples, seed: number): Examples {
  const random = createRandom(seed);
  const [rareRows, commonRows] = [isRare(examples.y), isCommon(examples.y)];
  const at = (row: number): [number, number] => [examples.X.data[2 * row]!, examples.X.data[2 * row + 1]!];
  const distance = (a: number, b: number): number => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]);
  const nearest = new Map(rareRows.map((row) => [row, rareRows.filter((other) => other !== row).toSorted((a, b) => distance(row, a) - distance(row, b)).slice(0, 5)]));
  const nNew = commonRows.length - rareRows.length;
  const X = zeros(examples.X.rows + nNew, 2);
  X.data.set(examples.X.data);
  for (let i = 0; i < nNew; i++) {
    const from = rareRows[i % rareRows.length]!;
    const [to, share] = [nearest.get(from)![random.integer(5)]!, random.uniform()];
    X.data.set([0, 1].map((j) => at(from)[j]! + share * (at(to)[j]! - at(from)[j]!)), 2 * (examples.X.rows + i));
  }
  return { X, y: Int32Array.from([...examples.y, ...Array<number>(nNew).fill(1)]) };
}

const balancedAccuracy = (model: Model, { X, y }: Examples): number => {
  const scores = decide(model, X);
  const common = isCommon(y);
  return (recallOf(scores, y) + common.filter((i) => scores[i]! < 0).length / common.length) / 2;
};

export const weightsAndCopies = experiment({
  id: "weights-and-copies",
  claim: "Weighting the rare class and copying its points give the same machine; leaving common points out, or inventing rare ones (SMOTE), ends close by.",
  predict: {
    question: "Balanced four ways: class weights, copies of the rare class, fewer of the common one, SMOTE. How do they differ in balanced accuracy?",
    options: ["SMOTE is clearly the best", "By a few points at most", "Weights are clearly the best"],
    answer: 1,
  },
  state: showing({ kernel: "rbf", gammaRule: "own", gamma: 0.05, balanced: true }, "rare-class", rare(0.1, 600)),
  measure() {
    const wide = { kernel: "rbf", gamma: 0.05 } as const;
    const tries = seeds.slice(0, 5).map((seed) => {
      const { train, test } = halves(drawn("rare-class", rare(0.1, 600), seed));
      const copies = oversampled(train);
      const weight = weightOfRare(train.y);
      const [weighted, copied] = [fit(train.X, train.y, { ...wide, tol: 1e-4, classWeight: [1, weight] }), fit(copies.X, copies.y, { ...wide, tol: 1e-4 })];
      const [fewer, invented] = [undersampled(train, seed), smote(train, seed)];
      const [byWeight, byCopies] = [decide(weighted, test.X), decide(copied, test.X)];
      return {
        difference: Math.max(...byWeight.map((f, i) => Math.abs(f - byCopies[i]!))),
        plain: balancedAccuracy(fit(train.X, train.y, wide), test),
        weighted: balancedAccuracy(weighted, test),
        fewer: balancedAccuracy(fit(fewer.X, fewer.y, wide), test),
        invented: balancedAccuracy(fit(invented.X, invented.y, wide), test),
      };
    });
    const average = (key: "plain" | "weighted" | "fewer" | "invented"): number => averageOf(tries.map((one) => one[key]));
    return {
      difference: Math.max(...tries.map(({ difference }) => difference)),
      plain: average("plain"), weighted: average("weighted"), fewer: average("fewer"), invented: average("invented"),
    };
  },
  holds: ({ difference, plain, weighted, fewer, invented }) =>
    difference < 2e-3 && Math.max(weighted, fewer, invented) - Math.min(weighted, fewer, invented) < 0.03 && Math.min(weighted, fewer, invented) > plain + 0.1,
  rows: ({ difference, plain, weighted, fewer, invented }) => [
    { label: "weights against copies: largest difference of f", value: readable(difference) },
    { label: "balanced accuracy, nothing done", value: percent(plain) },
    { label: "weights, or copies", value: percent(weighted) },
    { label: "fewer of the common class", value: percent(fewer) },
    { label: "SMOTE", value: percent(invented) },
  ],
});

export const precisionSeesIt = experiment({
  id: "precision-sees-it",
  claim: "Make the common class ten times as common, and the area under the ROC curve stays; average precision falls by more than a quarter.",
  predict: {
    question: "The same machine, the same overlap; but among the test points the common class is ten times as common as before. Which measure notices?",
    options: ["ROC AUC", "Average precision", "Both alike"],
    answer: 1,
  },
  state: showing({ kernel: "linear", balanced: true }, "rare-class", rare(0.02, 1000)),
  measure() {
    const tries = seeds.slice(0, 5).map((seed) => {
      const { train, test } = halves(drawn("rare-class", rare(0.2, 900), seed), 0.3);
      const scores = decide(fit(train.X, train.y, { kernel: "linear", classWeight: "balanced" }), test.X);
      // Nine more copies of every common point.
      const rows = [...isRare(test.y), ...isCommon(test.y).flatMap((row) => Array<number>(10).fill(row))];
      const more = { y: rows.map((row) => test.y[row]!), scores: rows.map((row) => scores[row]!) };
      return {
        auc: metrics.rocAuc(test.y, scores), aucAfter: metrics.rocAuc(more.y, more.scores),
        precision: metrics.averagePrecision(test.y, scores), precisionAfter: metrics.averagePrecision(more.y, more.scores),
      };
    });
    const average = (key: "auc" | "aucAfter" | "precision" | "precisionAfter"): number => averageOf(tries.map((one) => one[key]));
    return { auc: average("auc"), aucAfter: average("aucAfter"), precision: average("precision"), precisionAfter: average("precisionAfter") };
  },
  holds: ({ auc, aucAfter, precision, precisionAfter }) => Math.abs(auc - aucAfter) < 1e-9 && precisionAfter < 0.75 * precision,
  rows: ({ auc, aucAfter, precision, precisionAfter }) => [
    { label: "ROC AUC before and after", value: `${auc.toFixed(3)}, ${aucAfter.toFixed(3)}` },
    { label: "average precision before and after", value: `${precision.toFixed(3)}, ${precisionAfter.toFixed(3)}` },
  ],
});

/** The threshold at which a share of the scores is at or above. */
const thresholdFor = (scores: Float64Array, count: number): number => scores.toSorted((a, b) => b - a)[Math.max(0, count - 1)]!;

export const movingTheThreshold = experiment({
  id: "moving-the-threshold",
  claim: "A plain logistic regression finds few of the rare class at its threshold of ½; with another threshold it finds as many as the balanced one, for it orders the points as well.",
  predict: {
    question: "Plain against balanced logistic regression, 5 % of the rare class. What does balancing improve?",
    options: ["The order of the points (AUC)", "The recall at the threshold ½", "Both"],
    answer: 1,
  },
  state: showing({ kernel: "linear" }, "rare-class", rare(0.05, 1000)),
  measure() {
    const tries = seeds.slice(0, 6).map((seed) => {
      const { train, test } = halves(drawn("rare-class", rare(0.05, 1600), seed));
      const copies = oversampled(train);
      const score = ({ X, y }: Examples): Float64Array => logisticRegression.decisionFunction(logisticRegression.fit(X, y), test.X).data;
      const [plain, balanced] = [score(train), score(copies)];
      const alarms = balanced.filter((z) => z >= 0).length;
      return {
        plainAuc: metrics.rocAuc(test.y, plain), balancedAuc: metrics.rocAuc(test.y, balanced),
        plain: recallOf(plain, test.y), balanced: recallOf(balanced, test.y),
        // As many alarms as the balanced one gives.
        moved: recallOf(plain, test.y, thresholdFor(plain, alarms)),
      };
    });
    const average = (key: keyof (typeof tries)[number]): number => averageOf(tries.map((one) => one[key]));
    return { plainAuc: average("plainAuc"), balancedAuc: average("balancedAuc"), plain: average("plain"), balanced: average("balanced"), moved: average("moved") };
  },
  holds: ({ plainAuc, balancedAuc, plain, balanced, moved }) => Math.abs(plainAuc - balancedAuc) < 0.01 && balanced > plain + 0.3 && Math.abs(moved - balanced) < 0.03,
  rows: ({ plainAuc, balancedAuc, plain, balanced, moved }) => [
    { label: "ROC AUC, plain and balanced", value: `${plainAuc.toFixed(3)}, ${balancedAuc.toFixed(3)}` },
    { label: "share of the rare class found at ½, plain and balanced", value: `${percent(plain)}, ${percent(balanced)}` },
    { label: "plain, with as many alarms as the balanced one", value: percent(moved) },
  ],
});

export const weightsSpoilProbabilities = experiment({
  id: "weights-spoil-probabilities",
  claim: "After balancing, probabilities are those of a world where both classes are equally common: several times too high on the average, until the odds are multiplied back.",
  predict: {
    question: "3 % of the points are of the rare class. A balanced logistic regression says how likely each is: what does it say on the average?",
    options: ["About 3 %", "About 10 %", "More than 20 %"],
    answer: 2,
  },
  state: showing({ kernel: "linear", balanced: true }, "rare-class", rare(0.03, 1000)),
  measure() {
    const tries = seeds.map((seed) => {
      const { train, test } = halves(drawn("rare-class", rare(0.03, 1600), seed));
      const odds = isRare(train.y).length / isCommon(train.y).length;
      const copies = oversampled(train);
      const said = logisticRegression.predictProba(logisticRegression.fit(copies.X, copies.y), test.X).data.filter((_, entry) => entry % 2 === 1);
      const corrected = said.map((p) => withoutWeight(p, weightOfRare(train.y)));
      return { odds, prevalence: isRare(test.y).length / test.y.length, said: averageOf(said), corrected: averageOf(corrected) };
    });
    const average = (key: "prevalence" | "said" | "corrected"): number => averageOf(tries.map((one) => one[key]));
    return { prevalence: average("prevalence"), said: average("said"), corrected: average("corrected") };
  },
  holds: ({ prevalence, said, corrected }) => said > 0.2 && Math.abs(corrected - prevalence) < 0.01,
  rows: ({ prevalence, said, corrected }) => [
    { label: "share of the rare class", value: percent(prevalence) },
    { label: "probability said, on the average, after balancing", value: percent(said) },
    { label: "with the odds divided by the weight again", value: percent(corrected) },
  ],
});
