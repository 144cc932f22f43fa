/** Kernels between examples and places of the picture, by the loops of WebAssembly or plain TypeScript that train large machines. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Kernel } from "../../algorithms/support-vector-machine";
import { fillRow } from "../../algorithms/support-vector-machine/shrinking-kernel";

/** A row for each example, a column for each place. */
export function kernelTable(X: Matrix, places: Matrix, kernel: Kernel): Matrix {
  const table = zeros(X.rows, places.rows);
  eachRow(X, places, kernel, (i, fill) => fill(table.data.subarray(i * places.rows, (i + 1) * places.rows)));
  return table;
}

/** Σᵢ weightsᵢ K(xᵢ, place), at every place. */
export function sumsAt(places: Matrix, X: Matrix, weights: Float64Array, kernel: Kernel): Float64Array {
  const [sums, row] = [new Float64Array(places.rows), new Float64Array(places.rows)];
  eachRow(X, places, kernel, (i, fill) => {
    if (weights[i] === 0) return;
    fill(row);
    for (let p = 0; p < sums.length; p++) sums[p]! += weights[i]! * row[p]!;
  });
  return sums;
}

function eachRow(X: Matrix, places: Matrix, kernel: Kernel, take: (i: number, fill: (row: Float64Array) => void) => void): void {
  const all = zeros(places.rows + X.rows, X.columns);
  all.data.set(places.data);
  all.data.set(X.data, places.data.length);
  for (let i = 0; i < X.rows; i++) take(i, (row) => fillRow(row, places.rows + i, 0, places.rows, all, kernel));
}
