/**
 * The convolutional network on TensorFlow.js: the verbs of `train.ts` and `forward.ts`, as promises, on WebGPU, WebGL,
 * WebAssembly or its CPU backend. The gradient is written out, kernel by kernel, as in `backward.ts`: so the engine needs no
 * automatic differentiation. What it is given and gives is plain data; between two batches of an epoch nothing is read back.
 *
 * WebAssembly has no kernel for the gradient by the filters. It is a convolution too: of the images, laid out with the batch in the
 * place of the channels, by the derivatives as filters, with the stride as their dilation.
 */
import {
  add, avgPool, cast, conv2d, conv2dTranspose, dispose, div, engine, equal, exp, getBackend, getKernel, log, matMul, max, maxPool, memory, mul, onesLike, pad, relu, reshape,
  scalar, slice, softmax, sqrt, square, stack, step, stridedSlice, sub, sum, tensor, transpose, type NamedAttrMap, type NamedTensorMap, type Tensor as GpuTensor, type Tensor2D, type Tensor4D,
} from "@tensorflow/tfjs-core";
import { checkOptions, checkOrder, checkTargets } from "../backpropagation/check";
import { InvalidInput } from "../core/errors";
import { checkAlive, choose, tidied, type Backend, type WasmFiles } from "../core/gpu";
import type { Matrix } from "../core/matrix";
import { checkImages } from "./forward";
import type { Layer } from "./layers";
import type { Network } from "./network";
import type { Tensor } from "./tensor";
import { dropoutMasks, takeImages, type Options, type Trained, type TrainingState } from "./train";

/** The engine on one backend. */
export interface Gpu {
  readonly trainEpoch: (state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options) => Promise<Trained>;
  readonly scores: (network: Network, X: Tensor) => Promise<Matrix>;
  /** How many tensors there are: none is left behind by any call. */
  readonly tensorCount: () => number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu> {
  await choose(backend, files);
  /** Another engine may have chosen another backend since. */
  const here = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (getBackend() !== backend) await choose(backend, files);
    const result = await work();
    checkAlive();
    return result;
  };
  return {
    trainEpoch: (...given) => here(() => trainEpoch(...given)),
    scores: (...given) => here(() => scores(...given)),
    tensorCount: () => memory().numTensors,
  };
}

/** The array of a layer's weights or biases, with what its optimizer remembers. */
interface Parameter {
  readonly values: GpuTensor;
  readonly first?: GpuTensor;
  readonly second?: GpuTensor;
}

/** One entry a layer; null where it learns nothing. */
type Part = readonly (Parameter | null)[];

interface Device {
  readonly weights: Part;
  readonly biases: Part;
}

async function trainEpoch(state: TrainingState, X: Tensor, y: ArrayLike<number>, order: Int32Array, options: Options): Promise<Trained> {
  checkOptions({ ...options, l1: 0, l2: 0, dropout: 0 });
  checkOrder(order, X.n);
  checkImages(state.network, X);
  const { layers } = state.network;
  let device: Device = upload(state);
  let total: GpuTensor = scalar(0);
  let updates = state.updates;
  try {
    for (let start = 0; start < order.length; start += options.batchSize) {
      const batch = order.subarray(start, start + options.batchSize);
      const labels = Int32Array.from(batch, (i) => y[i]!);
      checkTargets({ loss: "softmax", weights: [{ data: new Float64Array(), rows: 0, columns: classesOf(layers) }] }, labels, labels.length);
      const images = takeImages(X, batch);
      const masks = dropoutMasks(state.network, batch.length, updates, options.seed);
      const [before, sumBefore, update] = [device, total, ++updates];
      const after = tidied(() => {
        const { loss, gradient } = lossAndGradient(device, layers, images, labels, masks);
        return { total: add(sumBefore, mul(loss, batch.length)), device: moved(before, gradient, options, update) };
      });
      [device, total] = [after.device, after.total];
      release(before, device);
      dispose(sumBefore);
    }
    const next = await download(state, device, updates);
    return { state: next, loss: (await total.data())[0]! / order.length };
  } finally {
    release(device);
    dispose(total);
  }
}

