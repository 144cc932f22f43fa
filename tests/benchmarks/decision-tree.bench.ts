/** Decision trees: the same table, the same limits; how much is right on rows held out, and how large the tree is, stand beside every time. */
import * as reference from "../../algorithms/decision-tree";
import * as presorted from "../../algorithms/decision-tree/presorted";
import type { Matrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { accuracy, r2 } from "../../algorithms/metrics";
import { benchmark, type Case, type ScriptContender } from "./harness";
import { openScikitjs } from "./scikitjs";

interface Input {
  readonly task: "classification" | "regression";
  readonly maxDepth: number | null;
  readonly X: Matrix;
  readonly y: Float64Array;
  readonly test: Matrix;
  readonly testY: Float64Array;
}

interface Result {
  readonly predicted: ArrayLike<number>;
  /** 0 where the contender does not tell. */
  readonly nodes: number;
}

/** Scores that are linear in eight of the features, and noise: the class of the highest, or the first of them as a real. */
function linearScores(n: number, d: number, nClasses: number, noise: number, maxDepth: number | null): Input {
  const random = createRandom(17);
  const weights = Array.from({ length: nClasses * d }, (_, entry) => (entry % d < 8 ? random.normal() : 0));
  const draw = (rows: number): { X: Matrix; y: Float64Array } => {
    const X = { data: Float64Array.from({ length: rows * d }, () => random.normal()), rows, columns: d };
    const scoreOf = (i: number, k: number): number => {
      let score = noise * random.normal();
      for (let j = 0; j < d; j++) score += weights[k * d + j]! * X.data[i * d + j]!;
      return score;
    };
    const y = Float64Array.from({ length: rows }, (_, i) => {
      const scores = Array.from({ length: nClasses }, (__, k) => scoreOf(i, k));
      return nClasses === 1 ? scores[0]! : scores.indexOf(Math.max(...scores));
    });
    return { X, y };
  };
  const [train, test] = [draw(n), draw(5000)];
  return { task: nClasses === 1 ? "regression" : "classification", maxDepth, X: train.X, y: train.y, test: test.X, testY: test.y };
}

const cases: Case<Input>[] = [
  { name: "classes: n = 10,000, d = 20, K = 3, to purity", repetitions: 8, create: () => linearScores(10_000, 20, 3, 1.5, null) },
  { name: "regression: n = 10,000, d = 10, depth 8", repetitions: 12, create: () => linearScores(10_000, 10, 1, 1.5, 8) },
];

const toRows = ({ data, rows, columns }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));

function ours(name: string, algorithm: Pick<typeof reference, "fit">): ScriptContender<Input, Result> {
  let given: Input;
  return {
    name,
    prepare: async (input) => {
      given = input;
      const { X, y, task, maxDepth } = input;
      return () => algorithm.fit(X, y, { task, maxDepth });
    },
    read: (output) => {
      const model = output as reference.Model;
      return { predicted: reference.predict(model, given.test), nodes: reference.nodeCount(model) };
    },
  };
}

const mlCart: ScriptContender<Input, Result> = (() => {
  let test: number[][];
  return {
    name: "ml-cart",
    note: "tries every cut anew for each row",
    prepare: async (input: Input) => {
      const { DecisionTreeClassifier, DecisionTreeRegression } = await import("ml-cart");
      const kind = input.task === "classification" ? DecisionTreeClassifier : DecisionTreeRegression;
      const options = { maxDepth: input.maxDepth ?? 1000, minNumSamples: 2 };
      const [rows, y] = [toRows(input.X), Array.from(input.y)];
      test = toRows(input.test);
      return () => {
        const model = new kind(options);
        model.train(rows, y);
        return model;
      };
    },
    read: (output: unknown) => ({ predicted: (output as { predict(X: number[][]): number[] }).predict(test), nodes: 0 }),
  };
})();

const scikitjs: ScriptContender<Input, Result> = (() => {
  let test: number[][];
  return {
    name: "scikitjs",
    prepare: async (input: Input) => {
      const { sk } = await openScikitjs();
      const kind = input.task === "classification" ? sk.DecisionTreeClassifier : sk.DecisionTreeRegressor;
      const [rows, y] = [toRows(input.X), Array.from(input.y)];
      test = toRows(input.test);
      return () => new kind({ maxDepth: input.maxDepth ?? undefined }).fit(rows, y);
    },
    read: (output: unknown) => ({ predicted: (output as { predict(X: number[][]): ArrayLike<number> }).predict(test), nodes: 0 }),
  };
})();

await benchmark<Input, Result>({
  title: "decision trees",
  ours: "our engine",
  cases,
  contenders: [
    ours("our engine", presorted),
    ours("our reference", reference),
    mlCart,
    scikitjs,
    { name: "scikit-learn", python: "decision_tree.py", options: [], requires: "sklearn" },
  ],
  toPython: ({ X, y, test, task, maxDepth }) => ({ tables: { X: X.data, y, test: test.data }, params: { columns: X.columns, task, maxDepth } }),
  judge: ({ task, testY }, { predicted, nodes }) => ({
    [task === "classification" ? "right on 5,000 new rows" : "R² on 5,000 new rows"]:
      task === "classification" ? accuracy(testY, Int32Array.from(predicted)) : r2(testY, Float64Array.from(predicted)),
    nodes,
  }),
});
