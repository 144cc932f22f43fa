/**
 * From the loss back to every weight: the chain rule, applied once a layer. A layer's delta, the derivatives of the loss
 * by its pre-activations, says how its weights and biases should move, and what the layer before it is to answer for.
 */
import { row, zeros, type Matrix } from "../core/matrix";
import { activationDerivative } from "./activation";
import { checkTargets } from "./check";
import { multiplied } from "./dropout";
import { outputDelta } from "./loss";
import type { Activation, ForwardPass, Gradient, Network } from "./network";

export interface DenseGradient {
  /** Aᵀ delta, fan-in × fan-out. */
  readonly weights: Matrix;
  /** The columns of delta, summed: fan-out numbers. */
  readonly biases: Float64Array;
  /** delta Wᵀ, n × fan-in: by the inputs A. */
  readonly inputs: Matrix;
}

/**
 * The derivatives through Z = A W + b. All that a number takes part in adds up: a weight and a bias in every row, an
 * input in every unit.
 * @param A n × fan-in, what the layer read; @param W fan-in × fan-out; @param delta n × fan-out, the derivatives by Z
 * @exercise From the derivatives by Z, give those by the weights, the biases and the inputs of a dense layer.
 * @hint Z[i, k] = b[k] + Σⱼ A[i, j] W[j, k]: so W[j, k] gets A[i, j] delta[i, k] from every row i.
 * @hint b[k] gets delta[i, k] from every row i.
 * @hint A[i, j] gets delta[i, k] W[j, k] from every unit k.
 */
export function denseBackward(A: Matrix, W: Matrix, delta: Matrix): DenseGradient {
  const { data: w, rows: fanIn, columns: fanOut } = W;
  const weights = zeros(fanIn, fanOut);
  const biases = new Float64Array(fanOut);
  const inputs = zeros(A.rows, fanIn);
  for (let i = 0; i < A.rows; i++) {
    const d = row(delta, i);
    for (let k = 0; k < fanOut; k++) biases[k]! += d[k]!;
    for (let j = 0; j < fanIn; j++) {
      const a = A.data[i * fanIn + j]!;
      let blame = 0;
      for (let k = 0; k < fanOut; k++) {
        weights.data[j * fanOut + k]! += a * d[k]!;
        blame += w[j * fanOut + k]! * d[k]!;
      }
      inputs.data[i * fanIn + j] = blame;
    }
  }
  return { weights, biases, inputs };
}

/**
 * Backpropagation: the derivatives of the mean loss (without penalty) by every weight, bias and pre-activation.
 * @param pass by `forward`, of the same network; @param y n targets or class ids
 * @throws InvalidInput if y is not one target that fits the loss for every row
 * @exercise Go back from the last layer to the first, and collect the gradient of each.
 * @hint Start from outputDelta. In every layer, denseBackward gives the gradient and the derivatives by its inputs.
 * @hint These inputs are the activations of the layer before: times its activationDerivative at Z, they are its delta.
 * @hint Where the pass has masks, what was multiplied by one on the way there is multiplied by it on the way back.
 */
export function backward(network: Network, pass: ForwardPass, y: ArrayLike<number>): Gradient {
  const output = pass.activations.at(-1)!;
  checkTargets(network, y, output.rows);
  const [weights, biases, deltas]: [Matrix[], Float64Array[], Matrix[]] = [[], [], []];

  let delta = outputDelta(network, output, y);
  for (let l = network.weights.length - 1; l >= 0; l--) {
    const layer = denseBackward(pass.activations[l]!, network.weights[l]!, delta);
    weights.unshift(layer.weights);
    biases.unshift(layer.biases);
    deltas.unshift(delta);
    if (l > 0) delta = beforeBending(layer.inputs, pass.preActivations[l - 1]!, network.activations[l - 1]!, pass.masks?.[l - 1]);
  }
  return { weights, biases, deltas };
}

/** From the derivatives by f(Z) ∘ mask to those by Z. */
function beforeBending(derivatives: Matrix, Z: Matrix, activation: Activation, mask?: Matrix): Matrix {
  const slopes: Matrix = { ...Z, data: Z.data.map((z) => activationDerivative(z, activation)) };
  const product = multiplied(derivatives, slopes);
  return mask ? multiplied(product, mask) : product;
}
