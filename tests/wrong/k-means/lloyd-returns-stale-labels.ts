/**
 * misconception: The labels of the last assign still hold after the last update.
 * expects: /the labels do not fit the returned centres/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { assign, fillEmptyClusters, inertia, update, type Frame, type Model } from "@algorithms/k-means";

export function* lloyd(X: Matrix, first: Matrix, { maxIter, start = 0 }: { maxIter: number; tol: number; start?: number }): Generator<Frame, Model> {
  let clusterCenters = first;
  let labels: Int32Array = new Int32Array(X.rows).fill(-1);
  yield { phase: "initialize", start, iteration: 0, clusterCenters, labels, inertia: null };
  for (let iteration = 1; ; iteration++) {
    const before = labels.join();
    labels = fillEmptyClusters(X, assign(X, clusterCenters), clusterCenters);
    yield { phase: "assign", start, iteration, clusterCenters, labels, inertia: inertia(X, labels, clusterCenters) };
    clusterCenters = update(X, labels, clusterCenters.rows);
    const cost = inertia(X, labels, clusterCenters);
    yield { phase: "update", start, iteration, clusterCenters, labels, inertia: cost };
    if (labels.join() === before || iteration === maxIter) return { clusterCenters, labels, inertia: cost, nIter: iteration };
  }
}
