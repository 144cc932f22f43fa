/** Stochastic gradient descent over images, with the optimizers of backpropagation. */
import { streamSeed } from "../backpropagation/chance";
import { checkOptions, checkOrder } from "../backpropagation/check";
import { dropoutMask } from "../backpropagation/dropout";
import { rules } from "../backpropagation/optimizer";
import type { Moments, TrainingOptions } from "../backpropagation/training";
import { createRandom } from "../core/random";
import { lossAndGradient } from "./backward";
import type { Convolution } from "./convolution";
import { im2col } from "./im2col";
import { shapesOf } from "./layers";
import { createRecycler } from "./memory";
import type { Gradient, Network } from "./network";
import { volume, zeroTensor, type Tensor } from "./tensor";

/** What steers the updates; what each means stands in `../backpropagation/training.ts`. */
export type Options = Omit<TrainingOptions, "l1" | "l2" | "dropout">;

/** All that the next update needs, chance included. */
export interface TrainingState {
  readonly network: Network;
  readonly updates: number;
  readonly first: Moments;
  readonly second: Moments;
}

/** The state, and the mean loss of the examples that led to it, each before its update. */
export interface Trained {
  readonly state: TrainingState;
  readonly loss: number;
}

export function beginTraining(network: Network): TrainingState {
  const none: Moments = { weights: [], biases: [] };
  return { network, updates: 0, first: none, second: none };
}

/**
 * One update for every batchSize images of `order`; the last batch is what is left.
 * @param X n images; @param y n class ids; @param order numbers of images, in which they are seen
 * @throws InvalidInput if an option is out of range, or images, classes, order and network do not fit each other
 */
export function trainEpoch(state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options, convolution: Convolution = im2col): Trained {
  checkOptions(settled(options));
  checkOrder(order, X.n);
  const recycle = createRecycler();
  let current = state;
  let sum = 0;
  for (let start = 0; start < order.length; start += options.batchSize) {
    const batch = order.subarray(start, start + options.batchSize);
    const trained = recycle(() => trainBatch(current, takeImages(X, batch), Int32Array.from(batch, (i) => y[i]!), options, convolution));
    current = trained.state;
    sum += trained.loss * batch.length;
  }
  return { state: current, loss: sum / order.length };
}

/** One update by the mean loss of these images. */
export function trainBatch(state: TrainingState, X: Tensor, y: ArrayLike<number>, options: Options, convolution: Convolution = im2col): Trained {
  const masks = dropoutMasks(state.network, X.n, state.updates, options.seed);
  const { loss, gradient } = lossAndGradient(state.network, X, y, { convolution, masks });
  return { state: update(state, gradient, options), loss };
}

/** The state after one step along the gradient. */
export function update({ network, updates, first, second }: TrainingState, gradient: Gradient, options: Options): TrainingState {
  const rule = rules[options.optimizer];
  const step = (part: "weights" | "biases") =>
    network[part].map((values, l) =>
      rule({ values, first: first[part][l], second: second[part][l] }, gradient[part][l]!, settled(options), updates + 1));
  const [weights, biases] = [step("weights"), step("biases")];
  const moments = (name: "first" | "second"): Moments => ({
    weights: weights.flatMap((parameters) => parameters[name] ?? []),
    biases: biases.flatMap((parameters) => parameters[name] ?? []),
  });
  const moved = { ...network, weights: weights.map(({ values }) => values), biases: biases.map(({ values }) => values) };
  return { network: moved, updates: updates + 1, first: moments("first"), second: moments("second") };
}

/** One a layer, null where it is no dropout. They depend on seed and number of the update alone, in the order that `../backpropagation/dropout.ts` tells. */
export function dropoutMasks({ inputShape, layers }: Network, n: number, updates: number, seed: number): (Float64Array | null)[] {
  const shapes = shapesOf(inputShape, layers);
  const random = createRandom(streamSeed(seed, "dropout", updates));
  return layers.map((layer, l) =>
    layer.kind === "dropout" && layer.rate > 0 ? dropoutMask(n, volume(shapes[l]!), layer.rate, random).data : null);
}

/** The given images, in the given order. */
export function takeImages(X: Tensor, indices: ArrayLike<number>): Tensor {
  const length = volume(X);
  const taken = zeroTensor(indices.length, X);
  for (let i = 0; i < indices.length; i++) taken.data.set(X.data.subarray(indices[i]! * length, (indices[i]! + 1) * length), i * length);
  return taken;
}

/** Without penalties; dropout is a layer here. */
const settled = (options: Options): TrainingOptions => ({ ...options, l1: 0, l2: 0, dropout: 0 });
