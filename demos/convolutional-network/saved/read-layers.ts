/** Layers of Keras as layers of ours. */
import { avgPool, bend, conv, dropout, full, maxPool, shapesOf, type Layer } from "../../../algorithms/convolutional-network/layers";
import type { Shape } from "../../../algorithms/convolutional-network/tensor";
import { readInteger, readList, readNumber, readOneOf, readRecord } from "../../../src/kit/read-json";

type Fields = Readonly<Record<string, unknown>>;

const known = ["InputLayer", "Conv2D", "MaxPooling2D", "AveragePooling2D", "ZeroPadding2D", "Activation", "ReLU", "Dropout", "Flatten", "Dense"] as const;

interface Read {
  readonly layers: Layer[];
  /** Zeros that were put around the maps, for the window that comes next. */
  zeros: number;
  isFlat: boolean;
  hasEnded: boolean;
}

/** @throws Error, in a sentence for people, for a layer that is not known here or cannot stand where it is */
export function layersFrom(described: readonly Fields[]): { readonly inputShape: Shape; readonly layers: readonly Layer[] } {
  const configs = described.map((layer, l) => ({ name: readOneOf(`layers[${l}].class_name`, layer.class_name, known), config: readRecord(`layers[${l}].config`, layer.config), path: `layers[${l}]` }));
  const { inputShape, isFlat } = inputOf(configs[0]!.config);
  const read: Read = { layers: [], zeros: 0, isFlat, hasEnded: false };
  for (const { name, config, path } of configs) {
    if (read.hasEnded) throw new Error(`${path} stands behind a softmax, which must be the end.`);
    const before = read.layers.length;
    add(read, name, config, path, () => shapesOf(inputShape, read.layers).at(-1)!);
    if (read.zeros > 0 && name !== "ZeroPadding2D" && read.layers.length > before) read.zeros = 0;
  }
  if (read.zeros > 0) throw new Error("ZeroPadding2D must stand before a convolution or a mean pooling.");
  if (read.layers.at(-1)?.kind !== "dense") throw new Error("The last layer must be dense, with a unit for each class, or a softmax behind it.");
  shapesOf(inputShape, read.layers);
  return { inputShape, layers: read.layers };
}

/** A row of numbers counts as a square image where it can be one, else as an image of one row. */
function inputOf(config: Fields): { readonly inputShape: Shape; readonly isFlat: boolean } {
  const given = config.batch_input_shape ?? config.batch_shape;
  const [, ...sizes] = readList("batch_input_shape", given, { min: 2, max: 4 });
  const dims = sizes.map((size) => readInteger("batch_input_shape", size, { min: 1, max: 4096 }));
  if (dims.length === 3) return { inputShape: { height: dims[0]!, width: dims[1]!, channels: dims[2]! }, isFlat: false };
  if (dims.length !== 1) throw new Error(`batch_input_shape must be [null, height, width, channels]; got ${JSON.stringify(given)}`);
  const edge = Math.sqrt(dims[0]!);
  const inputShape = Number.isInteger(edge) ? { height: edge, width: edge, channels: 1 } : { height: 1, width: dims[0]!, channels: 1 };
  return { inputShape, isFlat: true };
}

function add(read: Read, name: (typeof known)[number], config: Fields, path: string, shape: () => Shape): void {
  if (config.data_format !== undefined && config.data_format !== null) readOneOf(`${path}.data_format`, config.data_format, ["channels_last"]);
  switch (name) {
    case "InputLayer":
      return;
    case "Conv2D": {
      const size = edgeOf(`${path}.kernel_size`, config.kernel_size);
      const stride = edgeOf(`${path}.strides`, config.strides ?? 1);
      if (edgeOf(`${path}.dilation_rate`, config.dilation_rate ?? 1) !== 1) throw new Error(`${path}.dilation_rate must be 1.`);
      checkBias(config, path);
      const filters = readInteger(`${path}.filters`, config.filters, { min: 1, max: 4096 });
      read.layers.push(conv(filters, size, { stride, padding: read.zeros + paddingOf(config, path, size, stride) }));
      return bent(read, config.activation, path);
    }
    case "MaxPooling2D":
    case "AveragePooling2D": {
      const size = edgeOf(`${path}.pool_size`, config.pool_size ?? 2);
      const stride = edgeOf(`${path}.strides`, config.strides ?? size);
      readOneOf(`${path}.padding`, config.padding ?? "valid", ["valid"]);
      if (name === "MaxPooling2D" && read.zeros > 0) throw new Error(`${path}: a max pooling over zeros that were added cannot be told here.`);
      read.layers.push(name === "MaxPooling2D" ? maxPool(size, { stride }) : avgPool(size, { stride, padding: read.zeros }));
      return;
    }
    case "ZeroPadding2D":
      read.zeros += zerosOf(`${path}.padding`, config.padding ?? 1);
      return;
    case "Activation":
      return bent(read, config.activation, path);
    case "ReLU":
      if ((config.max_value ?? null) !== null || (config.negative_slope ?? 0) !== 0 || (config.threshold ?? 0) !== 0) throw new Error(`${path} must be a plain ReLU.`);
      read.layers.push(bend);
      return;
    case "Dropout":
      read.layers.push(dropout(readNumber(`${path}.rate`, config.rate)));
      return;
    case "Flatten":
      read.isFlat = true;
      return;
    case "Dense": {
      const { height, width } = shape();
      if (!read.isFlat && height * width > 1) throw new Error(`${path}: a dense layer over an image must stand behind a Flatten.`);
      checkBias(config, path);
      read.layers.push(full(readInteger(`${path}.units`, config.units, { min: 1, max: 4096 })));
      return bent(read, config.activation, path);
    }
  }
}

function bent(read: Read, given: unknown, path: string): void {
  const activation = readOneOf(`${path}.activation`, given ?? "linear", ["linear", "relu", "softmax"]);
  if (activation === "relu") read.layers.push(bend);
  if (activation === "softmax") read.hasEnded = true;
}

function checkBias(config: Fields, path: string): void {
  if ((config.use_bias ?? true) !== true) throw new Error(`${path}.use_bias must be true: every filter and unit has one here.`);
}

/** One number, or two that are the same. */
function edgeOf(path: string, value: unknown): number {
  const sizes = Array.isArray(value) ? readList(path, value, { min: 1, max: 2 }) : [value];
  const edges = sizes.map((size) => readInteger(path, size, { min: 1, max: 512 }));
  if (edges.some((edge) => edge !== edges[0])) throw new Error(`${path} must be square; got ${JSON.stringify(value)}`);
  return edges[0]!;
}

function zerosOf(path: string, value: unknown): number {
  const numbers = [value].flat(2).map((size) => readInteger(path, size, { min: 0, max: 512 }));
  if (numbers.some((size) => size !== numbers[0])) throw new Error(`${path} must be the same on all four sides; got ${JSON.stringify(value)}`);
  return numbers[0]!;
}

/** "same" is our padding where it is alike on both sides. */
function paddingOf(config: Fields, path: string, size: number, stride: number): number {
  if (readOneOf(`${path}.padding`, config.padding ?? "valid", ["valid", "same"]) === "valid") return 0;
  if (stride === 1 && size % 2 === 1) return (size - 1) / 2;
  throw new Error(`${path}.padding must be "valid" for a stride above 1 or a window of even size: "same" is not alike on both sides there.`);
}
