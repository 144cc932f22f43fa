/** An epoch on a TensorFlow.js device, whatever the network: gradient and step, batch after batch, and nothing read back in between. */
import { add, dispose, div, mul, scalar, sqrt, square, sub, type Scalar, type Tensor } from "@tensorflow/tfjs-core";
import { tidied } from "../core/gpu";
import { downloadParameters, release, type Learnt, type Parameter, type Parameters, type Part } from "./gpu-parameters";
import type { TrainingOptions } from "./training";

/** The derivatives by every parameter; null where a layer has none. */
export interface Slopes {
  readonly weights: readonly (Tensor | null)[];
  readonly biases: readonly (Tensor | null)[];
}

/** The objective of one batch, and which way it rises. Called inside a tidy. */
export type Objective = (parameters: Parameters, batch: Int32Array, updates: number) => { readonly loss: Scalar; readonly slopes: Slopes };

type Rules = Omit<TrainingOptions, "l1" | "l2" | "dropout">;

/** @param start is released; @param updates made before */
export async function throughBatches(start: Parameters, order: Int32Array, options: Rules, updates: number, objective: Objective) {
  let [parameters, total, made] = [start, scalar(0) as Tensor, updates];
  try {
    for (let from = 0; from < order.length; from += options.batchSize) {
      const batch = order.subarray(from, from + options.batchSize);
      const [before, sumBefore] = [parameters, total];
      const after = tidied(() => {
        const { loss, slopes } = objective(before, batch, made);
        return { total: add(sumBefore, mul(loss, batch.length)), parameters: moved(before, slopes, options, made + 1) };
      });
      [parameters, total, made] = [after.parameters, after.total, made + 1];
      release(before, parameters);
      dispose(sumBefore);
    }
    const learnt: Learnt = await downloadParameters(parameters);
    return { learnt, updates: made, loss: (await total.data())[0]! / order.length };
  } finally {
    release(parameters);
    dispose(total);
  }
}

function moved({ weights, biases }: Parameters, slopes: Slopes, options: Rules, update: number): Parameters {
  const step = (part: Part, by: Slopes["weights"]): Part => part.map((parameter, l) => parameter && stepped(parameter, by[l]!, options, update));
  return { weights: step(weights, slopes.weights), biases: step(biases, slopes.biases) };
}

/** One step along the gradient: the rules of `optimizer.ts`. */
function stepped({ values, first, second }: Parameter, g: Tensor, options: Rules, update: number): Parameter {
  const { learningRate, momentum, rho, beta1, beta2, epsilon } = options;
  const average = (kept: Tensor | undefined, next: Tensor, share: number): Tensor => (kept ? add(mul(kept, share), mul(next, 1 - share)) : mul(next, 1 - share));
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
