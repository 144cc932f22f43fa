/** What bends the weighted sums. */
import type { Activation } from "./network";

/**
 * f(z) of one pre-activation.
 * @exercise Bend one number by the activation named: relu, tanh, sigmoid or linear.
 */
export function activate(z: number, activation: Activation): number {
  switch (activation) {
    case "relu":
      return Math.max(0, z);
    case "tanh":
      return Math.tanh(z);
    case "sigmoid":
      return 1 / (1 + Math.exp(-z));
    case "linear":
      return z;
  }
}
