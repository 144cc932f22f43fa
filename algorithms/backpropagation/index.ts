/**
 * The multilayer perceptron: layers of weighted sums, each bent by an activation, and so a function of any shape. How the
 * loss moves with each of its many weights is found by backpropagation, the chain rule from the last layer to the first,
 * for about the price of two forward passes, however many weights there are.
 *
 * Objective: the mean loss of the examples (`meanLoss`: squared error, logistic or softmax cross-entropy) plus
 * l1 Σ|w| + ½ l2 Σw² (`penalty`); `lossAndGradient` computes both, with all derivatives.
 * Training: `forward` and `backward` give a batch's gradient, an optimizer (`sgd`, `momentum`, `rmsprop`, `adam`) turns it
 * into a step, and `trainEpoch` does so batch by batch.
 * Cost: O(n · weights) an epoch.
 * Misleads: the objective has many minima and saddles, so that the result depends on seed, initialisation and learning
 * rate; features of different scales make narrow valleys; a large network can learn the noise by heart; and confident
 * probabilities far from all data mean nothing.
 *
 * Sources: D. Rumelhart, G. Hinton and R. Williams, "Learning representations by back-propagating errors", Nature 323
 * (1986); those of single parts stand in their files. Names and defaults are scikit-learn's (`MLPClassifier`,
 * `MLPRegressor`), optimizers PyTorch's.
 */
import { checkColumns } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { epochOrder } from "./chance";
import { checkTargets } from "./check";
import { walk, type Course } from "./course";
import { forward } from "./forward";
import { initialize } from "./initialize";
import type { Network } from "./network";
import { defaults, outputsFor, plan, type Params, type TaskKind } from "./parameters";
import { beginTraining, trainEpoch } from "./train";
import type { TrainedEpoch, TrainingState } from "./training";

export { activate, activationDerivative } from "./activation";
export * as autodiff from "./autodiff";
export { backward, denseBackward } from "./backward";
export { epochOrder } from "./chance";
export { dropoutMask, dropoutMasks } from "./dropout";
export { dense, forward } from "./forward";
export { initialBound, initialize, type Architecture, type Initialization } from "./initialize";
export { meanLoss, outputDelta, outputOf, softmax } from "./loss";
export type { Activation, ForwardPass, Gradient, Loss, Network } from "./network";
export { lossAndGradient, type Objective } from "./objective";
export { adam, momentum, rmsprop, sgd, type Parameters } from "./optimizer";
export { defaults, type Params } from "./parameters";
export { penalty, withPenalty, type Penalties } from "./penalty";
export { beginTraining, trainEpoch, update } from "./train";
export type { Moments, Optimizer, TrainedEpoch, TrainingOptions, TrainingState } from "./training";

export interface Model extends Network {
  readonly task: TaskKind;
  /** K, for class ids 0 … K − 1; 0 for regression. */
  readonly nClasses: number;
  /** The mean objective of every epoch's batches, each when it was taken, before its update: scikit-learn's `loss_curve_`. */
  readonly lossCurve: Float64Array;
}

/** What one epoch shows. */
export interface Frame {
  /** Epochs finished: 0 for the untrained network. */
  readonly epoch: number;
  readonly network: Network;
  /** The network again, with all that the next update needs. */
  readonly state: TrainingState;
  /** As in the model's lossCurve; null at epoch 0, when no batch was taken. */
  readonly loss: number | null;
}

/**
 * The story of a fit: the untrained network, then one frame an epoch. Each goes through the examples in an order of its
 * own, `epochOrder(n, seed, epoch)`, counted from 0.
 * @param X n × d; @param y n class ids 0 … K − 1, or n reals for regression
 * @throws InvalidInput for a table or targets that cannot be learnt from, or a hyper-parameter out of range
 * @throws Error if training diverges: a loss or a weight became infinite or NaN
 */
export function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Generator<Frame, Model> {
  return yield* train(X, y, params, trainEpoch);
}

