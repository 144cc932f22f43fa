/**
 * misconception: Points lie in the plane.
 * expects: /did you stop before the last column/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Measure } from "@algorithms/k-nearest-neighbors/measure";

export function distance(A: Matrix, i: number, B: Matrix, k: number, { metric, p }: Measure): number {
  const x = Math.abs(A.data[i * A.columns]! - B.data[k * B.columns]!);
  const y = A.columns > 1 ? Math.abs(A.data[i * A.columns + 1]! - B.data[k * B.columns + 1]!) : 0;
  if (metric === "chebyshev") return Math.max(x, y);
  const power = metric === "manhattan" ? 1 : metric === "euclidean" ? 2 : p;
  return (x ** power + y ** power) ** (1 / power);
}
