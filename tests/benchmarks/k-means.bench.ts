/**
 * k-means against its peers: the same rows, the same first centres, and the same fixed number of iterations with no
 * tolerance, which is the one stopping rule that all of them have.
 */
import * as elkan from "@algorithms/k-means/elkan";
import * as reference from "@algorithms/k-means";
import { takeRows, zeros, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import { benchmark, type Case, type ScriptContender } from "./harness";
import { openScikitjs } from "./scikitjs";

interface Input {
  X: Matrix;
  init: Matrix;
  maxIter: number;
}

interface Result {
  clusterCenters: number[] | Float64Array;
  iterations: number;
}

/** Overlapping Gaussian clusters of unequal size and width: dozens of iterations before the centres rest. */
function mixture(n: number, d: number, k: number, spread: number, maxIter: number): Input {
  const random = createRandom(1);
  const [X, means] = [zeros(n, d), zeros(k, d)];
  for (let entry = 0; entry < k * d; entry++) means.data[entry] = spread * (2 * random.uniform() - 1);
  const widths = Array.from({ length: k }, () => 0.6 + 0.8 * random.uniform());
  for (let i = 0; i < n; i++) {
    const cluster = Math.floor(k * random.uniform() ** 1.5);
    for (let j = 0; j < d; j++) X.data[i * d + j] = means.data[cluster * d + j]! + widths[cluster]! * random.normal();
  }
  return { X, init: takeRows(X, random.permutation(n).subarray(0, k)), maxIter };
}

const cases: Case<Input>[] = [
  { name: "n = 50,000, d = 16, k = 32", repetitions: 6, create: () => mixture(50_000, 16, 32, 1.7, 90) },
  { name: "n = 10,000, d = 2, k = 8", repetitions: 40, create: () => mixture(10_000, 2, 8, 3, 25) },
  { name: "n = 500, d = 2, k = 3", repetitions: 200, create: () => mixture(500, 2, 3, 2, 10) },
];

function ours(name: string, algorithm: typeof reference | typeof elkan): ScriptContender<Input, Result> {
  return {
    name,
    prepare: async ({ X, init, maxIter }) => {
      const params = { nClusters: init.rows, init, maxIter, tol: 0 };
      return () => algorithm.fit(X, params);
    },
    read: (output) => {
      const model = output as reference.Model;
      return { clusterCenters: model.clusterCenters.data, iterations: model.nIter };
    },
  };
}

const toRows = (matrix: Matrix): number[][] =>
  Array.from({ length: matrix.rows }, (_, i) => [
    ...matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns),
  ]);

const mlKMeans: ScriptContender<Input, Result> = {
  name: "ml-kmeans",
  note: "does not assign the rows to the last centres",
  prepare: async ({ X, init, maxIter }) => {
    const { kmeans } = await import("ml-kmeans");
    const [rows, initialization] = [toRows(X), toRows(init)];
    return () => kmeans(rows, initialization.length, { initialization, maxIterations: maxIter, tolerance: 0 });
  },
  read: (output) => {
    const { centroids, iterations } = output as { centroids: number[][]; iterations: number };
    return { clusterCenters: centroids.flat(), iterations };
  },
};

const skmeans: ScriptContender<Input, Result> = {
  name: "skmeans",
  note: "does not assign the rows to the last centres; ties go to the highest id",
  prepare: async ({ X, init, maxIter }) => {
    const { default: skmeans } = await import("skmeans");
    const [rows, centers] = [toRows(X), toRows(init)];
    // It overwrites the centres it is given.
    return () => skmeans(rows, centers.length, [...centers], maxIter);
  },
  read: (output) => {
    const { centroids, it } = output as { centroids: number[][]; it: number };
    return { clusterCenters: centroids.flat(), iterations: it };
  },
};

const scikitjs: ScriptContender<Input, Result> = {
  name: "scikitjs",
  note: "float32 on TensorFlow.js's CPU backend; takes no centres, so its own choice of them is replaced",
  prepare: async ({ X, init, maxIter }) => {
    const { tf, sk } = await openScikitjs();
    const [rows, centers] = [tf.tensor2d(toRows(X)), toRows(init)];
    return () => {
      const model = new sk.KMeans({ nClusters: centers.length, maxIter });
      model.initCentroids = () => void (model.clusterCenters = tf.tensor2d(centers));
      const fitted = model.fit(rows).clusterCenters.arraySync();
      return { centers: fitted, iterations: maxIter };
    };
  },
  read: (output) => {
    const { centers, iterations } = output as { centers: number[][]; iterations: number };
    return { clusterCenters: centers.flat(), iterations };
  },
};

const scikitLearn = (algorithm: "lloyd" | "elkan") => ({
  name: `scikit-learn, ${algorithm}`,
  python: "k_means.py",
  options: [algorithm],
  requires: "sklearn",
});

await benchmark<Input, Result>({
  title: "k-means from given centres",
  ours: "our engine",
  cases,
  contenders: [
    ours("our engine", elkan),
    ours("our reference", reference),
    mlKMeans,
    skmeans,
    scikitjs,
    scikitLearn("lloyd"),
    scikitLearn("elkan"),
  ],
  toPython: ({ X, init, maxIter }) => ({
    tables: { X: X.data, init: init.data },
    params: { columns: X.columns, maxIter },
  }),
  judge: ({ X, init }, { clusterCenters, iterations }) => {
    const centers = { data: Float64Array.from(clusterCenters), rows: init.rows, columns: init.columns };
    return { inertia: reference.inertia(X, reference.assign(X, centers), centers), iterations };
  },
});
