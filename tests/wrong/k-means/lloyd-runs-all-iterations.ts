/**
 * misconception: maxIter says how many iterations there are.
 * expects: /until no label changes/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { assign, fillEmptyClusters, inertia, update, type Frame, type Model } from "@algorithms/k-means";

export function* lloyd(X: Matrix, first: Matrix, { maxIter, start = 0 }: { maxIter: number; tol: number; start?: number }): Generator<Frame, Model> {
  let clusterCenters = first;
  let labels: Int32Array = new Int32Array(X.rows).fill(-1);
  yield { phase: "initialize", start, iteration: 0, clusterCenters, labels, inertia: null };
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    labels = assign(X, clusterCenters);
    yield { phase: "assign", start, iteration, clusterCenters, labels, inertia: inertia(X, labels, clusterCenters) };
    labels = fillEmptyClusters(X, labels, clusterCenters);
    clusterCenters = update(X, labels, clusterCenters.rows);
    yield { phase: "update", start, iteration, clusterCenters, labels, inertia: inertia(X, labels, clusterCenters) };
  }
  labels = assign(X, clusterCenters);
  const cost = inertia(X, labels, clusterCenters);
  yield { phase: "assign", start, iteration: maxIter, clusterCenters, labels, inertia: cost };
  return { clusterCenters, labels, inertia: cost, nIter: maxIter };
}
