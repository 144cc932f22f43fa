/** Where a run's chance comes from: a stream of its own for every epoch's order, and for every update's dropout. */
import { createRandom, mixBits } from "../core/random";

const purposes = { order: 1, dropout: 2 };

/** The seed of the stream with this purpose and number: the same bits mixed in the same order, on every platform. */
export function streamSeed(seed: number, purpose: keyof typeof purposes, index: number): number {
  return mixBits(mixBits(mixBits(seed) + purposes[purpose]) + index);
}

/** The order in which epoch `epoch` goes through n rows: a permutation that depends on the seed and the epoch alone. */
export function epochOrder(n: number, seed: number, epoch: number): Int32Array {
  return createRandom(streamSeed(seed, "order", epoch)).permutation(n);
}
