/** The run that the player plays: every head on the same training points, step by step, until it is solved or the budget is spent. */
import { linearRegression, logisticRegression, metrics } from "../../algorithms";
import { row, takeRows, zeros } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { gradientDescent, logisticLoss } from "../../algorithms/linear-models";
import type { RunInput } from "../../src/kit/lab/model";
import type { Values } from "../../src/kit/lab/schema";
import { curvesOf } from "./curves";
import type { Frame } from "./frame";
import { headsOf, updated, zeroWeights, type Lesson } from "./gradient";
import { answersOf, isBinary, type Heads } from "./heads";
import { fitOrdinal } from "./fit-ordinal";
import type { Parameters } from "./parameters";
import { taskOf, type Task } from "./task";

type Run = RunInput<Parameters> & { readonly task: Task; readonly lesson: Lesson };

export function* story(input: RunInput<Parameters>): Generator<Frame, void, void> {
  const task = taskOf(input.dataset, input.parameters.bins);
  const run = { ...input, task, lesson: lessonOf(task) };
  yield show(run, { phase: "start", iteration: 0, epoch: 0 }, headsOf(zeroWeights(run.lesson), run.lesson.classes));
  yield* input.parameters.solver === "exact" ? solved(run) : descended(run);
}

/** Least squares and thresholds at once, logistic regression by Newton's steps. */
function* solved(run: Run): Generator<Frame, void, void> {
  const { task, lesson, parameters: { penalty, C } } = run;
  const { X } = lesson;
  const labels = Int32Array.from(task.train, (i) => task.labels[i]!);
  const regression = linearRegression.fit(X, lesson.values);
  const ordinal = lesson.withOrdinal ? fitOrdinal(X, lesson.labels, lesson.classes.length) : null;
  const descent = logisticRegression.steps(X, labels, { penalty, C });
  // The start, where all coefficients are 0, was shown.
  descent.next();
  for (let step = descent.next(), iteration = 1; !step.done; iteration++) {
    const { coef, intercept, classes } = step.value;
    step = descent.next();
    const phase = step.done ? endOf(step.value) : "step";
    yield show(run, { phase, iteration, epoch: iteration }, { regression, classification: { coef, intercept, classes }, ordinal });
  }
}

function endOf({ separable, converged }: logisticRegression.Model): Frame["phase"] {
  if (separable) return "separable";
  return converged ? "done" : "stopped";
}

/** An epoch of many updates is shown in this many frames at most. */
const framesAnEpoch = 50;

/** Along the gradient, the same number of evaluations for every size of a batch. */
function* descended(run: Run): Generator<Frame, void, void> {
  const { lesson, parameters: { epochs, penalty, C }, seeds } = run;
  const n = lesson.X.rows;
  const size = batchSizeOf(run.parameters, n);
  const perFrame = Math.ceil(Math.ceil(n / size) / framesAnEpoch);
  const random = createRandom(seeds.model);
  let [weights, iteration, step] = [zeroWeights(lesson), 0, 0];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = random.permutation(n);
    for (let from = 0; from < n; from += size) {
      const { learningRate } = run.parametersAt(step);
      const l2 = penalty === "l2" ? 1 / (C * n) : 0;
      weights = updated(weights, lesson, order.subarray(from, from + size), { learningRate, l2 });
      iteration++;
      const isOver = from + size >= n;
      if (!isOver && iteration % perFrame > 0) continue;
      const phase = isOver && epoch === epochs - 1 ? "stopped" : "step";
      const heads = headsOf(weights, lesson.classes);
      if (hasDiverged(heads.regression)) throw new Error(explainDivergence(run, learningRate, size));
      yield show(run, { phase, iteration, epoch: epoch + Math.min(1, (from + size) / n) }, heads);
      step++;
    }
  }
}

export function batchSizeOf({ solver, batchSize }: Pick<Values<Parameters>, "solver" | "batchSize">, n: number): number {
  if (solver === "batch") return n;
  return solver === "stochastic" ? 1 : Math.min(batchSize, n);
}

/** Far beyond what any coefficient could be good for; also where it is no number any more. */
function hasDiverged({ coef, intercept }: Heads["regression"]): boolean {
  return ![...coef, intercept].every((value) => Math.abs(value) < 1e12);
}

function explainDivergence({ lesson }: Run, learningRate: number, size: number): string {
  const limit = Number((2 / gradientDescent.largestCurvature(lesson.X)).toPrecision(2));
  const rule = size === lesson.X.rows
    ? `Above 2/λmax = ${limit} here, λmax being the largest curvature of the squared error, each step overshoots by more than the last`
    : `Over the whole gradient the limit is 2/λmax = ${limit} here, and with single points or small batches it is lower`;
  return `Least squares diverged with a learning rate of ${learningRate}. ${rule}. Take a smaller rate, or standardise the points.`;
}

function lessonOf({ X: all, values, labels, train, levels }: Task): Lesson {
  const X = takeRows(all, train);
  const withOnes = zeros(X.rows, X.columns + 1);
  for (let i = 0; i < X.rows; i++) row(withOnes, i).set([...row(X, i), 1]);
  const classes = Int32Array.from(new Set(Array.from(train, (i) => labels[i]!))).toSorted();
  return {
    X,
    withOnes,
    values: Float64Array.from(train, (i) => values[i]!),
    labels: Int32Array.from(train, (i) => classes.indexOf(labels[i]!)),
    classes,
    // Thresholds need an order of three classes at least, and points of each.
    withOrdinal: levels.length > 2 && classes.length === levels.length,
  };
}

type Progress = Pick<Frame, "phase" | "iteration" | "epoch">;

function show({ task, lesson }: Run, progress: Progress, heads: Heads): Frame {
  return { ...progress, heads, loss: lossOf(lesson, heads), curves: rankingOf(task, heads) };
}

function lossOf({ X, values, labels }: Lesson, { regression, classification }: Heads): Frame["loss"] {
  return {
    regression: metrics.meanSquaredError(values, linearRegression.predict(regression, X)) / 2,
    classification: logisticLoss(logisticRegression.decisionFunction(classification, X), labels) / X.rows,
  };
}

/** On the points held out, if there are any. */
function rankingOf(task: Task, heads: Heads): Frame["curves"] {
  if (!isBinary(task)) return null;
  const judged = task.test.length > 0 ? task.test : task.train;
  const X = takeRows(task.X, judged);
  const truth = Int32Array.from(judged, (i) => task.labels[i]!);
  const [regression, classification] = (["regression", "classification"] as const).map((name) => curvesOf(truth, answersOf(heads, name, task, X)));
  return regression && classification ? { regression, classification } : null;
}
