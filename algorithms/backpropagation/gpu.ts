/**
 * Dense networks on TensorFlow.js, for wide layers: the verbs of the reference, as promises and an async generator. Forward and backward
 * pass are written out as in `forward.ts` and `backward.ts`, so that no automatic differentiation is needed. What is given and taken is
 * plain data; the examples come in the same order, and the same units are dropped.
 *
 * Tolerance: single precision. After a few dozen updates weights are within 2e-4 of the reference's, relative to the largest of their layer.
 */
import { add, matMul, mul, relu, sigmoid, sign, step, sub, square, sum, tanh, abs, type Scalar, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import { checkColumns } from "../core/check";
import { drainSlowly } from "../core/generator";
import { openDevice, tidied, type Backend, type Device, type WasmFiles } from "../core/gpu";
import { blocksOf, read, upload } from "../core/gpu-matrix";
import { takeRows, toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { checkOptions, checkOrder, checkTargets } from "./check";
import { walkSlowly } from "./course";
import { dropoutMasks } from "./dropout";
import { throughBatches, type Slopes } from "./gpu-epoch";
import { outputLoss, outputOf } from "./gpu-loss";
import { release, uploadParameters, type Parameters } from "./gpu-parameters";
import { answersFor, course, probabilitiesFor, type Frame, type Model, type Params } from "./index";
import type { Activation, Network } from "./network";
import type { Penalties } from "./penalty";
import type { TrainedEpoch, TrainingOptions, TrainingState } from "./training";

export { defaults, type Frame, type Model, type Params } from "./index";

/** The engine on one backend. */
export interface Gpu {
  steps(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): AsyncGenerator<Frame, Model>;
  fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): Promise<Model>;
  trainEpoch(state: TrainingState, X: Matrix, y: ArrayLike<number>, order: Int32Array, options: TrainingOptions): Promise<TrainedEpoch>;
  /** The network's output for every row of X: what a decision surface is drawn from. */
  outputs(network: Network, X: MatrixLike): Promise<Matrix>;
  /** What every layer says, the output last: what the pictures of all units are drawn from. */
  activations(network: Network, X: MatrixLike): Promise<Matrix[]>;
  predict(model: Model, X: MatrixLike): Promise<Int32Array | Float64Array>;
  predictProba(model: Model, X: MatrixLike): Promise<Matrix>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  const device = await openDevice(backend, files);
  const trainEpoch: Gpu["trainEpoch"] = (...work) => trainOn(device, ...work);
  const outputs: Gpu["outputs"] = async (network, X) => (await layersOn(device, network, X, network.weights.length - 1))[0]!;

  async function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): AsyncGenerator<Frame, Model> {
    return yield* walkSlowly(course(X, y, params), trainEpoch);
  }

  return {
    steps, fit: (...given) => drainSlowly(steps(...given)), trainEpoch, outputs,
    activations: (network, X) => layersOn(device, network, X, 0),
    predict: async (model, X) => answersFor(model, await outputs(model, X)),
    predictProba: async (model, X) => probabilitiesFor(model, await outputs(model, X)),
    tensorCount: () => device.tensorCount(),
  };
}

async function trainOn(device: Device, state: TrainingState, X: Matrix, y: ArrayLike<number>, order: Int32Array, options: TrainingOptions): Promise<TrainedEpoch> {
  const { network } = state;
  checkOptions(options);
  checkOrder(order, X.rows);
  checkTargets(network, y, X.rows);
  const { learnt, updates, loss } = await device.run(() => throughBatches(uploaded(state), order, options, state.updates, (parameters, batch, made) =>
    lossAndSlopes(parameters, network, takeRows(X, batch), Float64Array.from(batch, (i) => y[i]!), dropoutMasks(network, batch.length, made, options), options)));
  const weights = network.weights.map((W, l): Matrix => ({ ...W, data: learnt.values.weights[l]! }));
  return { state: { ...learnt, updates, network: { ...network, weights, biases: learnt.values.biases } }, loss };
}

function uploaded({ network, first, second }: Pick<TrainingState, "network" | "first" | "second">): Parameters {
  const values = { weights: network.weights.map(({ data }) => data), biases: network.biases };
  return uploadParameters({ values, first, second }, network.weights.map(({ rows, columns }) => [rows, columns]));
}

