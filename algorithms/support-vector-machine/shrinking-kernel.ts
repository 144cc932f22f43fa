/**
 * Rows of the kernel matrix, fast: examples lie one after the other in the order in which they are needed, and kernels of
 * WebAssembly go over them, a block at a time.
 */
import { capacity, kernels, placeOf } from "../core/kernels";
import { radialKernels } from "../core/kernels/radial";
import type { Matrix } from "../core/matrix";
import { kernelValue, type Kernel } from "./kernel";
import type { Row } from "./shrinking-cache";

/** Examples that stay in the fastest cache between their distances and the exponentials; a multiple of 4. */
const mostRows = 512;
const doubleBytes = 8;
/** Longer examples would not fit into a block. */
const mostColumns = 100_000;

/** Where things lie in the kernels' memory. */
const ratePlace = 0;
const outPlace = ratePlace + 2 * doubleBytes;
const ownPlace = outPlace + mostRows * doubleBytes;

/** Writes K(xᵢ, x_p) into `row` for the positions from ≤ p < to. */
export function fillRow(row: Row, i: number, from: number, to: number, X: Matrix, kernel: Kernel): void {
  const d = X.columns;
  if (d > mostColumns) {
    for (let p = from; p < to; p++) row[p] = kernelValue(X, i, X, p, kernel);
    return;
  }
  const { doubles } = kernels();
  const block = ownPlace + d * doubleBytes;
  const rows = Math.min(mostRows, 4 * Math.floor((capacity - block) / (4 * d * doubleBytes)));
  doubles.set(X.data.subarray(i * d, (i + 1) * d), ownPlace / doubleBytes);
  doubles[ratePlace / doubleBytes] = kernel.gamma;
  for (let first = from; first < to; first += rows) {
    const count = Math.min(rows, to - first);
    const values = doubles.subarray(outPlace / doubleBytes, outPlace / doubleBytes + count);
    fillValues(values, placeOf(X, first, count, block), d, kernel);
    row.set(values, first);
  }
}

/** @param values at `outPlace` */
function fillValues(values: Float64Array, at: number, d: number, { kernel, gamma, coef0, degree }: Kernel): void {
  const padded = Math.ceil(values.length / 4) * 4;
  if (kernel === "rbf") {
    const { measureRows, radial } = radialKernels();
    measureRows(at, ownPlace, padded, d, outPlace);
    radial(outPlace, ratePlace, padded, outPlace);
    return;
  }
  kernels().scoreRows(at, ownPlace, padded, d, outPlace);
  if (kernel === "poly") for (let p = 0; p < values.length; p++) values[p] = (gamma * values[p]! + coef0) ** degree;
  if (kernel === "sigmoid") for (let p = 0; p < values.length; p++) values[p] = Math.tanh(gamma * values[p]! + coef0);
}
