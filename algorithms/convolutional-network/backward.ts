/** From the loss back to every filter: each layer turns the derivatives by its output into those by its input. */
import { denseBackward } from "../backpropagation/backward";
import { checkTargets } from "../backpropagation/check";
import { meanLoss, outputDelta, softmax } from "../backpropagation/loss";
import type { Matrix } from "../core/matrix";
import type { Convolution } from "./convolution";
import { forward, type PassOptions } from "./forward";
import { im2col } from "./im2col";
import { denseWeights, filtersOf, type ForwardPass, type Gradient, type Network } from "./network";
import { avgPool2dBackward, maxPool2dBackward } from "./pooling";
import { reluBackward } from "./relu";
import { toRows, type Tensor } from "./tensor";

/** What one layer makes of the derivatives by its output. */
interface Blame {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  /** The derivatives by its input; null where nobody asks for them. */
  readonly inputs: Tensor | null;
}

export interface SoftmaxCrossEntropy {
  /** The mean over the images of −log p(true class). */
  readonly loss: number;
  readonly probabilities: Matrix;
  /** The derivatives of the loss by the scores: (p − 1 at the true class) / n. */
  readonly delta: Matrix;
}

/** @param scores n × K; @param y n class ids; @throws InvalidInput unless y is one class id of 0 … K − 1 for every row */
export function softmaxCrossEntropy(scores: Matrix, y: ArrayLike<number>): SoftmaxCrossEntropy {
  checkTargets({ loss: "softmax", weights: [scores] }, y, scores.rows);
  const probabilities = softmax(scores);
  return { loss: meanLoss({ loss: "softmax" }, scores, y), probabilities, delta: outputDelta({ loss: "softmax" }, probabilities, y) };
}

/**
 * The gradient by all weights and biases.
 * @param delta the derivatives of the loss by the scores, n × classes
 */
export function backward(network: Network, pass: ForwardPass, delta: Matrix, convolution: Convolution = im2col): Gradient {
  return propagate(network, pass, delta, convolution, false).gradient;
}

/** The derivatives by the images themselves: which cells, if they were brighter, would raise what `delta` asks for. */
export function imageGradient(network: Network, pass: ForwardPass, delta: Matrix, convolution: Convolution = im2col): Tensor {
  return propagate(network, pass, delta, convolution, true).images!;
}

/** One forward and one backward pass. @throws InvalidInput if images or classes do not fit the network */
export function lossAndGradient(
  network: Network,
  X: Tensor,
  y: ArrayLike<number>,
  { convolution = im2col, masks }: PassOptions = {},
): { readonly loss: number; readonly gradient: Gradient } {
  const pass = forward(network, X, { convolution, masks });
  const { loss, delta } = softmaxCrossEntropy(toRows(pass.outputs.at(-1)!), y);
  return { loss, gradient: backward(network, pass, delta, convolution) };
}

/** Images are the first layer's input, and their derivatives the dearest: they are computed only if they are wanted. */
function propagate(network: Network, pass: ForwardPass, scores: Matrix, convolution: Convolution, wantsImages: boolean) {
  const [weights, biases]: [Float64Array[], Float64Array[]] = [[], []];
  let delta: Tensor | null = { ...pass.outputs.at(-1)!, data: scores.data };
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const blame = back(network, l, pass, delta!, convolution, l > 0 || wantsImages);
    weights.unshift(blame.weights);
    biases.unshift(blame.biases);
    delta = blame.inputs;
  }
  return { gradient: { weights, biases }, images: delta };
}

const none = new Float64Array();

function back(network: Network, l: number, pass: ForwardPass, delta: Tensor, convolution: Convolution, wantsInputs: boolean): Blame {
  const [layer, weights, input, note] = [network.layers[l]!, network.weights[l]!, pass.outputs[l]!, pass.notes[l]];
  switch (layer.kind) {
    case "conv2d": {
      const W = filtersOf(layer, weights, input);
      const inputs = wantsInputs ? convolution.inputGradient(input, W, delta, layer) : null;
      return { ...convolution.filterGradient(input, W, delta, layer), inputs };
    }
    case "relu":
      return { weights: none, biases: none, inputs: reluBackward(input, delta) };
    case "maxPool2d":
      return { weights: none, biases: none, inputs: maxPool2dBackward(input, note as Int32Array, delta) };
    case "avgPool2d":
      return { weights: none, biases: none, inputs: avgPool2dBackward(input, delta, layer) };
    case "dropout":
      return { weights: none, biases: none, inputs: note ? { ...delta, data: delta.data.map((d, entry) => d * note[entry]!) } : delta };
    case "dense": {
      const gradient = denseBackward(toRows(input), denseWeights(layer, weights), toRows(delta));
      return { weights: gradient.weights.data, biases: gradient.biases, inputs: { ...input, data: gradient.inputs.data } };
    }
  }
}
