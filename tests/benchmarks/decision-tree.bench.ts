/**
 * Decision trees: the same table, the same limits; how much is right on rows held out, and how large the tree is, stand beside every
 * time. Where a grid is predicted, growing the tree is not timed.
 */
import * as reference from "../../algorithms/decision-tree";
import * as presorted from "../../algorithms/decision-tree/presorted";
import type { Matrix } from "../../algorithms/core/matrix";
import { createRandom, type Random } from "../../algorithms/core/random";
import { accuracy, r2 } from "../../algorithms/metrics";
import { benchmark, type Case, type ScriptContender } from "./harness";
import { openScikitjs } from "./scikitjs";

interface Input {
  readonly timed: "fit" | "predict";
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

type Draw = (X: Matrix) => Float64Array;

const normals = (random: Random, rows: number, columns: number): Matrix => ({
  data: Float64Array.from({ length: rows * columns }, () => random.normal()), rows, columns,
});

/** Scores that are linear in at most eight of the features, and noise: the class of the highest, or the first of them as a real. */
function linearScores(random: Random, d: number, nClasses: number, noise: number): Draw {
  const weights = Array.from({ length: nClasses * d }, (_, entry) => (entry % d < 8 ? random.normal() : 0));
  return (X) => {
    const scoreOf = (i: number, k: number): number => {
      let score = noise * random.normal();
      for (let j = 0; j < d; j++) score += weights[k * d + j]! * X.data[i * d + j]!;
      return score;
    };
    return Float64Array.from({ length: X.rows }, (_, i) => {
      const scores = Array.from({ length: nClasses }, (__, k) => scoreOf(i, k));
      return nClasses === 1 ? scores[0]! : scores.indexOf(Math.max(...scores));
    });
  };
}

function heldOut(n: number, d: number, nClasses: number, maxDepth: number | null): Input {
  const random = createRandom(17);
  const draw = linearScores(random, d, nClasses, 1.5);
  const X = normals(random, n, d);
  const y = draw(X);
  const test = normals(random, 5000, d);
  return { timed: "fit", task: nClasses === 1 ? "regression" : "classification", maxDepth, X, y, test, testY: draw(test) };
}

/** The surface that a page paints: a tree grown to purity on two noisy columns is asked about every point of a grid. */
function grid(side: number): Input {
  const random = createRandom(17);
  const draw = linearScores(random, 2, 3, 0.7);
  const X = normals(random, 10_000, 2);
  const at = (place: number): number => (6 * place) / (side - 1) - 3;
  const data = Float64Array.from({ length: 2 * side * side }, (_, entry) => at(entry % 2 ? Math.floor(entry / 2 / side) : (entry >> 1) % side));
  const test = { data, rows: side * side, columns: 2 };
  return { timed: "predict", task: "classification", maxDepth: null, X, y: draw(X), test, testY: draw(test) };
}

const cases: Case<Input>[] = [
  { name: "classes: n = 10,000, d = 20, K = 3, to purity", repetitions: 8, create: () => heldOut(10_000, 20, 3, null) },
  { name: "regression: n = 10,000, d = 10, depth 8", repetitions: 12, create: () => heldOut(10_000, 10, 1, 8) },
  { name: "predict a grid of 100 × 100 by a tree of 10,000 points", repetitions: 30, create: () => grid(100) },
];

const toRows = ({ data, rows, columns }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));

/** What is read after a run: the model that it fitted, or what it predicted. */
interface Outcome<Model> {
  readonly model: Model;
  readonly predicted?: ArrayLike<number>;
}

/** A contender of whom only fitting, or only predicting, is timed. */
function contender<Model, Table>(
  named: { name: string; note?: string },
  open: () => Promise<{
    shape(X: Matrix): Table;
    fit(X: Table, input: Input): Model;
    predict(model: Model, X: Table): ArrayLike<number>;
    nodes?(model: Model): number;
  }>,
): ScriptContender<Input, Result> {
  let read: (outcome: Outcome<Model>) => Result;
  return {
    ...named,
    prepare: async (input) => {
      const { shape, fit, predict, nodes = () => 0 } = await open();
      const [X, test] = [shape(input.X), shape(input.test)];
      read = ({ model, predicted }) => ({ predicted: predicted ?? predict(model, test), nodes: nodes(model) });
      if (input.timed === "fit") return () => ({ model: fit(X, input) });
      const model = fit(X, input);
      return () => ({ model, predicted: predict(model, test) });
    },
    read: (output) => read(output as Outcome<Model>),
  };
}

const ours = (name: string, { fit, predict }: Pick<typeof reference, "fit" | "predict">): ScriptContender<Input, Result> =>
  contender({ name }, async () => ({
    shape: (X) => X,
    fit: (X, { y, task, maxDepth }) => fit(X, y, { task, maxDepth }),
    predict,
    nodes: reference.nodeCount,
  }));

const mlCart = contender({ name: "ml-cart", note: "tries every cut anew for each row" }, async () => {
  const { DecisionTreeClassifier, DecisionTreeRegression } = await import("ml-cart");
  return {
    shape: toRows,
    fit: (X, { task, maxDepth, y }) => {
      const kind = task === "classification" ? DecisionTreeClassifier : DecisionTreeRegression;
      const model = new kind({ maxDepth: maxDepth ?? 1000, minNumSamples: 2 });
      model.train(X, Array.from(y));
      return model;
    },
    predict: (model, X) => model.predict(X),
  };
});

const scikitjs = contender({ name: "scikitjs" }, async () => {
  const { DecisionTreeClassifier, DecisionTreeRegressor } = (await openScikitjs()).sk;
  return {
    shape: toRows,
    fit: (X, { task, maxDepth, y }) => {
      const kind = task === "classification" ? DecisionTreeClassifier : DecisionTreeRegressor;
      return new kind({ maxDepth: maxDepth ?? undefined }).fit(X, Array.from(y));
    },
    predict: (model, X) => model.predict(X),
  };
});

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
  toPython: ({ X, y, test, task, maxDepth, timed }) => ({ tables: { X: X.data, y, test: test.data }, params: { columns: X.columns, task, maxDepth, timed } }),
  judge: ({ task, testY }, { predicted, nodes }) => ({
    [task === "classification" ? "right on new rows" : "R² on new rows"]:
      task === "classification" ? accuracy(testY, Int32Array.from(predicted)) : r2(testY, Float64Array.from(predicted)),
    nodes,
  }),
});
