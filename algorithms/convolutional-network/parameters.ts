/** What can be asked of a fit, and what is refused. */
import { checkOptions } from "../backpropagation/check";
import { outputsFor } from "../backpropagation/parameters";
import { checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { bend, conv, full, maxPool, type Layer } from "./layers";
import type { Shape } from "./tensor";
import type { Options } from "./train";

export interface Params {
  /** What one row of X is, row by row and channel by channel; "auto" is a square of one channel. */
  inputShape: Shape | "auto";
  /** All but the last layer, which is dense with one unit a class. */
  layers: readonly Layer[];
  optimizer: Options["optimizer"];
  learningRate: number;
  /** The images of an update. */
  batchSize: number;
  /** How many times training goes through all images. */
  epochs: number;
  momentum: number;
  rho: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  seed: number;
}

/** PyTorch's, where it has them; the layers are LeNet's idea in small. */
export const defaults: Readonly<Params> = {
  inputShape: "auto",
  layers: [conv(8, 5, { padding: 2 }), bend, maxPool(2), conv(16, 5, { padding: 2 }), bend, maxPool(2)],
  optimizer: "adam",
  learningRate: 0.001,
  batchSize: 32,
  epochs: 5,
  momentum: 0.9,
  rho: 0.99,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  seed: 0,
};

export interface Plan {
  readonly inputShape: Shape;
  readonly layers: readonly Layer[];
  readonly options: Options;
  readonly nClasses: number;
}

/** The parameters with everything decided, for these targets. @throws InvalidInput naming the first that is out of range */
export function plan({ inputShape, layers, epochs, ...options }: Params, columns: number, y: ArrayLike<number>, n: number): Plan {
  if (!Array.isArray(layers)) throw new InvalidInput(`layers must be an array of layers; got ${String(layers)}`);
  checkInteger("epochs", epochs, { min: 1 });
  checkOptions({ ...options, l1: 0, l2: 0, dropout: 0 });
  const { nClasses } = outputsFor("classification", y, n);
  return { inputShape: inputShape === "auto" ? square(columns) : inputShape, layers: [...layers, full(nClasses)], options, nClasses };
}

function square(columns: number): Shape {
  const edge = Math.round(Math.sqrt(columns));
  if (edge * edge === columns) return { height: edge, width: edge, channels: 1 };
  throw new InvalidInput(`inputShape must be given where rows of X are no squares of one channel; got "auto" for ${columns} columns`);
}
