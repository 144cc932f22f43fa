/**
 * Rows of the kernel matrix, fast: examples lie one after the other in the order in which they are needed, and the
 * exponential of the radial kernel is looked up rather than called.
 */
import type { Kernel } from "./kernel";
import type { Row } from "./shrinking-cache";

/** Examples by position, which change places as some are set aside. */
export interface Packed {
  /** n × d, row by row. */
  readonly data: Float64Array;
  readonly columns: number;
  /** ‖x‖² of every position. */
  readonly norms: Float64Array;
}

/** Writes K(xᵢ, x_p) into `row` for the positions from ≤ p < to. */
export function fillRow(row: Row, i: number, from: number, to: number, packed: Packed, kernel: Kernel): void {
  fillInnerProducts(row, i, from, to, packed);
  if (kernel.kernel === "rbf") fillRadial(row, i, from, to, packed.norms, kernel.gamma);
  else if (kernel.kernel === "poly") fillPowers(row, from, to, kernel);
  else if (kernel.kernel === "sigmoid") for (let p = from; p < to; p++) row[p] = Math.tanh(kernel.gamma * row[p]! + kernel.coef0);
}

/** Two sums at once, so that the processor need not wait for either. */
function fillInnerProducts(row: Row, i: number, from: number, to: number, { data, columns: d }: Packed): void {
  const base = i * d;
  const even = d - (d % 2);
  for (let p = from, at = from * d; p < to; p++, at += d) {
    let [first, second] = [0, 0];
    for (let j = 0; j < even; j += 2) {
      first += data[base + j]! * data[at + j]!;
      second += data[base + j + 1]! * data[at + j + 1]!;
    }
    if (even < d) first += data[base + even]! * data[at + even]!;
    row[p] = first + second;
  }
}

function fillPowers(row: Row, from: number, to: number, { gamma, coef0, degree }: Kernel): void {
  for (let p = from; p < to; p++) row[p] = (gamma * row[p]! + coef0) ** degree;
}

/** exp(−t) = 2^−whole · 2^−(part / parts) · exp(rest), with |rest| ≤ ln 2 / (2 · parts), where three terms of the series are exact. */
const parts = 1024;
const perPart = Math.LN2 / parts;
const powersOfParts = Float64Array.from({ length: parts }, (_, part) => 2 ** (-part / parts));
const powersOfTwo = Float64Array.from({ length: 1100 }, (_, whole) => 2 ** -whole);
/** Beyond it exp(−t) is below the smallest number, or close to it. */
const farthest = 745;

function fillRadial(row: Row, i: number, from: number, to: number, norms: Float64Array, gamma: number): void {
  const own = norms[i]!;
  for (let p = from; p < to; p++) {
    // Two rows that are equal must be at distance zero: rounding may bring it below.
    const squared = own + norms[p]! - 2 * row[p]!;
    const t = squared > 0 ? gamma * squared : 0;
    if (t > farthest) {
      row[p] = 0;
      continue;
    }
    const nearest = (t / perPart + 0.5) | 0;
    const rest = nearest * perPart - t;
    row[p] = powersOfTwo[nearest >> 10]! * powersOfParts[nearest & 1023]! * (1 + rest * (1 + rest * (0.5 + rest * (1 / 6))));
  }
}
