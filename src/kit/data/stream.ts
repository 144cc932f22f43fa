/** Independent streams of chance from the few small seeds of a state. */
import { createRandom, mixBits, type Random } from "../../../algorithms/core/random";

/** How many outputs pass before a fresh generator's state is well mixed. */
const warmUp = 16;

/**
 * The stream for one purpose. People's seeds are 0, 1, 2, …, and the same number often serves data and split: both are
 * mixed into the state, so that neighbouring seeds, and one seed's several streams, have nothing in common.
 */
export function createStream(seed: number, purpose: number): Random {
  const random = createRandom(hash(seed, purpose));
  for (let i = 0; i < warmUp; i++) random.fork();
  return random;
}

/** 32 well-mixed bits of two integers. */
export function hash(a: number, b: number): number {
  return mixBits(mixBits(a + 0x9e3779b9) + b);
}
