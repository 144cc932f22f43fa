/**
 * Dropout: in every update each hidden activation is left out with probability p, so that no unit can rely on another.
 * Those that stay are divided by 1 − p ("inverted" dropout): their expectation is as without, and so prediction uses the
 * network as it is.
 *
 * Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15 (2014).
 */
import { zeros, type Matrix } from "../core/matrix";
import { createRandom, type Random } from "../core/random";
import { streamSeed } from "./chance";
import type { Network } from "./network";

/**
 * What a batch's activations of one layer are multiplied by: 0, or 1 / (1 − dropout).
 * @param rows the examples in the batch; @param columns the units of the layer; @param dropout 0 … 1, without 1
 * @exercise Draw a mask: 0 with probability dropout, else 1 / (1 − dropout), for every entry of its own.
 * @hint random.uniform() < dropout happens with probability dropout.
 * @hint With half the units gone, the other half must count double: divide by 1 − dropout.
 */
export function dropoutMask(rows: number, columns: number, dropout: number, random: Random): Matrix {
  const mask = zeros(rows, columns);
  for (let entry = 0; entry < mask.data.length; entry++) mask.data[entry] = random.uniform() < dropout ? 0 : 1 / (1 - dropout);
  return mask;
}

/**
 * The masks of one update, one a hidden layer. They depend on the seed and the number of the update alone, so that training
 * goes on from any state as if it had never paused. An engine that is to train alike draws in the same order: one uniform
 * number for every hidden activation, from the stream of this update, layer after layer from the first, in each layer row
 * after row as the batch has them, in each row unit after unit; what is below `dropout` is dropped.
 * @returns none without dropout
 * @param rows the examples in the batch; @param update how many updates were made before
 */
export function dropoutMasks(
  { activations, weights }: Network,
  rows: number,
  update: number,
  { dropout, seed }: { readonly dropout: number; readonly seed: number },
): Matrix[] {
  if (dropout === 0) return [];
  const random = createRandom(streamSeed(seed, "dropout", update));
  return activations.map((_, l) => dropoutMask(rows, weights[l]!.columns, dropout, random));
}

/** A ∘ B: the product of two matrices of one shape, entry by entry. */
export function multiplied(A: Matrix, B: Matrix): Matrix {
  const product = zeros(A.rows, A.columns);
  for (let entry = 0; entry < product.data.length; entry++) product.data[entry] = A.data[entry]! * B.data[entry]!;
  return product;
}
