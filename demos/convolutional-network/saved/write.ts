/**
 * A network in the layers format of TensorFlow.js, as `tf.loadLayersModel` reads it: model.json says the layers, weights.bin holds the
 * numbers one after another, in single precision. A softmax is put behind the scores, so that what is loaded says probabilities.
 *
 * Weights lie here as they lie there. Padding is told by a layer of zeros of its own: "same" means another thing there where a stride is
 * larger than 1.
 */
import { shapesOf, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Network } from "../../../algorithms/convolutional-network/network";
import { arraysOf } from "./stored";

export interface SavedNetwork {
  /** The text of model.json. */
  readonly model: string;
  /** The bytes of weights.bin. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** @throws Error, in a sentence for people, for a network that the format has no words for */
export function writeNetwork(network: Network): SavedNetwork {
  const named = network.layers.map((layer, l) => ({ layer, name: `layer${l + 1}_${layer.kind}` }));
  const shapes = shapesOf(network.inputShape, network.layers);
  const { height, width, channels } = network.inputShape;
  const described = named.flatMap(({ layer, name }, l) => toKeras(layer, name, l === 0 || shapes[l]!.height * shapes[l]!.width > 1));
  const layers = [...described, { class_name: "Activation", config: { name: "probabilities", activation: "softmax" } }].map((layer, i) =>
    (i === 0 ? { ...layer, config: { ...layer.config, batch_input_shape: [null, height, width, channels] } } : layer));
  const learnt = arraysOf(network).map(({ layer, part, shape }) => ({ name: `${named[layer]!.name}/${part === "weights" ? "kernel" : "bias"}`, shape, values: network[part][layer]! }));
  const manifest = [{ paths: ["weights.bin"], weights: learnt.map(({ name, shape }) => ({ name, shape, dtype: "float32" })) }];
  const topology = { class_name: "Sequential", config: { name: "network", layers }, keras_version: "tfjs-layers 4.22.0", backend: "tensor_flow.js" };
  const model = { format: "layers-model", generatedBy: "ML Concept Playground", convertedBy: null, modelTopology: topology, weightsManifest: manifest };
  return { model: `${JSON.stringify(model, null, 1)}\n`, weights: bytesOf(learnt.map(({ values }) => values)) };
}

/** @param isImage whether what goes in is not yet a row of numbers */
function toKeras(layer: Layer, name: string, isImage: boolean): KerasLayer[] {
  switch (layer.kind) {
    case "conv2d":
      return [...padded(layer.padding, name), { class_name: "Conv2D", config: { name, filters: layer.filters, kernel_size: square(layer.size), strides: square(layer.stride), padding: "valid", activation: "linear", use_bias: true } }];
    case "maxPool2d":
      if (layer.padding > 0) throw new Error("The format of TensorFlow.js has no words for a max pooling with padding.");
      return [pooling("MaxPooling2D", layer, name)];
    case "avgPool2d":
      return [...padded(layer.padding, name), pooling("AveragePooling2D", layer, name)];
    case "relu":
      return [{ class_name: "Activation", config: { name, activation: "relu" } }];
    case "dropout":
      return [{ class_name: "Dropout", config: { name, rate: layer.rate } }];
    case "dense":
      return [...(isImage ? [{ class_name: "Flatten", config: { name: `${name}_flat` } }] : []), { class_name: "Dense", config: { name, units: layer.units, activation: "linear", use_bias: true } }];
  }
}

const square = (size: number): [number, number] => [size, size];

const padded = (padding: number, name: string): KerasLayer[] =>
  (padding === 0 ? [] : [{ class_name: "ZeroPadding2D", config: { name: `${name}_zeros`, padding: [square(padding), square(padding)] } }]);

const pooling = (className: string, { size, stride }: { readonly size: number; readonly stride: number }, name: string): KerasLayer =>
  ({ class_name: className, config: { name, pool_size: square(size), strides: square(stride), padding: "valid" } });

/** Little-endian, as TensorFlow.js has them. */
function bytesOf(arrays: readonly Float64Array[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * arrays.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const values of arrays) for (const value of values) view.setFloat32(4 * at++, value, true);
  return new Uint8Array(view.buffer);
}
