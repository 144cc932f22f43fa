/**
 * The convolutional network: a network for images that looks at small windows first, with the same weights everywhere. It
 * rests on two facts about pictures: what belongs together lies together, and a thing is the same thing wherever it lies. So it
 * needs far fewer weights than a dense network, and what it learns in one place it knows in all.
 *
 * Objective: the mean over the images of −log p(true class) (`softmaxCrossEntropy`); `lossAndGradient` computes it with all
 * derivatives, `forward` and `backward` layer by layer: `conv2d`, `maxPool2d` or `avgPool2d`, `relu`, `dense`.
 * Training: `trainEpoch`, batch by batch, by the optimizers of backpropagation.
 * Cost: O(n · places · filters · window · channels) an epoch, nearly all of it in the convolutions.
 * Misleads: convolution follows a shift but is not blind to it, and knows nothing of rotation or size; shuffle the
 * pixels and it loses what it rests on; and it answers with confidence to a picture of nothing it has seen.
 *
 * `convolution.ts` is what can be read; `im2col.ts` is the engine in use, `gpu.ts` the same on TensorFlow.js.
 *
 * Source: Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document recognition",
 * Proceedings of the IEEE 86 (1998).
 */
import { epochOrder } from "../backpropagation/chance";
import { walk, type Course } from "../backpropagation/course";
import { softmax } from "../backpropagation/loss";
import { checkColumns } from "../core/check";
import { drain } from "../core/generator";
import { toMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { scores } from "./forward";
import { initialize, type Network } from "./network";
import { defaults, plan, type Params } from "./parameters";
import { toTensor, volume, type Tensor } from "./tensor";
import { beginTraining, trainEpoch, type Options, type Trained, type TrainingState } from "./train";

export { epochOrder } from "../backpropagation/chance";
export { dense } from "../backpropagation/forward";
export { denseBackward } from "../backpropagation/backward";
export { backward, imageGradient, lossAndGradient, softmaxCrossEntropy, type SoftmaxCrossEntropy } from "./backward";
export { conv2d, conv2dFilterGradient, conv2dInputGradient, loops, type Convolution, type FilterGradient, type Filters } from "./convolution";
export { forward, scores, type PassOptions } from "./forward";
export { im2col } from "./im2col";
export { avgPool, bend, conv, dropout, full, maxPool, parameterCount, receptiveField, shapesOf, type Layer } from "./layers";
export { initialize, size, type ForwardPass, type Gradient, type Network } from "./network";
export { defaults, type Params } from "./parameters";
export { avgPool2d, avgPool2dBackward, maxPool2d, maxPool2dBackward, type Pooled, type Window } from "./pooling";
export { relu, reluBackward } from "./relu";
export { outputSize, toRows, toTensor, type Shape, type Tensor, type Walk } from "./tensor";
export { beginTraining, takeImages, trainBatch, trainEpoch, update, type Options, type Trained, type TrainingState } from "./train";

export interface Model extends Network {
  readonly nClasses: number;
  /** The mean loss of every epoch's images, each before its batch's update. */
  readonly lossCurve: Float64Array;
}

/** What one epoch shows. */
export interface Frame {
  /** Epochs finished: 0 for the untrained network. */
  readonly epoch: number;
  /** The network, with all that the next update needs. */
  readonly state: TrainingState;
  /** As in the model's lossCurve; null at epoch 0. */
  readonly loss: number | null;
}

/**
 * The story of a fit: the untrained network, then one frame an epoch, in the order `epochOrder(n, seed, epoch)`.
 * @param X n × (height · width · channels), one image a row; @param y n class ids 0 … K − 1
 * @throws InvalidInput for images or classes that cannot be learnt from, layers that do not fit, or a hyper-parameter out of range
 * @throws Error if training diverges: a loss or a weight became infinite or NaN
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  return yield* walk(course(X, y, params), trainEpoch);
}

type Work = [state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options];

/** @throws InvalidInput as `steps` */
export function course(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>): Course<Frame, Work, Trained, Model> {
  const matrix = toMatrix(X);
  const settings = { ...defaults, ...params };
  const { inputShape, layers, options, nClasses } = plan(settings, matrix.columns, y, matrix.rows);
  const images = toTensor(matrix, inputShape);
  const lossCurve: number[] = [];
  return {
    first: { epoch: 0, state: beginTraining(initialize({ inputShape, layers, seed: settings.seed })), loss: null },
    epochs: settings.epochs,
    workOf: ({ epoch, state }) => [state, images, y, epochOrder(matrix.rows, settings.seed, epoch), options],
    after({ epoch }, { state, loss }) {
      if (!isFinite(state.network, loss)) throw new Error(explainDivergence(epoch + 1, options.learningRate));
      lossCurve.push(loss);
      return { epoch: epoch + 1, state, loss };
    },
    modelOf: ({ state }) => ({ ...state.network, nClasses, lossCurve: Float64Array.from(lossCurve) }),
  };
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

/** The most probable class of every image; of equal ones the lowest id. @throws InvalidInput if X has other columns than in fit */
export function predict(model: Network, X: MatrixLike): Int32Array {
  return mostProbable(predictProba(model, X));
}

export function mostProbable({ data, rows, columns }: Matrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => {
    const row = data.subarray(i * columns, (i + 1) * columns);
    return row.indexOf(row.reduce((most, p) => Math.max(most, p), 0));
  });
}

/** n × K, rows that add up to 1. @throws InvalidInput if X has other columns than in fit */
export function predictProba(model: Network, X: MatrixLike): Matrix {
  return softmax(scores(model, imagesFor(model, X)));
}

/** The rows of X as images for the network. @throws InvalidInput if X has other columns */
export function imagesFor({ inputShape }: Network, X: MatrixLike): Tensor {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, volume(inputShape));
  return toTensor(matrix, inputShape);
}

function isFinite({ weights, biases }: Network, loss: number): boolean {
  return Number.isFinite(loss) && [...weights, ...biases].every((values) => values.every(Number.isFinite));
}

function explainDivergence(epoch: number, learningRate: number): string {
  return `training diverged in epoch ${epoch}: the loss or a weight is no longer finite. A learningRate of ${learningRate} is too large for these images; try a tenth of it, or scale their values to 0 … 1`;
}
