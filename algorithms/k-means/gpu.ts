/**
 * k-means on TensorFlow.js, for many rows and many clusters: the verbs of the reference, as promises and an async generator. The
 * device does what costs O(n·k·d), the distances to all centres; the rows stay there from the first iteration to the last. The means,
 * O(n·d), and the greedy k-means++ are the reference's own, in double precision.
 *
 * Tolerance: distances are in single precision. A row goes to another centre than in the reference only where two centres are equally
 * near up to 1e-5 of the table's spread; given the labels, centres and inertia are exact.
 */
import { argMin, concat, matMul, mul, reshape, slice, sub, tidy, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { checkColumns } from "../core/check";
import { openDevice, type Backend, type WasmFiles } from "../core/gpu";
import { blocksOf, centred, columnMeans, readIds, squaredNorms, upload } from "../core/gpu-matrix";
import { drainSlowly } from "../core/generator";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { bestOfStarts, type Params } from "./index";
import { descend, lloyd, update, type Frame, type HalfStep, type Halves, type Model } from "./lloyd";

export { defaults, type Params } from "./index";
export type { Frame, Model } from "./lloyd";

/** The engine on one backend. */
export interface Gpu {
  /** The reference's frames. */
  steps(X: MatrixLike, params?: Partial<Params>): AsyncGenerator<Frame, Model>;
  /** The reference's model; the cost of the half-steps on the way, which nobody sees, is not computed. */
  fit(X: MatrixLike, params?: Partial<Params>): Promise<Model>;
  predict(model: Pick<Model, "clusterCenters">, X: MatrixLike): Promise<Int32Array>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  const device = await openDevice(backend, files);

  /**
   * Walks through a story that is told with `halves`. After every half-step but an assignment comes the assignment to its centres:
   * so that is computed before the story goes on, and handed to it when it asks.
   */
  async function* answered<Step extends HalfStep>(X: MatrixLike, story: (halves: Halves) => Generator<Step, Model>): AsyncGenerator<Step, Model> {
    let labels: Int32Array = new Int32Array();
    const steps = story({ assign: () => labels, update });
    let step = steps.next();
    const rows = toMatrix(X);
    const means = columnMeans(rows);
    const points = await device.run(async () => upload(centred(rows, means)));
    try {
      while (!step.done) {
        yield step.value;
        const { phase, clusterCenters } = step.value;
        if (phase !== "assign") labels = await device.run(() => nearest(points, centred(clusterCenters, means)));
        step = steps.next();
      }
      return step.value;
    } finally {
      points.dispose();
    }
  }

  const steps = (X: MatrixLike, params: Partial<Params> = {}): AsyncGenerator<Frame, Model> =>
    answered(X, (halves) => bestOfStarts(X, params, (matrix, centers, options) => lloyd(matrix, centers, options, halves)));

  function fit(X: MatrixLike, params: Partial<Params> = {}): Promise<Model> {
    return drainSlowly(answered(X, (halves) => bestOfStarts(X, params, (matrix, centers, options) => descend(matrix, centers, options, halves))));
  }

  async function predict({ clusterCenters }: Pick<Model, "clusterCenters">, X: MatrixLike): Promise<Int32Array> {
    const rows = toMatrix(X);
    checkColumns(rows.columns, clusterCenters.columns);
    const means = columnMeans(rows);
    return device.run(async () => {
      const points = upload(centred(rows, means));
      try {
        return await nearest(points, centred(clusterCenters, means));
      } finally {
        points.dispose();
      }
    });
  }

  return { steps, fit, predict, tensorCount: () => device.tensorCount() };
}

/** The centre c that makes ‖c‖² − 2x·c least, for every row x: ‖x − c‖² without the part in which all centres are alike. */
function nearest(points: Tensor2D, centers: Matrix): Promise<Int32Array> {
  const [n, d] = points.shape;
  return readIds(tidy(() => {
    const uploaded = upload(centers);
    const squares = reshape(squaredNorms(uploaded), [1, centers.rows]);
    const ids = blocksOf(n, centers.rows).map(([from, to]) => {
      const products = matMul(slice(points, [from, 0], [to - from, d]), uploaded, false, true);
      return argMin(sub(squares, mul(products, 2)), 1) as Tensor1D;
    });
    return ids.length === 1 ? ids[0]! : concat(ids);
  }));
}