/** The loop over epochs. An engine brings its own way through one. */
export function* train(
  X: MatrixLike,
  y: ArrayLike<number>,
  params: Partial<Params>,
  throughEpoch: typeof trainEpoch,
): Generator<Frame, Model> {
  return yield* walk(course(X, y, params), throughEpoch);
}

/** @throws InvalidInput as `steps` */
export function course(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>): Course<Frame, Parameters<typeof trainEpoch>, TrainedEpoch, Model> {
  const matrix = toMatrix(X);
  const settings = { ...defaults, ...params };
  const { task, epochs, seed, initialization } = settings;
  const { loss, nOutputs, nClasses } = outputsFor(task, y, matrix.rows);
  const { hiddenLayerSizes, activations, options } = plan(settings, matrix.rows);
  const layerSizes = [matrix.columns, ...hiddenLayerSizes, nOutputs];
  const network = initialize({ layerSizes, activations, loss, seed, initialization });
  checkTargets(network, y, matrix.rows);

  const lossCurve: number[] = [];
  return {
    first: { epoch: 0, network, state: beginTraining(network), loss: null },
    epochs,
    workOf: ({ epoch, state }) => [state, matrix, y, epochOrder(matrix.rows, seed, epoch), options],
    after({ epoch }, trained) {
      if (!isFinite(trained)) throw new Error(explainDivergence(epoch + 1, options.learningRate));
      lossCurve.push(trained.loss);
      return { epoch: epoch + 1, network: trained.state.network, state: trained.state, loss: trained.loss };
    },
    modelOf: (last) => ({ ...last.network, task, nClasses, lossCurve: Float64Array.from(lossCurve) }),
  };
}

/** Runs `steps` to the end. See there for shapes and errors. */
export function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): Model {
  return drain(steps(X, y, params));
}

/**
 * The most probable class of every row (ties: the lowest id; of two classes, class 1 if its probability is above ½), or the
 * value of a regression. @throws InvalidInput if X has other columns than in fit
 */
export function predict(model: Model, X: MatrixLike): Int32Array | Float64Array {
  return answersFor(model, outputFor(model, X));
}

/** `predict`, once the network has spoken. */
export function answersFor(model: Model, output: Matrix): Int32Array | Float64Array {
  if (model.task === "regression") return output.data;
  const probabilities = probabilitiesFor(model, output);
  return Int32Array.from({ length: probabilities.rows }, (_, i) => mostProbable(probabilities, i));
}

/**
 * One column a class: n × K, rows that add up to 1. @throws InvalidInput for a regression, or if X has other columns than
 * in fit
 */
export function predictProba(model: Model, X: MatrixLike): Matrix {
  checkClasses(model);
  return probabilitiesFor(model, outputFor(model, X));
}

/** `predictProba`, once the network has spoken. */
export function probabilitiesFor(model: Model, output: Matrix): Matrix {
  checkClasses(model);
  if (model.loss === "softmax") return output;
  const both = zeros(output.rows, 2);
  output.data.forEach((p, i) => both.data.set([1 - p, p], 2 * i));
  return both;
}

function checkClasses({ task }: Model): void {
  if (task === "regression") throw new InvalidInput("predictProba needs a model of classes; this one is a regression");
}

function outputFor(model: Model, X: MatrixLike): Matrix {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, model.weights[0]!.rows);
  return forward(model, matrix).activations.at(-1)!;
}

function mostProbable({ data, columns }: Matrix, i: number): number {
  let best = 0;
  for (let k = 1; k < columns; k++) if (data[i * columns + k]! > data[i * columns + best]!) best = k;
  return best;
}

function isFinite({ state: { network }, loss }: { state: TrainingState; loss: number }): boolean {
  const values = [...network.weights.map(({ data }) => data), ...network.biases];
  return Number.isFinite(loss) && values.every((array) => array.every(Number.isFinite));
}

function explainDivergence(epoch: number, learningRate: number): string {
  return `training diverged in epoch ${epoch}: the loss or a weight is no longer finite. A learningRate of ${learningRate} is too large for these data; try a tenth of it, or scale the features`;
}
