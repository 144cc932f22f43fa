/**
 * k-nearest neighbours on TensorFlow.js, for many rows and many queries: the verbs of the reference, as promises and an async generator.
 * The device computes the matrix of all distances, block by block, and keeps a few more than k of each query; these are measured again
 * as the reference does, and put in its order.
 *
 * Tolerance: distances are the reference's to the last bit, and so is their order. Another row than the reference's is found only where
 * more rows than were kept are equally far, up to 1e-5 of the table's spread.
 */
import { abs, add, matMul, maximum, mul, neg, pow, reshape, slice, sub, tidy, topk, type Tensor2D } from "@tensorflow/tfjs-core";
import { openDevice, type Backend, type WasmFiles } from "../core/gpu";
import { blocksOf, centred, columnMeans, readIds, squaredNorms, upload } from "../core/gpu-matrix";
import { takeRows, type Matrix, type MatrixLike } from "../core/matrix";
import * as reference from "./index";
import type { Frame, Model, Neighbors, Params } from "./index";
import { distance, type Measure } from "./measure";

export { defaults, type Frame, type Model, type Params } from "./index";

/** The engine on one backend. Fitting only stores the rows. */
export interface Gpu {
  steps(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): AsyncGenerator<Frame, Model>;
  fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): Promise<Model>;
  neighbors(model: Model, X: MatrixLike, nNeighbors?: number): Promise<Neighbors>;
  predict(model: Model, X: MatrixLike): Promise<Int32Array | Float64Array>;
  predictProba(model: Model, X: MatrixLike): Promise<Matrix>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** Kept of each query beyond k: rows that single precision cannot tell from the k-th. */
const spare = 8;

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  const device = await openDevice(backend, files);

  async function neighbors(model: Model, X: MatrixLike, nNeighbors = model.nNeighbors): Promise<Neighbors> {
    const queries = reference.checkedQueries(model, X, nNeighbors);
    const candidates = await device.run(() => nearestCandidates(model, queries, Math.min(model.X.rows, nNeighbors + spare)));
    return { nNeighbors, ...measured(model, queries, candidates, nNeighbors) };
  }

  return {
    async *steps(X, y, params) {
      return yield* reference.steps(X, y, { ...params, algorithm: "brute" });
    },
    fit: async (X, y, params) => reference.fit(X, y, { ...params, algorithm: "brute" }),
    neighbors,
    predict: async (model, X) => reference.answersOf(model, await neighbors(model, X)),
    async predictProba(model, X) {
      reference.checkClasses(model);
      return reference.sharesOf(model, await neighbors(model, X));
    },
    tensorCount: () => device.tensorCount(),
  };
}

/** The numbers of the `kept` rows that are nearest in single precision, query by query. */
async function nearestCandidates({ X, measure }: Model, Q: Matrix, kept: number): Promise<Int32Array> {
  const means = columnMeans(X);
  const rows = upload(centred(X, means));
  const found = new Int32Array(Q.rows * kept);
  try {
    for (const [from, to] of blocksOf(Q.rows, X.rows)) {
      const block = takeRows(Q, Int32Array.from({ length: to - from }, (_, i) => from + i));
      const ids = tidy(() => topk(neg(ranksOf(rows, upload(centred(block, means)), measure)), kept, false).indices);
      found.set(await readIds(ids), from * kept);
    }
  } finally {
    rows.dispose();
  }
  return found;
}

/** Numbers that put the rows in the order of their distances, m × n: without the query's own square, and without roots. */
function ranksOf(X: Tensor2D, Q: Tensor2D, { metric, p }: Measure): Tensor2D {
  if (metric === "euclidean") return sub(reshape(squaredNorms(X), [1, X.shape[0]]), mul(matMul(Q, X, false, true), 2));
  const differences = (j: number): Tensor2D => {
    const [ofRows, ofQueries] = [slice(X, [0, j], [X.shape[0], 1]), slice(Q, [0, j], [Q.shape[0], 1])];
    const apart = abs(sub(ofQueries, reshape(ofRows, [1, X.shape[0]]))) as Tensor2D;
    return metric === "minkowski" ? pow(apart, p) : apart;
  };
  const together = metric === "chebyshev" ? maximum : add;
  let ranks = tidy(() => differences(0));
  for (let j = 1; j < X.shape[1]; j++) {
    const before = ranks;
    ranks = tidy(() => together(before, differences(j)));
    // Of all columns together, such matrices would have no room.
    before.dispose();
  }
  return ranks;
}

/** The k nearest of each query's candidates, by the reference's own distance and order: ties go to the row that comes first. */
function measured({ X, measure }: Model, Q: Matrix, candidates: Int32Array, k: number): Pick<Neighbors, "indices" | "distances"> {
  const kept = candidates.length / Q.rows;
  const [indices, distances] = [new Int32Array(Q.rows * k), new Float64Array(Q.rows * k)];
  for (let i = 0; i < Q.rows; i++) {
    const rows = Array.from(candidates.subarray(i * kept, (i + 1) * kept), (row) => ({ row, far: distance(X, row, Q, i, measure) }));
    rows.sort((a, b) => a.far - b.far || a.row - b.row);
    for (let place = 0; place < k; place++) {
      indices[i * k + place] = rows[place]!.row;
      distances[i * k + place] = rows[place]!.far;
    }
  }
  return { indices, distances };
}
