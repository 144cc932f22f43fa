/**
 * misconception: Only what is less than the threshold goes left.
 * expects: /did you compare with < instead of <=/
 */
import type { Matrix } from "@algorithms/core/matrix";

export function partition(X: Matrix, rows: Int32Array, { feature, threshold }: { feature: number; threshold: number }): [Int32Array, Int32Array] {
  const isLeft = (row: number): boolean => X.data[row * X.columns + feature]! < threshold;
  return [rows.filter(isLeft), rows.filter((row) => !isLeft(row))];
}
