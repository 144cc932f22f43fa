/** Every layer on a TensorFlow.js device, forward and backward, as in `forward.ts` and `backward.ts`. Called inside a tidy. */
import { add, avgPool, conv2d, matMul, maxPool, mul, relu, reshape, step, sum, tensor, type Tensor as GpuTensor, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs-core";
import { outputLoss } from "../backpropagation/gpu-loss";
import type { Slopes } from "../backpropagation/gpu-epoch";
import type { Parameters } from "../backpropagation/gpu-parameters";
import { InvalidInput } from "../core/errors";
import { avgPoolGradient, filterGradient, inputGradient, maxPoolGradient } from "./gpu-gradients";
import type { Layer } from "./layers";
import type { Tensor } from "./tensor";

type Masks = readonly (GpuTensor | null)[];

/** What goes in, and what comes out of every layer: the scores last. */
export function forward({ weights, biases }: Parameters, layers: readonly Layer[], X: Tensor, masks: Masks = []): readonly GpuTensor[] {
  const outputs: GpuTensor[] = [tensor(new Float32Array(X.data), [X.n, X.height, X.width, X.channels])];
  layers.forEach((layer, l) => outputs.push(pass(layer, outputs[l]!, weights[l]?.values, biases[l]?.values, masks[l] ?? null)));
  return outputs;
}

/** @param dropped masks of dropout, null where a layer is none */
export function lossAndSlopes(parameters: Parameters, layers: readonly Layer[], X: Tensor, y: Int32Array, dropped: readonly (Float64Array | null)[]) {
  const masks: Masks = dropped.map((mask) => mask && tensor(new Float32Array(mask)));
  const outputs = forward(parameters, layers, X, masks);
  const { loss, delta: last } = outputLoss(outputs.at(-1)!, y, "softmax");
  const [weights, biases]: [(GpuTensor | null)[], (GpuTensor | null)[]] = [[], []];
  let delta = last;
  for (let l = layers.length - 1; l >= 0; l--) {
    const back = backThrough(layers[l]!, outputs[l]!, outputs[l + 1]!, parameters.weights[l]?.values, delta, masks[l] ?? null, l > 0);
    weights.unshift(back.weights);
    biases.unshift(back.biases);
    delta = back.inputs;
  }
  const slopes: Slopes = { weights, biases };
  return { loss, slopes };
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

/** @param wantsInputs whether anything is before the layer; else `inputs` is what came */
function backThrough(layer: Layer, input: GpuTensor, output: GpuTensor, weights: GpuTensor | undefined, delta: GpuTensor, mask: GpuTensor | null, wantsInputs: boolean) {
  const nothing = { weights: null, biases: null };
  switch (layer.kind) {
    case "conv2d": {
      const inputs = wantsInputs ? inputGradient(layer, weights as Tensor4D, input as Tensor4D, delta as Tensor4D) : delta;
      return { weights: filterGradient(layer, input as Tensor4D, delta as Tensor4D), biases: sum(delta, [0, 1, 2]), inputs };
    }
    case "relu":
      return { ...nothing, inputs: mul(delta, step(input)) };
    case "maxPool2d":
      return { ...nothing, inputs: maxPoolGradient(layer, input as Tensor4D, output as Tensor4D, delta as Tensor4D) };
    case "avgPool2d":
      return { ...nothing, inputs: avgPoolGradient(layer, input, delta) };
    case "dropout":
      return { ...nothing, inputs: mask ? mul(delta, reshape(mask, delta.shape)) : delta };
    case "dense": {
      const inputs = wantsInputs ? reshape(matMul(delta as Tensor2D, weights as Tensor2D, false, true), input.shape) : delta;
      return { weights: matMul(flat(input), delta as Tensor2D, true, false), biases: sum(delta, 0), inputs };
    }
  }
}

const flat = (input: GpuTensor): Tensor2D => reshape(input, [input.shape[0]!, input.size / input.shape[0]!]);

/** TensorFlow.js leaves padding out of a mean; PyTorch and this project do not. */
function checkUnpadded({ padding }: { readonly padding: number }): void {
  if (padding !== 0) throw new InvalidInput(`padding of a mean pooling must be 0 on TensorFlow.js; got ${padding}`);
}
