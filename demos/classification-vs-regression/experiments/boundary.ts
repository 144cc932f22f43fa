/** Why a classifier is not a regression on 0 and 1. */
import { linearRegression, logisticRegression } from "../../../algorithms";
import type { Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, leastSquares, logistic, nDatasets, percent, pointsOf, range, showing, theEnd } from "./measuring";

/** Of the boundary's normal, in degrees. */
const angleOf = (coef: ArrayLike<number>): number => (Math.atan2(coef[1]!, coef[0]!) * 180) / Math.PI;
/** Between two lines, 0 … 90. */
const turn = (a: number, b: number): number => Math.abs(((((a - b) % 180) + 270) % 180) - 90);

const squaresOf = (X: Matrix, y: ArrayLike<number>): Float64Array => linearRegression.predict(leastSquares(X, y), X);

export const sameClouds = experiment({
  id: "two-heads-one-boundary",
  claim: "On two clouds of one shape and size, both heads draw nearly the same boundary; but more than a fifth of what least squares answers is no probability.",
  predict: {
    question: "Two round clouds of the same size, 20 times. How far apart are the boundaries of least squares on 0 and 1 and of logistic regression?",
    options: ["They are the same within a few degrees", "About 20 degrees", "They have nothing to do with each other"],
    answer: 0,
  },
  state: { parameters: { shown: "regression", charts: "losses" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const { X, y } = pointsOf("two-gaussians", {}, seed);
      const answers = squaresOf(X, y);
      const classes = logisticRegression.predict(logistic(X, y), X);
      return {
        angle: turn(angleOf(leastSquares(X, y).coef), angleOf(logistic(X, y).coef.data)),
        agree: averageOf(range(X.rows).map((i) => Number(Number(answers[i]! >= 0.5) === classes[i]))),
        outside: averageOf(Array.from(answers, (answer) => Number(answer < 0 || answer > 1))),
      };
    });
    return {
      angle: averageOf(tries.map(({ angle }) => angle)),
      agree: averageOf(tries.map(({ agree }) => agree)),
      outside: averageOf(tries.map(({ outside }) => outside)),
    };
  },
  holds: ({ angle, agree, outside }) => angle < 5 && agree > 0.98 && outside > 0.2,
  rows: ({ angle, agree, outside }) => [
    { label: "between the boundaries, on average", value: `${angle.toFixed(1)}°` },
    { label: "points that both heads decide alike, on average", value: percent(agree) },
    { label: "answers of least squares below 0 or above 1", value: percent(outside) },
  ],
});

export const farPointMoves = experiment({
  id: "far-point",
  claim: "One far point on its own right side turns the boundary of least squares, which then gets others wrong; the logistic boundary stays within two degrees.",
  predict: {
    question: "One of 40 points moves far out, away from the boundary, on its own side; nobody doubts its class. Which boundary turns by more than ten degrees?",
    options: ["Neither: the point is right anyway", "That of least squares", "The logistic one", "Both"],
    answer: 1,
  },
  state: { parameters: { charts: "losses" }, ...showing("far-point", { far: 20 }, 1), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const [near, far] = [pointsOf("far-point", { far: 0 }, seed), pointsOf("far-point", { far: 20 }, seed)];
      const wrong = (classes: ArrayLike<number>): number => range(far.y.length).filter((i) => classes[i] !== far.y[i]).length;
      return {
        squares: turn(angleOf(leastSquares(near.X, near.y).coef), angleOf(leastSquares(far.X, far.y).coef)),
        logistic: turn(angleOf(logistic(near.X, near.y).coef.data), angleOf(logistic(far.X, far.y).coef.data)),
        wrongBySquares: wrong(squaresOf(far.X, far.y).map((answer) => Number(answer >= 0.5))),
        wrongByLogistic: wrong(logisticRegression.predict(logistic(far.X, far.y), far.X)),
        answer: squaresOf(far.X, far.y)[1]!,
      };
    });
    const average = (name: keyof (typeof tries)[number]): number => averageOf(tries.map((each) => each[name]));
    return {
      squares: average("squares"), logistic: Math.max(...tries.map((each) => each.logistic)),
      wrongBySquares: average("wrongBySquares"), wrongByLogistic: average("wrongByLogistic"), answer: average("answer"),
    };
  },
  holds: ({ squares, logistic: still, wrongBySquares, wrongByLogistic }) => squares > 20 && still < 2 && wrongBySquares > 2 && wrongByLogistic < 1,
  rows: ({ squares, logistic: still, wrongBySquares, wrongByLogistic, answer }) => [
    { label: "the boundary of least squares turns, on average", value: `${squares.toFixed(0)}°` },
    { label: "the logistic boundary turns, at most", value: `${still.toFixed(2)}°` },
    { label: "points wrong, least squares", value: wrongBySquares.toFixed(1) },
    { label: "points wrong, logistic", value: wrongByLogistic.toFixed(1) },
    { label: "what least squares answers for the far point, where 1 is right", value: answer.toFixed(2) },
  ],
});