async function scores(network: Network, X: Tensor): Promise<Matrix> {
  checkImages(network, X);
  const nothing = { weights: [], biases: [] };
  const device = upload({ network, updates: 0, first: nothing, second: nothing });
  try {
    const output = tidied(() => forward(device, network.layers, upload4(X), []).outputs.at(-1)!);
    const data = Float64Array.from(await output.data());
    dispose(output);
    return { data, rows: X.n, columns: data.length / X.n };
  } finally {
    release(device);
  }
}

interface Pass {
  readonly outputs: readonly GpuTensor[];
  readonly masks: readonly (GpuTensor | null)[];
}

function forward({ weights, biases }: Device, layers: readonly Layer[], X: GpuTensor, masks: readonly (GpuTensor | null)[]): Pass {
  const outputs: GpuTensor[] = [X];
  layers.forEach((layer, l) => outputs.push(pass(layer, outputs[l]!, weights[l]?.values, biases[l]?.values, masks[l] ?? null)));
  return { outputs, masks };
}

function pass(layer: Layer, input: GpuTensor, weights: GpuTensor | undefined, biases: GpuTensor | undefined, mask: GpuTensor | null): GpuTensor {
  switch (layer.kind) {
    case "conv2d":
      return add(conv2d(input as Tensor4D, weights as Tensor4D, layer.stride, layer.padding, "NHWC", 1, "floor"), biases!);
    case "relu":
      return relu(input);
    case "maxPool2d":
      return maxPool(input as Tensor4D, layer.size, layer.stride, layer.padding, "floor");
    case "avgPool2d":
      checkUnpadded(layer);
      return avgPool(input as Tensor4D, layer.size, layer.stride, 0, "floor");
    case "dropout":
      return mask ? mul(input, reshape(mask, input.shape)) : input;
    case "dense":
      return add(matMul(flat(input), weights as Tensor2D), biases!);
  }
}

interface Gradient {
  readonly weights: readonly (GpuTensor | null)[];
  readonly biases: readonly (GpuTensor | null)[];
}

function lossAndGradient(device: Device, layers: readonly Layer[], images: Tensor, y: Int32Array, masks: readonly (Float64Array | null)[]) {
  const { outputs, masks: dropped } = forward(device, layers, upload4(images), masks.map((mask) => mask && tensor(Float32Array.from(mask))));
  const z = outputs.at(-1)!;
  const truth = oneHot(y, z.shape[1]!);
  const shifted = sub(z, max(z, 1, true));
  const loss = div(sum(sub(log(sum(exp(shifted), 1)), sum(mul(shifted, truth), 1))), y.length);
  let delta: GpuTensor = div(sub(softmax(z), truth), y.length);
  const [weights, biases]: [(GpuTensor | null)[], (GpuTensor | null)[]] = [[], []];
  for (let l = layers.length - 1; l >= 0; l--) {
    const back = backThrough(layers[l]!, outputs[l]!, outputs[l + 1]!, device.weights[l]?.values, delta, dropped[l] ?? null, l > 0);
    weights.unshift(back.weights);
    biases.unshift(back.biases);
    delta = back.inputs;
  }
  return { loss, gradient: { weights, biases } };
}

/** Written out here: the kernel of WebAssembly (4.22.0) fills single precision with integers. */
function oneHot(y: Int32Array, nClasses: number): GpuTensor {
  const rows = new Float32Array(y.length * nClasses);
  y.forEach((id, i) => (rows[i * nClasses + id] = 1));
  return tensor(rows, [y.length, nClasses]);
}

/** @param wantsInputs whether anything is before the layer; else `inputs` is what came */
function backThrough(layer: Layer, input: GpuTensor, output: GpuTensor, weights: GpuTensor | undefined, delta: GpuTensor, mask: GpuTensor | null, wantsInputs: boolean) {
  const nothing = { weights: null, biases: null };
  switch (layer.kind) {
    case "conv2d": {
      const inputs = wantsInputs
        ? conv2dTranspose(delta as Tensor4D, weights as Tensor4D, input.shape as Tensor4D["shape"], layer.stride, layer.padding, "floor")
        : delta;
      return { weights: filterGradient(layer, input as Tensor4D, delta as Tensor4D), biases: sum(delta, [0, 1, 2]), inputs };
    }
    case "relu":
      return { ...nothing, inputs: mul(delta, step(input)) };
    case "maxPool2d":
      return { ...nothing, inputs: maxPoolGradient(layer, input as Tensor4D, output as Tensor4D, delta as Tensor4D) };
    case "avgPool2d":
      return { ...nothing, inputs: kernel("AvgPoolGrad", { dy: delta, input }, windowOf(layer)) };
    case "dropout":
      return { ...nothing, inputs: mask ? mul(delta, reshape(mask, delta.shape)) : delta };
    case "dense": {
      const inputs = wantsInputs ? reshape(matMul(delta as Tensor2D, weights as Tensor2D, false, true), input.shape) : delta;
      return { weights: matMul(flat(input), delta as Tensor2D, true, false), biases: sum(delta, 0), inputs };
    }
  }
}

