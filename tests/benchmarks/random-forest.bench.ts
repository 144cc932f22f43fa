/**
 * Random forests against their peers: the same rows and parameters, every tree grown until its leaves agree; how good the forest is
 * on held-out rows stands beside every time, for no two draw the same trees.
 */
import * as randomForest from "@algorithms/random-forest";
import { zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import { accuracy } from "@algorithms/metrics";
import { benchmark, type Case, type ScriptContender } from "./harness";
import { openScikitjs } from "./scikitjs";

interface Input {
  X: Matrix;
  y: Int32Array;
  unseen: Matrix;
  truth: Int32Array;
  nEstimators: number;
}

interface Result {
  predicted: ArrayLike<number>;
}

/** Three classes by the lengths of two pairs of columns, a tenth of them drawn at random; the other columns say nothing. */
function rings(n: number, d: number, nEstimators: number): Input {
  const random = createRandom(1);
  const draw = (rows: number) => {
    const X = zeros(rows, d);
    const y = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < d; j++) X.data[i * d + j] = random.normal();
      const at = (j: number): number => X.data[i * d + j]!;
      const ring = Number(Math.hypot(at(0), at(1)) > 1.2) + Number(Math.hypot(at(2), at(3)) > 1.2);
      y[i] = random.uniform() < 0.1 ? random.integer(3) : ring;
    }
    return { X, y };
  };
  const [train, test] = [draw(n), draw(4000)];
  return { X: train.X, y: train.y, unseen: test.X, truth: test.y, nEstimators };
}

const cases: Case<Input>[] = [
  { name: "n = 5,000, d = 20, 100 trees", repetitions: 6, create: () => rings(5000, 20, 100) },
  { name: "n = 500, d = 8, 50 trees", repetitions: 30, create: () => rings(500, 8, 50) },
];

const ours: ScriptContender<Input, Result> = {
  name: "ours",
  note: "with out-of-bag votes, as always",
  prepare: async ({ X, y, unseen, nEstimators }) => {
    const fit = () => ({ model: randomForest.fit(X, y, { nEstimators, seed: 1 }), unseen });
    return fit;
  },
  read: (output) => {
    const { model, unseen } = output as { model: randomForest.Model; unseen: Matrix };
    return { predicted: Array.from(randomForest.predict(model, unseen)) };
  },
};

const toRows = (matrix: Matrix): number[][] =>
  Array.from({ length: matrix.rows }, (_, i) => [...matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns)]);

const mlRandomForest: ScriptContender<Input, Result> = {
  name: "ml-random-forest",
  note: "draws its columns once a tree",
  prepare: async ({ X, y, unseen, nEstimators }) => {
    const { RandomForestClassifier } = await import("ml-random-forest");
    const [rows, targets, others] = [toRows(X), Array.from(y), toRows(unseen)];
    return () => {
      const model = new RandomForestClassifier({ seed: 1, nEstimators, maxFeatures: Math.floor(Math.sqrt(X.columns)), replacement: false, noOOB: true });
      model.train(rows, targets);
      return { model, others };
    };
  },
  read: (output) => {
    const { model, others } = output as { model: { predict(rows: number[][]): number[] }; others: number[][] };
    return { predicted: model.predict(others) };
  },
};

/** It has trees only: what a person who has no other library would write around them. */
const scikitjs: ScriptContender<Input, Result> = {
  name: "scikitjs",
  note: "its trees, bagged by hand, each with one vote",
  prepare: async ({ X, y, unseen, nEstimators }) => {
    const { DecisionTreeClassifier } = (await openScikitjs()).sk;
    const [rows, others] = [toRows(X), toRows(unseen)];
    return () => {
      const random = createRandom(1);
      const trees = Array.from({ length: nEstimators }, () => {
        const drawn = rows.map(() => random.integer(rows.length));
        return new DecisionTreeClassifier({ maxFeatures: "sqrt" }).fit(drawn.map((row) => rows[row]!), drawn.map((row) => y[row]!));
      });
      return { trees, others };
    };
  },
  read: (output) => {
    const { trees, others } = output as { trees: { predict(rows: number[][]): ArrayLike<number> }[]; others: number[][] };
    const said = trees.map((tree) => tree.predict(others));
    const mostOf = (votes: number[]): number => votes.indexOf(Math.max(...votes));
    return { predicted: others.map((_, i) => mostOf([0, 1, 2].map((k) => said.filter((ids) => ids[i] === k).length))) };
  },
};

const scikitLearn = (name: string, ...options: string[]) => ({ name, python: "random_forest.py", options, requires: "sklearn" });

await benchmark<Input, Result>({
  title: "random forest",
  ours: "ours",
  cases,
  contenders: [ours, mlRandomForest, scikitjs, scikitLearn("scikit-learn"), scikitLearn("scikit-learn, out-of-bag as well", "oob")],
  toPython: ({ X, y, unseen, nEstimators }) => ({
    tables: { X: X.data, y: Float64Array.from(y), unseen: unseen.data },
    params: { columns: X.columns, nEstimators },
  }),
  judge: ({ truth }, { predicted }) => ({ "held-out accuracy": accuracy(truth, predicted) }),
});
