/**
 * Linear models against their peers: the same objective, by each one's own way and default tolerance, with the objective
 * that was reached beside every time.
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as linear from "@algorithms/linear-models";
import { benchmark, type Case, type PythonContender, type ScriptContender } from "./harness";
import { mlLogistic, mlRegression, scikitjs } from "./linear-models.peers";

type Task = "least squares" | "ridge" | "lasso" | "elastic net" | "logistic, l2" | "logistic, l1";

export interface Input {
  task: Task;
  X: Matrix;
  y: Float64Array;
  alpha: number;
  l1Ratio: number;
  C: number;
}

export interface Result {
  coef: ArrayLike<number>;
  intercept: number;
}

/** Correlated columns, of which every fifth counts, and noise; for the logistic tasks the classes are drawn. */
function sample(task: Task, n: number, d: number): Input {
  const random = createRandom(1);
  const [X, y] = [zeros(n, d), new Float64Array(n)];
  const weights = Float64Array.from({ length: d }, (_, j) => (j % 5 === 0 ? random.normal() : 0));
  for (let i = 0; i < n; i++) {
    let [before, score] = [random.normal(), 0.5];
    for (let j = 0; j < d; j++) {
      before = 0.4 * before + Math.sqrt(1 - 0.16) * random.normal();
      X.data[i * d + j] = before;
      score += before * weights[j]!;
    }
    y[i] = task.startsWith("logistic") ? Number(random.uniform() < linear.sigmoid(score)) : score + random.normal();
  }
  const alpha = { lasso: 0.1, "elastic net": 0.1, ridge: 1 }[task as "ridge"] ?? 0;
  return { task, X, y, alpha, l1Ratio: { lasso: 1, "elastic net": 0.5 }[task as "lasso"] ?? 0, C: task === "logistic, l1" ? 0.1 : 1 };
}

/** Enough for every compiler to be done: a fit takes some milliseconds. */
const repetitions = 100;

const regression = (task: Task): Case<Input> => ({ name: `${task}, n = 10,000, d = 100`, repetitions, create: () => sample(task, 10_000, 100) });
const classification = (task: Task): Case<Input> => ({ name: `${task}, n = 10,000, d = 50`, repetitions, create: () => sample(task, 10_000, 50) });

/** scikit-learn's. */
const tol = 1e-4;

const ours: ScriptContender<Input, Result> = {
  name: "ours",
  prepare: async ({ task, X, y, alpha, l1Ratio, C }) => {
    switch (task) {
      case "least squares": return () => linear.linearRegression.fit(X, y);
      case "ridge": return () => linear.ridge.fit(X, y, { alpha });
      case "lasso": return () => linear.lasso.fit(X, y, { alpha });
      case "elastic net": return () => linear.elasticNet.fit(X, y, { alpha, l1Ratio });
      case "logistic, l2": return () => linear.logisticRegression.fit(X, y, { C, tol });
      case "logistic, l1": return () => linear.logisticRegression.fit(X, y, { C, penalty: "l1", tol });
    }
  },
  read: (output) => {
    const { coef, intercept } = output as linear.LinearModel | linear.LinearClassifier;
    return { coef: "data" in coef ? coef.data : coef, intercept: typeof intercept === "number" ? intercept : intercept[0]! };
  },
};

const scikitLearn = (solver: string): PythonContender => ({
  name: solver === "default" ? "scikit-learn" : `scikit-learn, ${solver}`,
  python: "linear_models.py",
  options: [solver],
  requires: "sklearn",
  ...(solver === "liblinear" && { note: "penalises the intercept, as little as intercept_scaling = 100 lets it" }),
});

await benchmark<Input, Result>({
  title: "linear models",
  ours: "ours",
  cases: [
    regression("least squares"), regression("ridge"), regression("lasso"), regression("elastic net"),
    classification("logistic, l2"), classification("logistic, l1"),
  ],
  contenders: [
    ours, mlRegression, mlLogistic, scikitjs,
    scikitLearn("default"), scikitLearn("newton-cholesky"), scikitLearn("liblinear"), scikitLearn("saga"),
  ],
  toPython: ({ X, y, ...params }) => ({ tables: { X: X.data, y }, params: { ...params, columns: X.columns } }),
  judge: ({ task, X, y, alpha, l1Ratio, C }, { coef, intercept }) => {
    const w = Float64Array.from(coef);
    const values = linear.linearRegression.predict({ coef: w, intercept }, X);
    const zero = Array.from(w).filter((value) => value === 0).length;
    if (!task.startsWith("logistic")) {
      // Ridge's objective is a sum over the rows.
      const penalty = task === "ridge" ? { alpha: alpha / X.rows, l1Ratio: 0 } : { alpha, l1Ratio };
      return { objective: linear.elasticNetObjective(values.map((value, i) => y[i]! - value), w, penalty), zero };
    }
    const penalty = linear.elasticNetObjective(new Float64Array(1), w, { alpha: 1, l1Ratio: Number(task === "logistic, l1") });
    return { objective: C * linear.logisticLoss({ data: values, rows: X.rows, columns: 1 }, y) + penalty, zero };
  },
});