/** What the layers from `first` on say of every row, the last as an output. */
async function layersOn(device: Device, network: Network, X: MatrixLike, first: number): Promise<Matrix[]> {
  const rows = toMatrix(X);
  checkColumns(rows.columns, network.weights[0]!.rows);
  const widest = Math.max(...network.weights.map(({ columns }) => columns));
  const layers = network.weights.slice(first).map(({ columns }) => zeros(rows.rows, columns));
  await device.run(async () => {
    const nothing = { weights: [], biases: [] };
    const parameters = uploaded({ network, first: nothing, second: nothing });
    try {
      for (const [from, to] of blocksOf(rows.rows, widest)) {
        const block = { ...rows, rows: to - from, data: rows.data.subarray(from * rows.columns, to * rows.columns) };
        const said = tidied(() => {
          const { scores, inputs } = forward(parameters, network, block, []);
          return [...inputs.slice(1), outputOf(scores.at(-1)!, network.loss)].slice(first);
        });
        const numbers = await Promise.all(said.map(read));
        layers.forEach(({ data, columns }, l) => data.set(numbers[l]!, from * columns));
      }
    } finally {
      release(parameters);
    }
  });
  return layers;
}

interface Pass {
  /** A W + b of every layer. */
  readonly scores: readonly Tensor2D[];
  /** What every layer reads: X first. */
  readonly inputs: readonly Tensor2D[];
  readonly masks: readonly Tensor2D[];
}

function forward({ weights, biases }: Parameters, { activations }: Network, X: Matrix, dropped: readonly Matrix[]): Pass {
  const masks = dropped.map(upload);
  const inputs = [upload(X)];
  const scores = weights.map((W, l) => {
    const Z = add<Tensor2D>(matMul(inputs[l]!, W!.values as Tensor2D), biases[l]!.values);
    const hidden = activations[l];
    if (hidden) inputs.push(masks[l] ? mul(bent(Z, hidden), masks[l]!) : bent(Z, hidden));
    return Z;
  });
  return { scores, inputs, masks };
}

function lossAndSlopes(parameters: Parameters, network: Network, X: Matrix, y: Float64Array, dropped: readonly Matrix[], penalties: Penalties) {
  const { scores, inputs, masks } = forward(parameters, network, X, dropped);
  const { loss, delta: last } = outputLoss(scores.at(-1)!, y, network.loss);
  const [weights, biases]: [Tensor[], Tensor[]] = [[], []];
  let delta = last as Tensor2D;
  for (let l = scores.length - 1; l >= 0; l--) {
    const W = parameters.weights[l]!.values as Tensor2D;
    weights.unshift(pulled(matMul(inputs[l]!, delta, true, false), W, penalties));
    biases.unshift(sum(delta, 0));
    if (l === 0) break;
    const back = mul<Tensor2D>(matMul(delta, W, false, true), slopeOf(scores[l - 1]!, network.activations[l - 1]!));
    delta = masks[l - 1] ? mul(back, masks[l - 1]!) : back;
  }
  const slopes: Slopes = { weights, biases };
  return { loss: parameters.weights.reduce((cost, W) => add<Scalar>(cost, penaltyOf(W!.values, penalties)), loss), slopes };
}

function bent(Z: Tensor2D, activation: Activation): Tensor2D {
  switch (activation) {
    case "relu":
      return relu(Z);
    case "tanh":
      return tanh(Z);
    case "sigmoid":
      return sigmoid(Z);
    case "linear":
      return Z;
  }
}

function slopeOf(Z: Tensor2D, activation: Activation): Tensor2D {
  switch (activation) {
    case "relu":
      return step(Z);
    case "tanh":
      return sub(1, square(tanh(Z)));
    case "sigmoid":
      return mul(sigmoid(Z), sub(1, sigmoid(Z)));
    case "linear":
      return add(mul(Z, 0), 1);
  }
}

/** The rules of `penalty.ts`. */
function pulled(slopes: Tensor, W: Tensor, { l1, l2 }: Penalties): Tensor {
  if (l1 === 0 && l2 === 0) return slopes;
  return add(slopes, add(mul(sign(W), l1), mul(W, l2)));
}

function penaltyOf(W: Tensor, { l1, l2 }: Penalties): Scalar {
  return add(mul(sum(abs(W)), l1), mul(sum(square(W)), l2 / 2));
}
