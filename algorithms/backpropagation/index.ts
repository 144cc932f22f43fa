/** The multilayer perceptron, trained by backpropagation. */
export { activate } from "./activation";
export type { Activation, ForwardPass, Gradient, Loss, Network } from "./network";
export type { Optimizer, TrainedEpoch, TrainingOptions, TrainingState } from "./training";
