/**
 * Seeded randomness: xoroshiro128+ from `pure-rand`. The same seed gives the same numbers on every platform,
 * for integers and uniforms to the last bit; `normal` also depends on the platform's `Math.log`.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in 0 … n − 1, for n ≥ 1. */
  integer(n: number): number;
  /** Standard normal, by Marsaglia's polar method (1964). */
  normal(): number;
  /** The integers 0 … n − 1 in random order, by Fisher and Yates' shuffle. */
  permutation(n: number): Int32Array;
  /** The seed of an independent stream, for a sub-task of its own: 0 … 2³² − 1. */
  fork(): number;
}

/** @param seed any integer; its low 32 bits count */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plusFromState(initialState(seed));
  const uniform = (): number => uniformFloat64(generator);
  const integer = (n: number): number => uniformInt(generator, 0, n - 1);
  let spare: number | undefined;

  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const squared = u * u + v * v;
      if (squared === 0 || squared >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(squared)) / squared);
      spare = v * factor;
      return u * factor;
    }
  }

  function permutation(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = integer(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }

  return { uniform, integer, normal, permutation, fork: () => generator.next() >>> 0 };
}

/**
 * Four words of state from one seed. xoroshiro moves few bits a step, so seeds that lie side by side would begin with
 * nearly the same numbers: its authors advise to fill the state by SplitMix (Steele, Lea and Flood 2014), here with
 * the 32-bit mixing of MurmurHash3.
 */
function initialState(seed: number): number[] {
  return [1, 2, 3, 4].map((step) => mixBits(seed + Math.imul(step, 0x9e3779b9)) | 0);
}

/** The low 32 bits of an integer, well mixed: the finaliser of MurmurHash3 (Appleby 2011). */
export function mixBits(bits: number): number {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
