/** What every estimator module looks like from outside, so that model selection and demos can take any of them. */
import type { MatrixLike } from "./matrix";

/** A module that learns from X alone: `import * as kMeans from "algorithms/k-means"` is one. */
export interface UnsupervisedAlgorithm<Params, Model, Frame> {
  readonly defaults: Readonly<Params>;
  steps(X: MatrixLike, params?: Partial<Params>): Generator<Frame, Model>;
  fit(X: MatrixLike, params?: Partial<Params>): Model;
  predict(model: Model, X: MatrixLike): Int32Array | Float64Array;
}

/** A module that learns to map X to y: class ids 0 … K − 1, or real targets. */
export interface SupervisedAlgorithm<Params, Model, Frame> {
  readonly defaults: Readonly<Params>;
  steps(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): Generator<Frame, Model>;
  fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): Model;
  predict(model: Model, X: MatrixLike): Int32Array | Float64Array;
}
