/** Activations of a whole layer in place, with their slopes: from one table and a short series what the reference takes from two or three exponentials. */
import type { Activation } from "./network";

/**
 * Weighted sums become activations, and slopes how these move with them.
 * @param Z count numbers, changed; @param slopes as many, written
 */
export function bend(Z: Float64Array, slopes: Float64Array, count: number, activation: Activation): void {
  switch (activation) {
    case "relu":
      return bendByRelu(Z, slopes, count);
    case "tanh":
      return bendByTanh(Z, slopes, count);
    case "sigmoid":
      return bendBySigmoid(Z, slopes, count);
    case "linear":
      slopes.fill(1, 0, count);
  }
}

function bendByRelu(Z: Float64Array, slopes: Float64Array, count: number): void {
  for (let entry = 0; entry < count; entry++) {
    const z = Z[entry]!;
    slopes[entry] = z > 0 ? 1 : 0;
    Z[entry] = Math.max(0, z);
  }
}

// The numbers below stand in the functions, and tables are handed to them: a constant of the module would be looked up for every entry.

function bendByTanh(Z: Float64Array, slopes: Float64Array, count: number): void {
  const table = tanhOfKnots;
  for (let entry = 0; entry < count; entry++) {
    const t = tanh(Z[entry]!, table);
    Z[entry] = t;
    slopes[entry] = 1 - t * t;
  }
}

/** tanh of every 64th from −20 to 20. */
const tanhOfKnots = Float64Array.from({ length: 2 * 20 * 64 + 1 }, (_, i) => Math.tanh(i / 64 - 20));

/**
 * tanh z = (a + b) / (1 + a b), with a = tanh of the nearest 64th, from the table, and b = tanh of the rest |r| ≤ 1 / 128, whose
 * series ends after four terms: 4.5e-16 off at most. Beyond ±20 it is −1 or 1 to the last bit. NaN stays NaN.
 */
function tanh(z: number, table: Float64Array): number {
  const saturated = 20;
  const perUnit = 64;
  // 1.5 × 2⁵², added to a small number and taken off again, leaves the nearest integer.
  const rounder = 6_755_399_441_055_744;
  const bounded = z > saturated ? saturated : z < -saturated ? -saturated : z;
  const knot = bounded * perUnit + rounder - rounder;
  const r = bounded - knot / perUnit;
  const square = r * r;
  const b = r - r * square * (1 / 3 - square * (2 / 15 - square * (17 / 315)));
  const a = table[(knot | 0) + saturated * perUnit]!;
  return (a + b) / (1 + a * b);
}

function bendBySigmoid(Z: Float64Array, slopes: Float64Array, count: number): void {
  const partial = partialPowers;
  const whole = wholePowers;
  for (let entry = 0; entry < count; entry++) {
    const s = 1 / (1 + exp(-Z[entry]!, partial, whole));
    Z[entry] = s;
    slopes[entry] = s * (1 - s);
  }
}

/** 2^(i / 256), and the whole powers of two from 2^−64 to 2^64. */
const partialPowers = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i / 256));
const wholePowers = Float64Array.from({ length: 129 }, (_, i) => 2 ** (i - 64));

/**
 * e^x for −44 … 44, taken at the border beyond, where a sigmoid is 0 or 1 to the last bit; NaN stays NaN. With k the integer
 * nearest to 256 x / ln 2, e^x is 2^(k / 256), from two tables, times e^r for the rest |r| ≤ ln 2 / 512, whose series ends after
 * five terms: 4e-16 of itself off at most. The 24 bits of high make k × high exact.
 */
function exp(x: number, partial: Float64Array, whole: Float64Array): number {
  // 1.5 × 2⁵², added to a small number and taken off again, leaves the nearest integer.
  const rounder = 6_755_399_441_055_744;
  const high = Math.fround(Math.LN2 / 256);
  const low = Math.LN2 / 256 - high;
  const bounded = x > 44 ? 44 : x < -44 ? -44 : x;
  const k = bounded * (256 / Math.LN2) + rounder - rounder;
  const r = bounded - k * high - k * low;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24))));
  return series * (partial[k & 255]! * whole[(k >> 8) + 64]!);
}
