/**
 * The support vector machine with its kernels on TensorFlow.js: the verbs of the reference, as promises and an async generator. The
 * matrix of all K(xᵢ, xⱼ) is one product on the device and n² numbers of single precision here; the optimization that walks along
 * its rows, which is all small steps, is that of `shrinking.ts`. Where there is no room for the matrix, there is the reference. Decisions,
 * as a surface needs them by the ten thousand, are two products.
 *
 * Tolerance: kernels are those of the reference to 1e-5 of the largest, as in libsvm, which keeps them in single precision too. So the
 * model is the reference's to its `tol`, and decisions to 1e-4 of the largest |coefficient| sum.
 */
import { add, exp, matMul, mul, onesLike, tanh, tidy, type Tensor2D } from "@tensorflow/tfjs-core";
import { InvalidInput } from "../core/errors";
import { drainSlowly } from "../core/generator";
import { openDevice, type Backend, type WasmFiles } from "../core/gpu";
import { blocksOf, centred, columnMeans, read, squaredDistances, upload } from "../core/gpu-matrix";
import { takeRows, toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { checkedMatrix, classesFor, defaults, framesOf, scoresFor, trainingOf, type Frame, type Params } from "./index";
import type { Kernel } from "./kernel";
import { pairCoefficients, trainPairs, type Model, type Pair, type Start } from "./one-vs-one";
import { solve, type KnownKernels } from "./shrinking-solver";

export { defaults, type Frame, type Params } from "./index";
export type { Model } from "./one-vs-one";

/** The engine on one backend. */
export interface Gpu {
  /** A frame for every pair of classes, once it is solved. */
  steps(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>, start?: Start): AsyncGenerator<Frame, Model>;
  fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>, start?: Start): Promise<Model>;
  predict(model: Model, X: MatrixLike): Promise<Int32Array>;
  decisionFunction(model: Model, X: MatrixLike): Promise<Matrix>;
  /** All K(aᵢ, bⱼ), n × m. */
  kernelMatrix(A: Matrix, B: Matrix, kernel: Kernel): Promise<Matrix>;
  /** Σⱼ weightsⱼ K(aᵢ, bⱼ) for every row of A: decisions of one pair of classes, without the intercept. */
  kernelSums(A: Matrix, B: Matrix, kernel: Kernel, weights: Float64Array): Promise<Float64Array>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  const device = await openDevice(backend, files);
  const kernelMatrix = async (A: Matrix, B: Matrix, kernel: Kernel): Promise<Matrix> => {
    const data = new Float64Array(A.rows * B.rows);
    await device.run(() => eachBlock(A, B, kernel, (K) => K, (values, from) => data.set(values, from * B.rows)));
    return { data, rows: A.rows, columns: B.rows };
  };

  async function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}, start?: Start): AsyncGenerator<Frame, Model> {
    const training = trainingOf(toMatrix(X), y, { ...defaults, ...params }, start);
    const rows: Float32Array[] = [];
    const n = training.X.rows;
    checkRoom(n);
    await device.run(() => eachBlock(training.X, training.X, training.kernel, (K) => K, (values) => {
      for (let at = 0; at < values.length; at += n) rows.push(new Float32Array(values.subarray(at, at + n)));
    }));
    return yield* framesOf(trainPairs(training, function* (problem, options, pair) {
      const state = solve(problem, options, kernelsOfPair(rows, pair));
      yield state;
      return state;
    }));
  }

  function fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>, start?: Start): Promise<Model> {
    return drainSlowly(steps(X, y, params, start));
  }

  /** The kernels of A's rows with B's, times a matrix. */
  async function kernelProduct(A: Matrix, B: Matrix, kernel: Kernel, factor: Matrix): Promise<Float64Array> {
    const product = new Float64Array(A.rows * factor.columns);
    await device.run(async () => {
      const uploaded = upload(factor);
      try {
        await eachBlock(A, B, kernel, (K) => matMul(K, uploaded), (values, from) => product.set(values, from * factor.columns));
      } finally {
        uploaded.dispose();
      }
    });
    return product;
  }

  /** As `pairDecisions` of the reference. */
  async function decisions(model: Model, X: MatrixLike): Promise<Matrix> {
    const rows = checkedMatrix(model, X);
    const columns = model.intercept.length;
    const sums = await kernelProduct(rows, model.supportVectors, model, pairCoefficients(model));
    return { data: sums.map((value, entry) => value + model.intercept[entry % columns]!), rows: rows.rows, columns };
  }

  return {
    steps,
    fit,
    kernelMatrix,
    kernelSums: (A, B, kernel, weights) => kernelProduct(A, B, kernel, { data: weights, rows: weights.length, columns: 1 }),
    predict: async (model, X) => classesFor(model, await decisions(model, X)),
    decisionFunction: async (model, X) => scoresFor(model, await decisions(model, X)),
    tensorCount: () => device.tensorCount(),
  };
}

/** The most rows to learn from: 256 MiB of kernels. */
const mostRows = 8192;

/** @throws InvalidInput for more rows than there is room for */
function checkRoom(n: number): void {
  if (n > mostRows) throw new InvalidInput(`X must have at most ${mostRows} rows on a device, which computes the kernels of all pairs; got ${n}`);
}

/** The rows of A by blocks: their kernels with all rows of B, what `shape` makes of them, and what comes of that, with the number of its first row. */
async function eachBlock(
  A: Matrix, B: Matrix, kernel: Kernel, shape: (K: Tensor2D) => Tensor2D, receive: (values: Float64Array, from: number) => void,
): Promise<void> {
  const means = kernel.kernel === "rbf" ? columnMeans(B) : new Float64Array(B.columns);
  const all = upload(centred(B, means));
  try {
    for (const [from, to] of blocksOf(A.rows, B.rows)) {
      const block = takeRows(A, Int32Array.from({ length: to - from }, (_, i) => from + i));
      receive(await read(tidy(() => shape(kernels(upload(centred(block, means)), all, kernel)))), from);
    }
  } finally {
    all.dispose();
  }
}

function kernels(A: Tensor2D, B: Tensor2D, { kernel, gamma, degree, coef0 }: Kernel): Tensor2D {
  const inner = (): Tensor2D => matMul(A, B, false, true);
  switch (kernel) {
    case "linear":
      return inner();
    case "poly":
      return power(add(mul(inner(), gamma), coef0), degree);
    case "rbf":
      return exp(mul(squaredDistances(A, B), -gamma));
    case "sigmoid":
      return tanh(add(mul(inner(), gamma), coef0));
  }
}

/** By products: a graphics card's own power is good for a few digits. */
function power(base: Tensor2D, degree: number): Tensor2D {
  if (degree === 0) return onesLike(base);
  return Array.from({ length: degree - 1 }).reduce<Tensor2D>((product) => mul(product, base), base);
}

/** The part of the matrix that is about the examples of two classes. */
function kernelsOfPair(rows: readonly Float32Array[], pair: Pair): KnownKernels {
  const known: Float32Array[] = [];
  return {
    row: (i) => (known[i] ??= Float32Array.from(pair.rows, (row) => rows[pair.rows[i]!]![row]!)),
    diagonal: Float64Array.from(pair.rows, (row) => rows[row]![row]!),
  };
}
