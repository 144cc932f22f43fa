/**
 * Where training starts. All weights equal would stay equal: chance must tell the units of a layer apart. How widely it
 * may draw follows from one wish, that signals keep their size from layer to layer, on the way there and back.
 *
 * Sources: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks",
 * AISTATS 2010, equation 16; K. He et al., "Delving deep into rectifiers", ICCV 2015, equation 10, here for uniform
 * weights. scikit-learn draws the biases too, and sigmoid layers more narrowly; here, as in PyTorch's and Keras' rules of
 * these names, neither.
 */
import { checkChoice, checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { zeros, type Matrix } from "../core/matrix";
import { createRandom, type Random } from "../core/random";
import type { Activation, Loss, Network } from "./network";

/** "auto" is He's for layers bent by relu, and Glorot's for all others, the output among them. */
export type Initialization = "auto" | "glorot" | "he";

export interface Architecture {
  /** Inputs, the units of every hidden layer, outputs. */
  readonly layerSizes: readonly number[];
  /** One a hidden layer. */
  readonly activations: readonly Activation[];
  readonly loss: Loss;
  readonly seed: number;
  readonly initialization?: Initialization;
}

/**
 * A network before any training: weights uniform in ±`initialBound`, drawn layer by layer in row-major order, biases 0.
 * @throws InvalidInput for sizes that are no positive integers, activations that do not fit them, or outputs that do not
 * fit the loss: one for "squaredError" and "logistic", at least two for "softmax"
 */
export function initialize({ layerSizes, activations, loss, seed, initialization = "auto" }: Architecture): Network {
  checkArchitecture({ layerSizes, activations, loss, seed, initialization });
  const random = createRandom(seed);
  const weights = layerSizes.slice(1).map((fanOut, l) => {
    const fanIn = layerSizes[l]!;
    return uniform(fanIn, fanOut, initialBound(fanIn, fanOut, ruleFor(activations[l], initialization)), random);
  });
  return { weights, biases: weights.map(({ columns }) => new Float64Array(columns)), activations: [...activations], loss };
}

/**
 * Glorot: √(6 / (fanIn + fanOut)), a variance of 2 / (fanIn + fanOut), between what the way there asks for, 1 / fanIn, and
 * what the way back does, 1 / fanOut. He: √(6 / fanIn), a variance of 2 / fanIn: relu lets only half of it through.
 */
export function initialBound(fanIn: number, fanOut: number, rule: "glorot" | "he"): number {
  return Math.sqrt(6 / (rule === "he" ? fanIn : fanIn + fanOut));
}

function ruleFor(activation: Activation | undefined, initialization: Initialization): "glorot" | "he" {
  if (initialization !== "auto") return initialization;
  return activation === "relu" ? "he" : "glorot";
}

function uniform(rows: number, columns: number, bound: number, random: Random): Matrix {
  const W = zeros(rows, columns);
  for (let entry = 0; entry < W.data.length; entry++) W.data[entry] = bound * (2 * random.uniform() - 1);
  return W;
}

function checkArchitecture({ layerSizes, activations, loss, seed, initialization }: Required<Architecture>): void {
  if (layerSizes.length < 2) {
    throw new InvalidInput(`layerSizes must have at least the number of inputs and of outputs; got [${layerSizes.join(", ")}]`);
  }
  layerSizes.forEach((size, l) => checkInteger(`layerSizes[${l}]`, size, { min: 1 }));
  checkInteger("seed", seed, { min: 0 });
  checkActivations(activations, layerSizes.length - 2);
  checkChoice("loss", loss, ["squaredError", "logistic", "softmax"]);
  checkChoice("initialization", initialization, ["auto", "glorot", "he"]);
  const outputs = layerSizes.at(-1)!;
  if (loss === "softmax" ? outputs >= 2 : outputs === 1) return;
  throw new InvalidInput(`loss "${loss}" must have ${loss === "softmax" ? "at least 2 outputs" : "1 output"}; got ${outputs}`);
}

function checkActivations(activations: readonly Activation[], nHidden: number): void {
  if (activations.length !== nHidden) {
    throw new InvalidInput(`activations must be one for each of the ${nHidden} hidden layers; got ${activations.length}`);
  }
  for (const activation of activations) checkChoice("activation", activation, ["relu", "tanh", "sigmoid", "linear"]);
}
