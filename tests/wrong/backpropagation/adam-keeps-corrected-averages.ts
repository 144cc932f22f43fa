/**
 * misconception: The corrected averages are the new averages.
 * expects: /the correction is for the step alone/
 */
import type { Parameters, TrainingOptions } from "@algorithms/backpropagation";

export function adam({ values, first, second }: Parameters, gradient: Float64Array, options: TrainingOptions, t: number): Parameters {
  const { learningRate, beta1, beta2, epsilon } = options;
  const mean = gradient.map((g, entry) => beta1 * (first?.[entry] ?? 0) + (1 - beta1) * g);
  const squares = gradient.map((g, entry) => beta2 * (second?.[entry] ?? 0) + (1 - beta2) * g * g);
  const [m, s] = [mean.map((value) => value / (1 - beta1 ** t)), squares.map((value) => value / (1 - beta2 ** t))];
  return { values: values.map((w, entry) => w - (learningRate * m[entry]!) / (Math.sqrt(s[entry]!) + epsilon)), first: m, second: s };
}
