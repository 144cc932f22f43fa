/**
 * misconception: The order is the same without the root, so the root can be left out.
 * expects: /did you forget the square root/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Measure } from "@algorithms/k-nearest-neighbors/measure";

export function distance(A: Matrix, i: number, B: Matrix, k: number, { metric, p }: Measure): number {
  const differences = Array.from({ length: A.columns }, (_, j) => Math.abs(A.data[i * A.columns + j]! - B.data[k * A.columns + j]!));
  if (metric === "chebyshev") return Math.max(...differences);
  const power = metric === "manhattan" ? 1 : metric === "euclidean" ? 2 : p;
  return differences.reduce((sum, difference) => sum + difference ** power, 0);
}
