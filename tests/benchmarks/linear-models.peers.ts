/** npm's linear models as contenders: each where it has the task. */
import type { Matrix } from "@algorithms/core/matrix";
import type { ScriptContender } from "./harness";
import type { Input, Result } from "./linear-models.bench";
import { openScikitjs } from "./scikitjs";

const toRows = ({ data, rows, columns }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));

const refuse = (task: string): never => {
  throw new Error(`has no ${task}`);
};

export const mlRegression: ScriptContender<Input, Result> = {
  name: "ml-regression-multivariate-linear",
  prepare: async ({ task, X, y }) => {
    if (task !== "least squares") refuse(task);
    const { default: MLR } = await import("ml-regression-multivariate-linear");
    const [rows, targets] = [toRows(X), Array.from(y, (value) => [value])];
    return () => new MLR(rows, targets, { statistics: false }).weights.flat();
  },
  read: (output) => {
    const weights = output as number[];
    return { coef: weights.slice(0, -1), intercept: weights.at(-1)! };
  },
};

export const mlLogistic: ScriptContender<Input, Result> = {
  name: "ml-logistic-regression",
  note: "gradient descent without a penalty, which hardly counts for so many rows; given a column of ones and a rate that descends",
  prepare: async ({ task, X, y }) => {
    if (task !== "logistic, l2") refuse(task);
    const [{ default: LogisticRegression }, { Matrix: Dense }] = await Promise.all([import("ml-logistic-regression"), import("ml-matrix")]);
    const [table, targets] = [new Dense(toRows(X).map((x) => [...x, 1])), Dense.columnVector(Array.from(y, (id) => 1 - id))];
    return () => {
      const model = new LogisticRegression({ numSteps: 200, learningRate: 1.5 / X.rows });
      model.train(table, targets);
      return model.classifiers[1]!.weights.to1DArray();
    };
  },
  read: (output) => {
    const weights = output as number[];
    return { coef: weights.slice(0, -1), intercept: weights.at(-1)! };
  },
};

export const scikitjs: ScriptContender<Input, Result> = {
  name: "scikitjs",
  note: "float32 by Adam, stopped early: does not reach the objective",
  prepare: async ({ task, X, y, alpha, l1Ratio }) => {
    if (task !== "ridge" && task !== "lasso" && task !== "elastic net") return refuse(task);
    const { tf, sk } = await openScikitjs();
    // Its squared error is not halved.
    const make = {
      ridge: () => new sk.RidgeRegression({ alpha: alpha / X.rows }),
      lasso: () => new sk.LassoRegression({ alpha: 2 * alpha }),
      "elastic net": () => new sk.ElasticNet({ alpha: 2 * alpha, l1Ratio }),
    }[task];
    const [rows, targets] = [tf.tensor2d(toRows(X)), tf.tensor1d(Array.from(y))];
    return async () => {
      const model = make();
      await model.fit(rows, targets);
      return model;
    };
  },
  read: (output) => {
    const { coef, intercept } = output as { coef: { dataSync(): Float32Array }; intercept: number | { dataSync(): Float32Array } };
    return { coef: Array.from(coef.dataSync()), intercept: typeof intercept === "number" ? intercept : intercept.dataSync()[0]! };
  },
};
