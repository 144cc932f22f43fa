/** From the state to what distances are measured on: the two features drawn, one of them stretched, and any number of noise. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import { createRandom, type Random } from "../../algorithms/core/random";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Domain } from "../../src/kit/plots/types";
import { rememberLast } from "./memo";
import type { Parameters } from "./parameters";

type Input = Pick<RunInput<Parameters>, "parameters" | "dataset" | "seeds">;

export interface Task {
  readonly domain: Domain;
  readonly target: Target;
  /** How many classes have a name; 0 for values. */
  readonly nClasses: number;
  /** Training rows, as row numbers of the data set, and their features: n × d. */
  readonly train: Int32Array;
  readonly X: Matrix;
  readonly y: Int32Array | Float64Array;
  readonly test: Int32Array;
  readonly testX: Matrix;
  /** The query, in the units drawn. */
  readonly query: readonly [x: number, y: number];
  /** Features of places in the plane. Where there is noise, they share the query's. */
  featuresAt(places: readonly (readonly [x: number, y: number])[]): Matrix;
}

/** @throws Error, in a sentence for people, if there is nothing to look up */
export function taskOf({ parameters, dataset, seeds }: Input): Task {
  const { target, train, test } = dataset;
  if (!target) throw new Error("These data have neither classes nor values that neighbours could tell. Choose others.");
  if (train.length === 0) throw new Error("There are no points to look up. Add some.");
  const domain = fitDomain(dataset.X);
  const { features, noise } = featuresOf({ parameters, dataset, seeds });
  const at = (rows: Int32Array): Matrix => taken(features, rows);
  const { stretch, queryX, queryY } = parameters;
  const within = ([low, high]: readonly [number, number], share: number): number => low + share * (high - low);
  return {
    domain, target, train, test,
    nClasses: target.kind === "class" ? target.classNames.length : 0,
    X: at(train),
    testX: at(test),
    y: target.values instanceof Int32Array ? Int32Array.from(train, (row) => target.values[row]!) : Float64Array.from(train, (row) => target.values[row]!),
    query: [within(domain.x, queryX), within(domain.y, queryY)],
    featuresAt: (places) => featuresOfPlaces(places, stretch, noise),
  };
}

function featuresOfPlaces(places: readonly (readonly [x: number, y: number])[], stretch: number, noise: Float64Array): Matrix {
  const features = zeros(places.length, 2 + noise.length);
  places.forEach(([x, y], i) => {
    const at = i * features.columns;
    features.data[at] = stretch * x;
    features.data[at + 1] = y;
    features.data.set(noise, at + 2);
  });
  return features;
}

type Described = Pick<RunInput<Parameters>["parameters"], "nNeighbors" | "weights" | "metric" | "p"> & { readonly algorithm: knn.Params["algorithm"] };

/** The estimator that a task's parameters describe. @param k in place of theirs */
export function fitTask({ X, y, target }: Task, { nNeighbors, weights, metric, p, algorithm }: Described, k = nNeighbors): knn.Model {
  if (k > X.rows) {
    throw new Error(`There ${X.rows === 1 ? "is one training point" : `are ${X.rows} training points`}, too few for ${k} neighbours. Add points or lower k.`);
  }
  const task = target.kind === "class" ? "classification" : "regression";
  return knn.fit(X, y, { task, nNeighbors: k, weights, metric, p, algorithm });
}

/** All rows' features, and the noise of the query: each row's is its own, whatever else is on the stage. */
const featuresOf = rememberLast(
  ({ parameters: { stretch, noiseFeatures }, dataset: { X, ids }, seeds }: Input) => [stretch, noiseFeatures, X.data, ids, seeds.model],
  ({ parameters: { stretch, noiseFeatures }, dataset, seeds }) => {
    const { X, ids } = dataset;
    const features = zeros(X.rows, 2 + noiseFeatures);
    const spread = spreadOf(dataset);
    const noiseOf = (id: number): Random => createRandom(1_000_003 * seeds.model + id);
    for (let i = 0; i < X.rows; i++) {
      const at = i * features.columns;
      features.data[at] = stretch * X.data[i * X.columns]!;
      features.data[at + 1] = X.data[i * X.columns + 1]!;
      const random = noiseOf(ids[i]!);
      for (let j = 2; j < features.columns; j++) features.data[at + j] = spread * random.normal();
    }
    const random = noiseOf(-1);
    return { features, noise: Float64Array.from({ length: noiseFeatures }, () => spread * random.normal()) };
  },
);

/** The root mean variance of the two features drawn. */
function spreadOf({ X }: Dataset): number {
  let sum = 0;
  for (let j = 0; j < 2; j++) {
    let mean = 0;
    for (let i = 0; i < X.rows; i++) mean += X.data[i * X.columns + j]! / X.rows;
    for (let i = 0; i < X.rows; i++) sum += (X.data[i * X.columns + j]! - mean) ** 2 / (2 * X.rows);
  }
  return Math.sqrt(sum) || 1;
}

function taken(features: Matrix, rows: Int32Array): Matrix {
  const chosen = zeros(rows.length, features.columns);
  rows.forEach((row, i) => chosen.data.set(features.data.subarray(row * features.columns, (row + 1) * features.columns), i * features.columns));
  return chosen;
}
