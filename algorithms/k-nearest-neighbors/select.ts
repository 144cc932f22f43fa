/**
 * Puts the row of middle rank where it belongs in a column's order, all smaller ones before it and all larger ones behind.
 *
 * Source: R. W. Floyd and R. L. Rivest, "Algorithm 489: the algorithm SELECT", CACM 18 (1975): n + min(k, n − k) + o(n)
 * comparisons on average, on any input, for it looks at a sample first.
 */
import type { Matrix } from "../core/matrix";

/** Reorders rows[left] … rows[right], both included, by column `axis` of X, as far as needed for rank `k`. */
export function selectMiddle(X: Matrix, axis: number, rows: Int32Array, left: number, right: number, k: number): void {
  const { data, columns: d } = X;
  const valueAt = (place: number): number => data[rows[place]! * d + axis]!;
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1;
      const i = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * Math.sign(i - n / 2);
      selectMiddle(X, axis, rows, Math.max(left, Math.floor(k - (i * s) / n + sd)), Math.min(right, Math.floor(k + ((n - i) * s) / n + sd)), k);
    }
    const pivot = valueAt(k);
    let i = left;
    let j = right;
    swap(rows, left, k);
    if (valueAt(right) > pivot) swap(rows, left, right);
    while (i < j) {
      swap(rows, i++, j--);
      while (valueAt(i) < pivot) i++;
      while (valueAt(j) > pivot) j--;
    }
    if (valueAt(left) === pivot) swap(rows, left, j);
    else swap(rows, ++j, right);
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function swap(rows: Int32Array, i: number, j: number): void {
  const kept = rows[i]!;
  rows[i] = rows[j]!;
  rows[j] = kept;
}
