/** Classes as numbers, numbers as classes, and classes in an order. */
import { linearRegression, logisticRegression, metrics } from "../../../algorithms";
import { takeRows, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { probabilitiesOf } from "../heads";
import { fitOrdinal } from "../fit-ordinal";
import { predictOrdinal } from "../ordinal";
import { averageOf, leastSquares, logistic, nearestClass, percent, pointsOf, range, showing, taskOfTable, theEnd } from "./measuring";

export const namesAreNoNumbers = experiment({
  id: "names-are-no-numbers",
  claim: "Regression on class numbers depends on which class is called which number; softmax does not.",
  predict: {
    question: "Three irises, numbered 0, 1, 2. You number them anew, so that another kind is in the middle. What happens to the accuracy of regression, rounded to the nearest number?",
    options: ["Nothing: they are only names", "It falls a little", "It falls by a third or more"],
    answer: 2,
  },
  state: { parameters: { shown: "regression" }, data: { source: "iris" }, step: theEnd },
  async measure() {
    const { X, labels } = await taskOfTable("iris", {});
    const renamed = labels.map((k) => [1, 0, 2][k]!);
    return {
      asListed: metrics.accuracy(labels, nearestClass(X, labels)),
      renamed: metrics.accuracy(renamed, nearestClass(X, renamed)),
      softmax: metrics.accuracy(labels, logisticRegression.predict(logistic(X, labels), X)),
      softmaxRenamed: metrics.accuracy(renamed, logisticRegression.predict(logistic(X, renamed), X)),
    };
  },
  holds: ({ asListed, renamed, softmax, softmaxRenamed }) => renamed < 0.67 * asListed && softmax === softmaxRenamed && softmax > 0.9,
  rows: ({ asListed, renamed, softmax, softmaxRenamed }) => [
    { label: "accuracy of regression, setosa 0, versicolor 1, virginica 2", value: percent(asListed) },
    { label: "versicolor 0, setosa 1, virginica 2", value: percent(renamed) },
    { label: "accuracy of softmax, both numberings", value: softmax === softmaxRenamed ? percent(softmax) : `${percent(softmax)}, ${percent(softmaxRenamed)}` },
  ],
});

const titles = { regression: "regression, rounded", softmax: "softmax", ordinal: "thresholds" } as const;

type Learner = (X: Matrix, y: Int32Array) => (test: Matrix) => Int32Array;

interface Judgement {
  readonly accuracy: number;
  /** The mean distance in stars. */
  readonly error: number;
  /** The share that is off by two stars or more. */
  readonly far: number;
}

/** On points that the head did not see, averaged over data sets. */
function judge(learn: Learner): Judgement {
  const tries = range(10).map((seed) => {
    const [train, test] = [pointsOf("ratings", { nSamples: 200 }, seed), pointsOf("ratings", { nSamples: 500 }, seed + 1000)];
    const classes = learn(train.X, train.y)(test.X);
    const distances = Array.from(classes, (k, i) => Math.abs(k - test.y[i]!));
    return { accuracy: metrics.accuracy(test.y, classes), error: averageOf(distances), far: averageOf(distances.map((distance) => Number(distance >= 2))) };
  });
  const average = (name: keyof Judgement): number => averageOf(tries.map((each) => each[name]));
  return { accuracy: average("accuracy"), error: average("error"), far: average("far") };
}

export const threeHeads = experiment({
  id: "three-heads",
  claim: "On star ratings, thresholds along one direction are right most often and nearest on average; regression, rounded, is right least often, though it hardly ever errs by two stars.",
  predict: {
    question: "Star ratings from 1 to 5, where three stars cover a wide band. Which head gives the right number of stars most often?",
    options: ["Regression, rounded: it knows the order", "Softmax: it knows nothing of the order", "Thresholds along one direction"],
    answer: 2,
  },
  state: { parameters: { shown: "ordinal" }, ...showing("ratings", {}, 0), step: theEnd },
  measure() {
    const heads = {
      regression: (X, y) => (test) => Int32Array.from(linearRegression.predict(leastSquares(X, y), test), (value) => Math.min(4, Math.max(0, Math.round(value)))),
      softmax: (X, y) => { const model = logistic(X, y); return (test) => logisticRegression.predict(model, test); },
      ordinal: (X, y) => { const model = fitOrdinal(X, y, 5); return (test) => predictOrdinal(model, test); },
    } satisfies Record<string, Learner>;
    return Object.fromEntries(Object.entries(heads).map(([name, learn]) => [name, judge(learn)])) as Record<keyof typeof heads, Judgement>;
  },
  holds: ({ regression, softmax, ordinal }) =>
    ordinal.accuracy > softmax.accuracy && softmax.accuracy > regression.accuracy + 0.03 &&
    ordinal.error < Math.min(softmax.error, regression.error) && regression.far < Math.min(softmax.far, ordinal.far),
  rows: (all) => Object.entries(all).flatMap(([name, { accuracy, error, far }]) => [
    { label: `${titles[name as keyof typeof titles]}: right; off by two or more; mean distance`, value: `${percent(accuracy)}; ${(100 * far).toFixed(2)} %; ${error.toFixed(3)}` },
  ]),
});

export const binsAndBack = experiment({
  id: "bins-and-back",
  claim: "Cut into five bins and averaged back by their probabilities, a number is predicted as well as by regression; the likeliest bin alone is a much worse answer.",
  predict: {
    question: "Diabetes progression, a number, is cut into five bins. A classifier learns the bins; its answer is the mean of the bins, weighted by their probabilities. How does it compare with regression?",
    options: ["Far worse: bins throw the number away", "As good, within 0.03 of R²", "Far better"],
    answer: 1,
  },
  state: { parameters: { bins: 5 }, data: { source: "diabetes", testFraction: 0.3 }, step: theEnd },
  async measure() {
    const tries = await Promise.all(range(8).map(async (seed) => {
      const { X, values, labels, levels, train, test } = await taskOfTable("diabetes", { bins: 5, testFraction: 0.3, seed });
      const [trainX, testX] = [takeRows(X, train), takeRows(X, test)];
      const truth = Float64Array.from(test, (row) => values[row]!);
      const classifier = logistic(trainX, Int32Array.from(train, (row) => labels[row]!));
      const P = probabilitiesOf(classifier, levels.length, testX);
      const expected = Float64Array.from(test, (_, i) => levels.reduce((sum, level, k) => sum + level * P.data[i * P.columns + k]!, 0));
      const likeliest = Float64Array.from(logisticRegression.predict(classifier, testX), (k) => levels[k]!);
      const line = linearRegression.predict(leastSquares(trainX, Float64Array.from(train, (row) => values[row]!)), testX);
      return { line: metrics.r2(truth, line), expected: metrics.r2(truth, expected), likeliest: metrics.r2(truth, likeliest) };
    }));
    const average = (name: keyof (typeof tries)[number]): number => averageOf(tries.map((each) => each[name]));
    return { line: average("line"), expected: average("expected"), likeliest: average("likeliest") };
  },
  holds: ({ line, expected, likeliest }) => Math.abs(expected - line) < 0.03 && likeliest < line - 0.1,
  rows: ({ line, expected, likeliest }) => [
    { label: "R² of regression, on points held out", value: line.toFixed(3) },
    { label: "R² of the bins' means, weighted by their probabilities", value: expected.toFixed(3) },
    { label: "R² of the likeliest bin's mean", value: likeliest.toFixed(3) },
  ],
});
