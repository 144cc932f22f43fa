/**
 * What bends the weighted sums. Without it a network of any depth would be one linear map, since a product of matrices
 * is a matrix.
 */
import { zeros, type Matrix } from "../core/matrix";
import type { Activation } from "./network";

/**
 * f(z) of one pre-activation: max(0, z), tanh z, 1 / (1 + e^−z), or z itself.
 * @exercise Bend one number by the activation named: relu, tanh, sigmoid or linear.
 * @hint A switch over the four names, one line for each.
 * @hint The sigmoid is 1 / (1 + e^−z). For z = −1000 that is 1 / Infinity, which is 0, as it should be.
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

/**
 * f′(z): how much the activation moves with its pre-activation. Where relu has a kink, at 0, it is 0, as in PyTorch.
 * @param z the pre-activation, not the activation
 * @exercise Say how steep each activation is at z: relu, tanh, sigmoid or linear.
 * @hint With t = tanh z it is 1 − t²; with s = sigmoid z it is s (1 − s).
 * @hint relu is flat up to 0 and has slope 1 after it. The kink itself counts as flat.
 */
export function activationDerivative(z: number, activation: Activation): number {
  switch (activation) {
    case "relu":
      return z > 0 ? 1 : 0;
    case "tanh":
      return 1 - Math.tanh(z) ** 2;
    case "sigmoid":
      return activate(z, "sigmoid") * activate(-z, "sigmoid");
    case "linear":
      return 1;
  }
}

/** f(Z), entry by entry, as a new matrix. */
export function activateAll(Z: Matrix, activation: Activation): Matrix {
  const A = zeros(Z.rows, Z.columns);
  for (let entry = 0; entry < A.data.length; entry++) A.data[entry] = activate(Z.data[entry]!, activation);
  return A;
}