/** By its own kernel, or, where the backend has none, as a convolution. */
function filterGradient({ size, stride, padding, filters }: Layer & { readonly kind: "conv2d" }, input: Tensor4D, delta: Tensor4D): GpuTensor {
  const channels = input.shape[3];
  if (getKernel("Conv2DBackpropFilter", getBackend())) {
    return kernel("Conv2DBackpropFilter", { x: input, dy: delta }, { strides: stride, pad: padding, dataFormat: "NHWC", dimRoundingMode: "floor", filterShape: [size, size, channels, filters] });
  }
  // Padded by hand: a number as padding is taken for square filters, and the derivatives need not be square.
  const images = pad(transpose(input, [3, 1, 2, 0]), [[0, 0], [padding, padding], [padding, padding], [0, 0]]) as Tensor4D;
  const windows = transpose(delta, [1, 2, 0, 3]);
  const maps = conv2d(images, windows, 1, "valid", "NHWC", stride);
  // Where a stride leaves rows over, there are more places than the filter has weights.
  return transpose(slice(maps, [0, 0, 0, 0], [channels, size, size, filters]), [1, 2, 0, 3]);
}

/**
 * To the first winner of every window, as `pooling.ts` does. By its own kernel but on WebAssembly, where that is wrong (4.22.0): there
 * windows are taken apart into their cells, which works where they lie side by side.
 */
function maxPoolGradient(layer: Layer & { readonly kind: "maxPool2d" | "avgPool2d" }, input: Tensor4D, output: Tensor4D, delta: Tensor4D): GpuTensor {
  if (getBackend() !== "wasm") return kernel("MaxPoolGrad", { dy: delta, input, output }, windowOf(layer));
  const { size, stride, padding } = layer;
  if (stride !== size || padding !== 0) throw new InvalidInput(`windows of max pooling must lie side by side on WebAssembly; got size ${size}, stride ${stride}, padding ${padding}`);
  const [n, height, width, channels] = input.shape;
  const [, rows, columns] = output.shape;
  let free: GpuTensor = onesLike(output);
  const lines = Array.from({ length: size }, (_, u) => {
    const cells = Array.from({ length: size }, (__, v) => {
      const cell = stridedSlice(input, [0, u, v, 0], [n, u + (rows - 1) * size + 1, v + (columns - 1) * size + 1, channels], [1, size, size, 1]);
      const won = mul(free, cast(equal(cell, output), "float32"));
      free = sub(free, won);
      return mul(won, delta);
    });
    return reshape(stack(cells, 3), [n, rows, columns * size, channels]);
  });
  const whole = reshape(stack(lines, 2), [n, rows * size, columns * size, channels]);
  return pad(whole, [[0, 0], [0, height - rows * size], [0, width - columns * size], [0, 0]]);
}

/** One step along the gradient: the rules of `../backpropagation/optimizer.ts`. */
function moved({ weights, biases }: Device, gradient: Gradient, options: Options, update: number): Device {
  const step = (part: Part, slopes: Gradient["weights"]): Part => part.map((parameter, l) => parameter && stepped(parameter, slopes[l]!, options, update));
  return { weights: step(weights, gradient.weights), biases: step(biases, gradient.biases) };
}