export const straightLogOdds = experiment({
  id: "log-odds-are-linear",
  claim: "Along any straight way the log-odds of logistic regression change by the same amount every step; the probability does not.",
  predict: {
    question: "You walk straight across the boundary in equal steps. What grows by the same amount every step?",
    options: ["The probability", "The odds", "The logarithm of the odds"],
    answer: 2,
  },
  state: { ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const { X, y } = pointsOf("two-gaussians", {}, 0);
    const way = range(9).map((i) => [-4 + i, -4 + i]);
    const p = range(9).map((i) => logisticRegression.predictProba(logistic(X, y), way).data[2 * i + 1]!);
    const steps = (values: readonly number[]): number[] => values.slice(1).map((value, i) => value - values[i]!);
    const [logOdds, probability] = [steps(p.map((value) => Math.log(value / (1 - value)))), steps(p)];
    const unevenness = (all: readonly number[]): number => (Math.max(...all) - Math.min(...all)) / averageOf(all);
    return { step: averageOf(logOdds), logOdds: unevenness(logOdds), least: Math.min(...probability), most: Math.max(...probability) };
  },
  holds: ({ logOdds, least, most }) => logOdds < 1e-6 && most > 20 * least,
  rows: ({ step, least, most }) => [
    { label: "the log-odds grow, every step, by", value: step.toFixed(3) },
    { label: "the probability grows by at least", value: least.toFixed(4) },
    { label: "and by at most", value: most.toFixed(4) },
  ],
});

export const separable = experiment({
  id: "separable-has-no-optimum",
  claim: "Where a line separates the classes and nothing is penalised, ever larger coefficients are ever better; a penalty gives them a size.",
  predict: {
    question: "A line separates two clouds without an error. What does logistic regression without a penalty converge to?",
    options: ["The line in the middle, and moderate coefficients", "Nothing: its coefficients grow without end", "All coefficients zero"],
    answer: 1,
  },
  state: { parameters: { penalty: "none" }, ...showing("two-gaussians", { noise: 0.5 }, 0), step: theEnd },
  measure() {
    const { X, y } = pointsOf("two-gaussians", { noise: 0.5 }, 0);
    const sizeOf = (params: Partial<logisticRegression.Params>): number => Math.hypot(...logisticRegression.fit(X, y, params).coef.data);
    const model = logisticRegression.fit(X, y, { penalty: "none" });
    return { isTold: model.separable, few: sizeOf({ penalty: "none", maxIter: 5 }), more: sizeOf({ penalty: "none", maxIter: 15 }), penalised: sizeOf({}), again: sizeOf({ maxIter: 15 }) };
  },
  holds: ({ isTold, few, more, penalised, again }) => isTold && more > 1.5 * few && Math.abs(penalised / again - 1) < 1e-6,
  rows: ({ few, more, penalised }) => [
    { label: "size of the coefficients after 5 steps, no penalty", value: few.toFixed(1) },
    { label: "after 15 steps", value: more.toFixed(1) },
    { label: "with L2 and C = 1, after any", value: penalised.toFixed(1) },
  ],
});
