/** Kernels for what depends on distances alone. Here is how they are told in plain TypeScript, as `plain.ts` does for the others. */
import { farthest, ln2, rounding, series, spareBits } from "./exponential";
import { kernels, type Kernels } from "./index";
import { radialRoutines } from "./simd-radial";
import { furtherRoutines } from "./wasm";

export interface RadialKernels {
  /** Of `count` rows of doubles, a multiple of 4, the squared distances to the point. */
  measureRows(rows: number, point: number, count: number, columns: number, out: number): number;
  /** exp(−rate · square) of `count` squares, a multiple of 4; both may be the same place. @param rate one double */
  radial(squares: number, rate: number, count: number, out: number): number;
}

let chosen: RadialKernels | undefined;

/** In the memory of `kernels()`. */
export function radialKernels(): RadialKernels {
  return (chosen ??= simdRadial(kernels()) ?? plainRadial(kernels()));
}

export function simdRadial(kernel: Kernels): RadialKernels | undefined {
  return furtherRoutines<RadialKernels>(kernel.doubles.buffer, radialRoutines());
}

export function plainRadial({ doubles }: Kernels): RadialKernels {
  const powers = Float64Array.from({ length: 2 * farthest }, (_, n) => 2 ** (spareBits - n));
  return {
    measureRows(rows, point, count, columns, out) {
      for (let row = 0; row < count; row++) doubles[out / 8 + row] = squaredDistanceInPairs(doubles, rows / 8 + row * columns, point / 8, columns);
      return 0;
    },

    radial(squares, rate, count, out) {
      for (let i = 0; i < count; i++) doubles[out / 8 + i] = expOfMinus(doubles[squares / 8 + i]! * doubles[rate / 8]!, powers);
      return 0;
    },
  };
}

/** Even columns and odd ones apart, then both, then the last column of an odd number. */
function squaredDistanceInPairs(doubles: Float64Array, a: number, b: number, columns: number): number {
  let [even, odd, j] = [0, 0, 0];
  for (; j + 1 < columns; j += 2) {
    const first = doubles[a + j]! - doubles[b + j]!, second = doubles[a + j + 1]! - doubles[b + j + 1]!;
    even += first * first;
    odd += second * second;
  }
  if (j === columns) return even + odd;
  const last = doubles[a + j]! - doubles[b + j]!;
  return even + odd + last * last;
}

/** @param powers 2^(spareBits − n) at n */
function expOfMinus(t: number, powers: Float64Array): number {
  const bounded = Math.min(t, farthest);
  const whole = bounded * Math.LOG2E + rounding - rounding;
  const rest = whole * ln2.high - bounded + whole * ln2.low;
  let sum = 0;
  for (const term of series) sum = sum * rest + term;
  return sum * powers[whole]! * 2 ** -spareBits;
}
