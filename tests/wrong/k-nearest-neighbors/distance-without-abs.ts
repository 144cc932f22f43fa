/**
 * misconception: A power makes every difference positive.
 * expects: /the third power of −1 is negative/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Measure } from "@algorithms/k-nearest-neighbors/measure";

export function distance(A: Matrix, i: number, B: Matrix, k: number, { metric, p }: Measure): number {
  const differences = Array.from({ length: A.columns }, (_, j) => A.data[i * A.columns + j]! - B.data[k * A.columns + j]!);
  const sizes = differences.map(Math.abs);
  if (metric === "chebyshev") return Math.max(...sizes);
  if (metric === "manhattan") return sizes.reduce((sum, size) => sum + size, 0);
  const power = metric === "euclidean" ? 2 : p;
  return differences.reduce((sum, difference) => sum + difference ** power, 0) ** (1 / power);
}
