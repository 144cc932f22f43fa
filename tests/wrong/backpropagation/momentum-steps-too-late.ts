/**
 * misconception: The step is made with the velocity, and then the velocity is updated.
 * expects: /step along the new one/
 */
import type { Parameters, TrainingOptions } from "@algorithms/backpropagation";

export function momentum({ values, first }: Parameters, gradient: Float64Array, options: TrainingOptions): Parameters {
  const before = first ?? new Float64Array(values.length);
  const velocity = before.map((v, entry) => options.momentum * v + gradient[entry]!);
  return { values: values.map((w, entry) => w - options.learningRate * before[entry]!), first: velocity };
}