function stepped({ values, first, second }: Parameter, g: GpuTensor, options: Options, update: number): Parameter {
  const { learningRate, momentum, rho, beta1, beta2, epsilon } = options;
  const average = (kept: GpuTensor | undefined, next: GpuTensor, share: number): GpuTensor =>
    (kept ? add(mul(kept, share), mul(next, 1 - share)) : mul(next, 1 - share));
  switch (options.optimizer) {
    case "sgd":
      return { values: sub(values, mul(g, learningRate)) };
    case "momentum": {
      const velocity = first ? add(mul(first, momentum), g) : mul(g, 1);
      return { values: sub(values, mul(velocity, learningRate)), first: velocity };
    }
    case "rmsprop": {
      const squares = average(second, square(g), rho);
      return { values: sub(values, div(mul(g, learningRate), add(sqrt(squares), epsilon))), second: squares };
    }
    case "adam": {
      const [mean, squares] = [average(first, g, beta1), average(second, square(g), beta2)];
      const size = add(sqrt(div(squares, 1 - beta2 ** update)), epsilon);
      return { values: sub(values, div(mul(mean, learningRate / (1 - beta1 ** update)), size)), first: mean, second: squares };
    }
  }
}

function upload({ network, first, second }: TrainingState): Device {
  const shapes = network.layers.map((layer, l) => weightShape(layer, network.weights[l]!.length));
  const part = (name: "weights" | "biases"): Part => network[name].map((values, l) => {
    if (values.length === 0) return null;
    const shape = name === "weights" ? shapes[l]! : [values.length];
    const remembered = (array: Float64Array | undefined) => array && tensor(Float32Array.from(array), shape);
    return { values: tensor(Float32Array.from(values), shape), first: remembered(first[name][l]), second: remembered(second[name][l]) };
  });
  return { weights: part("weights"), biases: part("biases") };
}

async function download(state: TrainingState, { weights, biases }: Device, updates: number): Promise<TrainingState> {
  const read = async (part: Part, name: keyof Parameter): Promise<Float64Array[]> =>
    Promise.all(part.map(async (parameter) => Float64Array.from((await parameter?.[name]?.data()) ?? [])));
  const moments = async (name: "first" | "second") => {
    const isKept = [...weights, ...biases].some((parameter) => parameter?.[name]);
    return isKept ? { weights: await read(weights, name), biases: await read(biases, name) } : { weights: [], biases: [] };
  };
  const network = { ...state.network, weights: await read(weights, "values"), biases: await read(biases, "values") };
  return { network, updates, first: await moments("first"), second: await moments("second") };
}

/** Gives back what `device` holds, except what lives on in `next`. */
function release(device: Device, next?: Device): void {
  const held = tensorsOf(device);
  const living = new Set(next ? tensorsOf(next) : []);
  dispose(held.filter((each) => !living.has(each)));
}

const tensorsOf = ({ weights, biases }: Device): GpuTensor[] =>
  [...weights, ...biases].flatMap((parameter) => (parameter ? [parameter.values, parameter.first ?? [], parameter.second ?? []].flat() : []));

const kernel = (name: string, inputs: NamedTensorMap, attributes: object): GpuTensor => engine().runKernel(name, inputs, attributes as NamedAttrMap);

const flat = (input: GpuTensor): Tensor2D => reshape(input, [input.shape[0]!, input.size / input.shape[0]!]);

const upload4 = ({ data, n, height, width, channels }: Tensor): Tensor4D => tensor(Float32Array.from(data), [n, height, width, channels]) as Tensor4D;

const windowOf = ({ size, stride, padding }: { readonly size: number; readonly stride: number; readonly padding: number }) =>
  ({ filterSize: size, strides: stride, pad: padding, dimRoundingMode: "floor" });

function weightShape(layer: Layer, length: number): number[] {
  if (layer.kind === "dense") return [length / layer.units, layer.units];
  if (layer.kind !== "conv2d") return [0];
  return [layer.size, layer.size, length / (layer.size ** 2 * layer.filters), layer.filters];
}

/** TensorFlow.js leaves padding out of a mean; PyTorch and this project do not. */
function checkUnpadded({ padding }: { readonly padding: number }): void {
  if (padding !== 0) throw new InvalidInput(`padding of a mean pooling must be 0 on TensorFlow.js; got ${padding}`);
}

function classesOf(layers: readonly Layer[]): number {
  const last = layers.at(-1);
  return last?.kind === "dense" ? last.units : 0;
}
