/**
 * misconception: Whoever got a frame has looked at it before the next step.
 * expects: /a frame changed after it was yielded/
 */
import { copy, type Matrix } from "@algorithms/core/matrix";
import { assign, inertia, update, type Frame, type Model } from "@algorithms/k-means";

export function* lloyd(X: Matrix, first: Matrix, { maxIter, start = 0 }: { maxIter: number; tol: number; start?: number }): Generator<Frame, Model> {
  const clusterCenters = copy(first);
  const labels = new Int32Array(X.rows).fill(-1);
  yield { phase: "initialize", start, iteration: 0, clusterCenters, labels, inertia: null };
  for (let iteration = 1; ; iteration++) {
    const before = labels.join();
    labels.set(assign(X, clusterCenters));
    const cost = inertia(X, labels, clusterCenters);
    yield { phase: "assign", start, iteration, clusterCenters, labels, inertia: cost };
    if (labels.join() === before || iteration > maxIter) return { clusterCenters, labels, inertia: cost, nIter: iteration };
    clusterCenters.data.set(update(X, labels, clusterCenters.rows).data);
    yield { phase: "update", start, iteration, clusterCenters, labels, inertia: inertia(X, labels, clusterCenters) };
  }
}
