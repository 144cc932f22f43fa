/**
 * misconception: The velocity is a running average of gradients.
 * expects: /did you take a share \(1 − μ\) of the gradient/
 */
import type { Parameters, TrainingOptions } from "@algorithms/backpropagation";

export function momentum({ values, first }: Parameters, gradient: Float64Array, options: TrainingOptions): Parameters {
  const before = first ?? new Float64Array(values.length);
  const velocity = before.map((v, entry) => options.momentum * v + (1 - options.momentum) * gradient[entry]!);
  return { values: values.map((w, entry) => w - options.learningRate * velocity[entry]!), first: velocity };
}
