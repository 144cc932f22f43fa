/**
 * misconception: All parameters pay the penalty.
 * expects: /biases are not penalised/
 */
import type { Gradient, Network, Penalties } from "@algorithms/backpropagation";

export function withPenalty(gradient: Gradient, { weights, biases }: Network, { l1, l2 }: Penalties): Gradient {
  const pulled = (slopes: Float64Array, values: Float64Array) =>
    slopes.map((slope, entry) => slope + l1 * Math.sign(values[entry]!) + l2 * values[entry]!);
  return {
    ...gradient,
    weights: gradient.weights.map((matrix, l) => ({ ...matrix, data: pulled(matrix.data, weights[l]!.data) })),
    biases: gradient.biases.map((slopes, l) => pulled(slopes, biases[l]!)),
  };
}
