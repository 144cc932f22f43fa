/**
 * misconception: The running averages are averages from the first update on.
 * expects: /did you correct both averages/
 */
import type { Parameters, TrainingOptions } from "@algorithms/backpropagation";

export function adam({ values, first, second }: Parameters, gradient: Float64Array, options: TrainingOptions): Parameters {
  const { learningRate, beta1, beta2, epsilon } = options;
  const mean = gradient.map((g, entry) => beta1 * (first?.[entry] ?? 0) + (1 - beta1) * g);
  const squares = gradient.map((g, entry) => beta2 * (second?.[entry] ?? 0) + (1 - beta2) * g * g);
  return { values: values.map((w, entry) => w - (learningRate * mean[entry]!) / (Math.sqrt(squares[entry]!) + epsilon)), first: mean, second: squares };
}
