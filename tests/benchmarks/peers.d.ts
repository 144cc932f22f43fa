/** As much of the peers' types as the benchmarks use; the packages themselves are installed by `npm run bench` only. */
declare module "ml-kmeans" {
  export function kmeans(
    data: number[][],
    k: number,
    options: { initialization: number[][]; maxIterations: number; tolerance: number },
  ): unknown;
}

declare module "skmeans" {
  export default function skmeans(data: number[][], k: number, centers: number[][], maxIterations: number): unknown;
}

declare module "@tensorflow/tfjs" {
  interface Tensor {
    readonly shape: number[];
    dataSync(): Float32Array;
    data(): Promise<Float32Array>;
  }
  interface Tensor2D extends Tensor {
    arraySync(): number[][];
  }
  interface Sequential {
    add(layer: object): void;
    compile(options: { optimizer: object; loss: string }): void;
    fit(X: Tensor, y: Tensor, options: Record<string, unknown>): Promise<unknown>;
    getWeights(): Tensor[];
    setWeights(weights: Tensor[]): void;
  }
  export function tensor(values: Float32Array, shape: number[]): Tensor;
  export function tensor4d(values: Float32Array, shape: [number, number, number, number]): Tensor;
  export function tensor1d(values: ArrayLike<number>, type?: "int32"): Tensor;
  export function tensor2d(values: number[][]): Tensor2D;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor2D;
  export function oneHot(ids: Tensor, depth: number): Tensor;
  export function setBackend(name: string): Promise<boolean>;
  export function sequential(): Sequential;
  export const layers: Record<"dense" | "conv2d" | "maxPooling2d", (options: Record<string, unknown>) => object> & { flatten(): object };
  export const train: { sgd(learningRate: number): object };
}

declare module "@tensorflow/tfjs-backend-wasm" {
  export function setWasmPaths(folder: string): void;
}

declare module "convnetjs" {
  interface Volume {
    w: Float64Array;
  }
  interface Net {
    layers: { layer_type: string; filters: Volume[]; biases: Volume }[];
    makeLayers(layers: object[]): void;
  }
  const convnet: {
    Vol: new (sx: number, sy: number, depth: number, value: number) => Volume;
    Net: new () => Net;
    SGDTrainer: new (net: Net, options: Record<string, number>) => { train(input: Volume, target: number | number[]): unknown };
  };
  export default convnet;
}

declare module "brain.js" {
  export class NeuralNetwork {
    constructor(options: { hiddenLayers: number[]; activation?: string });
    train(data: { input: number[]; output: number[] }[], options: Record<string, unknown>): unknown;
  }
}

declare module "ml-knn" {
  export default class KNN {
    constructor(rows: number[][], labels: number[], options: { k: number });
    predict(rows: number[][]): number[];
  }
}

declare module "scikitjs" {
  import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
  export function setBackend(tf: object): void;
  export class KNeighborsClassifier {
    constructor(params: { nNeighbors: number; algorithm: "kdTree" | "brute" });
    fit(X: Tensor2D, y: Tensor): Promise<this>;
    predict(X: Tensor2D): Tensor;
  }
  export class KMeans {
    constructor(params: { nClusters: number; maxIter: number });
    clusterCenters: Tensor2D;
    initCentroids(X: Tensor2D): void;
    fit(X: Tensor2D): this;
  }
  interface Tree {
    fit(X: number[][], y: number[]): Tree;
    predict(X: number[][]): ArrayLike<number>;
  }
  export const DecisionTreeClassifier: new (params: { maxDepth?: number; maxFeatures?: "sqrt" }) => Tree;
  export const DecisionTreeRegressor: new (params: { maxDepth?: number }) => Tree;
  interface Regression {
    fit(X: Tensor2D, y: Tensor): Promise<unknown>;
    coef: Tensor;
    intercept: Tensor | number;
  }
  export const RidgeRegression: new (params: { alpha: number }) => Regression;
  export const LassoRegression: new (params: { alpha: number }) => Regression;
  export const ElasticNet: new (params: { alpha: number; l1Ratio: number }) => Regression;
}

declare module "ml-cart" {
  interface Tree {
    train(X: number[][], y: number[]): void;
    predict(X: number[][]): number[];
  }
  type Options = { maxDepth: number; minNumSamples: number };
  export const DecisionTreeClassifier: new (options: Options) => Tree;
  export const DecisionTreeRegression: new (options: Options) => Tree;
}

declare module "ml-regression-multivariate-linear" {
  export default class MLR {
    constructor(X: number[][], y: number[][], options: { statistics: boolean });
    weights: number[][];
  }
}

declare module "ml-logistic-regression" {
  import type { Matrix } from "ml-matrix";
  export default class LogisticRegression {
    constructor(options: { numSteps: number; learningRate: number });
    train(X: Matrix, y: Matrix): void;
    classifiers: { weights: Matrix }[];
  }
}

declare module "libsvm-js" {
  interface Svm {
    train(rows: number[][], labels: number[]): void;
    free(): void;
    getSVIndices(): number[];
    serializeModel(): string;
  }
  interface SvmConstructor {
    new (options: Record<string, number>): Svm;
    readonly KERNEL_TYPES: { readonly RBF: number };
    readonly SVM_TYPES: { readonly C_SVC: number };
  }
  const loading: Promise<SvmConstructor>;
  export default loading;
}

declare module "ml-svm" {
  export default class SVM {
    constructor(options: Record<string, unknown>);
    alphas: number[];
    train(rows: number[][], labels: number[]): void;
  }
}

declare module "ml-random-forest" {
  interface Forest {
    train(X: number[][], y: number[]): void;
    predict(X: number[][]): number[];
  }
  type Options = { seed: number; nEstimators: number; maxFeatures: number; replacement: boolean; noOOB: boolean };
  export const RandomForestClassifier: new (options: Options) => Forest;
}
