/** The public surface: one namespace an algorithm, each speaking the verbs of `core/algorithm.ts`. */
export { InvalidInput } from "./core/errors";
export type { Matrix, MatrixLike } from "./core/matrix";
export * as decisionTree from "./decision-tree";
export * as convolutionalNetwork from "./convolutional-network";
export * as gradientBoosting from "./random-forest/gradient-boosting";
export * as kMeans from "./k-means";
export * as kNearestNeighbors from "./k-nearest-neighbors";
export { elasticNet, gradientDescent, lasso, linearRegression, logisticRegression, ridge } from "./linear-models";
export * as metrics from "./metrics";
export * as modelSelection from "./cross-validation";
export * as neuralNetwork from "./backpropagation";
export * as supportVectorMachine from "./support-vector-machine";
export * as preprocessing from "./preprocessing";
export * as randomForest from "./random-forest";
