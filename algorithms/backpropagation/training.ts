/** What training carries from one update to the next, and what steers it. */
import type { Network } from "./network";

export type Optimizer = "sgd" | "momentum" | "rmsprop" | "adam";

/** Running averages, each shaped as the weights and biases of the network; empty for an optimizer that keeps none. */
export interface Moments {
  readonly weights: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

/** All that the next update needs, chance included: training goes on from it as if it had never paused. */
export interface TrainingState {
  readonly network: Network;
  /** How many updates were made: Adam corrects its averages by it, and the masks of dropout are drawn by it. */
  readonly updates: number;
  /** Momentum's velocity, Adam's mean of gradients. */
  readonly first: Moments;
  /** RMSProp's and Adam's mean of squared gradients. */
  readonly second: Moments;
}

export interface TrainingOptions {
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  /** Momentum's share of the velocity that is kept. */
  readonly momentum: number;
  /** RMSProp's share of the mean of squared gradients that is kept (PyTorch's alpha). */
  readonly rho: number;
  /** Adam's shares that are kept of the mean of gradients, and of their squares. */
  readonly beta1: number;
  readonly beta2: number;
  /** Added to the root of the mean of squares. */
  readonly epsilon: number;
  readonly batchSize: number;
  /** The objective of a batch is its mean loss + l1 Σ|w| + ½ l2 Σw², over weights but not biases. */
  readonly l1: number;
  readonly l2: number;
  /** The chance of a hidden activation to be dropped in an update; those that stay are divided by 1 − dropout. */
  readonly dropout: number;
  /** Decides the masks of dropout, together with the number of the update. */
  readonly seed: number;
}

export interface TrainedEpoch {
  readonly state: TrainingState;
  /** The mean over the epoch's examples of their batch's objective when it was taken, as in scikit-learn's `loss_curve_`. */
  readonly loss: number;
}
