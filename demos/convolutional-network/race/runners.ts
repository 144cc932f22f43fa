/** How each piece of work is done, on made-up numbers: what is timed does not depend on which. Every engine is loaded when its turn comes. */
import { createRandom } from "../../../algorithms/core/random";
import { zeros, type Matrix } from "../../../algorithms/core/matrix";
import type { EngineName } from "../../../src/kit/engines/names";
import { openEngine } from "../../../src/kit/engines/open";
import type { WorkName } from "./works";

type Run = () => Promise<unknown>;
type Runner = (engine: EngineName) => Promise<Run>;

/** What the work is, once it is loaded; what it returns does it once. */
export const runners: Readonly<Record<WorkName, Runner>> = {
  async convolution(engine) {
    const cnn = await import("../../../algorithms/convolutional-network");
    const inputShape = { height: 28, width: 28, channels: 1 };
    const network = cnn.initialize({ inputShape, layers: [...cnn.defaults.layers, cnn.full(10)], seed: 1 });
    const { data, rows: n } = drawn(64, 784);
    // As digits are: most cells are dark.
    const X = { ...inputShape, n, data: data.map((value) => (value > 1 ? 0.5 : 0)) };
    const work = [cnn.beginTraining(network), X, classes(n, 10), range(n), cnn.defaults] as const;
    if (engine === "typescript") return async () => cnn.trainEpoch(...work);
    const gpu = await openEngine(engine, () => import("../../../algorithms/convolutional-network/gpu"));
    return () => gpu.trainEpoch(...work);
  },
  toy: (engine) => dense(engine, [2, 16, 16, 1], 32),
  wide: (engine) => dense(engine, [784, 512, 512, 10], 64),
  async neighbors(engine) {
    const knn = await import("../../../algorithms/k-nearest-neighbors");
    const model = knn.fit(drawn(4000, 64), classes(4000, 3), { algorithm: "brute" });
    const queries = drawn(500, 64, 2);
    if (engine === "typescript") return async () => knn.neighbors(model, queries);
    const gpu = await openEngine(engine, () => import("../../../algorithms/k-nearest-neighbors/gpu"));
    return () => gpu.neighbors(model, queries);
  },
  async clusters(engine) {
    const X = drawn(20_000, 16);
    const params = { nClusters: 32, init: { ...X, rows: 32, data: X.data.slice(0, 32 * 16) }, maxIter: 5, tol: 0 };
    if (engine === "typescript") {
      const elkan = await import("../../../algorithms/k-means/elkan");
      return async () => elkan.fit(X, params);
    }
    const gpu = await openEngine(engine, () => import("../../../algorithms/k-means/gpu"));
    return () => gpu.fit(X, params);
  },
  async kernels(engine) {
    const X = drawn(1000, 64);
    const kernel = { kernel: "rbf", gamma: 1 / 64, degree: 3, coef0: 0 } as const;
    if (engine === "typescript") return kernelRows(X, kernel);
    const gpu = await openEngine(engine, () => import("../../../algorithms/support-vector-machine/gpu"));
    return () => gpu.kernelMatrix(X, X, kernel);
  },
};

async function dense(engine: EngineName, layerSizes: readonly number[], n: number): Promise<Run> {
  const { beginTraining, initialize } = await import("../../../algorithms/backpropagation");
  const { trainEpoch } = await import("../../../algorithms/backpropagation/engine");
  const { defaults } = await import("../../../algorithms/backpropagation/parameters");
  const outputs = layerSizes.at(-1)!;
  const network = initialize({ layerSizes: [...layerSizes], activations: layerSizes.slice(2).map(() => "relu" as const), loss: outputs === 1 ? "logistic" : "softmax", seed: 1, initialization: "auto" });
  const work = [beginTraining(network), drawn(n, layerSizes[0]!), classes(n, Math.max(2, outputs)), range(n), { ...defaults, batchSize: 32 }] as const;
  if (engine === "typescript") return async () => trainEpoch(...work);
  const gpu = await openEngine(engine, () => import("../../../algorithms/backpropagation/gpu"));
  return () => gpu.trainEpoch(...work);
}

/** As the solver of `shrinking.ts` computes them. */
async function kernelRows(X: Matrix, kernel: Parameters<typeof import("../../../algorithms/support-vector-machine/shrinking-kernel").fillRow>[5]): Promise<Run> {
  const { fillRow } = await import("../../../algorithms/support-vector-machine/shrinking-kernel");
  const matrix = zeros(X.rows, X.rows);
  return async () => {
    for (let i = 0; i < X.rows; i++) fillRow(matrix.data.subarray(i * X.rows, (i + 1) * X.rows), i, 0, X.rows, X, kernel);
  };
}

function drawn(rows: number, columns: number, seed = 1): Matrix {
  const random = createRandom(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => random.normal()) };
}

const classes = (n: number, nClasses: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i % nClasses);
const range = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
