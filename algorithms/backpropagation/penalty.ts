/**
 * What large weights cost, beside the loss: l1 Σ|w| + ½ l2 Σw². Biases are free: they shift, and bend nothing.
 * L2 shrinks every weight by a share of itself; L1 pulls all equally hard, and so holds those at 0 that help little.
 */
import type { Matrix } from "../core/matrix";
import type { Gradient, Network } from "./network";

export interface Penalties {
  readonly l1: number;
  readonly l2: number;
}

/** l1 Σ|w| + ½ l2 Σw², over the weights of all layers but not the biases. */
export function penalty({ weights }: Pick<Network, "weights">, { l1, l2 }: Penalties): number {
  let cost = 0;
  for (const { data } of weights) for (const w of data) cost += l1 * Math.abs(w) + (l2 / 2) * w * w;
  return cost;
}

/**
 * The gradient of loss + penalty, from that of the loss: l1 sign(w) + l2 w is added for every weight; sign(0) is 0.
 * @exercise Add the derivatives of l1 |w| + ½ l2 w² to those of the loss, for every weight.
 * @hint |w| has slope 1 for positive w and −1 for negative: Math.sign, which is 0 at 0. ½ w² has slope w.
 * @hint Biases and deltas stay as they are. Return new matrices: the given ones still belong to the loss alone.
 */
export function withPenalty(gradient: Gradient, { weights }: Pick<Network, "weights">, { l1, l2 }: Penalties): Gradient {
  const pulled = gradient.weights.map((matrix, l): Matrix => {
    const values = weights[l]!.data;
    return { ...matrix, data: matrix.data.map((slope, entry) => slope + l1 * Math.sign(values[entry]!) + l2 * values[entry]!) };
  });
  return { ...gradient, weights: pulled };
}
