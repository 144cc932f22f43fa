/** What a score is, and what it is not. */
import { linearRegression, logisticRegression, supportVectorMachine } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { readable } from "../describe";
import { binsOf, calibrationError, clouds, squash } from "../reliability";
import { averageOf, decide, drawn, fit, halves, range, seeds, showing, take } from "./measuring";

const errorOf = (said: ArrayLike<number>, y: ArrayLike<number>): number => calibrationError(binsOf(said, y));

export const scoreIsNoProbability = experiment({
  id: "score-is-no-probability",
  claim: "Squashed to 0 … 1, the machine's score is no probability; Platt's sigmoid, fitted on points it was not trained on, makes it one.",
  predict: {
    question: "A score of 1 is on the margin line. Squashed by 1/(1 + exp(−f)), and by a sigmoid fitted on held-out points: whose probabilities come true?",
    options: ["Both do", "Only the fitted sigmoid's", "Neither's"],
    answer: 1,
  },
  state: showing({ kernel: "linear" }, "two-gaussians", { ...clouds, nSamples: 600 }),
  measure() {
    const tries = seeds.map((seed) => {
      const { train, test: rest } = halves(drawn("two-gaussians", { ...clouds, nSamples: 1200 }, seed), 1 / 3);
      const { train: held, test } = halves(rest);
      const model = fit(train.X, train.y, { kernel: "linear", C: 0.001 });
      const sigmoid = supportVectorMachine.plattScaling(decide(model, held.X), held.y);
      const scores = Array.from(decide(model, test.X));
      return {
        squashed: errorOf(scores.map(squash), test.y),
        fitted: errorOf(scores.map((f) => supportVectorMachine.plattProbability(sigmoid, f)), test.y),
      };
    });
    return { squashed: averageOf(tries.map(({ squashed }) => squashed)), fitted: averageOf(tries.map(({ fitted }) => fitted)) };
  },
  holds: ({ squashed, fitted }) => squashed > 2 * fitted && fitted < 0.08,
  rows: ({ squashed, fitted }) => [
    { label: "what is said against what happens, squashed", value: readable(squashed) },
    { label: "by Platt's sigmoid", value: readable(fitted) },
  ],
});

export const hingeForgets = experiment({
  id: "hinge-forgets",
  claim: "A point well on its own side has no say in the hinge loss; the logistic loss listens to it for ever, if ever less; squared errors are moved by it most.",
  predict: {
    question: "The half of the points that are most clearly right is deleted. Whose weights stay exactly as they were?",
    options: ["Logistic regression's", "The support vector machine's", "Both", "Neither's"],
    answer: 1,
  },
  state: showing({ kernel: "linear" }, "two-gaussians", { nSamples: 200, noise: 1.1 }),
  measure() {
    const tries = seeds.slice(0, 5).map((seed) => {
      const all = drawn("two-gaussians", { nSamples: 200, noise: 1.1 }, seed);
      const machine = fit(all.X, all.y, { kernel: "linear", tol: 1e-6 });
      const margins = decide(machine, all.X).map((f, i) => (2 * all.y[i]! - 1) * f);
      const order = range(200).toSorted((a, b) => margins[b]! - margins[a]!);
      const fewer = take(all, order.slice(100).toSorted((a, b) => a - b));
      const relative = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.hypot(...Array.from(a, (value, j) => value - b[j]!)) / Math.hypot(...Array.from(a));
      const logistic = [all, fewer].map(({ X, y }) => logisticRegression.fit(X, y).coef.data);
      const squares = [all, fewer].map(({ X, y }) => linearRegression.fit(X, Float64Array.from(y)).coef);
      const again = fit(fewer.X, fewer.y, { kernel: "linear", tol: 1e-6 });
      const [before, after] = [decide(machine, all.X), decide(again, all.X)];
      return {
        hinge: Math.max(...before.map((f, i) => Math.abs(f - after[i]!))),
        logistic: relative(logistic[0]!, logistic[1]!),
        squares: relative(squares[0]!, squares[1]!),
      };
    });
    const average = (key: "hinge" | "logistic" | "squares"): number => averageOf(tries.map((one) => one[key]));
    return { hinge: Math.max(...tries.map(({ hinge }) => hinge)), logistic: average("logistic"), squares: average("squares") };
  },
  holds: ({ hinge, logistic, squares }) => hinge < 1e-4 && logistic > 1e-2 && squares > logistic,
  rows: ({ hinge, logistic, squares }) => [
    { label: "largest change of f, hinge loss", value: readable(hinge) },
    { label: "relative change of the weights, logistic loss", value: readable(logistic) },
    { label: "relative change of the weights, squared errors", value: readable(squares) },
  ],
});
