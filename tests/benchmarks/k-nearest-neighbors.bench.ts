/**
 * k-nearest neighbours against its peers: the same rows, queries and k. What is timed is storing the rows, an index
 * included, and answering all queries. The share of queries answered as by exact brute force stands beside every time.
 */
import * as knn from "@algorithms/k-nearest-neighbors";
import type { Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import { benchmark, type Case, type ScriptContender } from "./harness";
import { openScikitjs } from "./scikitjs";

interface Input {
  X: Matrix;
  y: Int32Array;
  queries: Matrix;
  k: number;
}

type Result = number[];

/** Three overlapping Gaussian classes. */
function draw(n: number, queries: number, d: number): Input {
  const random = createRandom(1);
  const table = (rows: number) => {
    const y = Int32Array.from({ length: rows }, () => random.integer(3));
    const data = Float64Array.from({ length: rows * d }, (_, at) => random.normal() + 2 * Number(at % d === y[Math.floor(at / d)]! % d));
    return { y, X: { data, rows, columns: d } };
  };
  return { ...table(n), queries: table(queries).X, k: 5 };
}

const cases: Case<Input>[] = [
  { name: "10,000 × 2, 10,000 queries, k = 5", repetitions: 20, create: () => draw(10_000, 10_000, 2) },
  { name: "5,000 × 64, 1,000 queries, k = 5", repetitions: 10, create: () => draw(5_000, 1_000, 64) },
  ...[[300, 2], [1_000, 2], [1_000, 4], [10_000, 3], [10_000, 5], [40_000, 5]].map(([n, d]) => ({
    name: `crossover: ${n} × ${d}, 1,000 queries, k = 5`, repetitions: 10, create: () => draw(n!, 1_000, d!),
  })),
];

const ours = (name: string, algorithm: knn.Params["algorithm"], note?: string): ScriptContender<Input, Result> => ({
  name,
  note,
  prepare: async ({ X, y, queries, k }) => () => knn.predict(knn.fit(X, y, { nNeighbors: k, algorithm }), queries),
  read: (output) => Array.from(output as Int32Array),
});

const toRows = ({ data, rows, columns }: Matrix): number[][] => Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);

const mlKnn: ScriptContender<Input, Result> = {
  name: "ml-knn",
  prepare: async ({ X, y, queries, k }) => {
    const { default: KNN } = await import("ml-knn");
    const [rows, asked] = [toRows(X), toRows(queries)];
    return () => new KNN(rows, [...y], { k }).predict(asked);
  },
  read: (output) => output as number[],
};

const scikitjs = (algorithm: "kdTree" | "brute"): ScriptContender<Input, Result> => ({
  name: `scikitjs, ${algorithm}`,
  note: "float32",
  prepare: async ({ X, y, queries, k }) => {
    const { tf, sk } = await openScikitjs();
    const [rows, asked] = [tf.tensor2d(toRows(X)), tf.tensor2d(toRows(queries))];
    const targets = tf.tensor1d(y, "int32");
    return async () => {
      const model = new sk.KNeighborsClassifier({ nNeighbors: k, algorithm });
      await model.fit(rows, targets);
      return model.predict(asked).dataSync();
    };
  },
  read: (output) => Array.from(output as Float32Array),
});

const scikitLearn = (algorithm: "auto" | "brute" | "kd_tree") => ({
  name: `scikit-learn, ${algorithm}`,
  python: "k_nearest_neighbors.py",
  options: [algorithm],
  requires: "sklearn",
});

await benchmark<Input, Result>({
  title: "k-nearest neighbours",
  ours: "ours",
  cases,
  contenders: [
    ours("ours", "auto"),
    ours("ours, k-d tree", "kd-tree"),
    ours("ours, brute", "brute"),
    mlKnn,
    scikitjs("kdTree"),
    scikitjs("brute"),
    scikitLearn("auto"),
    scikitLearn("brute"),
  ],
  toPython: ({ X, y, queries, k }) => ({
    tables: { X: X.data, y: Float64Array.from(y), queries: queries.data },
    params: { columns: X.columns, k },
  }),
  judge: ({ X, y, queries, k }, predicted) => {
    const exact = knn.predict(knn.fit(X, y, { nNeighbors: k, algorithm: "brute" }), queries);
    return { "as exact": predicted.filter((id, i) => id === exact[i]).length / exact.length };
  },
});
