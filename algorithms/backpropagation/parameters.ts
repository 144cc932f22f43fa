/** What can be asked of a fit, and what is refused. */
import { checkChoice, checkClassIds, checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { checkOptions } from "./check";
import type { Initialization } from "./initialize";
import type { Activation, Loss } from "./network";
import type { Optimizer, TrainingOptions } from "./training";

export type TaskKind = "classification" | "regression";

export interface Params {
  task: TaskKind;
  /** The units of every hidden layer; with none, the network is a linear model. */
  hiddenLayerSizes: readonly number[];
  /** Of all hidden layers, or one for each. */
  activation: Activation | readonly Activation[];
  optimizer: Optimizer;
  learningRate: number;
  /** The examples of an update; "auto" is min(200, n). One larger than n is n. */
  batchSize: number | "auto";
  /** How many times training goes through all examples: scikit-learn's `max_iter`, without stopping early. */
  epochs: number;
  l1: number;
  /** As scikit-learn's `alpha`, if that were not divided by the number of examples in the batch. */
  l2: number;
  momentum: number;
  rho: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  dropout: number;
  initialization: Initialization;
  seed: number;
}

/**
 * scikit-learn's (`MLPClassifier`), where it has them; PyTorch's rho. There is no penalty by default, since scikit-learn's
 * is divided by the batch's size and so means another thing for every n. Momentum is plain, not Nesterov's.
 */
export const defaults: Readonly<Params> = {
  task: "classification",
  hiddenLayerSizes: [100],
  activation: "relu",
  optimizer: "adam",
  learningRate: 0.001,
  batchSize: "auto",
  epochs: 200,
  l1: 0,
  l2: 0,
  momentum: 0.9,
  rho: 0.99,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  dropout: 0,
  initialization: "auto",
  seed: 0,
};

export interface Plan {
  readonly hiddenLayerSizes: readonly number[];
  readonly activations: readonly Activation[];
  readonly options: TrainingOptions;
}

/** The parameters with everything decided, for n examples. @throws InvalidInput naming the first that is out of range */
export function plan({ activation, batchSize, ...params }: Params, n: number): Plan {
  const { hiddenLayerSizes } = params;
  if (!Array.isArray(hiddenLayerSizes)) {
    throw new InvalidInput(`hiddenLayerSizes must be an array with the units of every hidden layer; got ${String(hiddenLayerSizes)}`);
  }
  hiddenLayerSizes.forEach((size, l) => checkInteger(`hiddenLayerSizes[${l}]`, size, { min: 1 }));
  checkInteger("epochs", params.epochs, { min: 1 });
  const options = { ...params, batchSize: batchSize === "auto" ? Math.min(200, n) : batchSize };
  checkOptions(options);
  const activations = typeof activation === "string" ? hiddenLayerSizes.map(() => activation) : activation;
  return { hiddenLayerSizes, activations, options };
}

/**
 * What the network is to say: one real, the probability of class 1 of two classes, or one probability a class.
 * @throws InvalidInput for an unknown task, or targets that it cannot learn
 */
export function outputsFor(task: TaskKind, y: ArrayLike<number>, n: number): { readonly loss: Loss; readonly nOutputs: number; readonly nClasses: number } {
  checkChoice("task", task, ["classification", "regression"]);
  if (task === "regression") return { loss: "squaredError", nOutputs: 1, nClasses: 0 };
  const nClasses = countClasses(y, n);
  return nClasses === 2 ? { loss: "logistic", nOutputs: 1, nClasses } : { loss: "softmax", nOutputs: nClasses, nClasses };
}

/** K for ids 0 … K − 1. An id without examples is a class too, but as many of them as there are rows must be a mistake. */
function countClasses(y: ArrayLike<number>, n: number): number {
  checkClassIds("y", y, { length: n });
  let [smallest, largest] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    smallest = Math.min(smallest, y[i]!);
    largest = Math.max(largest, y[i]!);
  }
  if (smallest < 0) throw new InvalidInput(`y must be class ids from 0 on; got ${smallest}`);
  if (smallest === largest) throw new InvalidInput(`y must have at least two classes; got only class ${smallest}`);
  if (largest >= Math.max(n, 3)) throw new InvalidInput(`y must be class ids 0, 1, 2, … without large gaps; got ${largest} among ${n} rows`);
  return largest + 1;
}
