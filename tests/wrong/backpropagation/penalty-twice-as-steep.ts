/**
 * misconception: w² has slope 2w.
 * expects: /is yours twice as steep/
 */
import type { Gradient, Network, Penalties } from "@algorithms/backpropagation";

export function withPenalty(gradient: Gradient, { weights }: Network, { l1, l2 }: Penalties): Gradient {
  const pulled = (slopes: Float64Array, values: Float64Array) =>
    slopes.map((slope, entry) => slope + l1 * Math.sign(values[entry]!) + 2 * l2 * values[entry]!);
  return {
    ...gradient,
    weights: gradient.weights.map((matrix, l) => ({ ...matrix, data: pulled(matrix.data, weights[l]!.data) })),
  };
}
