/** A multilayer perceptron as plain data: dense layers, one after another. */
import type { Matrix } from "../core/matrix";

export type Activation = "relu" | "tanh" | "sigmoid" | "linear";

/**
 * What is minimised, and with it what the output layer says:
 * - "squaredError": real values as they are; ½ (output − y)², summed over the outputs;
 * - "logistic": the probability of class 1, one output; −y log p − (1 − y) log (1 − p), with classes 0 and 1;
 * - "softmax": one probability a class; −log of that of the true class.
 */
export type Loss = "squaredError" | "logistic" | "softmax";

/** Layer l maps n × fan-in activations A to n × fan-out ones: f(A W + b). The last layer's f is the link of its loss. */
export interface Network {
  /** One a layer, fan-in × fan-out: scikit-learn's `coefs_`, the transpose of PyTorch's `Linear.weight`. */
  readonly weights: readonly Matrix[];
  /** One a layer, fan-out numbers. */
  readonly biases: readonly Float64Array[];
  /** One a hidden layer: one fewer than there are layers of weights. */
  readonly activations: readonly Activation[];
  readonly loss: Loss;
}

/** What a forward pass leaves behind for the backward pass. */
export interface ForwardPass {
  /** Z = A W + b of every layer, n × fan-out. */
  readonly preActivations: readonly Matrix[];
  /** One more than there are layers: X first, then f(Z) of every layer; the last is the network's output. */
  readonly activations: readonly Matrix[];
  /** What the activations of every hidden layer were multiplied by; absent where no dropout was asked for. */
  readonly masks?: readonly Matrix[];
}

/** The derivatives of the mean loss, shaped as the network. */
export interface Gradient {
  readonly weights: readonly Matrix[];
  readonly biases: readonly Float64Array[];
  /** By the pre-activations of every layer, n × fan-out: what flows back through the network. */
  readonly deltas: readonly Matrix[];
}
