/**
 * The convolutional network on TensorFlow.js: the verbs of the reference, as promises and an async generator, on WebGPU, WebGL,
 * WebAssembly or its CPU backend. The gradient is written out, kernel by kernel, as in `backward.ts`: so the engine needs no
 * automatic differentiation, and trains on WebAssembly too. What it is given and gives is plain data.
 *
 * Tolerance: single precision. After several updates weights are within 2e-4 of the reference's, relative to the largest of their layer.
 */
import { tidy } from "@tensorflow/tfjs-core";
import { checkOptions, checkOrder, checkTargets } from "../backpropagation/check";
import { walkSlowly } from "../backpropagation/course";
import { throughBatches } from "../backpropagation/gpu-epoch";
import { release, uploadParameters, type Parameters } from "../backpropagation/gpu-parameters";
import { softmax } from "../backpropagation/loss";
import { drainSlowly } from "../core/generator";
import { openDevice, type Backend, type Device, type WasmFiles } from "../core/gpu";
import { blocksOf, read } from "../core/gpu-matrix";
import { zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { checkImages } from "./forward";
import { forward, lossAndSlopes } from "./gpu-layers";
import { course, imagesFor, mostProbable, type Frame, type Model } from "./index";
import { shapesOf, type Layer } from "./layers";
import type { Network } from "./network";
import type { Params } from "./parameters";
import { volume, type Tensor } from "./tensor";
import { dropoutMasks, takeImages, type Options, type Trained, type TrainingState } from "./train";

export { defaults, type Params } from "./parameters";
export type { Frame, Model } from "./index";

/** The engine on one backend. */
export interface Gpu {
  steps(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): AsyncGenerator<Frame, Model>;
  fit(X: MatrixLike, y: ArrayLike<number>, params?: Partial<Params>): Promise<Model>;
  trainEpoch(state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options): Promise<Trained>;
  scores(network: Network, X: Tensor): Promise<Matrix>;
  predict(model: Network, X: MatrixLike): Promise<Int32Array>;
  predictProba(model: Network, X: MatrixLike): Promise<Matrix>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  const device = await openDevice(backend, files);
  const trainEpoch: Gpu["trainEpoch"] = (...work) => trainOn(device, ...work);
  const scores: Gpu["scores"] = (network, X) => scoresOn(device, network, X);
  const predictProba: Gpu["predictProba"] = async (model, X) => softmax(await scores(model, imagesFor(model, X)));

  async function* steps(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params> = {}): AsyncGenerator<Frame, Model> {
    return yield* walkSlowly(course(X, y, params), trainEpoch);
  }

  return { steps, fit: (...given) => drainSlowly(steps(...given)), trainEpoch, scores, predictProba, predict: async (model, X) => mostProbable(await predictProba(model, X)), tensorCount: () => device.tensorCount() };
}

async function trainOn(device: Device, state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options): Promise<Trained> {
  const { network } = state;
  checkOptions({ ...options, l1: 0, l2: 0, dropout: 0 });
  checkOrder(order, X.n);
  checkImages(network, X);
  checkLabels(network, y, order);
  const { learnt, updates, loss } = await device.run(() => throughBatches(uploaded(state), order, options, state.updates, (parameters, batch, made) =>
    lossAndSlopes(parameters, network.layers, takeImages(X, batch), Int32Array.from(batch, (i) => y[i]!), dropoutMasks(network, batch.length, made, options.seed))));
  return { state: { updates, first: learnt.first, second: learnt.second, network: { ...network, ...learnt.values } }, loss };
}

async function scoresOn(device: Device, network: Network, X: Tensor): Promise<Matrix> {
  checkImages(network, X);
  const shapes = shapesOf(network.inputShape, network.layers);
  const all = zeros(X.n, volume(shapes.at(-1)!));
  await device.run(async () => {
    const nothing = { weights: [], biases: [] };
    const parameters = uploaded({ network, first: nothing, second: nothing });
    try {
      for (const [from, to] of blocksOf(X.n, Math.max(...shapes.map(volume)))) {
        const block = { ...X, n: to - from, data: X.data.subarray(from * volume(X), to * volume(X)) };
        all.data.set(await read(tidy(() => forward(parameters, network.layers, block).at(-1)!)), from * all.columns);
      }
    } finally {
      release(parameters);
    }
  });
  return all;
}

function uploaded({ network, first, second }: Pick<TrainingState, "network" | "first" | "second">): Parameters {
  return uploadParameters({ values: network, first, second }, network.layers.map((layer, l) => weightShape(layer, network.weights[l]!.length)));
}

function weightShape(layer: Layer, length: number): readonly number[] {
  if (layer.kind === "dense") return [length / layer.units, layer.units];
  if (layer.kind !== "conv2d") return [0];
  return [layer.size, layer.size, length / (layer.size ** 2 * layer.filters), layer.filters];
}

/** @throws InvalidInput for a class that the network has no output for */
function checkLabels({ layers }: Network, y: ArrayLike<number>, order: Int32Array): void {
  const last = layers.at(-1);
  const columns = last?.kind === "dense" ? last.units : 0;
  checkTargets({ loss: "softmax", weights: [{ data: new Float64Array(), rows: 0, columns }] }, Int32Array.from(order, (i) => y[i]!), order.length);
}
